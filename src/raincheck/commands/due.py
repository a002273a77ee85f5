"""`raincheck due`: what stands now, for a person or for cron."""

import sys

from raincheck.commands.choosing import by_due
from raincheck.commands.phrases import both_clocks, todo
from raincheck.commands.rows import case_row, trouble_row
from raincheck.commands.words import say, tell, tell_json, warn
from raincheck.domain.agenda import next_due
from raincheck.domain.context import Context
from raincheck.domain.session import Session
from raincheck.domain.telling import about
from raincheck.exits import ExitCode
from raincheck.ports import Listing, SessionStore


def run(store: SessionStore, ctx: Context, *, as_json: bool) -> ExitCode:
    """Print one line for each case that has something due; the exit code says whether there is any."""
    listing = store.listing()
    cases = [session for session in by_due(listing.sessions, ctx.now) if next_due(session, ctx.now).is_due(ctx.now)]
    if as_json:
        rows = [case_row(session, store.path(session.id), ctx) for session in cases]
        tell_json({"due": rows, "troubles": [trouble_row(trouble) for trouble in listing.troubles]})
    else:
        _print(cases, listing, ctx)
    return ExitCode.DUE if cases else ExitCode.OK


def _print(cases: list[Session], listing: Listing, ctx: Context) -> None:
    for session in cases:
        tell(_line(session, ctx))
    if not cases and sys.stdout is not None and sys.stdout.isatty():
        # Elsewhere silence means that nothing is due: cron would send a mail for a single line.
        tell(say("due-nothing"))
    count = len(listing.troubles)
    if count:
        warn(say("troubles-one" if count == 1 else "troubles-some", count=count))


def _line(session: Session, ctx: Context) -> str:
    due = next_due(session, ctx.now)
    when = both_clocks(due.touch.at, due.touch.zone, ctx) if due.touch else say("due-now")
    return say("due-line", when=when, about=about(session, ctx), todo=todo(due, ctx) or "", id=session.id)
