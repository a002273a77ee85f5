"""Looking at a case, and at all of them, from home: keys only."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from stubs.gallery import several
from stubs.pilot import at_screen, shown, until

SIZES = ((80, 24), (40, 15))


async def opened(pilot: Pilot[None], key: str, text: str) -> None:
    await at_screen(pilot, "HomeScreen")
    await pilot.press(key)
    await until(pilot, lambda: text in shown(pilot), text)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("closing", ["escape", "l"])
async def test_the_story_of_the_marked_case_opens_and_closes(
    tmp_path: Path, size: tuple[int, int], closing: str
) -> None:
    async with several(tmp_path).run_test(size=size) as pilot:
        await opened(pilot, "l", "★ the interview")
        await pilot.press(closing)
        await at_screen(pilot, "HomeScreen")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("closing", ["escape", "s"])
async def test_the_numbers_of_all_cases_open_and_close(tmp_path: Path, size: tuple[int, int], closing: str) -> None:
    async with several(tmp_path).run_test(size=size) as pilot:
        await opened(pilot, "s", "Your own cases")
        await pilot.press(closing)
        await at_screen(pilot, "HomeScreen")


async def test_only_what_is_saved_is_counted(tmp_path: Path) -> None:
    async with several(tmp_path).run_test(size=SIZES[0]) as pilot:
        await opened(pilot, "s", "Your own cases")
        lines = [line.strip(" │") for line in shown(pilot).split("\n")]
    assert "cases           3" in lines
    assert any(line.startswith("reasons") and line.endswith("2") and "Car trouble" in line for line in lines)
    assert any("I overslept" in line and line.endswith("1") for line in lines)
