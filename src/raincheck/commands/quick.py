"""`raincheck list` and `raincheck due`, from lines that were made ready (see `ready`), before anything is loaded.

Whatever is not plain is left to the command itself: other arguments, a case that changed, a row that is damaged.
What is printed is the same.
"""

import sys
import time

from raincheck.adapters import board
from raincheck.adapters.paths import config_place, data_place
from raincheck.domain.spans import away, starting

FIELD, LINE, PART = "\x1c", "\x1d", "\x1e"
"""Between two fields of a line, two lines, and the two parts of a row."""

GAP = "\x00"
"""Where a line says how long it is; as in `naming`."""

HOW = {"away": away, "starting": starting}
DUE = 10
"""The exit code when something is due; as in `exits`."""

STANDING = {"save": 0, "now": 1}
LATER = 2
RANKS = {**STANDING, "never": 3}
"""The order of a list, by how something stands; what stands from its moment on is either of the two between."""

Answer = tuple[str, int]
"""What to print, and the exit code."""

_UNITS = {"m": 60, "h": 3600, "d": 86400}


def answer(argv: list[str]) -> Answer | None:
    """The answer to that command line; None where it takes more than this to give it."""
    if argv not in (["list"], ["due"]) and (len(argv) != 3 or argv[:2] != ["due", "--within"]):
        return None
    try:
        within = _seconds(argv[2]) if len(argv) == 3 else 0
        rows = board.read(data_place(), config_place())
        silent = rows.pop(board.SILENT)
        now = int(time.time())
        lines = _listed(rows, now) if argv == ["list"] else _due(rows, now, now + within)
    except (ValueError, KeyError, RuntimeError):
        return None
    if not "".join(lines).isprintable():
        # Mostly a rare emoji. Else it is nothing that a terminal should see.
        return None
    if argv == ["list"]:
        return ("\n".join([*lines, ""]), 0) if lines else None
    if not lines:
        return (f"{silent}\n" if sys.stdout.isatty() else "", 0)
    return "\n".join([*lines, ""]), DUE


def _listed(rows: dict[str, str], now: int) -> list[str]:
    """The lines of all cases in the order of their ranks, each by the moment that it counts to."""
    found = []
    for row in rows.values():
        part = row.partition(PART)[0]
        for line in part.split(LINE) if part else ():
            begins, ends, order, stand, how, text = line.split(FIELD)
            if float(begins) <= now < float(ends):
                moment = float(order)
                found.append(
                    (
                        _rank(stand, moment, now),
                        moment,
                        text.replace(GAP, HOW[how](int((moment - now) // 60))) if how else text,
                    )
                )
                break
    found.sort(key=lambda one: one[:2])
    return [text for _, _, text in found]


def _due(rows: dict[str, str], now: int, by: int) -> list[str]:
    """The lines of what stands by then."""
    found = []
    for row in rows.values():
        part = row.partition(PART)[2]
        for line in part.split(LINE) if part else ():
            begins, ends, order, stand, _, text = line.split(FIELD)
            moment = float(order)
            if float(begins) <= now < float(ends) and (stand in STANDING or moment <= by):
                found.append((_rank(stand, moment, now), moment, text))
    found.sort(key=lambda one: one[:2])
    return [text for _, _, text in found]


def _rank(stand: str, moment: float, now: int) -> int:
    """Where it stands in a list; as in `agenda`."""
    if stand in RANKS:
        return RANKS[stand]
    return STANDING["now"] if moment <= now else LATER


def _seconds(span: str) -> int:
    """The span of `--within`. Raises KeyError or ValueError for what the command itself has to refuse or to read."""
    number = span[:-1]
    if not (number.isascii() and number.isdigit() and number[0] != "0" and len(number) <= 4):
        raise ValueError(span)
    return int(number) * _UNITS[span[-1]]
