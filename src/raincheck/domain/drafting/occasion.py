"""Which draft a case needs: the phase, and what is special about the case."""

from datetime import datetime
from enum import StrEnum

from raincheck.domain.interview import Method
from raincheck.domain.phase import ADVANCE_MINUTES, Phase, minutes_left, phase_of
from raincheck.domain.returning import Errand
from raincheck.domain.session import Delivery, DeliveryState, Kind, Reached, Rescue, Session


class Occasion(StrEnum):
    """What a draft is about; each has its sentences in the files of the voices."""

    ADVANCE = "advance"
    SAME_DAY = "same_day"
    RUNNING_LATE = "running_late"
    OTHER_WAY = "other_way"
    MISSED = "missed"
    CANCELED = "canceled"
    WITHDRAW = "withdraw"
    FIRST = "first"
    SECOND = "second"
    CLOSE = "close"
    ACCEPT = "accept"
    THANKS = "thanks"
    ANSWER = "answer"
    CONFIRM = "confirm"
    OUTREACH = "outreach"


FOLLOWING = (Occasion.FIRST, Occasion.SECOND)
"""Occasions that ask once more for what was asked before."""

LAST = (Occasion.CLOSE, Occasion.THANKS)
"""Occasions after which nobody has to do anything."""

BACK = tuple(Occasion(errand.value) for errand in Errand if errand is not Errand.NEWS)
"""Occasions that come back to a case."""

WHOLE = (Occasion.CANCELED, Occasion.WITHDRAW, *BACK)
"""Occasions that need no excuse, and have texts of their own instead of parts."""

_ANOTHER_WAY = {Rescue.DIAL_IN, Rescue.HOTSPOT, Rescue.BY_PHONE, Rescue.BY_VIDEO}


def occasion_of(session: Session, now: datetime) -> Occasion:
    """What the draft is about, from its errand, what the user chose, the invitation, and the clock."""
    choice, errand = session.rescue.choice, session.message.errand
    if errand is Errand.NEWS and session.situation.kind is Kind.READY:
        # Nothing has happened: whoever only gets ready is never made to say that they can't come.
        errand = Errand.CONFIRM
    if choice is Rescue.WITHDRAW and errand in (Errand.NEWS, Errand.FIRST, Errand.SECOND):
        # What was withdrawn is not asked for again.
        return Occasion.WITHDRAW
    if errand is not Errand.NEWS:
        return _returning(session, errand, now)
    return _news(session, now)


def _returning(session: Session, errand: Errand, now: datetime) -> Occasion:
    """The occasion of an errand that comes back; nobody looks forward to what is canceled or has begun."""
    minutes = minutes_left(session.interview, now)
    if errand is Errand.CONFIRM and session.interview.method is Method.CANCEL:
        return Occasion.CANCELED
    if errand is Errand.CONFIRM and minutes is not None and minutes < 0:
        return Occasion.CLOSE
    return Occasion(errand.value)


def _news(session: Session, now: datetime) -> Occasion:
    choice, minutes = session.rescue.choice, minutes_left(session.interview, now)
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
