"""What a phone can be handed, as links: the call, the text, the mail, or only whom it is for."""

import re
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from raincheck.domain.addresses import is_email
from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.domain.context import Context
from raincheck.domain.delivery import Outgoing, outgoing
from raincheck.domain.event_codes import event_code
from raincheck.domain.links import LINK_LIMIT, mailto_link, sms_link, tel_link
from raincheck.domain.session import Channel, Rung, Session
from raincheck.domain.steps.message import arrive


class OfferKind(StrEnum):
    """What the phone does with it; the value ends the keys of its words, such as `phone-does-call`."""

    CALL = "call"
    TEXT = "text"
    TEXT_BARE = "text-bare"
    MAIL = "mail"
    MAIL_BARE = "mail-bare"
    WORDS = "words"
    PAGE = "page"
    EVENT = "event"


class Offer(Struct, frozen=True):
    """One thing to hand over. `target` is the number, the address or the host as it is shown; it may be empty."""

    kind: OfferKind
    link: str
    target: str = ""

    @property
    def carries_message(self) -> bool:
        """Whether the message may go out from there: then only the user knows if it did."""
        return self.kind not in (OfferKind.CALL, OfferKind.PAGE, OfferKind.EVENT)

    @property
    def opens(self) -> bool:
        """Whether it is a link that a program of this machine may take; words are none."""
        return self.kind not in (OfferKind.WORDS, OfferKind.EVENT) and len(self.link) <= LINK_LIMIT


SHORTER = {OfferKind.TEXT: OfferKind.TEXT_BARE, OfferKind.MAIL: OfferKind.MAIL_BARE, OfferKind.WORDS: OfferKind.PAGE}
"""What is offered in place of a code that finds no room."""

_CHATS = {Rung.CHAT: Channel.LINKEDIN, Rung.LINKEDIN: Channel.LINKEDIN, Rung.ATS: Channel.ATS}
_FIRST = {Rung.SMS: OfferKind.TEXT, Rung.EMAIL: OfferKind.MAIL, **dict.fromkeys(_CHATS, OfferKind.WORDS)}
_HOST = re.compile(r"https?://([^/?#]+)", re.IGNORECASE)


def of_rung(session: Session, rung: Rung, ctx: Context) -> tuple[Offer, ...]:
    """What applies on a rung of the ladder, with the words in hand for it: the user's own, else a draft."""
    interview = session.interview
    if rung in _CHATS:
        words = _written(session, _CHATS[rung], ctx)
        return (*(of_message(words) if words else ()), *(_page(interview.join_url) if rung is Rung.CHAT else ()))
    text = _written(session, Channel.SMS, ctx) if tel_link(interview.contact_phone) else None
    mail = _written(session, Channel.EMAIL, ctx) if is_email(interview.contact_email) else None
    return (*_call(interview.contact_phone), *(offer for one in (text, mail) if one for offer in of_message(one)))


def of_entry(entry: CalendarEntry, when: str) -> Offer:
    """A moment for the phone's own calendar; `when` is how it is shown."""
    return Offer(OfferKind.EVENT, event_code(entry), when)


def first_of(offers: Sequence[Offer], rung: Rung) -> Offer | None:
    """What is wanted first on that rung; None where nothing is known to hand over."""
    wanted = _FIRST.get(rung, OfferKind.CALL)
    return next((one for one in offers if one.kind is wanted), next(iter(offers), None))


def opened_on(offers: Sequence[Offer], rung: Rung) -> Offer | None:
    """What a program of this machine opens for that rung, and nothing else; None where there is no link for it."""
    wanted = _FIRST.get(rung, OfferKind.CALL)
    kinds = (wanted, SHORTER.get(wanted))
    return next((one for kind in kinds for one in offers if one.kind is kind and one.opens), None)


def of_message(message: Outgoing) -> tuple[Offer, ...]:
    """The message with its words, and without them where there is somebody, or a form, to write to."""
    if message.channel is Channel.EMAIL:
        # Phones don't follow a thread that a link names, and it makes the code larger.
        mail = Offer(OfferKind.MAIL, mailto_link(replace(message, in_reply_to="")), message.to)
        bare = replace(message, subject="", body="", cc=(), only=(), in_reply_to="")
        return (mail, Offer(OfferKind.MAIL_BARE, mailto_link(bare), message.to)) if message.to else (mail,)
    if message.channel is Channel.SMS:
        number = message.to if tel_link(message.to) else ""
        text = Offer(OfferKind.TEXT, sms_link(number, message.body), number)
        return (text, Offer(OfferKind.TEXT_BARE, sms_link(number), number)) if number else (text,)
    return (Offer(OfferKind.WORDS, message.body), *_page(message.to))


def shorter(offer: Offer, offers: Sequence[Offer]) -> Offer | None:
    """The same without the words, where that is offered."""
    return next((one for one in offers if one.kind is SHORTER.get(offer.kind)), None)


def _call(number: str) -> tuple[Offer, ...]:
    link = tel_link(number)
    return (Offer(OfferKind.CALL, link, number),) if link else ()


def _page(url: str) -> tuple[Offer, ...]:
    host = _HOST.match(url)
    return (Offer(OfferKind.PAGE, url, host[1]),) if host else ()


def _written(session: Session, channel: Channel, ctx: Context) -> Outgoing | None:
    """The words for a channel as they would leave now."""
    return outgoing(arrive(replace(session, message=replace(session.message, channel=channel)), ctx))
