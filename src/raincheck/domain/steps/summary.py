"""What was done, and what comes next."""

from enum import StrEnum

from msgspec.structs import replace

from raincheck.domain.context import Context
from raincheck.domain.interview import Relation
from raincheck.domain.questions import Choice, ChoiceQuestion, Page
from raincheck.domain.reach import is_unsettled
from raincheck.domain.returning import Learned, Since
from raincheck.domain.session import Kind, Session, Step
from raincheck.domain.steps.common import free_to_go, make_page, nothing_stored, nothing_to_keep, nothing_to_prepare

STEP = Step.SUMMARY
stored = nothing_stored
arrive = nothing_to_prepare
keep = nothing_to_keep
answer = free_to_go


class Onwards(StrEnum):
    """Where one can go from here; the values of the choices."""

    NEXT_CASE = "next-case"
    SEND = "send"
    HOME = "home"
    AFTER = "after"
    PREPARE = "prepare"
    CANNOT = "cannot"
    LEARN = "learn"
    RECRUITER = "recruiter"


STEPS = {
    Onwards.SEND: Step.SEND,
    Onwards.AFTER: Step.AFTER,
    Onwards.PREPARE: Step.PREPARE,
    Onwards.LEARN: Step.LEARN,
    Onwards.RECRUITER: Step.RECRUITER,
}
"""The choices that lead to a step of the same case."""


def page(session: Session, ctx: Context) -> Page:
    """Where to go from here, the likeliest first."""
    words = ctx.words.fields["onwards"]
    choices = tuple(Choice(value=way.value, label=words.values[way.value]) for way in _ways(session))
    page = make_page(STEP, ctx, ChoiceQuestion(id="onwards", prompt=words.prompt, choices=choices, optional=True))
    return replace(page, title=words.example) if session.situation.kind is Kind.READY else page


def next_case(session: Session) -> str:
    """The id of the case that came out of this one; empty without one."""
    return next((reply.next_case for reply in reversed(session.replies) if reply.next_case), "")


def _ways(session: Session) -> tuple[Onwards, ...]:
    asked = (Onwards.SEND,) if is_unsettled(session) else ()
    first = (*asked, *((Onwards.NEXT_CASE,) if next_case(session) else ()))
    if session.situation.kind is Kind.READY:
        return (*first, Onwards.HOME, Onwards.PREPARE, Onwards.CANNOT)
    answered = any(reply.what in (Since.REFUSED, Since.NEW_TIME) for reply in session.replies)
    learn = (Onwards.LEARN,) if session.learned == Learned() else ()
    helped = (Onwards.RECRUITER,) if session.interview.relation is Relation.EMPLOYER or answered else ()
    return (*first, Onwards.HOME, Onwards.AFTER, *learn, *helped)
