"""What is due next in a case, for home, `list` and `due`."""

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from raincheck.domain.delivery import is_open
from raincheck.domain.followup import planned
from raincheck.domain.session import DeliveryState, Session, Touch

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
    delivery = session.delivery
    if delivery is None or delivery.state is DeliveryState.FAILED:
        return _unsent(session, now)
    if is_open(delivery) or delivery.state is DeliveryState.SENDING:
        return Due(DueKind.CONFIRM)
    touches = planned(session)
    if touches:
        return Due(DueKind.TOUCH, touches[0].at, touches[0])
    return Due(DueKind.NOTHING) if session.followup.touches else Due(DueKind.SCHEDULE)


def _unsent(session: Session, now: datetime) -> Due:
    """A message that never left is due until the case is old; then only its touches are."""
    starts = session.interview.starts or session.created
    touches = planned(session)
    if now <= starts + NAG_FOR and not touches:
        return Due(DueKind.CONTACT)
    return Due(DueKind.TOUCH, touches[0].at, touches[0]) if touches else Due(DueKind.NOTHING)


def by_urgency(session: Session, now: datetime) -> tuple[bool, datetime]:
    """A sort key: what stands now first, by the interview; then by the next moment."""
    due = next_due(session, now)
    if due.kind is DueKind.NOTHING:
        return (True, datetime.max.replace(tzinfo=now.tzinfo))
    return (False, due.at or session.interview.starts or session.created)
