"""`raincheck show --plan`: what to do if it goes wrong, on one page to be printed, or as JSON.

The JSON has `id`, and the parts of the card: `about`, `when`, and the lines of `call`, `say`, `instead`, `way`, `also`.
"""

import sys

import msgspec

from raincheck.commands.choosing import find, refused
from raincheck.commands.words import tell_json
from raincheck.domain.context import Context
from raincheck.domain.plan_b import PlanB, parts, plan_b
from raincheck.domain.text import inert
from raincheck.exits import ExitCode
from raincheck.ports import LoadFailed, SessionStore

COLUMNS = 72
"""As wide as a page of a mail, and of most printers."""


def run(store: SessionStore, ctx: Context, wanted: str, *, as_json: bool) -> ExitCode:
    """Print the card. Raises CommandError when the case cannot be opened."""
    found = find(store, wanted)
    if isinstance(found, LoadFailed):
        raise refused(found)
    plan = plan_b(found, ctx)
    if as_json:
        tell_json({"id": found.id, **msgspec.to_builtins(plan)})
    else:
        _print(plan, ctx)
    return ExitCode.OK


def _print(plan: PlanB, ctx: Context) -> None:
    # As in `show`.
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=sys.stdout, width=COLUMNS, markup=False, emoji=False, highlight=False)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, lines in parts(plan, ctx):
        grid.add_row()
        for number, line in enumerate(lines):
            grid.add_row(Text("" if number else label), Text(inert(line)))
    # Captured, for Rich would end the process when whoever reads the output stops.
    with console.capture() as printed:
        console.print(Text(f"{ctx.words.prepare.plan['title']}: {inert(plan.about)}", style="bold"))
        if plan.when:
            console.print(Text(plan.when))
        console.print(grid)
    if sys.stdout is not None:
        text = "\n".join(line.rstrip() for line in printed.get().split("\n"))
        sys.stdout.write(text)
