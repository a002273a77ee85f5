"""`raincheck list`: the cases by what is due next, one line each."""

from raincheck.commands.choosing import by_due
from raincheck.commands.rows import case_row, trouble_row
from raincheck.commands.words import say, tell, tell_json, warn
from raincheck.domain.context import Context
from raincheck.domain.telling import about, due_line
from raincheck.exits import ExitCode
from raincheck.ports import SessionStore


def run(store: SessionStore, ctx: Context, *, as_json: bool) -> ExitCode:
    """Print them; files that cannot be opened are named on the standard error, or under `troubles`."""
    listing = store.listing()
    cases = by_due(listing.sessions, ctx.now)
    if as_json:
        rows = [case_row(session, store.path(session.id), ctx) for session in cases]
        tell_json({"cases": rows, "troubles": [trouble_row(trouble) for trouble in listing.troubles]})
        return ExitCode.OK
    for session in cases:
        tell(say("list-line", next=due_line(session, ctx), about=about(session, ctx), id=session.id))
    if not cases:
        tell(say("case-none"))
    for trouble in listing.troubles:
        warn(say(f"trouble-{trouble.cause}", path=trouble.path))
    return ExitCode.OK
