"""Delivery as a small state machine; each arrow is on disk before the next thing happens.

    (drafted) -> sending -> sent | handed_off | failed | unknown
    handed_off, unknown -> sent (the user says so) | failed (the user says it did not go)

`sending` found at start-up means that nobody knows: `unknown`, and never sent again unasked.
"""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from raincheck.domain.addresses import is_email
from raincheck.domain.interview import Interview
from raincheck.domain.session import Channel, Delivery, DeliveryState, Evidence, Session, Way
from raincheck.domain.texts import in_hand, text_in


class Outgoing(Struct, frozen=True, kw_only=True):
    """What the recipient will get, exactly: shown in the review and handed to the transport."""

    channel: Channel
    to: str
    to_name: str
    subject: str
    body: str
    sender_name: str = ""
    sender_email: str = ""
    message_id: str = ""
    date: datetime | None = None


def outgoing(session: Session) -> Outgoing | None:
    """The message as it stands, or None when there are no words yet."""
    channel = in_hand(session.message)
    text = text_in(session.message, channel)
    if text is None or not text.body.strip():
        return None
    interview = session.interview
    return Outgoing(
        channel=channel,
        to=recipient(interview, channel),
        to_name=interview.contact_name,
        subject=text.subject if channel is Channel.EMAIL else "",
        body=text.body,
        sender_name=session.me.name,
        sender_email=session.me.email if is_email(session.me.email) else "",
    )


def recipient(interview: Interview, channel: Channel) -> str:
    """Where a message goes: an address, a number, or the link to a form; empty where none is known."""
    # What was typed but never taken forward may be no address; a program must not be handed that.
    address = interview.contact_email if is_email(interview.contact_email) else ""
    places = {Channel.EMAIL: address, Channel.SMS: interview.contact_phone, Channel.ATS: interview.reschedule_url}
    return places.get(channel, "")


def pasted(message: Outgoing) -> str:
    """The words to paste: for a mail, the subject on a line of its own first."""
    if message.channel is Channel.EMAIL and message.subject:
        return f"{message.subject}\n\n{message.body}"
    return message.body


def begin(session: Session, message: Outgoing, way: Way, now: datetime) -> Session:
    """The first arrow: what is about to leave, before anything is done about it."""
    delivery = Delivery(
        message_id=message.message_id,
        state=DeliveryState.SENDING,
        way=way,
        channel=message.channel,
        at=now,
        to=message.to,
        subject=message.subject,
        body=message.body,
    )
    return replace(session, deliveries=(*session.deliveries, delivery))


def finish(session: Session, state: DeliveryState, note: str, evidence: Evidence | None = None) -> Session:
    """The second arrow, with what the transport said."""
    return _latest(session, state=state, note=note, evidence=evidence)


def confirm(session: Session, went_out: bool) -> Session:
    """The user's word on a hand-off or an unknown outcome; nothing else is open to it."""
    if session.delivery is None or not is_open(session.delivery):
        return session
    if went_out:
        return _latest(session, state=DeliveryState.SENT, evidence=Evidence.YOU_TOLD_US)
    return _latest(session, state=DeliveryState.FAILED, evidence=Evidence.YOU_TOLD_US)


def recover(session: Session) -> Session:
    """The case as it is when opened: what was being sent has an unknown outcome."""
    if session.delivery is None or session.delivery.state is not DeliveryState.SENDING:
        return session
    return _latest(session, state=DeliveryState.UNKNOWN)


def is_of(delivery: Delivery, message: Outgoing | None) -> bool:
    """Whether it was exactly these words to this address, and not an earlier version or another channel."""
    sent = (delivery.channel, delivery.to, delivery.subject, delivery.body)
    return message is not None and sent == (message.channel, message.to, message.subject, message.body)


def is_open(delivery: Delivery) -> bool:
    """Whether only the user can say if it went out."""
    return delivery.state in (DeliveryState.HANDED_OFF, DeliveryState.UNKNOWN)


def _latest(session: Session, **changes: object) -> Session:
    """The session with its latest delivery changed."""
    if session.delivery is None:
        return session
    changed = replace(session.delivery, **changes)
    return replace(session, deliveries=(*session.deliveries[:-1], changed))
