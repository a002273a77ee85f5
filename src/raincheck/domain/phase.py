"""Where a case stands in time: minutes left, and the phase that decides the tone."""

from datetime import datetime
from enum import StrEnum

from raincheck.domain.interview import Interview
from raincheck.domain.session import Kind, Rescue, Session
from raincheck.domain.spans import starting
from raincheck.domain.when import minutes_between

URGENT_MINUTES = 30
"""With less than this left, contact comes before anything that can wait (domain rules, section 3)."""

ADVANCE_MINUTES = 24 * 60
"""More than a day ahead, a move is an ordinary request."""

GRACE_MINUTES = 15
"""How long after the start somebody who is on the way may still be expected."""

_STILL_COMING = {Rescue.ARRIVE_LATE, Rescue.JOIN_NOW, Rescue.HOTSPOT, Rescue.DIAL_IN}
_NOT_COMING = {Rescue.LATER_TODAY, Rescue.MOVE, Rescue.WITHDRAW}


class Phase(StrEnum):
    """The phases of the domain rules: they decide what is said first."""

    ADVANCE = "advance"
    SAME_DAY = "same_day"
    RUNNING_LATE = "running_late"
    MISSED = "missed"


def minutes_left(interview: Interview, now: datetime) -> int | None:
    """Whole minutes until the start; negative once it has begun; None when unknown."""
    return None if interview.starts is None else minutes_between(now, interview.starts)


def phase_of(session: Session, now: datetime) -> Phase:
    """The phase, from what the user said, what is offered, and the clock.

    The clock has the last word: what is still ahead is never called missed.
    """
    kind, minutes = session.situation.kind, minutes_left(session.interview, now)
    coming = _is_coming(session)
    if kind is Kind.MISSED and (minutes is None or minutes <= 0):
        return Phase.MISSED
    if minutes is None:
        return Phase.RUNNING_LATE if coming else Phase.SAME_DAY
    late = session.rescue.late_minutes or 0
    if minutes < -(GRACE_MINUTES + late if coming else 0):
        return Phase.MISSED
    if coming and minutes < ADVANCE_MINUTES:
        return Phase.RUNNING_LATE
    return Phase.ADVANCE if minutes > ADVANCE_MINUTES else Phase.SAME_DAY


def _is_coming(session: Session) -> bool:
    """Whether they will be there, if late: asking for another time says that they will not."""
    choice = session.rescue.choice
    return choice in _STILL_COMING or (session.situation.kind is Kind.LATE and choice not in _NOT_COMING)


def is_urgent(session: Session, now: datetime) -> bool:
    """Whether the start is near, or so little past that they still wait."""
    minutes = minutes_left(session.interview, now)
    return minutes is not None and -GRACE_MINUTES <= minutes < URGENT_MINUTES


def countdown(interview: Interview, now: datetime) -> str:
    """The answer to "how long do I have?"; empty while the start is unknown."""
    return "" if interview.starts is None else starting(minutes_between(now, interview.starts))
