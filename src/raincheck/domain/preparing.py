"""The sheet of an interview that is still to come: what was learned first, then the checks, then when to leave."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from string import Template

from msgspec import Struct
from msgspec.structs import replace

from raincheck.domain import followup
from raincheck.domain.context import Context
from raincheck.domain.interview import Interview, Mode
from raincheck.domain.leaving import Buffer, buffer_of, leave_by
from raincheck.domain.lessons import Lesson
from raincheck.domain.preparing_words import CheckWords, Shown
from raincheck.domain.reminders import JOIN_BEFORE
from raincheck.domain.session import Session
from raincheck.domain.spans import span
from raincheck.domain.telling import both_clocks, clock_sentence
from raincheck.domain.touches import TouchKind, TouchState
from raincheck.domain.when import clock, local, short_date

MOST_LESSONS = 3
"""More than three are not read the evening before: our judgement."""

# When to wake up: our judgement, an hour to get ready and a second alarm before one falls asleep again.
FIRST_ALARM = timedelta(minutes=60)
SECOND_ALARM = timedelta(minutes=50)

CONFIRMED = "confirm"
"""The check that is also a reminder: sending the line ticks it."""

_EMPTY = ("", "own", "nothing", "do-nothing")
"""Answers that leave nothing to do."""


class Item(Struct, frozen=True, kw_only=True):
    """One line to tick. `aside` is where a lesson came from, or the fact that it is about; `how` is one sentence."""

    key: str
    label: str
    ticked: bool
    aside: str = ""
    how: str = ""
    lesson: bool = False


class Sheet(Struct, frozen=True, kw_only=True):
    """All lines in their order, when it is on every clock, and when to leave or to be there."""

    items: tuple[Item, ...]
    when: str = ""
    way: str = ""


def sheet(session: Session, lessons: Sequence[Lesson], ctx: Context) -> Sheet:
    """The sheet as it is now."""
    interview = session.interview
    zone = interview.zone or ctx.zone
    when = both_clocks(interview.starts, zone, ctx) if interview.starts else ""
    found = (*_lessons(session, lessons, ctx), *_checks(session, lessons, ctx))
    return Sheet(items=found, when=when, way=_way(session, lessons, ctx))


# What was learned


def fitting(lessons: Sequence[Lesson], mode: Mode | None, ctx: Context) -> tuple[Lesson, ...]:
    """The lessons that can be acted on, those for this way of holding it first, and the latest first among equals.

    Of several that say the same the first one speaks.
    """

    def rank(lesson: Lesson) -> int:
        modes = [one for one, reasons in ctx.words.prepare.fits.items() if lesson.reason in reasons]
        return 0 if mode in modes else 2 if modes else 1

    told: dict[str, Lesson] = {}
    for lesson in sorted(lessons, key=lambda one: (rank(one), -one.at.timestamp())):
        if text := lesson_text(lesson, ctx):
            told.setdefault(text, lesson)
    return tuple(told.values())[:MOST_LESSONS]


def lesson_text(lesson: Lesson, ctx: Context) -> str:
    """What changes from now on, else what would have caught it, in words; empty when nothing does."""
    for answer in (lesson.learned.next_time, lesson.learned.caught):
        if answer not in _EMPTY:
            return ctx.words.learn.choices.get(answer, answer)
    return ""


def source_of(lesson: Lesson, ctx: Context) -> str:
    """Such as "Larkspur Freight, 23 Nov"; the year where it is another one."""
    return ", ".join(text for text in _named(lesson, ctx) if text)


def _named(lesson: Lesson, ctx: Context) -> tuple[str, str]:
    year = "" if lesson.at.year == ctx.now.year else f" {lesson.at.year}"
    return lesson.about.partition(" · ")[0], short_date(lesson.at) + year


def _lessons(session: Session, lessons: Sequence[Lesson], ctx: Context) -> tuple[Item, ...]:
    items = []
    for lesson in fitting(lessons, session.interview.mode, ctx):
        key = f"lesson-{lesson.case}"
        company, day = _named(lesson, ctx)
        aside = _say("from" if company else "from-somewhere", ctx, company=company, day=day)
        items.append(
            Item(
                key=key,
                label=lesson_text(lesson, ctx),
                ticked=key in session.preparation.ticks,
                aside=aside,
                how=_happened(lesson, ctx),
            )
        )
    return tuple(items)


def _happened(lesson: Lesson, ctx: Context) -> str:
    """What it was about; empty when that was not answered."""
    what = lesson.learned.happened
    if what in _EMPTY:
        return ""
    return _say("happened", ctx, what=ctx.words.learn.choices.get(what, what))


# The checks


def _checks(session: Session, lessons: Sequence[Lesson], ctx: Context) -> tuple[Item, ...]:
    mode = session.interview.mode
    checks = ctx.words.prepare.checks.items()
    return tuple(_item(key, words, session, lessons, ctx) for key, words in checks if _is_for(words, mode))


def _is_for(words: CheckWords, mode: Mode | None) -> bool:
    if words.unsaid:
        return mode is None
    return not words.modes or mode in words.modes


def _item(key: str, words: CheckWords, session: Session, lessons: Sequence[Lesson], ctx: Context) -> Item:
    fact = _fact(words.shows, session, lessons, ctx) if words.shows else ""
    how = words.missing if words.shows and not fact and words.missing else words.how
    if words.shows is Shown.CLOCKS and session.interview.starts is not None:
        note = clock_sentence(session.interview.starts, session.interview.zone or ctx.zone, ctx)
        how = note or how
    ticked = is_confirmed(session) if key == CONFIRMED else key in session.preparation.ticks
    return Item(key=key, label=words.label, ticked=ticked, aside=fact, how=how)


def is_confirmed(session: Session) -> bool:
    """Whether it was ticked, or the line to confirm was sent."""
    reminder = confirming(session)
    return reminder is TouchState.DONE or (reminder is None and CONFIRMED in session.preparation.ticks)


def confirming(session: Session) -> TouchState | None:
    """How the reminder to confirm stands, as long as it can be ticked; None where there is none."""
    states = {touch.kind: touch.state for touch in session.followup.touches}
    state = states.get(TouchKind.CONFIRM)
    return state if state in (TouchState.PLANNED, TouchState.DONE) else None


def toggled(session: Session, key: str) -> Session:
    """The line ticked, or open again; the reminder to confirm is ticked off with its line."""
    if key == CONFIRMED and confirming(session) is not None:
        return followup.done(session, TouchKind.CONFIRM)
    ticks = session.preparation.ticks
    changed = tuple(one for one in ticks if one != key) if key in ticks else (*ticks, key)
    return replace(session, preparation=replace(session.preparation, ticks=changed))


def _fact(shown: Shown, session: Session, lessons: Sequence[Lesson], ctx: Context) -> str:
    """The fact in words; empty while it is not known."""
    interview = session.interview
    if shown is Shown.CLOCKS:
        return _clocks(interview, ctx)
    if shown is Shown.ALARMS:
        return _alarms(session, lessons, ctx)
    if shown is Shown.DIAL_IN:
        return dial_in(interview, ctx)
    facts = {
        Shown.PLACE: interview.location,
        Shown.LINK: interview.join_url,
        Shown.PHONE: interview.contact_phone,
        Shown.MY_PHONE: session.me.phone,
    }
    return facts[shown]


def _clocks(interview: Interview, ctx: Context) -> str:
    """Without how far away it is, which stands elsewhere."""
    if interview.starts is None:
        return ""
    return both_clocks(interview.starts, interview.zone or ctx.zone, ctx).partition(";")[0]


def dial_in(interview: Interview, ctx: Context) -> str:
    """The number, and the code that it asks for."""
    if not interview.dial_in_code:
        return interview.dial_in
    return _say("dial-in-code", ctx, number=interview.dial_in, code=interview.dial_in_code)


def _alarms(session: Session, lessons: Sequence[Lesson], ctx: Context) -> str:
    """On the user's own clock, counted from leaving, or from the start where nobody has to leave."""
    interview = session.interview
    ready = leave_by(session, lessons, ctx.now)
    if ready is None and interview.mode in (Mode.VIDEO, Mode.PHONE):
        ready = interview.starts
    if ready is None:
        return ""
    first, second = (clock(local(ready - before, ctx.zone)) for before in (FIRST_ALARM, SECOND_ALARM))
    return _say("alarms", ctx, first=first, second=second)


