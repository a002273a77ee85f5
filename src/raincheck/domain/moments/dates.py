"""Dates in words and figures: "25 Nov", "March 12th, 2026", "3/25", "25.03.2026", "the 12th"."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from raincheck.domain.moments.tokens import Tokens

LOOK_BACK = timedelta(days=60)
"""A date without a year this little past is the one that was missed, not the one of next year."""

_MONTHS = ("january february march april may june july august september october november december").split()
MONTHS = {name[:length]: i for i, name in enumerate(_MONTHS, 1) for length in {3, 4, 5, len(name)}}
"""By the whole name and by its first letters."""

ORDINALS = ("st", "nd", "rd", "th")


class Dates(NamedTuple):
    """The dates that may be meant, none if there is no such day; `whole` ones name their year."""

    end: int
    dates: tuple[date, ...]
    whole: bool
    reason: str = "day-or-month"


def dates_at(tokens: Tokens, index: int, today: date) -> Iterator[Dates]:
    """Every date that begins there."""
    token = tokens.at(index)
    if token.kind == "number":
        yield from _figures(tokens, index, today)
        yield from _day_month(tokens, index, today)
    elif token.text in MONTHS:
        yield from _month_day(tokens, index, today)


def near(today: date, month: int, day: int) -> tuple[date, ...]:
    """The day in the year that is meant when none is said: the next one, or one not long past."""
    days = (found for year in range(today.year - 1, today.year + 2) for found in exact(year, month, day))
    return next(((found,) for found in days if found >= today - LOOK_BACK), ())


def exact(year: int, month: int, day: int) -> tuple[date, ...]:
    """The day, or none when there is no such day. Two figures of a year are of this century."""
    try:
        return (date(year + 2000 if year < 100 else year, month, day),)
    except ValueError:
        return ()


def _unique(days: Iterable[date]) -> tuple[date, ...]:
    return tuple(dict.fromkeys(days))


def _year_at(tokens: Tokens, index: int) -> tuple[int, int | None]:
    """A year of four figures there, perhaps after a comma, and the token after it."""
    at = index + 1 if tokens.text(index) in (",", "of", "in") else index
    token = tokens.at(at)
    if token.kind == "number" and len(token.text) == 4 and 1900 <= int(token.text) < 2200:
        # A colon after it makes it the hour and minute of a clock, written tight.
        return at + 1, int(token.text)
    return index, None


def _day_month(tokens: Tokens, index: int, today: date) -> Iterator[Dates]:
    """Such as "25 Nov", "25th of November 2026", and "the 25th" alone."""
    if len(tokens.text(index)) > 2:
        return
    day, end = int(tokens.text(index)), index + 1
    ordinal = tokens.text(end) in ORDINALS and tokens.at(end).touches
    end += ordinal
    after = end + 1 if tokens.text(end) in ("of", "-", ".", "/") else end
    month = MONTHS.get(tokens.text(after))
    if month:
        yield from _written(tokens, after + 1, today, month, day)
    elif ordinal:
        yield Dates(end, _this_or_next_month(today, day), whole=False, reason="which-day")


def _month_day(tokens: Tokens, index: int, today: date) -> Iterator[Dates]:
    """Such as "Nov 25", "March 12th, 2026"."""
    month, at = MONTHS[tokens.text(index)], index + 1
    if tokens.tight(at, "."):
        at += 1
    if tokens.text(at) == "the":
        at += 1
    token = tokens.at(at)
    if token.kind != "number" or len(token.text) > 2 or tokens.tight(at + 1, ":"):
        return
    end = at + 1
    if tokens.text(end) in ORDINALS and tokens.at(end).touches:
        end += 1
    yield from _written(tokens, end, today, month, int(token.text))


def _written(tokens: Tokens, end: int, today: date, month: int, day: int) -> Iterator[Dates]:
    """A day and a month by its name, with a year after them or without."""
    if tokens.tight(end, ".") and not tokens.at(end + 1).touches:
        end += 1
    after, year = _year_at(tokens, end)
    if tokens.text(end) == "-" and tokens.at(end + 1).kind == "number" and len(tokens.text(end + 1)) == 4:
        after, year = _year_at(tokens, end + 1)
    if year is not None:
        yield Dates(after, exact(year, month, day), whole=True)
    yield Dates(end, near(today, month, day), whole=False)


def _this_or_next_month(today: date, day: int) -> tuple[date, ...]:
    """Such as "The 12th": the next one; one that is just over may be meant as well."""
    first = today.replace(day=1)
    months = [first, (first + timedelta(days=31)).replace(day=1), (first + timedelta(days=62)).replace(day=1)]
    found = [d for month in months for d in exact(month.year, month.month, day)]
    ahead = [d for d in found if d >= today][:1]
    return tuple([d for d in found if d < today] + ahead)


def _figures(tokens: Tokens, index: int, today: date) -> Iterator[Dates]:
    """Such as "2026-03-25", "3/25", "25.03.2026"."""
    mark, second = tokens.at(index + 1), tokens.at(index + 2)
    if mark.text not in ("/", ".", "-") or not mark.touches or second.kind != "number" or not second.touches:
        return
    first = tokens.text(index)
    third = tokens.at(index + 4)
    three = tokens.tight(index + 3, mark.text) and third.kind == "number" and third.touches
    if len(first) == 4 and three:
        yield Dates(index + 5, exact(int(first), int(second.text), int(third.text)), whole=True)
    elif len(first) > 2 or len(second.text) > 2:
        return
    elif three and len(third.text) in (2, 4) and (mark.text != "-" or len(third.text) == 4):
        found = _orders(int(first), int(second.text), int(third.text), today, dotted=mark.text == ".")
        yield Dates(index + 5, found, whole=True)
    elif mark.text == "/" and not three:
        yield Dates(index + 3, _orders(int(first), int(second.text), None, today), whole=False)
    elif mark.text == "." and tokens.tight(index + 3, ".") and not three:
        yield Dates(index + 4, _orders(int(first), int(second.text), None, today, dotted=True), whole=False)


def _orders(first: int, second: int, year: int | None, today: date, *, dotted: bool = False) -> tuple[date, ...]:
    """Day and month in both orders, where both are a date; with dots the day always comes first."""
    orders = [(second, first)] if dotted else [(first, second), (second, first)]
    if year is None:
        return _unique(d for month, day in orders for d in near(today, month, day))
    return _unique(d for month, day in orders for d in exact(year, month, day))
