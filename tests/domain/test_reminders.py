"""The reminders before an interview: when each comes, and what becomes of it when the facts change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from raincheck.domain import followup
from raincheck.domain.context import Context
from raincheck.domain.interview import Mode, Weekday, Workplace
from raincheck.domain.moments import Moment
from raincheck.domain.reminders import reminded, reminders
from raincheck.domain.returning import Preparation
from raincheck.domain.session import Session
from raincheck.domain.touches import CalendarFile, Touch, TouchKind, TouchState
from raincheck.domain.when import local
from stubs.calendars import FakeHolidays
from stubs.fakes import WORDS, context
from stubs.preparing import HERE, NOW, PHONE_CALL, READY, VIDEO_CALL

CTX = context(NOW, HERE)


def at(session: Session, starts: str, zone: str) -> Session:
    return replace(session, interview=replace(session.interview, starts=datetime.fromisoformat(starts), zone=zone))


def times(session: Session, ctx: Context = CTX) -> list[str]:
    return [f"{one.kind} {local(one.at, one.zone):%a %d %b %H:%M}" for one in reminders(session, (), ctx)]


NEW_YORK = "America/New_York"


@pytest.mark.parametrize(
    ("session", "starts", "zone", "found"),
    [
        (READY, "2026-12-10T10:00-07:00", HERE, ["confirm Wed 09 Dec 09:30", "leave Thu 10 Dec 09:05"]),
        (VIDEO_CALL, "2026-12-10T12:00-05:00", NEW_YORK, ["confirm Wed 09 Dec 09:30", "join Thu 10 Dec 11:50"]),
        (PHONE_CALL, "2026-12-10T12:00-05:00", NEW_YORK, ["confirm Wed 09 Dec 09:30", "join Thu 10 Dec 11:50"]),
        # A Monday is confirmed on the Friday before it.
        (PHONE_CALL, "2026-12-14T09:00+00:00", "Europe/London", ["confirm Fri 11 Dec 09:30", "join Mon 14 Dec 08:50"]),
        # The day after the clocks were set forward, the night of it, and the hour that comes twice.
        (PHONE_CALL, "2027-03-15T09:00-04:00", NEW_YORK, ["confirm Fri 12 Mar 09:30", "join Mon 15 Mar 08:50"]),
        (READY, "2027-03-14T03:20-04:00", NEW_YORK, ["confirm Fri 12 Mar 09:30", "leave Sun 14 Mar 01:25"]),
        (PHONE_CALL, "2027-11-07T01:05-05:00", NEW_YORK, ["confirm Fri 05 Nov 09:30", "join Sun 07 Nov 01:55"]),
        # The first minutes of a year.
        (PHONE_CALL, "2027-01-01T00:05+05:45", "Asia/Kathmandu", ["confirm Thu 31 Dec 09:30", "join Thu 31 Dec 23:55"]),
    ],
    ids="in-person video phone monday spring spring-leave autumn new-year".split(),
)
def test_each_reminder_has_its_moment_on_their_clock(
    session: Session, starts: str, zone: str, found: list[str]
) -> None:
    assert times(at(session, starts, zone)) == found


def test_where_they_work_on_sunday_it_is_confirmed_on_thursday() -> None:
    session = at(PHONE_CALL, "2026-12-13T09:00+03:00", "Asia/Riyadh")
    work = Workplace(zone="Asia/Riyadh", weekend=(Weekday.FRIDAY, Weekday.SATURDAY))
    assert "confirm Thu 10 Dec 09:30" in times(replace(session, interview=replace(session.interview, work=work)))


def test_a_holiday_of_theirs_is_no_day_to_confirm_on() -> None:
    ctx = Context(NOW, HERE, WORDS, FakeHolidays({date(2026, 12, 9): "A day off"}))
    assert "confirm Tue 08 Dec 09:30" in times(PHONE_CALL, ctx)


@pytest.mark.parametrize(
    "session",
    [
        replace(READY, interview=replace(READY.interview, starts=None)),
        replace(READY, interview=replace(READY.interview, starts=None), preparation=Preparation()),
    ],
    ids=["way-known", "nothing-known"],
)
def test_without_a_start_there_is_nothing_to_remind_of(session: Session) -> None:
    assert reminders(session, (), CTX) == ()


def test_while_the_way_is_not_known_nobody_is_told_to_leave() -> None:
    assert times(replace(READY, preparation=Preparation())) == ["confirm Wed 09 Dec 09:30"]


@pytest.mark.parametrize("session", [READY, VIDEO_CALL, PHONE_CALL], ids=["in-person", "video", "phone"])
def test_reminding_again_changes_nothing(session: Session) -> None:
    once = reminded(session, (), CTX)
    assert len(once.followup.touches) == 2
    assert reminded(once, (), CTX) == once


def kinds(session: Session) -> dict[TouchKind, Touch]:
    return {touch.kind: touch for touch in session.followup.touches}


def published(session: Session) -> Session:
    """The case once its reminders are in a calendar."""
    return followup.written(reminded(session, (), CTX), CalendarFile(path="a.ics", at=NOW))


def test_a_longer_way_moves_the_reminder_in_the_entry_that_it_has() -> None:
    before = published(READY)
    after = reminded(replace(before, preparation=Preparation(travel_minutes=60)), (), CTX)
    old, new = kinds(before)[TouchKind.LEAVE], kinds(after)[TouchKind.LEAVE]
    assert (new.uid, new.sequence, new.at) == (old.uid, old.sequence + 1, old.at - timedelta(minutes=20))
    assert kinds(after)[TouchKind.CONFIRM] == kinds(before)[TouchKind.CONFIRM]


def test_another_start_moves_all_of_them() -> None:
    before = published(READY)
    after = reminded(at(before, "2026-12-11T10:00-07:00", HERE), (), CTX)
    assert {touch.at - timedelta(days=1) for touch in after.followup.touches} == {
        touch.at for touch in before.followup.touches
    }


def test_a_reminder_that_the_user_moved_or_dropped_stays() -> None:
    moment = Moment(NOW + timedelta(days=2), HERE)
    touched = followup.drop(followup.move(published(READY), TouchKind.LEAVE, moment), TouchKind.CONFIRM)
    after = reminded(at(touched, "2026-12-11T10:00-07:00", HERE), (), CTX)
    assert kinds(after)[TouchKind.LEAVE].at == moment.at
    assert kinds(after)[TouchKind.CONFIRM].state is TouchState.DROPPED


def test_what_does_not_fit_any_more_leaves_the_calendar_and_may_come_back() -> None:
    before = published(READY)
    by_phone = replace(before, interview=replace(before.interview, mode=Mode.PHONE))
    after = kinds(reminded(by_phone, (), CTX))
    assert after[TouchKind.LEAVE].state is TouchState.CANCELLED
    assert after[TouchKind.JOIN].state is TouchState.PLANNED
    again = kinds(reminded(replace(reminded(by_phone, (), CTX), interview=before.interview), (), CTX))
    assert again[TouchKind.LEAVE].state is TouchState.PLANNED
    assert again[TouchKind.LEAVE].sequence == 2
    assert again[TouchKind.JOIN].state is TouchState.CANCELLED


def test_nothing_is_put_into_the_past() -> None:
    late = context(datetime(2026, 12, 9, 12, 0, tzinfo=ZoneInfo(HERE)).astimezone(UTC), HERE)
    assert set(kinds(reminded(READY, (), late))) == {TouchKind.LEAVE}


def test_every_reminder_says_what_decided_it() -> None:
    for touch in (*reminders(READY, (), CTX), *reminders(VIDEO_CALL, (), CTX)):
        assert WORDS.rules[touch.rule]
