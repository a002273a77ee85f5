"""The reminders before an interview: confirm it, leave for it, be there. They are touches, as the follow-ups are."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from raincheck.domain import followup
from raincheck.domain.cadence import TOUCH_TIME
from raincheck.domain.calendar_days import at_wall_time, business_day_before
from raincheck.domain.context import Context
from raincheck.domain.interview import Mode
from raincheck.domain.leaving import leave_by
from raincheck.domain.lessons import Lesson
from raincheck.domain.session import Session
from raincheck.domain.touches import Touch, TouchKind
from raincheck.domain.when import local
from raincheck.domain.work_weeks import work_week
from raincheck.domain.zones import at_offset

JOIN_BEFORE = timedelta(minutes=10)
"""Time to open a link that wants an update first: our judgement."""

REMINDERS = (TouchKind.CONFIRM, TouchKind.LEAVE, TouchKind.JOIN)


def reminders(session: Session, lessons: Sequence[Lesson], ctx: Context) -> tuple[Touch, ...]:
    """What fits this interview, soonest first, each on their clock; none while its start is not known."""
    moments = {
        TouchKind.CONFIRM: _confirm(session, ctx),
        TouchKind.LEAVE: leave_by(session, lessons, ctx.now),
        TouchKind.JOIN: _join(session),
    }
    zone = session.interview.zone or ctx.zone
    # The key of the rule in `content/followup.toml` is that of the reminder: each has one.
    return tuple(
        Touch(uid=followup.uid_of(session, kind), kind=kind, at=at_offset(at, zone), zone=zone, rule=kind.value)
        for kind, at in moments.items()
        if at is not None
    )


def _confirm(session: Session, ctx: Context) -> datetime | None:
    """On the business day before, in their morning: somebody is there to read it."""
    interview = session.interview
    if interview.starts is None:
        return None
    week = work_week(interview, interview.starts, ctx)
    day = local(interview.starts, week.zone).date()
    return at_wall_time(business_day_before(day, week), TOUCH_TIME, week.zone).at


def _join(session: Session) -> datetime | None:
    interview = session.interview
    if interview.starts is None or interview.mode not in (Mode.VIDEO, Mode.PHONE):
        return None
    return interview.starts - JOIN_BEFORE


def unreminded(session: Session) -> Session:
    """The case without the reminders that still stand: something went wrong."""
    for kind in REMINDERS:
        session = followup.needless(session, kind, even_moved=True)
    return session


def reminded(session: Session, lessons: Sequence[Lesson], ctx: Context) -> Session:
    """The case with the reminders that it should have now; what the user moved, dropped or did stays.

    Nothing is put into the past: a reminder that comes too late is none. One that is there already moves all the same.
    """
    fitting = {touch.kind: touch for touch in reminders(session, lessons, ctx)}
    known = {touch.kind for touch in session.followup.touches}
    for kind in REMINDERS:
        new = fitting.get(kind)
        if new is None:
            session = followup.needless(session, kind)
        elif kind in known or new.at > ctx.now:
            session = followup.remind(session, new)
    return session
