"""What `list` and `due` say of every case, ready to be printed: so that a prompt of a shell can ask each time.

The rows are made from those of the index, and bound in the same way; besides, all of them depend on the words, on
the zone of the machine and on the version. It needs no library but the standard one, and little of that.
"""

import os
import time

import raincheck.content
from raincheck import __version__
from raincheck.adapters import index
from raincheck.adapters.local_zone import plain_zone

NAME = "lists.index"
OWN_WORDS = "words"
SILENT = ""
"""The row with what is said when there is nothing to say."""

_WORDS = ("agenda", "due", "followup", "steps")
"""The files in `content/` out of which the lines are made."""

_WEEK = 7 * 24 * 3600
"""Seconds after which all rows are made anew: the zones of the world change as well."""


def made_by(config: str) -> str:
    """Everything that the rows depend on besides the cases; empty where that is not plain to see.

    The number after "lists" is raised when a row holds anything else, or when something else is said, or in another
    order, by the same version.
    """
    zone = plain_zone()
    try:
        words = [_state(f"{folder}/{name}.toml") for folder in raincheck.content.__path__ for name in _WORDS]
        words += _own(f"{config}/{OWN_WORDS}")
    except OSError:
        return ""
    return f"raincheck {__version__} lists 4 {zone!r} {words} {int(time.time()) // _WEEK}" if zone else ""


def _own(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(_state(entry.path) for entry in entries)
    except FileNotFoundError:
        return []


def _state(path: str) -> str:
    status = os.stat(path)  # noqa: PTH116 - as in `local_zone`
    return f"{path}/{status.st_size}/{status.st_mtime_ns}"


def read(data: str, config: str) -> dict[str, str]:
    """The rows in their order, of exactly the cases that are there, after the silent one; none if one is missing."""
    setting = made_by(config)
    rows = index.read(f"{data}/{NAME}", setting) if setting else {}
    if not rows:
        return {}
    try:
        there = {binding for _, binding, _ in index.scan(f"{data}/{index.FOLDER}")}
    except OSError:
        return {}
    if not there <= rows.keys():
        return {}
    return {binding: row for binding, row in rows.items() if binding in there or binding == SILENT}
