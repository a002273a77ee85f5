"""`raincheck list`: the cases by what is due next, one line each."""

from collections.abc import Callable

from raincheck.commands.choosing import by_due
from raincheck.commands.phrases import FILE
from raincheck.commands.rows import case_row, trouble_row
from raincheck.commands.words import say, say_from, tell, tell_json, warn
from raincheck.domain.cards import Card
from raincheck.domain.context import Context
from raincheck.domain.naming import about, due_line
from raincheck.exits import ExitCode
from raincheck.ports import Cards


def run(found: Cards, path: Callable[[str], str], ctx: Context, *, everything: bool, as_json: bool) -> ExitCode:
    """Print them, the archived ones only with `everything`.

    Files that cannot be opened are named on the standard error, or under `troubles`.
    """
    cases = by_due((card for card in found.cards if everything or not card.archived), ctx.now)
    if as_json:
        rows = [case_row(card, path(card.id), ctx) for card in cases]
        tell_json({"cases": rows, "troubles": [trouble_row(trouble) for trouble in found.troubles]})
        return ExitCode.OK
    for card in cases:
        tell(list_line(due_line(card, ctx), card, ctx))
    if not cases:
        tell(say("case-archived" if found.cards else "case-none"))
    for trouble in found.troubles:
        warn(say(f"trouble-{trouble.cause}", path=trouble.path))
    return ExitCode.OK


def list_line(due: str, card: Card, ctx: Context) -> str:
    """What is due next, what the case is about, and its id."""
    # What is due stands first, and may hold a gap that no text may hold.
    return due + say_from(FILE, "list-line", {"about": about(card, ctx), "id": card.id})
