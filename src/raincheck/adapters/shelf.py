"""The cases in short: out of the index where it fits, out of their files where it does not."""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

from raincheck.adapters import index
from raincheck.adapters.card_rows import card_in, row_of
from raincheck.adapters.files import write_whole
from raincheck.domain.cards import Card, card_of
from raincheck.domain.session import Session
from raincheck.ports import LoadFailed

Read = Callable[[str], Session | LoadFailed]
"""Read the case in the file of that name."""


def cards(data: Path, read: Read) -> tuple[tuple[Card, ...], list[LoadFailed]]:
    """The card of every case, in the order of their names, and the files that hold none.

    The index is written anew where it did not fit. A folder that cannot be read has no cases here.
    """
    known, started = index.read(f"{data}/{index.NAME}"), time.time_ns()
    found: list[Card] = []
    troubles: list[LoadFailed] = []
    kept: index.Rows = {}
    for name, binding, changed in _scanned(data):
        row = known.get(binding, "")
        card = card_in(row)
        if card is None:
            case = read(name)
            if isinstance(case, LoadFailed):
                troubles.append(case)
                continue
            card = card_of(case)
            row = row_of(card) if changed + index.SETTLED_NS <= started else ""
        found.append(card)
        if row:
            kept[binding] = row
    if kept != known:
        # Where it cannot be written, every list reads every case.
        with contextlib.suppress(OSError):
            write_whole(data / index.NAME, index.written(kept))
    return tuple(found), troubles


def _scanned(data: Path) -> list[tuple[str, str, int]]:
    try:
        return sorted(one for one in index.scan(f"{data}/{index.FOLDER}") if one[1] != index.ASIDE)
    except OSError:
        return []
