"""What several steps need: a page with its words, an enum from an answer, a problem."""

from enum import StrEnum
from typing import TypeVar

from raincheck.domain.context import Context
from raincheck.domain.moments import Doubt, Moment
from raincheck.domain.questions import Answers, Choice, Outcome, Page, Problem, Question
from raincheck.domain.session import Session, Step
from raincheck.domain.when import clock, day_and_date, distance, local
from raincheck.domain.zones import city, zones_differ

WAKING = range(7, 21)
"""Hours in which interviews are held: a reading within them is named first."""

E = TypeVar("E", bound=StrEnum)


def make_page(step: Step, ctx: Context, *questions: Question, lead: str | None = None) -> Page:
    """The page of a step, with the title and the advice that `content/` has for it."""
    words = ctx.words.steps[step]
    return Page(step=step, title=words.title, lead=words.lead if lead is None else lead, questions=questions)


def one_of(kind: type[E], value: str | None) -> E | None:
    """The member of that value, or None for anything else."""
    return next((member for member in kind if member.value == value), None)


def problem(field: str, key: str, ctx: Context, candidates: tuple[Choice, ...] = ()) -> Problem:
    """A problem with the words that `content/` has under that key."""
    words = ctx.words.problems[key]
    return Problem(field=field, cause=words.cause, remedy=words.remedy, candidates=candidates)


def candidates(doubt: Doubt, ctx: Context, zone: str = "") -> tuple[Choice, ...]:
    """The readings in words, those within a working day first; each value can be typed where `zone` is meant."""
    # Only who is asked to choose needs the grammar of moments, which costs the start more than the first screen has.
    from raincheck.domain.moments.reading import typed

    likely = sorted(doubt.candidates, key=lambda m: (m.at.hour not in WAKING, m.at))
    several = len({m.zone for m in likely} | {zone or likely[0].zone}) > 1 if likely else False
    return tuple(Choice(value=typed(m, zone), label=_label(m, several), hint=_hint(m, ctx)) for m in likely)


def _hint(moment: Moment, ctx: Context) -> str:
    """How far away it is, and what the user's own clock shows then, where that is another."""
    far = distance(moment.at, ctx.now)
    if not zones_differ(moment.zone, ctx.zone, moment.at):
        return far
    return f"{clock(local(moment.at, ctx.zone))} for you; {far}"


def _label(moment: Moment, several: bool) -> str:
    """Such as "Wed 25 Nov, 10:00", with the city where the readings are of several zones or share a wall clock."""
    wall = f"{day_and_date(moment.at)}, {clock(moment.at)}"
    return f"{wall} {city(moment.zone)}" if several else wall


def nothing_stored(session: Session, ctx: Context) -> dict[str, str]:
    """`stored`, for a step without answers of its own."""
    return {}


def nothing_to_prepare(session: Session, ctx: Context) -> Session:
    """`arrive`, for a step that needs nothing when it is shown."""
    return session


def nothing_to_keep(session: Session, answers: Answers, ctx: Context) -> Session:
    """`keep`, for a step where nothing is typed."""
    return session


def free_to_go(session: Session, answers: Answers, ctx: Context) -> Outcome:
    """`answer`, for a step that asks for nothing."""
    return session
