"""`raincheck show`: everything that is saved about one case, on paper or as JSON.

The JSON has the keys of the case file, and `path`, `resume`, `next` (as in `list`) and
`read_only`. For a case from a newer raincheck it has `id`, `path`, `read_only` and `text`.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from raincheck.commands.choosing import find, refused
from raincheck.commands.rows import next_row, plain
from raincheck.commands.sections import Section, sections
from raincheck.commands.words import say, tell, tell_json, warn
from raincheck.domain.context import Context
from raincheck.domain.history import Line, Mark
from raincheck.domain.session import Session
from raincheck.domain.text import inert
from raincheck.exits import ExitCode
from raincheck.ports import LoadCause, LoadFailed, SessionStore

if TYPE_CHECKING:
    from rich.padding import Padding


def run(store: SessionStore, ctx: Context, wanted: str, *, as_json: bool) -> ExitCode:
    """Print the case. Raises CommandError when it cannot be opened at all."""
    found = find(store, wanted)
    if isinstance(found, LoadFailed):
        if found.cause is not LoadCause.NEWER:
            raise refused(found)
        _show_newer(store, found, as_json=as_json)
    elif as_json:
        tell_json(_row(found, store.path(found.id), ctx))
    else:
        _print(sections(found, store.path(found.id), ctx))
    return ExitCode.OK


def _row(session: Session, path: str, ctx: Context) -> dict[str, Any]:
    more = {"path": path, "read_only": False, "resume": f"raincheck resume {session.id}"}
    return {**plain(session), **more, "next": next_row(session, ctx)}


def _show_newer(store: SessionStore, trouble: LoadFailed, *, as_json: bool) -> None:
    """The file as it stands, for this version does not know what its keys mean."""
    name = Path(trouble.path).stem
    if as_json:
        tell_json({"id": name, "path": trouble.path, "read_only": True, "text": store.text(name)})
        return
    warn(say("newer-read-only", path=trouble.path))
    tell(store.text(name))


def _print(parts: tuple[Section, ...]) -> None:
    # Rich costs 40 ms, which `list`, `due` and the JSON need not wait for.
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, markup=False, emoji=False, highlight=False)
    # Captured, for Rich would end the process when whoever reads the output stops.
    with console.capture() as printed:
        for number, part in enumerate(parts):
            if number:
                console.print()
            console.print(Text(inert(part.title), style="bold"), soft_wrap=True)
            if console.is_terminal:
                console.print(_folded(part))
            else:
                # No folding: a path or a number can be searched for in the output.
                console.print(Text("\n".join(_lines(part))), soft_wrap=True)
    if sys.stdout is not None:
        sys.stdout.write(printed.get())


def _folded(part: Section) -> "Padding":
    """The section two columns in, each value folded beside its label."""
    # As above: only who looks at a case needs them.
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in part.rows:
        grid.add_row(Text(inert(label)), Text(inert(value)))
    body = [Text(inert(part.body, many_lines=True))] if part.body else []
    story = [Text.assemble(*_colored(line)) for line in part.story]
    return Padding(Group(*([grid] if part.rows else []), *body, *story), (0, 0, 0, 2))


def _colored(line: Line) -> tuple[tuple[str, str], ...]:
    """One line of the story: its time is quiet, what came from them and what is late stand out."""
    loud = "bold" if line.mark in (Mark.THEIRS, Mark.INTERVIEW, Mark.LATE, Mark.NOW) else ""
    return (when(line), "dim"), (f"{line.mark.value} {inert(line.text)}", loud), (aside(line), "dim")


def _lines(part: Section) -> list[str]:
    """The section as lines that are as long as they need to be."""
    width = max((len(label) for label, _ in part.rows), default=0)
    lines = [f"  {inert(label):<{width}}  {inert(value)}".rstrip() for label, value in part.rows]
    body = inert(part.body, many_lines=True)
    lines += [f"  {line}".rstrip() for line in body.split("\n") if body]
    return lines + [f"  {when(s)}{s.mark.value} {inert(s.text)}{aside(s)}".rstrip() for s in part.story]


def when(line: Line) -> str:
    """The day and the time in columns of their own."""
    return f"{line.day:<11}{line.time:<6}"


def aside(line: Line) -> str:
    """Their clock, where it is another."""
    return f"  {line.aside}" if line.aside else ""
