"""The follow-up screen and the calendar, by keys: what is said of it is what is known of it."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Event
from msgspec.structs import replace
from textual.pilot import Pilot

from raincheck.domain.calendar_days import WorkWeek
from raincheck.domain.followup import begun
from raincheck.domain.session import Session, Step
from raincheck.domain.touches import Held, TouchState
from raincheck.ports import SECRET_CAUSES, FailCause, Gone, GoneThere, NotPlaced, Placed
from raincheck.tui.app import RaincheckApp
from stubs.calendars import FakeCalendarServer, SlowServer
from stubs.cases import DELIVERY, FIRST_TOUCH, NOW, TOUCHES, a_case, a_fresh_case
from stubs.gallery_followup import ELSEWHERE, MOVED_BOTH, REFUSED, THEIRS, answering, at_followup, here
from stubs.letters import paste
from stubs.pilot import at_screen, flat, on_disk, says, shown, until
from stubs.rasters import ON_BLACK, picture, read_codes

SIZES = ((80, 24), (40, 15))


def held_on_disk(app: RaincheckApp) -> list[str]:
    return [one.uid for one in on_disk(app).followup.held]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_is_in_the_calendar_once_it_was_read_back(tmp_path: Path, size: tuple[int, int]) -> None:
    app = at_followup(tmp_path, FakeCalendarServer())
    async with app.run_test(size=size) as pilot:
        await here(pilot)
        await pilot.press("1")
        await says(pilot, "In your calendar, read back: 3.")
    assert held_on_disk(app) == [touch.uid for touch in TOUCHES]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_calendar_that_was_not_reached_leads_to_the_file(tmp_path: Path, size: tuple[int, int]) -> None:
    app = at_followup(tmp_path, answering(*REFUSED))
    async with app.run_test(size=size) as pilot:
        await here(pilot)
        await pilot.press("1")
        await says(pilot, "Not in your calendar yet. The calendar server does not answer.")
        await pilot.press("enter")
        await at_screen(pilot, "SummaryScreen")
    assert held_on_disk(app) == []
    assert on_disk(app).followup.calendar is not None


async def test_what_is_in_only_in_part_is_said_to_be(tmp_path: Path) -> None:
    app = at_followup(tmp_path, answering(REFUSED[2]))
    async with app.run_test(size=SIZES[0]) as pilot:
        await here(pilot)
        await pilot.press("1")
        await says(pilot, "Not all of it is in your calendar yet.")
    assert held_on_disk(app) == [touch.uid for touch in TOUCHES[:2]]


async def test_what_the_server_said_is_shown_as_it_is(tmp_path: Path) -> None:
    app = at_followup(tmp_path, answering(NotPlaced(TOUCHES[0].uid, FailCause.CALENDAR_TIMED_OUT, "[bold]no[/]", 30)))
    async with app.run_test(size=SIZES[0]) as pilot:
        await here(pilot)
        await pilot.press("1")
        await says(pilot, "[bold]no[/]")
        assert "left alone for 30 seconds" in flat(pilot)


@pytest.mark.parametrize("cause", sorted(SECRET_CAUSES))
async def test_a_password_is_mended_with_the_keys_of_this_screen(tmp_path: Path, cause: FailCause) -> None:
    app = at_followup(tmp_path, answering(NotPlaced(TOUCHES[0].uid, cause)))
    async with app.run_test(size=SIZES[0]) as pilot:
        await here(pilot)
        await pilot.press("1")
        await until(pilot, lambda: "press g to change where" in flat(pilot) and "m for" not in flat(pilot), "g")


async def test_a_reminder_that_the_server_took_off_is_told(tmp_path: Path) -> None:
    bare = Held(uid=TOUCHES[0].uid, href="x", etag='"1"', at=TOUCHES[0].at, bare=True)
    app = at_followup(tmp_path, answering(Placed(bare), *(Gone(touch.uid) for touch in TOUCHES[1:])))
    async with app.run_test(size=SIZES[0]) as pilot:
        await here(pilot)
        await pilot.press("1")
        await says(pilot, "Your server took the reminders off.")


def answered(server: FakeCalendarServer) -> None:
    """From the next time on it has no answers of its own."""
    server.answers.clear()


@pytest.mark.parametrize(
    ("key", "at"), [("k", THEIRS.held.at), ("o", FIRST_TOUCH + timedelta(hours=2))], ids=["theirs", "ours"]
)
async def test_two_times_are_asked_about_and_the_answer_counts(tmp_path: Path, key: str, at: datetime) -> None:
    server = answering(THEIRS)
    app = at_followup(tmp_path, server, MOVED_BOTH)
    async with app.run_test(size=SIZES[0]) as pilot:
        await here(pilot)
        await pilot.press("1")
        await says(pilot, "Two times for the first follow-up")
        answered(server)
        await pilot.press(key)
        await says(pilot, "In your calendar, read back: 3.")
    assert on_disk(app).followup.touches[0].at == at
    assert server.entries[TOUCHES[0].uid].at == at


async def test_two_times_stay_as_they_are_until_it_is_decided(tmp_path: Path) -> None:
    app = at_followup(tmp_path, answering(THEIRS), MOVED_BOTH)
    async with app.run_test(size=SIZES[0]) as pilot:
        await here(pilot)
        await pilot.press("1")
        await says(pilot, "Two times for the first follow-up")
        await pilot.press("escape")
        await says(pilot, "Both times are as they were.")
    assert on_disk(app).followup.touches[0] == MOVED_BOTH.followup.touches[0]


async def test_what_somebody_took_out_of_the_calendar_is_dropped_and_said(tmp_path: Path) -> None:
    app = at_followup(tmp_path, answering(GoneThere(TOUCHES[0].uid)), as_placed())
    async with app.run_test(size=SIZES[0]) as pilot:
        await here(pilot)
        await pilot.press("1")
        await says(pilot, "Changed in your calendar, and taken over: first follow-up.")
    assert on_disk(app).followup.touches[0].state is TouchState.DROPPED


async def test_what_somebody_moved_in_the_calendar_counts_from_then_on(tmp_path: Path) -> None:
    app = at_followup(tmp_path, answering(THEIRS), as_placed())
    async with app.run_test(size=SIZES[0]) as pilot:
        await here(pilot)
        await pilot.press("1")
        await says(pilot, "Changed in your calendar, and taken over: first follow-up.")
        assert "Sat 21 Nov  09:30" in shown(pilot)
    assert on_disk(app).followup.touches[0].at == THEIRS.held.at


def as_placed() -> Session:
    known = tuple(Held(uid=touch.uid, href="x", etag='"1"', at=touch.at) for touch in TOUCHES)
    return replace(MOVED_BOTH, followup=replace(a_case().followup, held=known))


async def test_esc_stops_a_server_that_does_not_answer(tmp_path: Path) -> None:
    app = at_followup(tmp_path, SlowServer())
    async with app.run_test(size=SIZES[0]) as pilot:
        await here(pilot)
        await pilot.press("1")
        await says(pilot, "Esc stops it")
        await pilot.press("f2", "escape")
        await says(pilot, "You stopped it")


async def test_nothing_is_changed_while_the_calendar_is_written(tmp_path: Path) -> None:
    app = at_followup(tmp_path, SlowServer())
    async with app.run_test(size=SIZES[0]) as pilot:
        await here(pilot)
        await pilot.press("1")
        await says(pilot, "Esc stops it")
        before = on_disk(app)
        await pilot.press("d", "t", "e", "w", "5")
        assert on_disk(app) == before
        await pilot.press("escape")
        await says(pilot, "You stopped it")


async def moved_to(pilot: Pilot[None], text: str) -> None:
    """Type another time for the first follow-up."""
    await here(pilot)
    await pilot.press("e")
    await says(pilot, "New time for it, on Phoenix time")
    await pilot.press("home", "ctrl+k", *text, "enter")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("2026-11-20 22:00", "at 22:00 it is night there."),
        ("2026-11-21 11:00", "Saturday 21 is a day off there."),
        ("2026-11-18 09:00", "That time is over already."),
    ],
    ids=["night", "day off", "past"],
)
async def test_an_unkind_time_is_taken_and_warned_of(
    tmp_path: Path, text: str, warning: str, size: tuple[int, int]
) -> None:
    app = at_followup(tmp_path, FakeCalendarServer())
    async with app.run_test(size=size) as pilot:
        await moved_to(pilot, text)
        await says(pilot, warning)
    assert f"{on_disk(app).followup.touches[0].at:%Y-%m-%d %H:%M}" == text


@pytest.mark.parametrize("key", ["d", "t"])
async def test_a_change_of_what_is_in_the_calendar_says_that_it_lacks_it(tmp_path: Path, key: str) -> None:
    app = at_followup(tmp_path, FakeCalendarServer(), as_placed())
    async with app.run_test(size=SIZES[1]) as pilot:
        await here(pilot)
        assert "in your calendar" in shown(pilot)
        await pilot.press(key)
        await says(pilot, "Your calendar has it as it was: put it there again.")


async def test_the_touches_stand_in_their_order_each_with_the_clock_it_is_told_on(tmp_path: Path) -> None:
    app = at_followup(tmp_path, FakeCalendarServer(), ELSEWHERE)
    async with app.run_test(size=SIZES[0]) as pilot:
        await here(pilot)
        first, second = (line for line in shown(pilot).split("\n") if "27 Nov" in line)
        assert "second follow-up" in first
        assert "18:30   in Berlin, 17:30 for you   first follow-up" in second


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_marked_touch_is_always_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    app = at_followup(tmp_path, FakeCalendarServer(), ELSEWHERE)
    async with app.run_test(size=size) as pilot:
        await here(pilot)
        await pilot.press("tab")
        for label in ("second", "first", "let it go", "confirm", "leave", "be there"):
            (row,) = (line for line in shown(pilot).split("\n") if "▌" in line)
            assert label in row
            await pilot.press("down")


async def test_the_mark_stays_on_a_touch_that_moves(tmp_path: Path) -> None:
    app = at_followup(tmp_path, FakeCalendarServer())
    async with app.run_test(size=SIZES[0]) as pilot:
        await moved_to(pilot, "2026-12-01 10:00")
        await says(pilot, "Tue 1 Dec")
        assert any("▌" in line and "first follow-up" in line for line in shown(pilot).split("\n"))


async def test_where_they_work_moves_the_dates(tmp_path: Path) -> None:
    case = a_fresh_case(step=Step.FOLLOWUP, deliveries=(replace(DELIVERY, at=NOW),))
    app = at_followup(tmp_path, FakeCalendarServer(), begun(case, NOW, WorkWeek(zone="America/Phoenix")))
    async with app.run_test(size=SIZES[0]) as pilot:
        await here(pilot)
        await pilot.press("w")
        await at_screen(pilot, "WorkplaceScreen")
        await pilot.press("tab", "tab", *"fri", "comma", *"sat", "enter")
        await here(pilot)
        await says(pilot, "Sun 22 Nov")


async def test_a_time_can_be_pasted(tmp_path: Path) -> None:
    app = at_followup(tmp_path, FakeCalendarServer())
    async with app.run_test(size=SIZES[0]) as pilot:
        await here(pilot)
        await pilot.press("e", "home", "ctrl+k")
        await paste(pilot, "2026-11-20\n11:00")
        await pilot.press("f2")
        await says(pilot, "Fri 20 Nov 11:00")


async def test_without_a_calendar_the_file_is_the_first_way(tmp_path: Path) -> None:
    app = at_followup(tmp_path, FakeCalendarServer(), known=False)
    async with app.run_test(size=SIZES[0]) as pilot:
        await here(pilot)
        assert "1  Open them in my calendar program" in shown(pilot)
        await pilot.press("4")
        await at_screen(pilot, "CalendarSetupScreen")


async def test_a_phone_reads_the_next_one_from_the_screen(tmp_path: Path) -> None:
    app = at_followup(tmp_path, FakeCalendarServer())
    async with app.run_test(size=SIZES[0]) as pilot:
        await here(pilot)
        await pilot.press("5")
        await until(pilot, lambda: bool(read_codes(picture(pilot.app, ON_BLACK))), "a code is read")
        (text,) = read_codes(picture(pilot.app, ON_BLACK))
    event = Event.from_ical(text)
    assert (event.decoded("dtstart"), str(event["summary"])[:9]) == (FIRST_TOUCH, "Follow up")
