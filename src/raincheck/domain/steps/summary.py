"""What was done, and what comes next."""

from raincheck.domain.context import Context
from raincheck.domain.questions import Page
from raincheck.domain.session import Session, Step
from raincheck.domain.steps.common import free_to_go, make_page, nothing_stored, nothing_to_keep, nothing_to_prepare

STEP = Step.SUMMARY
stored = nothing_stored
arrive = nothing_to_prepare
keep = nothing_to_keep
answer = free_to_go


def page(session: Session, ctx: Context) -> Page:
    """Nothing to ask: the road ends here."""
    return make_page(STEP, ctx)
