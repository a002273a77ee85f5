"""Facts in, words out: the draft for a channel, and what to say on the phone.

Every sentence comes from `content/`; nothing is said that is not a fact of the case, and a
fact that is missing takes its words with it, so no placeholder can be left.
"""

from zlib import crc32

from msgspec import Struct

from raincheck.domain.context import Context
from raincheck.domain.drafting.channels import CHANNELS, subject
from raincheck.domain.drafting.facts import facts_of
from raincheck.domain.drafting.occasion import occasion_of
from raincheck.domain.drafting.parts import Parts
from raincheck.domain.drafting.times import arrival
from raincheck.domain.session import WRITTEN, Channel, Session, Text
from raincheck.domain.text import clean_line
from raincheck.domain.texts import text_in

__all__ = ["Scripts", "arrival", "draft", "fingerprint", "scripts", "talk_seconds", "word_count"]

MOST_WORDS = {
    Channel.EMAIL: 125,
    Channel.SMS: 60,
    Channel.LINKEDIN: 100,
    Channel.ATS: 80,
    Channel.PHONE: 70,
    Channel.VOICEMAIL: 62,
}
"""Words of a whole draft (domain rules, sections 1 and 2); spoken, 62 are twenty-five seconds."""


class Scripts(Struct, frozen=True, kw_only=True):
    """What to say: to a person, and to a voicemail box."""

    call: str
    voicemail: str


def draft(session: Session, channel: Channel, ctx: Context) -> Text:
    """The message for a channel, from the facts alone; the same facts and wording give the same words."""
    before = text_in(session.message, channel) or Text()
    body = _body(session, channel, ctx, before.wording)
    if channel is not Channel.EMAIL:
        return Text(body=body, wording=before.wording)
    # Cleaned as the editor cleans it, or a long role would look like a change by the user.
    line = subject(Parts(session, ctx, before.wording))
    return Text(subject=clean_line(line), body=body, wording=before.wording)


def _body(session: Session, channel: Channel, ctx: Context, wording: int = 0) -> str:
    """The words for a channel; where long facts make them too many, those with the fewest."""
    compose = CHANNELS[channel]
    body = compose(Parts(session, ctx, wording))
    if word_count(body) <= MOST_WORDS[channel]:
        return body
    return compose(Parts(session, ctx, wording, brief=True, heard=channel not in WRITTEN))


def scripts(session: Session, ctx: Context) -> Scripts:
    """A call of about twenty seconds, and a voicemail that leaves a number."""
    return Scripts(
        call=_body(session, Channel.PHONE, ctx),
        voicemail=_body(session, Channel.VOICEMAIL, ctx),
    )


def fingerprint(session: Session, ctx: Context) -> str:
    """Eight digits for the facts of a draft: others mean that it would say something else now.

    Neither the tone nor the wording counts, nor does a change of the words in `content/`.
    """
    situation = session.situation
    told = (occasion_of(session, ctx.now).value, situation.reason, situation.detail, session.rescue.choice)
    return f"{crc32(repr((*told, sorted(facts_of(session, ctx).items()))).encode()):08x}"


def word_count(text: str) -> int:
    """Words as a person counts them."""
    return len(text.split())


def talk_seconds(text: str) -> int:
    """About how long it takes to say: 150 words a minute, a usual pace of calm speech."""
    return round(word_count(text) * 60 / 150)
