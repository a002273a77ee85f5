"""What is said about a moment on both clocks, and what to do about what is due."""

from datetime import datetime

from raincheck.commands.words import say_from
from raincheck.domain.agenda import Due, DueKind
from raincheck.domain.cards import Card
from raincheck.domain.context import Context
from raincheck.domain.when import clock, day_and_date, local
from raincheck.domain.zones import city, zones_differ

FILE = "due"
"""The words of what is due."""


def todo(due: Due, card: Card, ctx: Context) -> str | None:
    """What to do about it, as a sentence; None when there is nothing to do."""
    if due.kind is DueKind.NOTHING:
        return None
    if due.touch is not None:
        words = ctx.words.touches[due.touch.kind]
        return (card.is_agency and words.todo_agency) or words.todo
    errand = f"-{card.errand}" if due.kind is DueKind.FINISH else ""
    return say_from(FILE, f"todo-{due.kind}{errand}", {})


def both_clocks(moment: datetime, theirs: str, ctx: Context) -> str:
    """The user's clock, and the other one where it differs: "Fri 20 Nov, 16:30 (09:30 in Phoenix)"."""
    here = local(moment, ctx.zone)
    mine = _day_and_clock(here, ctx.now)
    if not zones_differ(ctx.zone, theirs, moment):
        return mine
    there = local(moment, theirs)
    other = clock(there) if there.date() == here.date() else f"{day_and_date(there)}, {clock(there)}"
    return say_from(FILE, "two-clocks", {"mine": mine, "theirs": other, "city": city(theirs)})


def _day_and_clock(moment: datetime, now: datetime) -> str:
    """The year is only said when it is another one."""
    year = "" if moment.year == now.year else f" {moment.year}"
    return f"{day_and_date(moment)}{year}, {clock(moment)}"
