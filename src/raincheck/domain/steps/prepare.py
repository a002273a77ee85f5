"""Be ready for it: what is ticked is kept at once; how long the way takes is typed."""

from msgspec.structs import replace

from raincheck.domain import errands
from raincheck.domain.context import Context
from raincheck.domain.lengths import minutes_in
from raincheck.domain.questions import Answers, Outcome, Page, Rejected, TextField
from raincheck.domain.returning import Errand
from raincheck.domain.session import Session, Step
from raincheck.domain.steps.common import make_page, nothing_to_prepare, problem
from raincheck.domain.telling import both_clocks

STEP = Step.PREPARE
arrive = nothing_to_prepare

TRAVEL, BUFFER = "travel", "buffer"
"""The ids of the two lines."""

_FIELDS = {TRAVEL: "travel_minutes", BUFFER: "buffer_minutes"}


def page(session: Session, ctx: Context) -> Page:
    """When it is; and two lines that can be typed."""
    interview, notes = session.interview, ctx.words.prepare.notes
    lead = both_clocks(interview.starts, interview.zone or ctx.zone, ctx) if interview.starts else None
    lines = (TextField(id=name, prompt=notes[name], placeholder=notes[f"{name}-example"]) for name in _FIELDS)
    return make_page(STEP, ctx, *lines, lead=lead)


def stored(session: Session, ctx: Context) -> dict[str, str]:
    """The minutes; an empty line for what is not known, or is learned."""
    known = {name: getattr(session.preparation, field) for name, field in _FIELDS.items()}
    return {name: "" if minutes is None else str(minutes) for name, minutes in known.items()}


def keep(session: Session, answers: Answers, ctx: Context) -> Session:
    """Take every line that is a length of time; an empty one takes it away."""
    typed = {name: answers[name].strip() for name in _FIELDS if name in answers}
    kept = {_FIELDS[name]: minutes_in(text) for name, text in typed.items() if not text or minutes_in(text) is not None}
    return replace(session, preparation=replace(session.preparation, **kept))


def answer(session: Session, answers: Answers, ctx: Context) -> Outcome:
    """Nothing has to be ticked to go on. A line to confirm is behind it once it was sent, or may wait."""
    wrong = [name for name in _FIELDS if answers.get(name, "").strip() and minutes_in(answers[name]) is None]
    if wrong:
        return Rejected(problems=tuple(problem(name, "length-unreadable", ctx) for name in wrong))
    kept = keep(session, answers, ctx)
    if kept.message.errand is not Errand.CONFIRM:
        return kept
    return errands.begin(kept, Errand.NEWS) if errands.was_sent(kept) else errands.let_go(kept)
