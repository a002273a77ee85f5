"""What is due next in a case, for home, `list` and `due`."""

from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import NamedTuple

from raincheck.domain.cards import Ahead, Card
from raincheck.domain.vocabulary import DeliveryState, Errand, Kind, Since, TouchKind

NAG_FOR = timedelta(days=1)
"""How long after the interview an unsent message is still called due; then it is an old case."""

_ANSWERS = (Since.NEW_TIME, Since.REFUSED)
"""Whoever has heard one of these asks no more."""

_OPEN = (DeliveryState.HANDED_OFF, DeliveryState.UNKNOWN, DeliveryState.SENDING)
_UNSENT = (None, DeliveryState.FAILED)


BEGUN_FOR = timedelta(hours=2)
"""How long after its start an interview that was prepared may still be going on, or be missed."""


class DueKind(StrEnum):
    """What has to be done next."""

    CONTACT = "contact"
    CONFIRM = "confirm"
    FINISH = "finish"
    TOUCH = "touch"
    SCHEDULE = "schedule"
    PREPARE = "prepare"
    BEGUN = "begun"
    NOTHING = "nothing"


class Due(NamedTuple):
    """The next thing, and when: `at` is None for "as soon as you can" and for nothing."""

    kind: DueKind
    at: datetime | None = None
    touch: Ahead | None = None

    def is_due(self, now: datetime) -> bool:
        """Whether it stands at that moment."""
        if self.kind is DueKind.NOTHING:
            return False
        return self.at is None or self.at <= now


_NOTHING = Due(DueKind.NOTHING)


def next_due(card: Card, now: datetime) -> Due:
    """The one thing that this case needs next; of an archived one that is nothing."""
    if card.archived is not None:
        return _NOTHING
    if card.kind is Kind.READY:
        return _before(card, now)
    if card.errand is Errand.OUTREACH and card.ahead and card.ahead[0].at <= now:
        return _touch(card.ahead[0])
    if card.state in _OPEN:
        return Due(DueKind.CONFIRM)
    if card.state in _UNSENT and card.errand is not Errand.NEWS:
        return Due(DueKind.FINISH)
    if card.ahead:
        return _touch(card.ahead[0])
    if card.state is DeliveryState.SENT or card.is_reached:
        return _NOTHING if card.is_scheduled or card.outcome in _ANSWERS else Due(DueKind.SCHEDULE)
    return Due(DueKind.CONTACT) if now < old_from(card) else _NOTHING


def _before(card: Card, now: datetime) -> Due:
    """Of an interview that is to come, the latest thing whose time has come, else the next; then that it has begun."""
    if card.starts is None or card.starts + BEGUN_FOR <= now:
        return _NOTHING
    if card.starts <= now:
        return Due(DueKind.BEGUN, card.starts)
    own = TouchKind.CONFIRM if card.errand is Errand.CONFIRM else None
    come = [moment for moment in card.ahead if moment.at <= now and moment.kind is not own]
    if come:
        return _touch(come[-1])
    if card.state in _OPEN:
        return Due(DueKind.CONFIRM)
    if card.state in _UNSENT and card.errand is not Errand.NEWS:
        return Due(DueKind.FINISH)
    return _touch(card.ahead[0]) if card.ahead else Due(DueKind.PREPARE, card.starts)


def _touch(moment: Ahead) -> Due:
    return Due(DueKind.TOUCH, moment.at, moment)


def old_from(card: Card) -> datetime:
    """When a message that was never sent is not called due any more."""
    return (card.starts or card.created) + NAG_FOR


class Rank(IntEnum):
    """Where a case stands in a list."""

    SAVE = 0
    """An interview that can still be saved: nobody there knows anything yet, and it has not begun."""

    NOW = 1
    LATER = 2
    NEVER = 3


def by_urgency(card: Card, now: datetime) -> tuple[Rank, float]:
    """A sort key: what can still be saved; what stands now; what comes, by its moment; then the rest, latest first."""
    due = next_due(card, now)
    starts = card.starts or card.created
    if due.kind is DueKind.NOTHING:
        return (Rank.NEVER, -starts.timestamp())
    if due.kind is DueKind.CONTACT and card.starts is not None and now < card.starts:
        return (Rank.SAVE, starts.timestamp())
    return (Rank.NOW if due.is_due(now) else Rank.LATER, (due.at or starts).timestamp())
