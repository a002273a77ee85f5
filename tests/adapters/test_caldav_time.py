"""How long the calendar client keeps anybody waiting, and what it still tries once something failed."""

import threading
import time
from pathlib import Path

import pytest

from raincheck.adapters.calendars.caldav.line import Limits
from raincheck.ports import (
    FailCause,
    Gone,
    NotPlaced,
    Placement,
)
from raincheck.watching import Lookout
from stubs.calendar_servers import (
    UID,
    an_entry,
    place,
)
from stubs.faulty_calendar import AWHILE, PLACED, TOOL, faulty_calendar, said

pytestmark = pytest.mark.skipif(not TOOL.exists(), reason=f"the shared calendar server is not here: {TOOL.name}")


def test_one_deadline_holds_for_all_entries(tmp_path: Path) -> None:
    entries = [an_entry(f"{key}@raincheck.invalid") for key in "abcdef"]
    with faulty_calendar(tmp_path / "server", "GET:hang") as server:
        begun = time.monotonic()
        answers = place(server.settings, entries, limits=Limits(overall=0.6))
        assert time.monotonic() - begun < AWHILE
        assert answers == tuple(NotPlaced(entry.touch.uid, FailCause.CALENDAR_TIMED_OUT) for entry in entries)
        assert len(server.asked()) == 1


def test_what_fits_one_entry_only_does_not_keep_the_others_out(tmp_path: Path) -> None:
    entries = [an_entry(f"{key}@raincheck.invalid") for key in "ab"]
    with faulty_calendar(tmp_path / "server", "PUT:423,ok") as server:
        answers = place(server.settings, entries)
        assert [said(answer) for answer in answers] == [FailCause.CALENDAR_LOCKED, PLACED]


def test_a_refused_login_is_not_tried_with_every_entry(tmp_path: Path) -> None:
    entries = [an_entry(f"{key}@raincheck.invalid") for key in "ab"]
    with faulty_calendar(tmp_path / "server", "401") as server:
        answers = place(server.settings, entries)
        assert {said(answer) for answer in answers} == {FailCause.CALENDAR_LOGIN_REFUSED}
        assert len(server.asked()) == 1


def test_the_user_stops_it_while_the_server_is_silent(tmp_path: Path) -> None:
    watch = Lookout()
    with faulty_calendar(tmp_path / "server", "PUT:hang") as server:
        answers: list[Placement] = []
        entries = [an_entry(stands=False), an_entry("b@raincheck.invalid")]
        thread = threading.Thread(target=lambda: answers.extend(place(server.settings, entries, watch=watch)))
        thread.start()
        while not server.asked("PUT"):
            thread.join(0.02)
            assert thread.is_alive()
        watch.stop()
        thread.join(AWHILE)
        assert answers == [Gone(UID), NotPlaced("b@raincheck.invalid", FailCause.CALENDAR_STOPPED)]