# The way there


def _way(session: Session, lessons: Sequence[Lesson], ctx: Context) -> str:
    """When to leave and why then, or when to be there."""
    interview = session.interview
    if interview.starts is None:
        return ""
    if interview.starts <= ctx.now:
        return _say("started", ctx)
    if interview.mode in (Mode.VIDEO, Mode.PHONE):
        return _say("join", ctx, time=_mine(interview.starts - JOIN_BEFORE, ctx))
    leave, way = leave_by(session, lessons, ctx.now), session.preparation.travel_minutes
    if leave is None or way is None:
        return _say("leave-when", ctx) if interview.mode is Mode.IN_PERSON else ""
    spare = buffer_words(buffer_of(session, lessons, ctx.now), ctx)
    key = "leave" if leave > ctx.now else "leave-past"
    return _say(key, ctx, time=_mine(leave, ctx), way=span(way), buffer=spare)


def _mine(at: datetime, ctx: Context) -> str:
    return clock(local(at, ctx.zone))


def buffer_words(buffer: Buffer, ctx: Context) -> str:
    """The minutes to spare, and why there are so many."""
    if buffer.chosen or not buffer.lessons:
        return _say("spare-yours" if buffer.chosen else "spare", ctx, minutes=buffer.minutes)
    first, *others = (source_of(lesson, ctx) for lesson in buffer.lessons)
    why = _say("others", ctx, company=first, count=len(others)) if others else first
    return _say("spare-learned", ctx, minutes=buffer.minutes, more=buffer.more, why=why)


def _say(key: str, ctx: Context, **facts: object) -> str:
    return Template(ctx.words.prepare.notes[key]).substitute(facts)
