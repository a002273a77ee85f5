"""Every fault of the shared calendar server, what is said of it, and what the server really holds.

The numbers are those of the shared table of faults. Those about finding a calendar stand in `test_caldav_found.py`,
CA-15 and CA-16 are about the bytes of an entry (`test_caldav.py`), and CA-17 is decided before anything is written.
"""

import time
from pathlib import Path

import pytest

from raincheck.adapters.calendars.events import seen
from raincheck.ports import (
    FailCause,
    Gone,
    NotPlaced,
    Placed,
    Placement,
)
from stubs.calendar_servers import (
    UID,
    an_entry,
    held_of,
    place,
)
from stubs.cases import FIRST_TOUCH, SECOND_TOUCH
from stubs.faulty_calendar import AWHILE, BARE, PLACED, QUICK, TOOL, FaultyCalendar, Row, faulty_calendar, said

pytestmark = pytest.mark.skipif(not TOOL.exists(), reason=f"the shared calendar server is not here: {TOOL.name}")

PLACING = [
    Row("CA-01", "PUT:400", FailCause.CALENDAR_REFUSED),
    Row("CA-01", "PUT:401", FailCause.CALENDAR_LOGIN_REFUSED),
    Row("CA-01", "PUT:403", FailCause.CALENDAR_FORBIDDEN),
    Row("CA-01", "PUT:404", FailCause.CALENDAR_MISSING),
    Row("CA-01", "PUT:405", FailCause.CALENDAR_NOT_CALDAV),
    Row("CA-01", "PUT:409", FailCause.CALENDAR_MISSING),
    Row("CA-01", "PUT:413", FailCause.CALENDAR_REFUSED),
    Row("CA-01", "PUT:415", FailCause.CALENDAR_REFUSED),
    Row("CA-01", "PUT:423", FailCause.CALENDAR_LOCKED),
    Row("CA-01", "PUT:500", FailCause.CALENDAR_FAILED),
    Row("CA-01", "PUT:502", FailCause.CALENDAR_FAILED),
    Row("CA-01", "PUT:504", FailCause.CALENDAR_FAILED),
    Row("CA-01", "PUT:507", FailCause.CALENDAR_FULL),
    Row("CA-01", "GET:401", FailCause.CALENDAR_LOGIN_REFUSED),
    Row("CA-01", "GET:403", FailCause.CALENDAR_FORBIDDEN),
    Row("CA-02", "PUT:html-200", FailCause.CALENDAR_NOT_KEPT),
    Row("CA-02", "GET:html-200", FailCause.CALENDAR_NOT_CALDAV),
    Row("CA-03", "PUT:mangle", BARE, 1),
    Row("CA-03", "PUT:no-etag", PLACED, 1),
    Row("CA-04", "PUT:412", PLACED, 1),
    Row("CA-04", "PUT:412,PUT:412", FailCause.CALENDAR_CHANGED),
    Row("CA-06", "PUT:drop-stored", PLACED, 1),
    Row("CA-06", "PUT:hang-stored", PLACED, 1),
    Row("CA-06", "PUT:500-stored", PLACED, 1),
    Row("CA-06", "PUT:504-stored", PLACED, 1),
    Row("CA-06", "PUT:drop-stored,PUT:drop,GET:drop", FailCause.CALENDAR_LOST, 1),
    Row("CA-06", "PUT:hang-stored,GET:hang", FailCause.CALENDAR_TIMED_OUT, 1),
    Row("CA-06", "PUT:504-stored,GET:403", FailCause.CALENDAR_FAILED, 1),
    Row("CA-06", "PUT:ok,GET:html-200", FailCause.CALENDAR_NOT_CALDAV, 1),
    Row("CA-07", "PUT:429", FailCause.CALENDAR_LATER, wait=120),
    Row("CA-07", "PUT:503", FailCause.CALENDAR_LATER, wait=3600),
    Row("CA-07", "GET:503", FailCause.CALENDAR_LATER, wait=3600),
    Row("CA-08", "GET:hang", FailCause.CALENDAR_TIMED_OUT),
    Row("CA-08", "PUT:hang", FailCause.CALENDAR_TIMED_OUT),
    Row("CA-08", "GET:drip", FailCause.CALENDAR_TIMED_OUT),
    Row("CA-08", "PUT:drip", FailCause.CALENDAR_TIMED_OUT),
    Row("CA-08", "GET:drop", FailCause.CALENDAR_LOST),
    Row("CA-08", "GET:rst", FailCause.CALENDAR_LOST),
    Row("CA-08", "PUT:rst", PLACED, 1),
    Row("CA-08", "PUT:rst,PUT:rst", FailCause.CALENDAR_LOST),
    Row("CA-08", "GET:truncated", FailCause.CALENDAR_LOST),
    Row("CA-08", "PUT:truncated", PLACED, 1),
    Row("CA-08", "PUT:truncated,PUT:truncated", FailCause.CALENDAR_LOST),
    Row("CA-08", "GET:bad-header", FailCause.CALENDAR_NOT_CALDAV),
    Row("CA-08", "PUT:bad-header", FailCause.CALENDAR_NOT_CALDAV),
    Row("CA-09", "GET:redirect-other", FailCause.CALENDAR_ELSEWHERE),
    Row("CA-09", "PUT:redirect-other", FailCause.CALENDAR_ELSEWHERE),
    Row("CA-09", "PUT:redirect-308-other", FailCause.CALENDAR_ELSEWHERE),
    Row("CA-09", "PUT:redirect-http", FailCause.CALENDAR_ELSEWHERE),
    Row("CA-09", "PUT:redirect-loop", PLACED, 1),
    Row("CA-09", ",".join(["PUT:redirect-loop"] * 6), FailCause.CALENDAR_NOT_CALDAV),
    Row("CA-10", "GET:huge", FailCause.CALENDAR_TOO_MUCH),
    Row("CA-10", "PUT:huge", FailCause.CALENDAR_TOO_MUCH),
]


