"""Which steps a case needs, in which order, given what happened and the clock; what is next and what is back.

The first message has the long road. Each later errand (a follow-up, a yes to a new time, a thank-you) has a short
one through the same screens. The urgency bends the road here and nowhere else: with little time left, contact comes
before everything that can wait.
"""

from datetime import datetime

from raincheck.domain.agenda import BEGUN_FOR
from raincheck.domain.phase import is_urgent
from raincheck.domain.reach import is_unsettled
from raincheck.domain.returning import Errand
from raincheck.domain.session import Kind, Session, Step
from raincheck.domain.touches import TouchKind, TouchState

USUAL = (
    Step.SITUATION,
    Step.INTERVIEW,
    Step.RESCUE,
    Step.CONTACT,
    Step.MESSAGE,
    Step.SEND,
    Step.FOLLOWUP,
    Step.SUMMARY,
)
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
READY = (Step.SITUATION, Step.INTERVIEW, Step.PREPARE, Step.FOLLOWUP, Step.SUMMARY)
"""Nothing has happened yet: the interview is to come."""

_WRITE = (Step.MESSAGE, Step.SEND)
BACK = {
    Errand.FIRST: (Step.AFTER, *_WRITE, Step.FOLLOWUP, Step.SUMMARY),
    Errand.SECOND: (Step.AFTER, *_WRITE, Step.FOLLOWUP, Step.SUMMARY),
    Errand.CLOSE: (Step.AFTER, *_WRITE, Step.LEARN, Step.RECRUITER, Step.SUMMARY),
    Errand.ANSWER: (Step.AFTER, *_WRITE, Step.FOLLOWUP, Step.SUMMARY),
    Errand.ACCEPT: (Step.AFTER, *_WRITE, Step.LEARN, Step.SUMMARY),
    Errand.THANKS: (Step.AFTER, *_WRITE, Step.LEARN, Step.RECRUITER, Step.SUMMARY),
    Errand.CONFIRM: (Step.PREPARE, *_WRITE, Step.SUMMARY),
    Errand.OUTREACH: (Step.RECRUITER, *_WRITE, Step.SUMMARY),
}
"""The road of each errand that comes back to a case."""

_BESIDE = (Errand.CONFIRM, Errand.OUTREACH)
"""Messages that nothing else waits for."""

_ENDS = (Step.FOLLOWUP, Step.SUMMARY)

ASIDE = (Step.AFTER, Step.LEARN, Step.PREPARE, Step.RECRUITER)
"""Steps that can be visited from the end of every road; they lead back to it."""


def road(session: Session, now: datetime) -> tuple[Step, ...]:
    """The steps in the order that fits the errand and the clock; the step that one stands on is always among them."""
    first, message = _first_road(session, now), session.message
    # A line to confirm that waits for its words does not keep the reminders from the calendar; nor does one, or a
    # word to a recruiter, that was let go.
    is_beside = session.step is Step.PREPARE or (message.let_go and message.errand in _BESIDE)
    steps = first if is_beside else BACK.get(message.errand, first)
    found = steps if session.step in steps else first
    return found if session.step in found else (session.step, Step.SUMMARY)


def _first_road(session: Session, now: datetime) -> tuple[Step, ...]:
    if session.situation.kind is Kind.READY:
        return READY
    return URGENT if is_urgent(session, now) else USUAL


def next_step(session: Session, step: Step, now: datetime) -> Step:
    """Where forward leads: to what was left open before this step, else to the one after it."""
    steps = road(session, now)
    here = steps.index(step) if step in steps else 0
    skipped = (s for s in steps[:here] if s not in session.done)
    after = here + (2 if step is Step.SITUATION and is_prepared(session) else 1)
    return next(skipped, steps[min(after, len(steps) - 1)])


def is_prepared(session: Session) -> bool:
    """Whether all was ready before something went wrong: then nobody asks which interview it is."""
    return {Step.INTERVIEW, Step.PREPARE} <= {*session.done}


def previous_step(session: Session, step: Step, now: datetime) -> Step | None:
    """Where back leads; None from the first step, which leads home."""
    steps = road(session, now)
    here = steps.index(step) if step in steps else 0
    return steps[here - 1] if here else None


def landing(session: Session, now: datetime) -> Step:
    """Where a saved case opens: where it was left; but at the end of its road, with what is to be done now.

    Whether a message went out is asked before another one is written. A line to confirm, or a word to a recruiter,
    does not hide what has become due meanwhile.
    """
    can_wait = session.message.errand in _BESIDE and _has_come(session, now)
    if is_unsettled(session) and session.step in (*_ENDS, *ASIDE) and not can_wait:
        return Step.SEND
    if session.step not in _ENDS and not (can_wait and session.step in (*_WRITE, *ASIDE)):
        return session.step
    if session.situation.kind is Kind.READY:
        starts = session.interview.starts
        # Who opens it after the start may have missed it: that is said there.
        return Step.PREPARE if starts is not None and now < starts + BEGUN_FOR else Step.SUMMARY
    return Step.AFTER if _has_come(session, now) else session.step


def _has_come(session: Session, now: datetime) -> bool:
    """Whether a touch is due that is not the message in hand."""
    own = TouchKind.CONFIRM if session.message.errand is Errand.CONFIRM else None
    touches = session.followup.touches
    return any(one.state is TouchState.PLANNED and one.at <= now and one.kind is not own for one in touches)


def first_unfinished(session: Session, now: datetime) -> Step:
    """The first step that was not gone forward from."""
    return next((s for s in road(session, now) if s not in session.done), Step.SUMMARY)
