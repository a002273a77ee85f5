"""What a list says of a case from one moment until another: so that a list can be printed without looking at the case.

Between two turns nothing changes but how long it is until something; what is due, and in which words, does not.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from raincheck.domain.agenda import BEGUN_FOR, Due, Rank, by_urgency, next_due, old_from
from raincheck.domain.cards import Card
from raincheck.domain.context import Context
from raincheck.domain.naming import NEAR, Saying
from raincheck.domain.vocabulary import Kind
from raincheck.domain.when import local
from raincheck.domain.zones import zone_info, zone_or

Tell = Callable[[Due, Card, Context], Saying]
"""What is said of what is due, at the moment of the context."""

FOREVER = float("inf")


class Stand(StrEnum):
    """How something stands: before all else, at once, from its moment on, or never. The first two stand now."""

    SAVE = "save"
    NOW = "now"
    THEN = "then"
    NEVER = "never"


class Line(NamedTuple):
    """One line, from `begins` until just before `ends`, in seconds since 1970.

    `order` is the moment that decides where it stands in a list, and to which its gap counts (see `by_urgency`).
    """

    begins: float
    ends: float
    stand: Stand
    order: float
    saying: Saying


def lines(card: Card, ctx: Context, tell: Tell) -> tuple[Line, ...]:
    """The lines of a case, one after the other, for all time, as a clock that counts seconds shows them.

    Raises ValueError or OverflowError for a moment at the edge of the calendar.
    """
    turns = [-FOREVER, *_turns(card, ctx), FOREVER]
    found: list[Line] = []
    for begins, ends in pairwise(turns):
        at = datetime.fromtimestamp(begins if begins > -FOREVER else min(ends, turns[1]) - 1, UTC)
        line = _line(card, replace(ctx, now=local(at, ctx.zone)), tell)._replace(begins=begins, ends=ends)
        if found and found[-1][2:] == line[2:]:
            line = line._replace(begins=found.pop().begins)
        found.append(line)
    return tuple(found)


def _line(card: Card, ctx: Context, tell: Tell) -> Line:
    due, (rank, order) = next_due(card, ctx.now), by_urgency(card, ctx.now)
    stand = _STANDS.get(rank) or (Stand.NOW if due.at is None else Stand.THEN)
    return Line(0, 0, stand, order, tell(due, card, ctx))


_STANDS = {Rank.SAVE: Stand.SAVE, Rank.NEVER: Stand.NEVER}


def _turns(card: Card, ctx: Context) -> list[float]:
    """The moments at which something else may be said than just before."""
    moments = [(one.at, one.zone) for one in (card.ahead if card.kind is Kind.READY else card.ahead[:1])]
    if card.starts is not None:
        moments.append((card.starts, card.zone))
    turns = {turn for at, zone in moments for turn in _around(at, zone, ctx)} | {old_from(card)}
    if card.starts is not None:
        turns.add(card.starts + BEGUN_FOR)
    return sorted(turn.timestamp() for turn in turns)


def _around(at: datetime, zone: str, ctx: Context) -> list[datetime]:
    """When it comes, and is past; when it is near, tomorrow and today there; and when its year begins and ends here."""
    zone = zone_or(zone, ctx.zone)
    there, here = local(at, zone), local(at, ctx.zone)
    days = [_midnight(there + timedelta(days=days), zone) for days in (-1, 0)]
    years = [_midnight(here.replace(year=here.year + years, month=1, day=1), ctx.zone) for years in (0, 1)]
    return [at, at.replace(microsecond=0) + timedelta(seconds=1), at - NEAR, *days, *years]


def _midnight(day: datetime, zone: str) -> datetime:
    """The first moment of that day there."""
    return datetime.combine(day.date(), time(), zone_info(zone) or day.tzinfo)
