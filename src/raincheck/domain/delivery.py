"""Delivery as a small state machine; each arrow is on disk before the next thing happens.

    (drafted) -> sending -> sent | handed_off | failed | unknown
    handed_off, unknown -> sent (the user says so) | failed (the user says it did not go)

`sending` found at start-up means that nobody knows: `unknown`, and never sent again unasked.
"""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from raincheck.domain.addressee import addressee, mailbox
from raincheck.domain.addresses import is_email
from raincheck.domain.session import Channel, Delivery, DeliveryState, Session, Way
from raincheck.domain.texts import in_hand, text_in
from raincheck.domain.threads import thread_on


class Outgoing(Struct, frozen=True, kw_only=True):
    """What the recipient will get, exactly: shown in the review and handed to the transport.

    `only` are the recipients of this try where it is not all of them: the headers still name all.
    `in_reply_to` and `references` are Message-IDs with their angle brackets (RFC 5322, 3.6.4).
    """

    channel: Channel
    to: str
    to_name: str
    cc: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    subject: str
    body: str
    sender_name: str = ""
    sender_email: str = ""
    message_id: str = ""
    date: datetime | None = None
    in_reply_to: str = ""
    references: tuple[str, ...] = ()


def outgoing(session: Session) -> Outgoing | None:
    """The message as it stands, or None when there are no words yet."""
    channel = in_hand(session.message)
    text = text_in(session.message, channel)
    if text is None or not text.body.strip():
        return None
    person, mail = addressee(session), channel is Channel.EMAIL
    usual = person.place(channel)
    to = mailbox(session) if mail else usual
    in_reply_to, references = thread_on(session, to) if mail else ("", ())
    return Outgoing(
        channel=channel,
        to=to,
        to_name=person.name if to.casefold() == usual.casefold() else "",
        cc=tuple(address for address in session.message.cc if is_email(address)) if mail else (),
        subject=text.subject if mail else "",
        body=text.body,
        sender_name=session.me.name,
        sender_email=session.me.email if is_email(session.me.email) else "",
        in_reply_to=in_reply_to,
        references=references,
    )


_MAIL = (Way.SMTP, Way.COMMAND, Way.MAILTO, Way.EML)


def can_carry(way: Way, channel: Channel) -> bool:
    """Whether a message of that kind can leave that way; the clipboard and a code take everything that is written."""
    if way in _MAIL:
        return channel is Channel.EMAIL
    return channel is Channel.SMS if way is Way.MESSAGES else True


def pasted(message: Outgoing) -> str:
    """The words to paste: for a mail, the subject on a line of its own first."""
    if message.channel is Channel.EMAIL and message.subject:
        return f"{message.subject}\n\n{message.body}"
    return message.body


def recipients(message: Outgoing) -> tuple[str, ...]:
    """Whom this try is for: those of `only`, else all, each once."""
    everyone = (message.to, *message.cc) if message.to else message.cc
    return message.only or tuple({address.casefold(): address for address in reversed(everyone)}.values())[::-1]


def begin(session: Session, message: Outgoing, way: Way, now: datetime, copy: str = "") -> Session:
    """The first arrow: what is about to leave, before anything is done about it."""
    delivery = Delivery(
        message_id=message.message_id,
        state=DeliveryState.SENDING,
        way=way,
        channel=message.channel,
        at=now,
        date=message.date,
        to=message.to,
        cc=message.cc,
        only=message.only,
        subject=message.subject,
        body=message.body,
        copy=copy,
        errand=session.message.errand,
        round=session.message.round,
    )
    in_hand = replace(session.message, let_go=False)
    return replace(session, message=in_hand, deliveries=(*session.deliveries, delivery))


def finish(session: Session, state: DeliveryState, **told: object) -> Session:
    """The second arrow, with what the transport told, such as `note`, `cause` or `evidence`."""
    if session.delivery is None or session.delivery.state is not DeliveryState.SENDING:
        return session
    return _latest(session, state=state, **told)


def recover(session: Session) -> Session:
    """The case as it is when opened: what was being sent has an unknown outcome."""
    if session.delivery is None or session.delivery.state is not DeliveryState.SENDING:
        return session
    return _latest(session, state=DeliveryState.UNKNOWN)


def this_round(session: Session) -> tuple[Delivery, ...]:
    """The tries to send the message in hand; those of earlier rounds are history."""
    return tuple(one for one in session.deliveries if one.round == session.message.round)


def is_open(delivery: Delivery) -> bool:
    """Whether only the user can say if it went out."""
    return delivery.state in (DeliveryState.HANDED_OFF, DeliveryState.UNKNOWN)


def _latest(session: Session, **changes: object) -> Session:
    """The session with its latest delivery changed."""
    if session.delivery is None:
        return session
    changed = replace(session.delivery, **changes)
    return replace(session, deliveries=(*session.deliveries[:-1], changed))
