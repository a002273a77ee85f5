"""Which steps a case needs, in which order, given the clock; what is next and what is back.

The urgency bends the road here and nowhere else: with little time left, contact comes
before everything that can wait.
"""

from datetime import datetime

from raincheck.domain.phase import is_urgent
from raincheck.domain.session import Session, Step

USUAL = tuple(Step)
URGENT = (
    Step.SITUATION,
    Step.INTERVIEW,
    Step.CONTACT,
    Step.RESCUE,
    Step.MESSAGE,
    Step.SEND,
    Step.FOLLOWUP,
    Step.SUMMARY,
)


def road(session: Session, now: datetime) -> tuple[Step, ...]:
    """The steps in the order that fits the clock. They are always the same steps."""
    return URGENT if is_urgent(session, now) else USUAL


def next_step(session: Session, step: Step, now: datetime) -> Step:
    """Where forward leads: to what was left open before this step, else to the one after it."""
    steps = road(session, now)
    here = steps.index(step)
    skipped = (s for s in steps[:here] if s not in session.done)
    return next(skipped, steps[min(here + 1, len(steps) - 1)])


def previous_step(session: Session, step: Step, now: datetime) -> Step | None:
    """Where back leads; None from the first step, which leads home."""
    steps = road(session, now)
    here = steps.index(step)
    return steps[here - 1] if here else None


def first_unfinished(session: Session, now: datetime) -> Step:
    """The first step that was not gone forward from."""
    return next((s for s in road(session, now) if s not in session.done), Step.SUMMARY)
