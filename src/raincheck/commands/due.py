"""`raincheck due`: what stands now, and what comes soon, for a person, for a prompt or for cron."""

import sys
from collections.abc import Callable
from datetime import timedelta

from raincheck.commands.choosing import by_due
from raincheck.commands.phrases import FILE, both_clocks, todo
from raincheck.commands.rows import case_row, trouble_row
from raincheck.commands.words import say, say_from, tell, tell_json, warn
from raincheck.domain.agenda import Due, next_due
from raincheck.domain.cards import Card
from raincheck.domain.context import Context
from raincheck.domain.naming import about
from raincheck.exits import ExitCode
from raincheck.ports import Cards


def run(found: Cards, path: Callable[[str], str], ctx: Context, *, within: timedelta, as_json: bool) -> ExitCode:
    """Print one line for each case that has something due by then; the exit code says whether there is any."""
    cases = [card for card in by_due(found.cards, ctx.now) if next_due(card, ctx.now).is_due(ctx.now + within)]
    if as_json:
        rows = [case_row(card, path(card.id), ctx) for card in cases]
        tell_json({"due": rows, "troubles": [trouble_row(trouble) for trouble in found.troubles]})
    else:
        _print(cases, len(found.troubles), ctx)
    return ExitCode.DUE if cases else ExitCode.OK


def _print(cases: list[Card], troubles: int, ctx: Context) -> None:
    for card in cases:
        tell(due_line(next_due(card, ctx.now), card, ctx))
    if not cases and sys.stdout is not None and sys.stdout.isatty():
        # Elsewhere silence means that nothing is due: cron would send a mail for a single line.
        tell(say_from(FILE, "due-nothing", {}))
    if troubles:
        warn(say("troubles-one" if troubles == 1 else "troubles-some", count=troubles))


def due_line(due: Due, card: Card, ctx: Context) -> str:
    """When, what it is about, what to do, and how to go on."""
    zone = due.touch.zone if due.touch else card.zone
    when = both_clocks(due.at, zone, ctx) if due.at else say_from(FILE, "due-now", {})
    facts = {"when": when, "about": about(card, ctx), "todo": todo(due, card, ctx) or "", "id": card.id}
    return say_from(FILE, "due-line", facts)
