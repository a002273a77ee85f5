"""Who has a message, as far as it is known, over all tries with the same words.

A later try never hides an earlier one: what a server took stays sent when a copy of it is handed over, and what may
have left stays in doubt when the next try fails. Words are the same whoever they go to: another address on the Cc
line is no reason to send the others a second copy.
"""

from datetime import datetime

from msgspec.structs import replace

from raincheck.domain.delivery import Outgoing, is_open, recipients, this_round
from raincheck.domain.session import Delivery, DeliveryState, Evidence, Session

_RANKS = {
    DeliveryState.FAILED: 0,
    DeliveryState.HANDED_OFF: 1,
    DeliveryState.UNKNOWN: 1,
    DeliveryState.SENT: 2,
    DeliveryState.SENDING: 3,
}
"""How much a state decides; of two that decide the same the later one counts."""


def standing(session: Session) -> Delivery | None:
    """The delivery that says where the message in hand stands: of all with the latest words, the most decisive."""
    tries = this_round(session)
    alike = [one for one in reversed(tries) if _words(one) == _words(tries[-1])]
    return max(alike, key=lambda one: _RANKS[one.state], default=None)


def is_unsettled(session: Session) -> bool:
    """Whether only the user can say if the message in hand went out."""
    asked = standing(session)
    return asked is not None and is_open(asked)


def is_said(delivery: Delivery, message: Outgoing | None) -> bool:
    """Whether it was exactly these words, whoever they went to."""
    return message is not None and _words(delivery) == (message.channel, message.subject, message.body)


def missing(session: Session, message: Outgoing) -> tuple[str, ...]:
    """Whom these words have not reached, while they have reached others; nobody when all have them, or none."""
    everyone = recipients(replace(message, only=()))
    have = {address for one in _tries(session, message) if one.state is DeliveryState.SENT for address in _people(one)}
    left = tuple(address for address in everyone if address.casefold() not in have)
    return left if len(left) < len(everyone) else ()


def second_copy_of(session: Session, message: Outgoing) -> Delivery | None:
    """The try by which somebody whom this would go to has these words already, or may have them."""
    wanted = {address.casefold() for address in missing(session, message) or recipients(replace(message, only=()))}
    found = (one for one in _tries(session, message) if one.state is not DeliveryState.FAILED)
    return max((one for one in found if wanted & _people(one)), key=lambda one: _RANKS[one.state], default=None)


def stamped(session: Session, message: Outgoing, fresh_id: str, now: datetime) -> Outgoing:
    """The message with its Message-ID and its date, for those who do not have it.

    The same words keep both when they are tried again, so that a second copy can be recognized (RFC 5322, 3.6.4).
    """
    earlier = next((one for one in _tries(session, message) if one.message_id), None)
    if earlier is None:
        return replace(message, message_id=fresh_id, date=now)
    only = missing(session, message)
    return replace(message, message_id=earlier.message_id, date=earlier.date or earlier.at, only=only)


def confirm(session: Session, went_out: bool) -> Session:
    """The user's word on a hand-off or an unknown outcome; nothing else is open to it."""
    asked = standing(session)
    if asked is None or not is_open(asked):
        return session
    state = DeliveryState.SENT if went_out else DeliveryState.FAILED
    told = replace(asked, state=state, evidence=Evidence.YOU_TOLD_US)
    return replace(session, deliveries=tuple(told if one is asked else one for one in session.deliveries))


def merged(ours: tuple[Delivery, ...], theirs: tuple[Delivery, ...]) -> tuple[Delivery, ...]:
    """The tries that two windows know, in their order; of one that both know, the version that decides more."""
    known: dict[tuple[str, datetime], Delivery] = {}
    for one in (*theirs, *ours):
        key = one.message_id, one.at
        if key not in known or _decided(one) > _decided(known[key]):
            known[key] = one
    return tuple(sorted(known.values(), key=lambda one: one.at))


def _decided(delivery: Delivery) -> int:
    """A try that ended says more than the same one under way."""
    return -1 if delivery.state is DeliveryState.SENDING else _RANKS[delivery.state]


def _tries(session: Session, message: Outgoing) -> list[Delivery]:
    """All with these words, the latest first."""
    return [one for one in reversed(this_round(session)) if is_said(one, message)]


def _people(delivery: Delivery) -> set[str]:
    """Whom it went to, or would have."""
    refused = {one.address.casefold() for one in delivery.refused}
    everyone = delivery.only or (delivery.to, *delivery.cc)
    return {address.casefold() for address in everyone if address} - refused


def _words(delivery: Delivery) -> tuple[object, str, str]:
    return delivery.channel, delivery.subject, delivery.body
