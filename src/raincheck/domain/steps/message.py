"""What to say: a draft from the facts, and the words in the editor."""

from zlib import crc32

from msgspec.structs import replace

from raincheck.domain.context import Context
from raincheck.domain.drafting import draft
from raincheck.domain.questions import Answers, BodyField, Outcome, Page, Question, Rejected, TextField
from raincheck.domain.session import Channel, Message, Session, Step, Text
from raincheck.domain.steps.common import make_page, one_of, problem
from raincheck.domain.text import clean_body, clean_line

STEP = Step.MESSAGE


def page(session: Session, ctx: Context) -> Page:
    """A subject for a mail, and a body."""
    fields = ctx.words.fields
    questions: list[Question] = [BodyField(id="body", prompt=fields["body"].prompt)]
    if session.message.channel is Channel.EMAIL:
        questions.insert(0, TextField(id="subject", prompt=fields["subject"].prompt))
    return make_page(STEP, ctx, *questions)


def stored(session: Session, ctx: Context) -> dict[str, str]:
    """The words of the channel in hand."""
    text = text_of(session.message) or Text()
    found = {"channel": session.message.channel.value, "body": text.body}
    if session.message.channel is Channel.EMAIL:
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
    return _with(session, _fresh(session, ctx))


def outdated(session: Session, ctx: Context) -> bool:
    """Whether the words grew from a draft that would be another one now."""
    text = text_of(session.message)
    return text is not None and text.basis not in ("", _fresh(session, ctx).basis)


def _fresh(session: Session, ctx: Context) -> Text:
    text = draft(session, session.message.channel, ctx)
    return replace(text, basis=f"{crc32(f'{text.subject}{text.body}'.encode()):08x}")


def switch(session: Session, ctx: Context) -> Session:
    """The other channel, with its own words."""
    other = Channel.SMS if session.message.channel is Channel.EMAIL else Channel.EMAIL
    return arrive(replace(session, message=replace(session.message, channel=other)), ctx)


def keep(session: Session, answers: Answers, ctx: Context) -> Session:
    """Take the words as they are, empty or not, for the channel they were written for."""
    channel = one_of(Channel, answers.get("channel")) or session.message.channel
    session = replace(session, message=replace(session.message, channel=channel))
    before = text_of(session.message)
    old = before or _fresh(session, ctx)
    subject = clean_line(answers.get("subject", old.subject)) if channel is Channel.EMAIL else ""
    body = clean_body(answers.get("body", old.body))
    edited = old.edited or (subject, body) != (old.subject, old.body)
    return _with(session, replace(old, subject=subject, body=body, edited=edited))


def answer(session: Session, answers: Answers, ctx: Context) -> Outcome:
    """A message needs words; everything else is advice."""
    kept = keep(session, answers, ctx)
    text = text_of(kept.message)
    if text is None or not text.body.strip():
        return Rejected(problems=(problem("body", "body-empty", ctx),))
    return kept


def text_of(message: Message) -> Text | None:
    """The words of the channel in hand."""
    return message.email if message.channel is Channel.EMAIL else message.sms


def _with(session: Session, text: Text) -> Session:
    message = session.message
    if message.channel is Channel.EMAIL:
        return replace(session, message=replace(message, email=text))
    return replace(session, message=replace(message, sms=text))
