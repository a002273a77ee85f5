"""A code in half blocks: drawn as it is, never cut, and placed where it has room."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.adapters.qr import SegnoCodes
from raincheck.domain.codes import (
    LEAST_QUIET,
    QUIET,
    UNDER,
    Place,
    Where,
    fits,
    half_blocks,
    inverted,
    place,
    room_needed,
    size_of,
)
from stubs.rasters import Pixels, read_codes

Grid = tuple[tuple[bool, ...], ...]
TALLER = {" ": "00", "▀": "10", "▄": "01", "█": "11"}


def square(side: int, dark: bool = True) -> Grid:
    return tuple((dark,) * side for _ in range(side))


grids = st.integers(1, 12).flatmap(
    lambda side: st.lists(st.tuples(*[st.booleans()] * side), min_size=side, max_size=side).map(tuple)
)
sides = st.integers(1, 40).map(lambda version: 17 + 4 * version)


def pixels_of(lines: tuple[str, ...], scale: int, ground: int) -> Pixels:
    """Each module as a square, on a ground as the terminal around it has it."""
    rows = [[255 * (TALLER[block][half] == "0") for block in line] for line in lines for half in (0, 1)]
    drawn = np.pad(np.array(rows, dtype=np.uint8), 8, constant_values=ground)
    return drawn.repeat(scale, axis=0).repeat(scale, axis=1)


@given(grids, st.integers(0, 4))
def test_each_module_is_half_a_block_in_its_place(grid: Grid, quiet: int) -> None:
    lines = half_blocks(grid, quiet)
    rows = ["".join(TALLER[block][half] for block in line) for line in lines for half in (0, 1)]
    side = len(grid) + 2 * quiet
    framed = np.zeros((len(rows), side), dtype=bool)
    framed[quiet : quiet + len(grid), quiet : quiet + len(grid)] = grid
    assert rows == ["".join(str(int(dark)) for dark in row) for row in framed]


@given(grids, st.integers(0, 4))
def test_its_size_is_that_of_its_lines(grid: Grid, quiet: int) -> None:
    lines = half_blocks(grid, quiet)
    assert size_of(grid, quiet) == (len(lines[0]), len(lines))


@given(grids)
def test_inverted_twice_is_as_before(grid: Grid) -> None:
    assert inverted(inverted(half_blocks(grid))) == half_blocks(grid)


def test_inverted_is_light_where_it_was_dark() -> None:
    assert inverted((" ▀▄█",)) == ("█▄▀ ",)


@pytest.mark.parametrize(
    ("columns", "lines", "quiet"),
    [
        (29, 15, QUIET),
        (29, 14, LEAST_QUIET),
        (28, 15, LEAST_QUIET),
        (25, 13, LEAST_QUIET),
        (25, 12, None),
        (24, 13, None),
    ],
)
def test_the_quiet_zone_gives_way_before_the_code_does(columns: int, lines: int, quiet: int | None) -> None:
    assert fits(square(21), columns, lines) == quiet


@pytest.mark.parametrize(
    ("columns", "lines", "found"),
    [
        (100, 30, Place(Where.BESIDE, QUIET)),
        (80, 24, Place(Where.BESIDE, QUIET)),
        (58, 24, Place(Where.BESIDE, LEAST_QUIET)),
        (50, 30, Place(Where.BELOW, QUIET)),
        (45, 30, Place(Where.SLIM, QUIET)),
        (40, 15, Place(Where.SLIM, QUIET)),
        (30, 15, Place(Where.ALONE, LEAST_QUIET)),
        (30, 13, None),
        (24, 60, None),
    ],
)
def test_a_number_stands_there_on_a_screen_of_that_size(columns: int, lines: int, found: Place | None) -> None:
    assert place(square(21), columns, lines) == found


@given(sides, st.integers(1, 250), st.integers(1, 150))
def test_nothing_is_ever_cut(side: int, columns: int, lines: int) -> None:
    found = place(square(side), columns, lines)
    if found is not None:
        wide, high = size_of(square(side), found.quiet)
        assert wide <= columns
        assert high + (found.where in UNDER) <= lines


@given(sides, st.integers(1, 250))
def test_the_room_that_is_asked_for_is_enough_and_not_a_line_too_much(side: int, columns: int) -> None:
    wide, high = room_needed(square(side), columns)
    assert wide >= columns
    assert place(square(side), wide, high) is not None
    assert place(square(side), wide, high - 1) is None


@pytest.mark.parametrize(
    ("columns", "room"), [(10, (25, 14)), (25, (25, 14)), (36, (36, 13)), (57, (57, 13)), (140, (140, 13))]
)
def test_the_room_that_a_number_asks_for(columns: int, room: tuple[int, int]) -> None:
    assert room_needed(square(21), columns) == room


@pytest.mark.parametrize("ground", [0, 255], ids=["black", "white"])
@pytest.mark.parametrize("quiet", [LEAST_QUIET, QUIET])
@pytest.mark.parametrize("length", [20, 100, 300, 700, 1500, 2900])
def test_a_code_is_read_with_either_quiet_zone_on_black_and_on_white(length: int, quiet: int, ground: int) -> None:
    text = ("tel:+16025550142 " * 200)[:length]
    modules = SegnoCodes().modules(text)
    assert modules is not None
    assert read_codes(pixels_of(half_blocks(modules, quiet), 3, ground)) == [text]
