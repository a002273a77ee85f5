"""Where they work, by keys alone: three lines, and the dates move."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from raincheck.domain.calendar_days import WorkWeek
from raincheck.domain.followup import begun
from raincheck.domain.interview import Weekday, Workplace
from raincheck.domain.session import Step
from raincheck.tui.app import RaincheckApp
from stubs.calendars import FakeHolidays
from stubs.cases import DELIVERY, NOW, a_fresh_case
from stubs.fakes import FrozenClock
from stubs.pilot import at_screen, case_of, says, shown, story_app

both_sizes = pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])
LONDON = "Europe/London"
SENT = a_fresh_case(step=Step.FOLLOWUP, deliveries=(replace(DELIVERY, at=NOW),))
CASE = begun(replace(SENT, interview=replace(SENT.interview, zone=LONDON)), NOW, WorkWeek(zone=LONDON))


def asked(folder: Path) -> RaincheckApp:
    return story_app(folder, CASE, holidays=FakeHolidays(country="GB"), clock=FrozenClock(NOW))


async def ask(pilot: Pilot[None]) -> None:
    await at_screen(pilot, "FollowupScreen")
    await pilot.press("w")
    await at_screen(pilot, "WorkplaceScreen")


@both_sizes
async def test_what_holds_is_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    async with asked(tmp_path).run_test(size=size) as pilot:
        await ask(pilot)
        for text in ("Where do they work?", "Britain (UK)", "England", "Saturday, Sunday", "London", "take it"):
            assert text in shown(pilot)


@both_sizes
async def test_another_region_and_week_are_taken_and_kept(tmp_path: Path, size: tuple[int, int]) -> None:
    app = asked(tmp_path)
    async with app.run_test(size=size) as pilot:
        await ask(pilot)
        await pilot.press("tab", *"Scotland", "tab", *"fri", "comma", *"sat", "enter")
        await at_screen(pilot, "FollowupScreen")
        await says(pilot, "Mon 23 Nov")
    case = case_of(app)
    work = Workplace(zone=LONDON, country="GB", region="SCT", weekend=(Weekday.FRIDAY, Weekday.SATURDAY))
    assert case.interview.work == work == app.wizard.ports.profile.workplace()
    assert [f"{touch.at:%a %m-%d}" for touch in case.followup.touches] == ["Mon 11-23", "Mon 11-30", "Thu 12-03"]


@both_sizes
async def test_what_names_nothing_is_told_and_stays_to_be_mended(tmp_path: Path, size: tuple[int, int]) -> None:
    app = asked(tmp_path)
    async with app.run_test(size=size) as pilot:
        await ask(pilot)
        await pilot.press(*"Narnia", "f2")
        await says(pilot, "No one country has that name.")
        assert "Narnia" in shown(pilot)
        assert "take it" in shown(pilot)
        assert pilot.app.screen.focused is pilot.app.screen.query_one("#country")
    assert case_of(app) == CASE


async def test_escape_changes_nothing(tmp_path: Path) -> None:
    app = asked(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press(*"Ireland", "escape")
        await at_screen(pilot, "FollowupScreen")
    assert case_of(app) == CASE
