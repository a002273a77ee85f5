"""What to say: a draft from the facts, and the words in the editor."""

from msgspec.structs import replace

from raincheck.domain.context import Context
from raincheck.domain.drafting import draft, fingerprint
from raincheck.domain.questions import Answers, BodyField, Outcome, Page, Question, Rejected, TextField
from raincheck.domain.session import WRITTEN, Channel, Message, Session, Step, Text, Tone
from raincheck.domain.steps.common import make_page, one_of, problem
from raincheck.domain.text import clean_body, clean_line
from raincheck.domain.texts import in_hand, text_in, with_text

STEP = Step.MESSAGE


def page(session: Session, ctx: Context) -> Page:
    """A subject for a mail, and a body."""
    fields = ctx.words.fields
    questions: list[Question] = [BodyField(id="body", prompt=fields["body"].prompt)]
    if in_hand(session.message) is Channel.EMAIL:
        questions.insert(0, TextField(id="subject", prompt=fields["subject"].prompt))
    return make_page(STEP, ctx, *questions)


def stored(session: Session, ctx: Context) -> dict[str, str]:
    """The words of the channel in hand."""
    channel, text = in_hand(session.message), text_of(session.message) or Text()
    found = {"channel": channel.value, "body": text.body}
    if channel is Channel.EMAIL:
        found["subject"] = text.subject
    return found


def arrive(session: Session, ctx: Context) -> Session:
    """A fresh draft, unless the user has put a hand to the words."""
    text = text_of(session.message)
    if text is not None and text.edited:
        return session
    return redraft(session, ctx)


def redraft(session: Session, ctx: Context) -> Session:
    """A fresh draft, also instead of the user's own words when they ask for it."""
    channel = in_hand(session.message)
    return _with(session, channel, _fresh(session, channel, ctx))


def next_wording(session: Session, ctx: Context) -> Session:
    """The same facts in other words, also instead of the user's own when they ask for it."""
    text = text_of(session.message) or Text()
    counted = _with(session, in_hand(session.message), replace(text, wording=text.wording + 1))
    return redraft(counted, ctx)


def set_tone(session: Session, tone: Tone, ctx: Context) -> Session:
    """Drafts sound like that from now on; words that the user has changed stay as they are."""
    session = replace(session, message=replace(session.message, tone=tone))
    for channel in WRITTEN:
        text = text_in(session.message, channel)
        if text is not None and not text.edited:
            session = _with(session, channel, _fresh(session, channel, ctx))
    return session


def outdated(session: Session, ctx: Context) -> bool:
    """Whether the words grew from facts, or from an hour, that are others now."""
    text = text_of(session.message)
    return text is not None and text.basis not in ("", fingerprint(session, ctx))


def _fresh(session: Session, channel: Channel, ctx: Context) -> Text:
    return replace(draft(session, channel, ctx), basis=fingerprint(session, ctx))


def switch(session: Session, ctx: Context, channel: Channel | None = None) -> Session:
    """That channel, or the next one, with its own words."""
    if channel not in WRITTEN:
        here = WRITTEN.index(in_hand(session.message))
        channel = WRITTEN[(here + 1) % len(WRITTEN)]
    return arrive(replace(session, message=replace(session.message, channel=channel)), ctx)


def keep(session: Session, answers: Answers, ctx: Context) -> Session:
    """Take the words as they are, empty or not, for the channel they were written for."""
    given = one_of(Channel, answers.get("channel"))
    channel = given if given in WRITTEN else in_hand(session.message)
    session = replace(session, message=replace(session.message, channel=channel))
    old = text_in(session.message, channel) or _fresh(session, channel, ctx)
    subject = clean_line(answers.get("subject", old.subject)) if channel is Channel.EMAIL else ""
    body = clean_body(answers.get("body", old.body))
    edited = old.edited or (subject, body) != (old.subject, old.body)
    return _with(session, channel, replace(old, subject=subject, body=body, edited=edited))


def answer(session: Session, answers: Answers, ctx: Context) -> Outcome:
    """A message needs words; everything else is advice."""
    kept = keep(session, answers, ctx)
    text = text_of(kept.message)
    if text is None or not text.body.strip():
        return Rejected(problems=(problem("body", "body-empty", ctx),))
    return kept


def text_of(message: Message) -> Text | None:
    """The words of the channel in hand."""
    return text_in(message, in_hand(message))


def _with(session: Session, channel: Channel, text: Text) -> Session:
    return replace(session, message=with_text(session.message, channel, text))
