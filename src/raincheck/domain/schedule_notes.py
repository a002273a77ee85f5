"""Why the follow-ups are when they are, in sentences: which days do not count there, and what to think of again."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from string import Template

from raincheck.domain.cadence import Rule
from raincheck.domain.calendar_days import USUAL_WEEKEND, Why, WorkWeek, counts_from, is_quiet, why_later, why_not
from raincheck.domain.context import Context
from raincheck.domain.followup import counts_since
from raincheck.domain.session import Session
from raincheck.domain.touches import Touch, TouchKind, TouchState
from raincheck.domain.when import clock, day_of_month, local, weekday_name
from raincheck.domain.work_weeks import work_week

MOST_DAYS = 3
"""Holidays that are named; a reader takes in no more, and the dates tell the rest."""

_ASKS = (TouchKind.FIRST, TouchKind.SECOND, TouchKind.CLOSE)
_DAY = timedelta(days=1)


def rule_line(touch: Touch, ctx: Context) -> str:
    """The rule that decided this moment, in a sentence; empty once the user moved it."""
    return ctx.words.rules.get(touch.rule, "")


def schedule_notes(session: Session, ctx: Context) -> tuple[str, ...]:
    """Which days do not count and why, the most surprising first, and what was moved to a bad moment.

    Empty when every day counts as anybody would think.
    """
    touches = [one for one in session.followup.touches if one.state is TouchState.PLANNED and one.kind in _ASKS]
    if not touches:
        return ()
    since = counts_since(session, ctx.now)
    week = work_week(session.interview, since, ctx)
    ruled = [one for one in touches if one.rule]
    notes = list(_of_holidays(_days_off(local(since, week.zone).date(), ruled, week), week, ctx))
    why = why_later(since, week)
    if why in (Why.LATE, Why.WEEKEND) and any(one.kind is TouchKind.FIRST for one in ruled):
        notes.append(_say(why.value, ctx, day=day_of_month(counts_from(since, week))))
    if week.weekend != USUAL_WEEKEND:
        notes.append(_say("week", ctx, week=_working_days(week)))
    notes += (note for one in touches for note in _doubts(one, week, ctx))
    return tuple(notes) if ctx.days_off.known else (*notes, _say("unknown", ctx))


def _days_off(start: date, ruled: Sequence[Touch], week: WorkWeek) -> list[date]:
    """The holidays without which a follow-up would be sooner."""
    found: set[date] = set()
    for touch in ruled:
        day = local(touch.at, week.zone).date()
        if touch.kind is not TouchKind.CLOSE:
            found.update(start + number * _DAY for number in range((day - start).days))
        elif touch.rule == Rule.HOLIDAY:
            found.update(_row_before(day, week))
    return sorted(day for day in found if why_not(day, week) is Why.HOLIDAY)


def _row_before(day: date, week: WorkWeek) -> Iterator[date]:
    """The days off right before a day."""
    while why_not(day := day - _DAY, week):
        yield day


def _of_holidays(days: Sequence[date], week: WorkWeek, ctx: Context) -> Iterator[str]:
    if len(days) == 1:
        yield _say("holiday", ctx, day=day_of_month(days[0]), name=week.holidays[days[0]])
    elif len(days) > MOST_DAYS:
        yield _say("many", ctx, count=len(days), first=day_of_month(days[0]), last=day_of_month(days[-1]))
    elif days:
        *most, last = map(day_of_month, days)
        yield _say("holidays", ctx, days=f"{', '.join(most)} and {last}")


def _working_days(week: WorkWeek) -> str:
    """Such as "Sunday to Thursday", or "Monday to Thursday and Saturday"."""
    works = [number not in week.weekend for number in range(7)]
    runs = []
    for first in (number for number in range(7) if works[number] and not works[number - 1]):
        length = next(step for step in range(1, 7) if not works[(first + step) % 7])
        last = weekday_name((first + length - 1) % 7)
        runs.append(f"{weekday_name(first)} to {last}" if length > 1 else last)
    return " and ".join(runs)


def _doubts(touch: Touch, week: WorkWeek, ctx: Context) -> Iterator[str]:
    """What there is to say against a moment: the user chose it, or nobody knew better when it was proposed."""
    there = local(touch.at, week.zone)
    label = ctx.words.touches[touch.kind].label.capitalize()
    day, why = day_of_month(there), why_not(there.date(), week)
    if is_quiet(touch.at, week.zone):
        yield _say("moved-quiet", ctx, label=label, time=clock(there))
    if why is not None:
        yield _say(f"moved-{why.value}", ctx, label=label, day=day, name=week.holidays.get(there.date(), ""))


def _say(key: str, ctx: Context, **facts: object) -> str:
    return Template(ctx.words.days[key]).substitute(facts)
