"""When to come back to it."""

from msgspec.structs import replace

from raincheck.domain.context import Context
from raincheck.domain.followup import proposed
from raincheck.domain.questions import Choice, ChoiceQuestion, Page
from raincheck.domain.session import Session, Step
from raincheck.domain.steps.common import free_to_go, make_page, nothing_stored, nothing_to_keep
from raincheck.domain.touches import FollowUp

STEP = Step.FOLLOWUP
stored = nothing_stored
keep = nothing_to_keep
answer = free_to_go


def page(session: Session, ctx: Context) -> Page:
    """What to do with the touches; each can be changed on the way."""
    words = ctx.words.fields["calendar"]
    choices = tuple(Choice(value=value, label=label) for value, label in words.values.items())
    return make_page(STEP, ctx, ChoiceQuestion(id="calendar", prompt=words.prompt, choices=choices, optional=True))


def arrive(session: Session, ctx: Context) -> Session:
    """Propose the touches once; from then on they are the user's."""
    if session.followup.touches:
        return session
    return replace(session, followup=FollowUp(touches=proposed(session, ctx.now, ctx.zone)))