@pytest.mark.parametrize("row", PLACING, ids=[f"{row.number}-{row.faults}" for row in PLACING])
def test_placing_through_a_fault_ends_in_one_entry(row: Row, tmp_path: Path) -> None:
    with faulty_calendar(tmp_path / "server", f"{row.faults},ok") as server:
        begun = time.monotonic()
        (answer,) = put(server)
        assert time.monotonic() - begun < AWHILE
        assert said(answer) == row.said
        assert len(server.stored) == row.stored
        if isinstance(answer, NotPlaced):
            assert answer.wait_seconds == row.wait
            assert not {"\x1b", "<"} & set(answer.note)
            assert len(answer.note) <= 200
        again = put(server, *([held_of(answer)] if isinstance(answer, Placed) else []))
        assert isinstance(again[0], Placed)
        is_whole(server)


def put(server: FaultyCalendar, *held: object) -> tuple[Placement, ...]:
    return place(server.settings, [an_entry()], held, limits=QUICK)  # type: ignore[arg-type]  # held entries


def is_whole(server: FaultyCalendar) -> None:
    """It holds the entry once, was never asked to overwrite what nobody looked at, and nothing went elsewhere."""
    (there,) = seen(server.other.entry(server.calendar))
    assert (there.uid, there.start) == (UID, FIRST_TOUCH)
    assert len({row["path"] for row in server.stored}) == len(server.stored) == 1
    assert all(row["if_match"] or row["if_none_match"] for row in server.asked("PUT"))
    assert server.strays == []


MOVING = [
    Row("CA-04", "PUT:ok,PUT:412,PUT:412", FailCause.CALENDAR_CHANGED, 1),
    Row("CA-06", "PUT:ok,PUT:drop-stored", PLACED, 2),
    Row("CA-06", "PUT:ok,PUT:drop-stored,PUT:drop,GET:drop", FailCause.CALENDAR_LOST, 2),
    Row("CA-06", "PUT:ok,PUT:504-stored", PLACED, 2),
    Row("CA-06", "PUT:ok,PUT:504", FailCause.CALENDAR_FAILED, 1),
    Row("CA-02", "PUT:ok,PUT:html-200", FailCause.CALENDAR_NOT_KEPT, 1),
    Row("CA-14", "PUT:ok,PUT:507", FailCause.CALENDAR_FULL, 1),
]


@pytest.mark.parametrize("row", MOVING, ids=[f"{row.number}-{row.faults}" for row in MOVING])
def test_moving_through_a_fault_ends_at_the_new_moment(row: Row, tmp_path: Path) -> None:
    moved = an_entry(at=SECOND_TOUCH, sequence=1)
    with faulty_calendar(tmp_path / "server", f"{row.faults},ok") as server:
        held = held_of(put(server)[0])
        (answer,) = place(server.settings, [moved], [held], limits=QUICK)
        assert said(answer) == row.said
        assert len(server.stored) == row.stored
        (again,) = place(server.settings, [moved], [held], limits=QUICK)
        assert held_of(again).at == SECOND_TOUCH
        assert seen(server.other.entry(server.calendar))[0].start == SECOND_TOUCH
        assert len({row["path"] for row in server.stored}) == 1
        assert all(row["if_match"] or row["if_none_match"] for row in server.asked("PUT"))


LEAVING = [
    Row("CA-01", "DELETE:403", FailCause.CALENDAR_FORBIDDEN),
    Row("CA-01", "DELETE:404", FailCause.CALENDAR_NOT_KEPT),
    Row("CA-01", "DELETE:423", FailCause.CALENDAR_LOCKED),
    Row("CA-02", "DELETE:html-200", FailCause.CALENDAR_NOT_KEPT),
    Row("CA-04", "DELETE:412,DELETE:412", FailCause.CALENDAR_CHANGED),
    Row("CA-07", "DELETE:503", FailCause.CALENDAR_LATER, wait=3600),
    Row("CA-08", "DELETE:hang", FailCause.CALENDAR_TIMED_OUT),
    Row("CA-08", "DELETE:drop,DELETE:drop", FailCause.CALENDAR_LOST),
    Row("CA-09", "DELETE:redirect-308-other", FailCause.CALENDAR_ELSEWHERE),
]


@pytest.mark.parametrize("row", LEAVING, ids=[f"{row.number}-{row.faults}" for row in LEAVING])
def test_it_is_gone_only_when_it_is(row: Row, tmp_path: Path) -> None:
    out = an_entry(stands=False)
    with faulty_calendar(tmp_path / "server", f"{row.faults},ok") as server:
        held = held_of(put(server)[0])
        (answer,) = place(server.settings, [out], [held], limits=QUICK)
        assert said(answer) == row.said
        assert server.other.entry(server.calendar)
        assert place(server.settings, [out], [held], limits=QUICK) == (Gone(UID),)
        assert not server.other.entry(server.calendar)
        assert server.strays == []
