"""Days in words: "tomorrow", "next Tuesday", "25 Nov", "3/25", "a week from Friday".

Every day is counted from a `today`, which is the date on the clock where the phrase is meant.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from raincheck.domain.moments.clock_times import NIGHT, PARTS, number_at
from raincheck.domain.moments.dates import dates_at
from raincheck.domain.moments.tokens import Tokens

WEEK = timedelta(days=7)

_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {name[:length]: i for i, name in enumerate(_NAMES) for length in (3, len(name))}
WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

_NAMED = {"today": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "tmw": 1, "yesterday": -1}
_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14, "fortnights": 14}


class Day(NamedTuple):
    """A day in a phrase; `end` is the token after it.

    Each of `dates` may be meant. With `again`, a day that is over may as well be the one a week later.
    `relative` days depend on what day it is now. `weekday` stands beside a date, to be checked against it.
    """

    end: int
    dates: tuple[date, ...]
    reason: str = "which-day"
    part: range | None = None
    weekday: int | None = None
    again: bool = False
    relative: bool = True


def days_at(tokens: Tokens, index: int, today: date) -> Iterator[Day]:
    """Every day that begins there."""
    word = tokens.text(index)
    if word in _NAMED:
        yield Day(index + 1, (today + timedelta(days=_NAMED[word]),))
    elif word in ("tonight", "tonite"):
        yield Day(index + 1, (today,), part=NIGHT)
    elif word == "this" and tokens.text(index + 1) in ("morning", "afternoon", "evening"):
        yield Day(index + 2, (today,), part=PARTS[tokens.text(index + 1)])
    elif word == "last" and tokens.text(index + 1) == "night":
        yield Day(index + 2, (today - timedelta(days=1),), part=NIGHT)
    elif word == "day" and tokens.text(index + 1) in ("after", "before"):
        yield from _beside(tokens, index, today)
    elif word == "2" and tokens.at(index + 1).touches and tokens.text(index + 1) in ("moro", "morrow", "mrw"):
        yield Day(index + 2, (today + timedelta(days=1),))
    yield from _weekday(tokens, index, today)
    yield from _counted(tokens, index, today)
    for found in dates_at(tokens, index, today):
        yield Day(found.end, found.dates, found.reason, relative=not found.whole)


def _beside(tokens: Tokens, index: int, today: date) -> Iterator[Day]:
    """The day after tomorrow, and the one before yesterday."""
    pair = tokens.text(index + 1), tokens.text(index + 2)
    if pair == ("after", "tomorrow"):
        yield Day(index + 3, (today + timedelta(days=2),))
    elif pair == ("before", "yesterday"):
        yield Day(index + 3, (today - timedelta(days=2),))


def next_weekday(weekday: int, today: date) -> date:
    """The next day of that name, today included."""
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _weekday(tokens: Tokens, index: int, today: date) -> Iterator[Day]:
    """A weekday, with what says which one: this, next, last, a week on."""
    way = tokens.text(index)
    if way in ("next", "this", "coming", "last", "past"):
        at = index + 1
        if way == "this" and tokens.text(at) in ("coming", "past"):
            way, at = tokens.text(at), at + 1
    else:
        way, at = "", index
    weekday = WEEKDAYS.get(tokens.text(at))
    if weekday is None:
        if way in ("next", "this") and tokens.text(at) == "week":
            yield from _in_week(tokens, at + 1, today, 7 if way == "next" else 0)
        return
    end = at + 1
    if tokens.tight(end, "."):
        end += 1
    coming = next_weekday(weekday, today)
    if not way:
        yield from _plain_weekday(tokens, end, today, weekday)
    elif way == "next":
        yield Day(end, _next(coming, today))
    elif way in ("last", "past"):
        yield Day(end, _last(coming, today))
    elif way == "this" and coming.isocalendar()[:2] != today.isocalendar()[:2]:
        # On a Wednesday "this Monday" may be the one of this week, which is over.
        yield Day(end, (coming - WEEK, coming))
    else:
        yield Day(end, (coming,), again=coming == today and way != "this")


def _plain_weekday(tokens: Tokens, end: int, today: date, weekday: int) -> Iterator[Day]:
    """Such as "Friday", "Friday next week", "Friday week"."""
    coming = next_weekday(weekday, today)
    end += tokens.text(end) == "of" and tokens.text(end + 2) == "week"
    if (tokens.text(end), tokens.text(end + 1)) in (("next", "week"), ("this", "week")):
        monday = today - timedelta(days=today.weekday())
        ahead = 7 if tokens.text(end) == "next" else 0
        yield Day(end + 2, (monday + timedelta(days=weekday + ahead),))
    elif tokens.text(end) == "week":
        yield Day(end + 1, (coming + WEEK,))
    else:
        yield Day(end, (coming,), weekday=weekday, again=coming == today)


def _in_week(tokens: Tokens, index: int, today: date, ahead: int) -> Iterator[Day]:
    """Such as "Next week Friday", "next week on Friday"."""
    at = index + 1 if tokens.text(index) in ("on", ",") else index
    weekday = WEEKDAYS.get(tokens.text(at))
    if weekday is not None:
        monday = today - timedelta(days=today.weekday())
        yield Day(at + 1, (monday + timedelta(days=weekday + ahead),))


def _next(coming: date, today: date) -> tuple[date, ...]:
    """Of "next Friday" said on a Thursday nobody can be sure; said of next week's Monday everybody is."""
    sunday = today + timedelta(days=6 - today.weekday())
    if coming == today:
        return (coming + WEEK,)
    return (coming,) if coming > sunday else (coming, coming + WEEK)


