"""The calendar after something has happened: what is not needed leaves it, and what is still there is said."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from msgspec.structs import replace
from textual.pilot import Pilot

from raincheck.domain.returning import Since
from raincheck.domain.touches import CalendarFile, FollowUp
from raincheck.tui.app import RaincheckApp
from stubs.calendars import FakeCalendarServer, SlowServer
from stubs.cases import NOW, TOUCHES
from stubs.gallery_since import AFTER, HELD, back, refusing
from stubs.pilot import at_screen, case_of, says, shown

USUAL = (80, 24)


IN_CALENDAR = replace(AFTER, followup=HELD)
IN_A_FILE = replace(AFTER, followup=FollowUp(touches=TOUCHES, calendar=CalendarFile(path="case.ics", at=NOW)))


def holding() -> FakeCalendarServer:
    """A server that has the three reminders."""
    server = FakeCalendarServer()
    server.entries = {one.uid: one for one in HELD.held}
    return server


@asynccontextmanager
async def refused(app: RaincheckApp, then: str) -> AsyncIterator[Pilot[None]]:
    """The answer is a refusal, and the screen says what that does to the calendar."""
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "AfterScreen")
        await pilot.press("4")
        await says(pilot, then)
        yield pilot


async def test_what_is_not_needed_any_more_leaves_the_calendar(tmp_path: Path) -> None:
    server = holding()
    app = back(IN_CALENDAR, server=server)(tmp_path)
    async with refused(app, "3 reminders taken out of your calendar") as pilot:
        assert server.entries == {}
        assert case_of(app).followup.held == ()
        await pilot.press("enter")
        await at_screen(pilot, "MessageScreen")


async def test_taken_back_the_calendar_has_them_again(tmp_path: Path) -> None:
    server = FakeCalendarServer()
    app = back(IN_CALENDAR, server=server)(tmp_path)
    async with refused(app, "taken out") as pilot:
        await pilot.press("u")
        await says(pilot, "has the reminders again")
        assert "Enter goes on" not in shown(pilot)
    assert case_of(app).replies == ()
    assert set(server.entries) == {touch.uid for touch in TOUCHES}


async def test_what_is_still_in_the_calendar_is_said_and_a_file_offered(tmp_path: Path) -> None:
    app = back(IN_CALENDAR, server=refusing())(tmp_path)
    async with refused(app, "Still in your calendar: first follow-up") as pilot:
        assert len(case_of(app).followup.held) == 3
        await pilot.press("f")
        await says(pilot, "asked to open the file")
        await pilot.press("enter")
        await at_screen(pilot, "MessageScreen")


async def test_it_can_be_stopped_and_left(tmp_path: Path) -> None:
    app = back(IN_CALENDAR, server=SlowServer())(tmp_path)
    async with refused(app, "Esc stops it") as pilot:
        await pilot.press("escape")
        await says(pilot, "Still in your calendar")
        await pilot.press("enter")
        await at_screen(pilot, "MessageScreen")


async def test_reminders_in_a_file_are_canceled_by_a_file(tmp_path: Path) -> None:
    app = back(IN_A_FILE)(tmp_path)
    async with refused(app, "f opens one that") as pilot:
        await pilot.press("f")
        await says(pilot, "asked to open the file")
        await pilot.press("enter")
        await at_screen(pilot, "MessageScreen")


async def test_while_the_calendar_is_cleared_no_other_answer_is_taken(tmp_path: Path) -> None:
    app = back(IN_CALENDAR, server=SlowServer())(tmp_path)
    async with refused(app, "Esc stops it") as pilot:
        await pilot.press("1", "2", "3", "f2", "enter", "u")
        await pilot.press("escape")
        await says(pilot, "Still in your calendar")
    assert [reply.what for reply in case_of(app).replies] == [Since.REFUSED]


async def test_a_slip_of_the_hand_that_is_corrected_puts_the_reminders_back(tmp_path: Path) -> None:
    server = holding()
    app = back(IN_CALENDAR, server=server)(tmp_path)
    async with refused(app, "taken out") as pilot:
        await pilot.press("2")
        await says(pilot, "has the reminders again")
        await pilot.press("enter")
        await at_screen(pilot, "MessageScreen")
    assert set(server.entries) == {touch.uid for touch in TOUCHES}
    assert [reply.what for reply in case_of(app).replies] == [Since.SILENCE]


async def test_what_could_not_be_put_back_is_said_and_a_file_offered(tmp_path: Path) -> None:
    server = holding()
    app = back(IN_CALENDAR, server=server)(tmp_path)
    async with refused(app, "taken out") as pilot:
        server.answers = refusing().answers
        await pilot.press("u")
        await says(pilot, "Not in your calendar again: first follow-up")
        await pilot.press("f")
        await says(pilot, "asked to open the file")


async def test_reminders_that_a_file_canceled_are_brought_back_by_a_file(tmp_path: Path) -> None:
    app = back(IN_A_FILE)(tmp_path)
    async with refused(app, "f opens one that") as pilot:
        await pilot.press("u")
        await says(pilot, "f opens one that brings them back")
        assert "Taken back." in shown(pilot)


async def test_an_entry_whose_answer_was_lost_leaves_the_calendar_after_a_refusal(tmp_path: Path) -> None:
    server = holding()
    app = back(replace(AFTER, followup=FollowUp(touches=TOUCHES, tried=tuple(server.entries))), server=server)(tmp_path)
    async with refused(app, "3 reminders taken out of your calendar"):
        assert server.entries == {}
        assert case_of(app).followup.tried == ()
