"""Which draft a case needs: the phase, and what is special about the case."""

from datetime import datetime
from enum import StrEnum

from raincheck.domain.interview import Method
from raincheck.domain.phase import ADVANCE_MINUTES, Phase, minutes_left, phase_of
from raincheck.domain.session import Delivery, DeliveryState, Reached, Rescue, Session


class Occasion(StrEnum):
    """What a draft is about; each has its sentences in the files of the voices."""

    ADVANCE = "advance"
    SAME_DAY = "same_day"
    RUNNING_LATE = "running_late"
    OTHER_WAY = "other_way"
    MISSED = "missed"
    CANCELED = "canceled"
    WITHDRAW = "withdraw"


WHOLE = (Occasion.CANCELED, Occasion.WITHDRAW)
"""Occasions that need no excuse, and have texts of their own instead of parts."""

_ANOTHER_WAY = {Rescue.DIAL_IN, Rescue.HOTSPOT, Rescue.BY_PHONE, Rescue.BY_VIDEO}


def occasion_of(session: Session, now: datetime) -> Occasion:
    """What the draft is about, from what the user chose, the invitation, and the clock."""
    choice, minutes = session.rescue.choice, minutes_left(session.interview, now)
    if choice is Rescue.WITHDRAW:
        return Occasion.WITHDRAW
    if session.interview.method is Method.CANCEL:
        return Occasion.CANCELED
    phase = phase_of(session, now)
    if choice in _ANOTHER_WAY and phase is not Phase.MISSED and (minutes is None or minutes >= 0):
        # They are neither late nor absent: it happens at the time that was agreed.
        return Occasion.OTHER_WAY
    return Occasion(phase.value)


def reason_phase(session: Session, now: datetime) -> Phase:
    """The phase whose clause of the reason is true."""
    if occasion_of(session, now) is not Occasion.OTHER_WAY:
        return phase_of(session, now)
    minutes = minutes_left(session.interview, now)
    return Phase.ADVANCE if minutes is not None and minutes > ADVANCE_MINUTES else Phase.SAME_DAY


def unanswered(session: Session, now: datetime) -> Delivery | None:
    """The first message about this interview that is known to have left before the start, if nobody was reached."""
    starts = session.interview.starts
    if starts is None or occasion_of(session, now) is not Occasion.MISSED:
        return None
    if any(attempt.outcome is Reached.REACHED for attempt in session.attempts):
        return None
    sent = (d for d in session.deliveries if d.state is DeliveryState.SENT and d.at < starts)
    return next(sent, None)