def _last(coming: date, today: date) -> tuple[date, ...]:
    """The same the other way round."""
    gone = coming - WEEK
    monday = today - timedelta(days=today.weekday())
    return (gone,) if gone < monday else (gone - WEEK, gone)


def _counted(tokens: Tokens, index: int, today: date) -> Iterator[Day]:
    """Such as "In 3 days", "2 weeks ago", "a week from Friday", "in 3 business days"."""
    forward = tokens.text(index) == "in"
    at = index + 1 if forward else index
    count = number_at(tokens, at)
    if tokens.text(at) in ("fortnight", "week") and not forward:
        count, at = 1, at - 1
    if count is None or count > 366:
        return
    business = tokens.text(at + 1) in ("business", "working", "work")
    unit = tokens.text(at + 2) if business else tokens.text(at + 1)
    end = at + (3 if business else 2)
    if business and unit in ("day", "days"):
        if forward or _from_now(tokens, end):
            yield Day(end if forward else _from_now(tokens, end), (_business(today, count),))
        return
    length = _UNITS.get(unit)
    if length is None:
        return
    span = timedelta(days=count * length)
    if forward:
        yield Day(end, (today + span,))
    elif tokens.text(end) == "ago":
        yield Day(end + 1, (today - span,))
    else:
        yield from _from(tokens, end, today, span)


def _from_now(tokens: Tokens, end: int) -> int:
    """The token after "from now" or "from today", else 0."""
    return end + 2 if tokens.text(end) == "from" and tokens.text(end + 1) in ("now", "today") else 0


def _from(tokens: Tokens, end: int, today: date, span: timedelta) -> Iterator[Day]:
    """What follows "a week": from today, from now, on Tuesday, tomorrow."""
    if tokens.text(end) in ("from", "on", "after"):
        end += 1
    word = tokens.text(end)
    weekday = WEEKDAYS.get(word)
    if word == "now":
        yield Day(end + 1, (today + span,))
    elif word in _NAMED:
        yield Day(end + 1, (today + timedelta(days=_NAMED[word]) + span,))
    elif weekday is not None:
        coming = next_weekday(weekday, today)
        # A week from Friday, said on a Friday, counts from this one or from the next.
        yield Day(end + 1, (coming + span,) if coming != today else (coming + span, coming + span + WEEK))


def _business(today: date, count: int) -> date:
    """The day that many days of work later, Monday to Friday."""
    day = today
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
