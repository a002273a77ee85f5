"""Who can help: the agency that is in the picture, or a recruiter to write to."""

from enum import StrEnum
from string import Template

from msgspec.structs import replace

from raincheck.domain import errands
from raincheck.domain.addresses import is_email, is_phone
from raincheck.domain.context import Context
from raincheck.domain.interview import Interview, Relation
from raincheck.domain.questions import (
    Answers,
    Choice,
    ChoiceQuestion,
    FieldKind,
    Outcome,
    Page,
    Problem,
    Question,
    Rejected,
    TextField,
)
from raincheck.domain.returning import Errand, Recruiter
from raincheck.domain.session import Channel, Session, Step
from raincheck.domain.steps.common import make_page, nothing_to_prepare, problem
from raincheck.domain.telling_since import agency_lead
from raincheck.domain.text import clean_line

STEP = Step.RECRUITER
arrive = nothing_to_prepare

LINES = {
    "name": FieldKind.LINE,
    "agency": FieldKind.LINE,
    "email": FieldKind.EMAIL,
    "phone": FieldKind.PHONE,
}
"""What is known of a recruiter; the ids of the questions are these after `recruiter_`."""


class Help(StrEnum):
    """What to do about it; the values of the choices."""

    CALL = "call"
    OTHER = "other"
    NEW = "new"
    NONE = "none"


def page(session: Session, ctx: Context) -> Page:
    """What to do, and the lines of a form. A face adds whom the user knows to the choices."""
    words, agency = ctx.words.fields["recruiter"], agency_of(session.interview)
    ways = [Help.OTHER if agency else Help.NEW, Help.NONE]
    if agency and agency.phone:
        ways.insert(0, Help.CALL)
    who = agency.name or agency.agency if agency else ""
    choices = tuple(Choice(value=way, label=Template(words.values[way]).substitute(who=who)) for way in ways)
    lead = agency_lead(session, ctx) if agency else None
    form: list[Question] = [_line(name, kind, ctx) for name, kind in LINES.items()]
    return make_page(STEP, ctx, ChoiceQuestion(id="recruiter", prompt=words.prompt, choices=choices), *form, lead=lead)


def _line(name: str, kind: FieldKind, ctx: Context) -> TextField:
    words = ctx.words.fields[f"recruiter_{name}"]
    return TextField(id=f"recruiter_{name}", prompt=words.prompt, kind=kind, placeholder=words.example)


def agency_of(interview: Interview) -> Recruiter | None:
    """The recruiter through whom the interview came, if it came through one who is known at all."""
    known = interview.contact_name or interview.contact_email or interview.contact_phone
    if interview.relation is not Relation.AGENCY or not known:
        return None
    return Recruiter(name=interview.contact_name, email=interview.contact_email, phone=interview.contact_phone)


def stored(session: Session, ctx: Context) -> dict[str, str]:
    """Whom the user is about to write to."""
    return {f"recruiter_{name}": getattr(session.recruiter, name) for name in LINES}


def keep(session: Session, answers: Answers, ctx: Context) -> Session:
    """Take every line as it was typed."""
    lines = {name: clean_line(answers[key]) for name in LINES if (key := f"recruiter_{name}") in answers}
    return replace(session, recruiter=replace(session.recruiter, **lines))


def answer(session: Session, answers: Answers, ctx: Context) -> Outcome:
    """Write to them, or go on without."""
    kept = keep(session, answers, ctx)
    if answers.get("recruiter") == Help.NONE:
        return errands.let_go(kept) if kept.message.errand is Errand.OUTREACH else kept
    problems = tuple(_problems(kept.recruiter, ctx))
    if problems:
        return Rejected(problems=problems)
    channel = Channel.EMAIL if kept.recruiter.email else Channel.SMS
    return errands.begin(kept, Errand.OUTREACH, channel)


def _problems(someone: Recruiter, ctx: Context) -> list[Problem]:
    found = []
    if not (someone.name or someone.agency):
        found.append(problem("recruiter_name", "recruiter-missing", ctx))
    if not (someone.email or someone.phone):
        found.append(problem("recruiter_email", "recruiter-unreachable", ctx))
    if someone.email and not is_email(someone.email):
        found.append(problem("recruiter_email", "email-unusable", ctx))
    if someone.phone and not is_phone(someone.phone):
        found.append(problem("recruiter_phone", "phone-unusable", ctx))
    return found
