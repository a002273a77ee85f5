"""What is due next in a case, for home, `list` and `due`."""

from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from msgspec import Struct

from raincheck.domain.delivery import is_open
from raincheck.domain.followup import planned
from raincheck.domain.reach import standing
from raincheck.domain.session import DeliveryState, Reached, Session
from raincheck.domain.touches import Touch

NAG_FOR = timedelta(days=1)
"""How long after the interview an unsent message is still called due; then it is an old case."""


class DueKind(StrEnum):
    """What has to be done next."""

    CONTACT = "contact"
    CONFIRM = "confirm"
    TOUCH = "touch"
    SCHEDULE = "schedule"
    NOTHING = "nothing"


class Due(Struct, frozen=True):
    """The next thing, and when: `at` is None for "as soon as you can" and for nothing."""

    kind: DueKind
    at: datetime | None = None
    touch: Touch | None = None

    def is_due(self, now: datetime) -> bool:
        """Whether it stands now."""
        if self.kind is DueKind.NOTHING:
            return False
        return self.at is None or self.at <= now


def next_due(session: Session, now: datetime) -> Due:
    """The one thing that this case needs next."""
    delivery = standing(session)
    if delivery is None or delivery.state is DeliveryState.FAILED:
        return _unsent(session, now)
    if is_open(delivery) or delivery.state is DeliveryState.SENDING:
        return Due(DueKind.CONFIRM)
    touches = planned(session)
    if touches:
        return Due(DueKind.TOUCH, touches[0].at, touches[0])
    return Due(DueKind.NOTHING) if session.followup.touches else Due(DueKind.SCHEDULE)


def _unsent(session: Session, now: datetime) -> Due:
    """Without a message: a call may have done it, and an old case is no longer called due."""
    touches = planned(session)
    if touches:
        return Due(DueKind.TOUCH, touches[0].at, touches[0])
    if any(attempt.outcome is Reached.REACHED for attempt in session.attempts):
        return Due(DueKind.NOTHING) if session.followup.touches else Due(DueKind.SCHEDULE)
    recent = now <= (session.interview.starts or session.created) + NAG_FOR
    return Due(DueKind.CONTACT) if recent else Due(DueKind.NOTHING)


class Rank(IntEnum):
    """Where a case stands in a list."""

    NOW = 0
    LATER = 1
    NEVER = 2


def by_urgency(session: Session, now: datetime) -> tuple[Rank, datetime]:
    """A sort key: what stands now, by the interview; then what comes, by its moment; then the rest."""
    due = next_due(session, now)
    starts = session.interview.starts or session.created
    if due.kind is DueKind.NOTHING:
        return (Rank.NEVER, starts)
    if due.is_due(now):
        return (Rank.NOW, due.at or starts)
    return (Rank.LATER, due.at or starts)
