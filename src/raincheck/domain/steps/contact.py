"""Whom to reach, and how, first."""

from datetime import datetime

from msgspec.structs import replace

from raincheck.domain.context import Context
from raincheck.domain.questions import Answers, Choice, ChoiceQuestion, Outcome, Page
from raincheck.domain.session import Attempt, Channel, Reached, Rung, Session, Step
from raincheck.domain.steps.common import make_page, nothing_to_prepare, one_of
from raincheck.domain.texts import in_hand
from raincheck.domain.triage import advice, ladder

STEP = Step.CONTACT
arrive = nothing_to_prepare


def page(session: Session, ctx: Context) -> Page:
    """The ladder, with one reason a rung."""
    choices = tuple(Choice(value=step.rung, label=step.label, hint=step.why) for step in ladder(session, ctx))
    question = ChoiceQuestion(id="rung", prompt=ctx.words.fields["rung"].prompt, choices=choices, optional=True)
    return make_page(STEP, ctx, question, lead=advice(session, ctx))


def stored(session: Session, ctx: Context) -> dict[str, str]:
    """The rung for which the message is being written."""
    return {"rung": _RUNGS[in_hand(session.message)].value}


def keep(session: Session, answers: Answers, ctx: Context) -> Session:
    """Write for the rung that was chosen; a call is followed by a mail, or by a text if there is no address."""
    rung = one_of(Rung, answers.get("rung"))
    if rung is None:
        return session
    only_phone = bool(session.interview.contact_phone) and not session.interview.contact_email
    spoken = rung in (Rung.CALL, Rung.VOICEMAIL)
    channel = Channel.SMS if spoken and only_phone else channel_of(rung)
    return replace(session, message=replace(session.message, channel=channel))


def channel_of(rung: Rung) -> Channel:
    """The kind of message that belongs to a rung; a call is followed by a mail."""
    return _CHANNELS.get(rung, Channel.EMAIL)


_CHANNELS = {
    Rung.SMS: Channel.SMS,
    Rung.LINKEDIN: Channel.LINKEDIN,
    Rung.CHAT: Channel.LINKEDIN,
    Rung.ATS: Channel.ATS,
}
_RUNGS = {
    Channel.EMAIL: Rung.EMAIL,
    Channel.SMS: Rung.SMS,
    Channel.LINKEDIN: Rung.LINKEDIN,
    Channel.ATS: Rung.ATS,
}


def answer(session: Session, answers: Answers, ctx: Context) -> Outcome:
    """Forward is always free: the message can be written before anybody answers."""
    return keep(session, answers, ctx)


def log(session: Session, rung: Rung, outcome: Reached, now: datetime) -> Session:
    """The case with one more attempt, as the user told it."""
    return replace(session, attempts=(*session.attempts, Attempt(at=now, rung=rung, outcome=outcome)))


def unlog(session: Session) -> Session:
    """The case without its last attempt."""
    return replace(session, attempts=session.attempts[:-1])
