"""Send it: the review, and what is known of the outcome."""

from raincheck.domain.context import Context
from raincheck.domain.followup import counted
from raincheck.domain.questions import Answers, Outcome, Page, Rejected
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
    """Follow-ups need something to follow: a message that left, or somebody who was reached."""
    if counted(session.deliveries) or any(attempt.outcome is Reached.REACHED for attempt in session.attempts):
        return session
    return Rejected(problems=(problem("send", "nothing-left", ctx),))
