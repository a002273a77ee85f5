"""When to come back to it."""

from msgspec.structs import replace

from raincheck.domain import followup
from raincheck.domain.context import Context
from raincheck.domain.questions import Choice, ChoiceQuestion, Page
from raincheck.domain.session import Kind, Session, Step
from raincheck.domain.steps.common import free_to_go, make_page, nothing_stored, nothing_to_keep
from raincheck.domain.work_weeks import work_week

STEP = Step.FOLLOWUP
stored = nothing_stored
keep = nothing_to_keep
answer = free_to_go


def page(session: Session, ctx: Context) -> Page:
    """What to do with the touches; each can be changed on the way."""
    words = ctx.words.fields["calendar"]
    choices = tuple(Choice(value=value, label=label) for value, label in words.values.items())
    page = make_page(STEP, ctx, ChoiceQuestion(id="calendar", prompt=words.prompt, choices=choices, optional=True))
    if session.situation.kind is not Kind.READY:
        return page
    notes = ctx.words.prepare.notes
    return replace(page, title=notes["calendar-title"], lead=notes["calendar-lead"])


def arrive(session: Session, ctx: Context) -> Session:
    """Propose the touches once; from then on they are the user's, until a later message lets them count anew.

    What is still to come has reminders, which were proposed while it was prepared.
    """
    if session.situation.kind is Kind.READY:
        return session
    if not followup.is_proposed(session):
        propose = followup.begun
    elif followup.is_outdated(session):
        propose = followup.reproposed
    else:
        return session
    since = followup.contacted_at(session, ctx.now)
    return propose(session, ctx.now, work_week(session.interview, since, ctx))
