"""The calendar after something has happened: what is not needed leaves it, and what is still there is said."""

import threading
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.domain.returning import Since
from raincheck.domain.session import Session
from raincheck.domain.touches import CalendarFile, FollowUp, Held
from raincheck.ports import FailCause, NotPlaced, Placement, Watch
from raincheck.tui.app import RaincheckApp
from stubs.calendars import FakeCalendarServer
from stubs.cases import CASE_ID, NOW, TOUCHES
from stubs.gallery_since import AFTER, HELD, back, refusing
from stubs.pilot import at_screen, shown, until

USUAL = (80, 24)


def case_of(app: RaincheckApp) -> Session:
    found = app.wizard.ports.store.load(CASE_ID)
    assert isinstance(found, Session)
    return found


class SlowServer(FakeCalendarServer):
    """A server that answers only when it is asked to stop."""

    def place(
        self,
        entries: Sequence[CalendarEntry],
        held: Sequence[Held],  # noqa: ARG002 - the shape of the port
        now: datetime,  # noqa: ARG002 - the same
        watch: Watch,
    ) -> tuple[Placement, ...]:
        stopped = threading.Event()
        watch.on_stop(stopped.set)
        assert stopped.wait(20)
        return tuple(NotPlaced(entry.touch.uid, FailCause.CALENDAR_STOPPED) for entry in entries)


IN_CALENDAR = replace(AFTER, followup=HELD)


async def test_what_is_not_needed_any_more_leaves_the_calendar(tmp_path: Path) -> None:
    server = FakeCalendarServer()
    server.entries = {one.uid: one for one in HELD.held}
    app = back(IN_CALENDAR, server=server)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "AfterScreen")
        await pilot.press("4")
        await until(pilot, lambda: "3 reminders taken out of your calendar" in shown(pilot), "it says so")
        assert server.entries == {}
        assert case_of(app).followup.held == ()
        await pilot.press("enter")
        await at_screen(pilot, "MessageScreen")


async def test_taken_back_the_calendar_has_them_again(tmp_path: Path) -> None:
    server = FakeCalendarServer()
    app = back(IN_CALENDAR, server=server)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "AfterScreen")
        await pilot.press("4")
        await until(pilot, lambda: "taken out" in shown(pilot), "it says so")
        await pilot.press("u")
        await until(pilot, lambda: "has the reminders again" in shown(pilot), "it says so")
        assert "Enter goes on" not in shown(pilot)
    assert case_of(app).replies == ()
    assert set(server.entries) == {touch.uid for touch in TOUCHES}


async def test_what_is_still_in_the_calendar_is_said_and_a_file_offered(tmp_path: Path) -> None:
    app = back(IN_CALENDAR, server=refusing())(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "AfterScreen")
        await pilot.press("4")
        await until(pilot, lambda: "Still in your calendar: first follow-up" in shown(pilot), "it says so")
        assert len(case_of(app).followup.held) == 3
        await pilot.press("f")
        await until(pilot, lambda: "asked to open the file" in shown(pilot), "it is opened")
        await pilot.press("enter")
        await at_screen(pilot, "MessageScreen")


async def test_it_can_be_stopped_and_left(tmp_path: Path) -> None:
    app = back(IN_CALENDAR, server=SlowServer())(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "AfterScreen")
        await pilot.press("4")
        await until(pilot, lambda: "Esc stops it" in shown(pilot), "it is under way")
        await pilot.press("escape")
        await until(pilot, lambda: "Still in your calendar" in shown(pilot), "it says so")
        await pilot.press("enter")
        await at_screen(pilot, "MessageScreen")


async def test_reminders_in_a_file_are_canceled_by_a_file(tmp_path: Path) -> None:
    held = FollowUp(touches=TOUCHES, calendar=CalendarFile(path="case.ics", at=NOW))
    app = back(replace(AFTER, followup=held))(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "AfterScreen")
        await pilot.press("4")
        await until(pilot, lambda: "f opens one that" in shown(pilot), "it is offered")
        await pilot.press("f")
        await until(pilot, lambda: "asked to open the file" in shown(pilot), "it is opened")
        await pilot.press("enter")
        await at_screen(pilot, "MessageScreen")


async def test_while_the_calendar_is_cleared_no_other_answer_is_taken(tmp_path: Path) -> None:
    app = back(IN_CALENDAR, server=SlowServer())(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "AfterScreen")
        await pilot.press("4")
        await until(pilot, lambda: "Esc stops it" in shown(pilot), "it is under way")
        await pilot.press("1", "2", "3", "f2", "enter", "u")
        await pilot.press("escape")
        await until(pilot, lambda: "Still in your calendar" in shown(pilot), "it says so")
    assert [reply.what for reply in case_of(app).replies] == [Since.REFUSED]


async def test_a_slip_of_the_hand_that_is_corrected_puts_the_reminders_back(tmp_path: Path) -> None:
    server = FakeCalendarServer()
    server.entries = {one.uid: one for one in HELD.held}
    app = back(IN_CALENDAR, server=server)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "AfterScreen")
        await pilot.press("4")
        await until(pilot, lambda: "taken out" in shown(pilot), "it says so")
        await pilot.press("2")
        await until(pilot, lambda: "has the reminders again" in shown(pilot), "it says so")
        await pilot.press("enter")
        await at_screen(pilot, "MessageScreen")
    assert set(server.entries) == {touch.uid for touch in TOUCHES}
    assert [reply.what for reply in case_of(app).replies] == [Since.SILENCE]


async def test_what_could_not_be_put_back_is_said_and_a_file_offered(tmp_path: Path) -> None:
    server = FakeCalendarServer()
    server.entries = {one.uid: one for one in HELD.held}
    app = back(IN_CALENDAR, server=server)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "AfterScreen")
        await pilot.press("4")
        await until(pilot, lambda: "taken out" in shown(pilot), "it says so")
        server.answers = refusing().answers
        await pilot.press("u")
        await until(pilot, lambda: "Not in your calendar again: first follow-up" in shown(pilot), "it says so")
        await pilot.press("f")
        await until(pilot, lambda: "asked to open the file" in shown(pilot), "it is opened")


async def test_reminders_that_a_file_canceled_are_brought_back_by_a_file(tmp_path: Path) -> None:
    held = FollowUp(touches=TOUCHES, calendar=CalendarFile(path="case.ics", at=NOW))
    app = back(replace(AFTER, followup=held))(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "AfterScreen")
        await pilot.press("4")
        await until(pilot, lambda: "f opens one that" in shown(pilot), "it is offered")
        await pilot.press("u")
        await until(pilot, lambda: "f opens one that brings them back" in shown(pilot), "it is offered")
        assert "Taken back." in shown(pilot)


async def test_an_entry_whose_answer_was_lost_leaves_the_calendar_after_a_refusal(tmp_path: Path) -> None:
    server = FakeCalendarServer()
    server.entries = {one.uid: one for one in HELD.held}
    app = back(replace(AFTER, followup=FollowUp(touches=TOUCHES, tried=tuple(server.entries))), server=server)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "AfterScreen")
        await pilot.press("4")
        await until(pilot, lambda: "3 reminders taken out of your calendar" in shown(pilot), "it says so")
    assert server.entries == {}
    assert case_of(app).followup.tried == ()
