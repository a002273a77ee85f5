"""What happened since?"""

from msgspec.structs import replace

from raincheck.domain import replies
from raincheck.domain.context import Context
from raincheck.domain.interview import Interview
from raincheck.domain.linked import carried
from raincheck.domain.moments import Moment
from raincheck.domain.moments.reading import read_moment, typed
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
from raincheck.domain.returning import Since, Told
from raincheck.domain.session import Session, Step
from raincheck.domain.steps.common import candidates, make_page, one_of, problem
from raincheck.domain.telling_since import hint, lead
from raincheck.domain.text import clean_line
from raincheck.domain.zones import zone_or

STEP = Step.AFTER

SURE = "sure"
"""The question whether a doubtful time is meant; it is answered with "yes", and never kept."""


def page(session: Session, ctx: Context) -> Page:
    """Four choices, each with what raincheck does for it; and for a new time, when it is."""
    fields, words, seen = ctx.words.fields, ctx.words.since, replies.corrected(session, ctx.now)
    choices = tuple(Choice(value=what.value, label=words[what.value], hint=hint(what, seen, ctx)) for what in Since)
    questions: list[Question] = [
        ChoiceQuestion(id="what", prompt=fields["what"].prompt, choices=choices, lead=lead(session, ctx))
    ]
    if session.told.what is Since.NEW_TIME:
        asked = fields["new_time"]
        field = TextField(id="new_time", prompt=asked.prompt, kind=FieldKind.MOMENT, placeholder=asked.example)
        questions.append(field)
    return make_page(STEP, ctx, *questions, lead=lead(session, ctx))


def stored(session: Session, ctx: Context) -> dict[str, str]:
    """What is about to be told."""
    told = session.told
    found = {"what": told.what.value if told.what else ""}
    return found | {"new_time": told.when} if told.what is Since.NEW_TIME else found


def arrive(session: Session, ctx: Context) -> Session:
    """What was told a while ago is history; the next reply begins with a blank page."""
    if not session.replies or replies.is_fresh(session, ctx.now):
        return session
    told, last = session.told, session.replies[-1]
    is_history = (told.what, told.when) == (last.what, last.when)
    return replace(session, told=Told()) if is_history else session


def keep(session: Session, answers: Answers, ctx: Context) -> Session:
    """Take the choice, and the time as it is typed."""
    told = session.told
    what = one_of(Since, answers.get("what")) or told.what
    when = clean_line(answers["new_time"]) if "new_time" in answers else told.when
    return replace(session, told=replace(told, what=what, when=when))


def answer(session: Session, answers: Answers, ctx: Context) -> Outcome:
    """Tell it, unless just this was told; another answer soon after corrects the last one."""
    kept = keep(session, answers, ctx)
    what = kept.told.what
    if what is None:
        return Rejected(problems=(problem("what", "choose-one", ctx),))
    if _is_told(kept, ctx) or (what is Since.SILENCE and not replies.has_left(kept)):
        return kept
    if what is not Since.NEW_TIME:
        return replies.retell(kept, what, ctx.now)
    moment = new_time(kept, answers.get(SURE) == "yes", ctx)
    if isinstance(moment, Problem):
        return Rejected(problems=(moment,))
    # "In 3 hours" is another time a minute later.
    told = replace(kept.told, when=typed(moment, zone_of(kept, ctx)))
    last = kept.replies[-1] if replies.is_fresh(kept, ctx.now) else None
    if last is not None and last.starts == moment.at:
        return replace(kept, told=told)
    return replies.retell(replace(kept, told=told), what, ctx.now, moment)


def _is_told(session: Session, ctx: Context) -> bool:
    """Whether just this was told just now."""
    last, told = session.replies[-1] if session.replies else None, session.told
    if last is None or last.what is not told.what or not replies.is_fresh(session, ctx.now):
        return False
    return told.what is not Since.NEW_TIME or last.when == told.when


def new_time(session: Session, is_sure: bool, ctx: Context) -> Moment | Problem:
    """The time that they offer, or what there is to ask about it."""
    zone = zone_of(session, ctx)
    reading = read_moment(session.told.when, ctx.now, zone, ctx.words.zones, ctx.zone)
    if not isinstance(reading, Moment):
        return problem("new_time", reading.reason, ctx, candidates(reading, ctx, zone))
    doubt = "new-time-past" if reading.at <= ctx.now else ""
    if reading.at == session.interview.starts:
        doubt = "new-time-same"
    return problem(SURE, doubt, ctx, _yes_or_no(ctx)) if doubt and not is_sure else reading


def zone_of(session: Session, ctx: Context) -> str:
    """The clock on which they name a time."""
    return zone_or((session.told.facts or session.interview).zone, ctx.zone)


def offered(session: Session) -> Interview:
    """The interview to come, as far as it is known without its time: an invitation is read over it."""
    return session.told.facts or carried(session.interview)


def _yes_or_no(ctx: Context) -> tuple[Choice, ...]:
    return tuple(Choice(value=value, label=ctx.words.since[f"sure-{value}"]) for value in ("yes", "no"))
