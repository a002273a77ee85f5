"""Send it: the review, and what is known of the outcome."""

from raincheck.domain.context import Context
from raincheck.domain.delivery import this_round
from raincheck.domain.followup import counted
from raincheck.domain.questions import Answers, Outcome, Page, Rejected
from raincheck.domain.returning import Errand
from raincheck.domain.session import Reached, Session, Step
from raincheck.domain.steps.common import make_page, nothing_stored, nothing_to_keep, nothing_to_prepare, problem

STEP = Step.SEND
stored = nothing_stored
arrive = nothing_to_prepare
keep = nothing_to_keep


def page(session: Session, ctx: Context) -> Page:
    """Nothing to answer: sending is an act, and goes through the wizard."""
    return make_page(STEP, ctx)


def answer(session: Session, answers: Answers, ctx: Context) -> Outcome:
    """Follow-ups need a message that left, or somebody who was reached; a later message may be let go."""
    message = session.message
    if counted(this_round(session)) or message.let_go or (message.errand is Errand.NEWS and was_reached(session)):
        return session
    cause = "nothing-left" if message.errand is Errand.NEWS else "nothing-left-again"
    return Rejected(problems=(problem("send", cause, ctx),))


def was_reached(session: Session) -> bool:
    """Whether they were told in person."""
    return any(attempt.outcome is Reached.REACHED for attempt in session.attempts)
