"""The follow-ups: when to come back to it, and how they change.

Cadence (domain rules, section 3): first after two business days at 09:30 on the
interviewer's clock, for an agency after one; second five business days after that; let it
go fourteen days after the message. A change raises SEQUENCE (RFC 5545, 3.8.7.4), but only
of an entry that a calendar may already hold.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta

from msgspec.structs import replace

from raincheck.domain.calendar_days import add_business_days, at_wall_time, counts_from
from raincheck.domain.interview import Relation
from raincheck.domain.moments import Moment
from raincheck.domain.session import Delivery, DeliveryState, Session
from raincheck.domain.touches import CalendarFile, FollowUp, Touch, TouchKind, TouchState
from raincheck.domain.zones import zone_info

TOUCH_TIME = time(9, 30)
FIRST_DAYS = {Relation.EMPLOYER: 2, Relation.AGENCY: 1}
SECOND_DAYS = 5
CLOSE_AFTER = timedelta(days=14)

_COUNTS = {DeliveryState.SENT, DeliveryState.HANDED_OFF, DeliveryState.UNKNOWN}


def contacted_at(session: Session, now: datetime) -> datetime:
    """From when the follow-ups count: the last message or call, else now."""
    moments = [d.at for d in session.deliveries if d.state in _COUNTS]
    moments += [attempt.at for attempt in session.attempts]
    return max(moments, default=now)


def proposed(session: Session, now: datetime, zone: str) -> tuple[Touch, ...]:
    """The three touches for this case, in the interviewer's zone, or in `zone` when unknown."""
    zone = session.interview.zone if zone_info(session.interview.zone) else zone
    base = counts_from(contacted_at(session, now), zone)
    first = add_business_days(base, FIRST_DAYS[session.interview.relation])
    second = add_business_days(first, SECOND_DAYS)
    close = max(add_business_days(base + CLOSE_AFTER, 0), add_business_days(second, 1))
    days = ((TouchKind.FIRST, first), (TouchKind.SECOND, second), (TouchKind.CLOSE, close))
    return tuple(
        Touch(uid=uid_of(session, kind), kind=kind, at=at_wall_time(day, TOUCH_TIME, zone).at, zone=zone)
        for kind, day in days
    )


def uid_of(session: Session, kind: TouchKind) -> str:
    """A stable UID (RFC 7986, 5.3: globally unique, and nothing about the user in it)."""
    return f"{session.id}-{kind.value}@raincheck.invalid"


def planned(session: Session) -> tuple[Touch, ...]:
    """The touches that still stand, soonest first."""
    return tuple(sorted((t for t in session.followup.touches if t.state is TouchState.PLANNED), key=lambda t: t.at))


def move(session: Session, kind: TouchKind, moment: Moment) -> Session:
    """The touch at another moment, in the zone in which that was meant."""

    def moved(touch: Touch) -> Touch:
        return replace(touch, at=moment.at, zone=moment.zone, state=TouchState.PLANNED)

    return _change(session, kind, moved)


def drop(session: Session, kind: TouchKind) -> Session:
    """The touch let go, or taken back when it was: the same key undoes it."""

    def dropped(touch: Touch) -> Touch:
        back = touch.state is TouchState.DROPPED
        return replace(touch, state=TouchState.PLANNED if back else TouchState.DROPPED)

    return _change(session, kind, dropped)


def done(session: Session, kind: TouchKind) -> Session:
    """The touch ticked off, or open again."""

    def ticked(touch: Touch) -> Touch:
        back = touch.state is TouchState.DONE
        return replace(touch, state=TouchState.PLANNED if back else TouchState.DONE)

    return _change(session, kind, ticked)


def _change(session: Session, kind: TouchKind, change: Callable[[Touch], Touch]) -> Session:
    published = session.followup.calendar is not None

    def apply(touch: Touch) -> Touch:
        if touch.kind is not kind:
            return touch
        changed = change(touch)
        if changed == touch or not published:
            return changed
        return replace(changed, sequence=touch.sequence + 1)

    touches = tuple(apply(touch) for touch in session.followup.touches)
    return replace(session, followup=replace(session.followup, touches=touches))


def written(session: Session, file: CalendarFile) -> Session:
    """The case once its touches are in a calendar file that was read back."""
    return replace(session, followup=FollowUp(touches=session.followup.touches, calendar=file))


def counted(deliveries: Sequence[Delivery]) -> bool:
    """Whether any message has left, as far as anybody knows."""
    return any(d.state in _COUNTS for d in deliveries)
