"""A QR code in the characters of a terminal, and the room that it takes.

A character cell is about twice as high as it is wide, so a half block is about a square: one module
a column, two modules a line.
"""

from collections.abc import Sequence
from enum import StrEnum
from itertools import count

from msgspec import Struct

Modules = Sequence[Sequence[bool]]
"""The rows of a code without its quiet zone; True is dark."""

QUIET = 4
"""Light modules on each side of a code (ISO/IEC 18004, 5.3.8)."""

LEAST_QUIET = 2
"""So many do where the screen is small.

Our tests read small and the largest codes with two of them, on black and on white, at three pixels a module. In its
favor, the screen around it is light as well on a light terminal.
"""


class Where(StrEnum):
    """Where a code stands, the best place first: beside or below the words, beside very few, or all but alone."""

    BESIDE = "beside"
    BELOW = "below"
    SLIM = "slim"
    ALONE = "alone"


UNDER = (Where.BELOW, Where.ALONE)
"""Where the words stand above the code and have the whole width."""

_LEFT = {Where.BESIDE: (32, 0), Where.BELOW: (0, 10), Where.SLIM: (11, 0), Where.ALONE: (0, 1)}
"""Columns and lines that it leaves to the words."""

_WORDS_COLUMNS = 46
"""On a narrower screen the words take too many lines to stand above a code."""

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


class Place(Struct, frozen=True):
    """Where a code stands on a screen, and its quiet zone in modules."""

    where: Where
    quiet: int


def half_blocks(modules: Modules, quiet: int = QUIET) -> tuple[str, ...]:
    """The lines of a code with its quiet zone: a block is dark, a space is light."""
    rows = _framed(modules, quiet)
    return tuple(
        "".join(_HALVES[upper, lower] for upper, lower in zip(*pair, strict=True))
        for pair in zip(rows[::2], rows[1::2], strict=True)
    )


def inverted(lines: Sequence[str]) -> tuple[str, ...]:
    """The same lines where a block is light: for light letters on a dark terminal that shows no colors."""
    return tuple(line.translate(_SWAPPED) for line in lines)


_SWAPPED = str.maketrans(" ▀▄█", "█▄▀ ")


def size_of(modules: Modules, quiet: int = QUIET) -> tuple[int, int]:
    """Its columns and lines on the screen."""
    side = len(modules) + 2 * quiet
    return side, (side + 1) // 2


def fits(modules: Modules, columns: int, lines: int) -> int | None:
    """The quiet zone with which it has room there: the whole one, or the least; None without room even so."""
    for quiet in (QUIET, LEAST_QUIET):
        wide, high = size_of(modules, quiet)
        if wide <= columns and high <= lines:
            return quiet
    return None


def place(modules: Modules, columns: int, lines: int) -> Place | None:
    """The best place for it on a screen of that size; None where it would be cut."""
    for where, (words_wide, words_high) in _LEFT.items():
        quiet = fits(modules, columns - words_wide, lines - words_high)
        if quiet is not None and (where is not Where.BELOW or columns >= _WORDS_COLUMNS):
            return Place(where, quiet)
    return None


def room_needed(modules: Modules, columns: int) -> tuple[int, int]:
    """The columns and the fewest lines of a screen on which it has a place; the columns as they are if they do."""
    columns = max(columns, size_of(modules, LEAST_QUIET)[0])
    return columns, next(lines for lines in count(1) if place(modules, columns, lines))


def _framed(modules: Modules, quiet: int) -> list[list[bool]]:
    """The rows with their quiet zone, and a light one below where their number is odd."""
    side = len(modules) + 2 * quiet
    light = [False] * side
    edge = [False] * quiet
    rows = [*[light] * quiet, *([*edge, *row, *edge] for row in modules), *[light] * quiet]
    return rows if side % 2 == 0 else [*rows, light]
