"""The parts of a message in the order of a channel."""

from collections.abc import Callable

from raincheck.domain.addressee import mailbox
from raincheck.domain.drafting.occasion import BACK, Occasion
from raincheck.domain.drafting.parts import Parts
from raincheck.domain.drafting.pieces import Pieces
from raincheck.domain.session import Channel
from raincheck.domain.threads import subject_on

_UNANSWERED = (Occasion.CLOSE, Occasion.THANKS, Occasion.CONFIRM)
"""Occasions that ask for no call back."""


def subject(parts: Parts) -> str:
    """The subject of a mail; who comes back stays in the thread that their first mail began."""
    session = parts.session
    thread = subject_on(session, mailbox(session)) if parts.occasion in BACK else ""
    if thread:
        return thread
    words = parts.of_whole if parts.is_whole else parts.of_occasion
    return parts.fill(parts.pick("subject", words.subject))


def email(parts: Parts) -> str:
    """Reason first, what they take on, then the ask, their schedule before one's own, and thanks."""
    if parts.is_whole:
        middle = [Pieces(parts, {}).whole("mail")]
    else:
        owned = _line(parts.opening(), parts.own(), parts.wrote(), parts.around("regret"), parts.promise())
        middle = [owned, parts.saved(), parts.said("thanks")]
    return _blocks(parts.greeting(), *middle, parts.signature()) + "\n"


def chat(parts: Parts) -> str:
    """Short paragraphs, and nothing that stands in the profile anyway."""
    if parts.is_whole:
        middle = [Pieces(parts, {}).whole("short")]
    else:
        owned = _line(parts.news(), *_owned(parts))
        middle = [owned, parts.saved(), parts.said("thanks")]
    return _blocks(parts.greeting(), *middle, parts.facts["me"])


def sms(parts: Parts) -> str:
    """News first, and the name, for the number may be unknown to them."""
    return _line(parts.intro(), *_short(parts))


def form(parts: Parts) -> str:
    """A field of a form: no greeting, for nobody knows who reads it."""
    return _line(parts.said("self") if parts.facts["me"] else "", *_short(parts))


def call(parts: Parts) -> str:
    """What to say to a person, in about twenty seconds."""
    return _line(parts.intro(), *_short(parts, heard=True))


def voicemail(parts: Parts) -> str:
    """What to say to a box: under 25 seconds, with the number."""
    back = parts.said("call_back" if parts.facts["my_phone"] else "call_back_unnumbered")
    if parts.is_whole:
        whole = _line(*_short(parts, heard=True))
        number = parts.facts["my_phone"]
        is_asked = parts.occasion not in _UNANSWERED and not (number and number in whole)
        return _line(parts.intro(), whole, back if is_asked else "")
    *said, thanks = _short(parts, heard=True)
    return _line(parts.intro(), *said, back, thanks)


def _short(parts: Parts, *, heard: bool = False) -> tuple[str, ...]:
    """The news, the reason, what they own, and the ask, in few words; thanks at the end."""
    # In a box that cuts one off, the name and the time are enough.
    named = ("bare" if parts.brief else "heard") if heard else "short"
    facts = {name: parts.facts.get(f"{named}_{name}", "") for name in ("appointment", "interview")}
    if parts.is_whole:
        return (Pieces(parts, facts).whole("short"),)
    thanks = "" if parts.brief else parts.said("thanks_short")
    return parts.news(**facts), *_owned(parts), parts.ask(short=True), thanks


def _owned(parts: Parts) -> tuple[str, str]:
    """What they take on, in short: the first message that was not enough, or their own part in it."""
    owned = parts.wrote(short=True) or parts.own()
    return owned, parts.said("sorry_owned") if owned else parts.around("sorry")


def _line(*sentences: str) -> str:
    return " ".join(text for text in sentences if text)


def _blocks(*blocks: str) -> str:
    return "\n\n".join(block for block in blocks if block)


CHANNELS: dict[Channel, Callable[[Parts], str]] = {
    Channel.EMAIL: email,
    Channel.SMS: sms,
    Channel.LINKEDIN: chat,
    Channel.ATS: form,
    Channel.PHONE: call,
    Channel.VOICEMAIL: voicemail,
}
"""The body for each channel."""
