"""Which case is meant: by what is due next, or by any part of an id that only one case has."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from raincheck.commands.words import say
from raincheck.domain.agenda import by_urgency
from raincheck.domain.session import Session
from raincheck.domain.text import clean_line, inert
from raincheck.exits import CommandError, ExitCode
from raincheck.ports import LoadCause, LoadFailed, SessionStore


def by_due(sessions: Iterable[Session], now: datetime) -> list[Session]:
    """The cases, what is due next first; among equals the one that was touched last."""
    latest_first = sorted(sessions, key=lambda session: session.updated, reverse=True)
    return sorted(latest_first, key=lambda session: by_urgency(session, now))


def due_next(store: SessionStore, now: datetime) -> Session:
    """The case to go on with. Raises CommandError when none is saved."""
    cases = by_due(store.listing().sessions, now)
    if not cases:
        raise CommandError(ExitCode.CANNOT_OPEN, say("case-none"))
    return cases[0]


def find(store: SessionStore, wanted: str) -> Session | LoadFailed:
    """The case that is meant, or the file that would be it. Raises CommandError for none and for several.

    A whole id goes first, then a beginning, then any part; what can be opened goes before what cannot.
    """
    wanted = clean_line(wanted)
    exact = store.load(wanted)
    if Path(store.path(wanted)).stem == wanted and not _absent(exact):
        return exact
    listing = store.listing()
    cases: dict[str, Session | LoadFailed] = {session.id: session for session in listing.sessions}
    others: dict[str, Session | LoadFailed] = {_id_of(trouble): trouble for trouble in listing.troubles}
    found = (_match(cases, wanted) or _match(others, wanted)) if wanted else None
    if found is None:
        raise CommandError(ExitCode.CANNOT_OPEN, say("case-unknown", id=wanted))
    return found


def refused(trouble: LoadFailed) -> CommandError:
    """Why the case of that file is not opened, and what to do."""
    code, path = ExitCode.CANNOT_OPEN, trouble.path
    if trouble.cause is LoadCause.NOT_FOUND:
        return CommandError(code, say("case-unknown", id=_id_of(trouble)))
    if trouble.cause is LoadCause.NEWER:
        return CommandError(code, say("case-newer", path=path, id=_id_of(trouble)))
    missing = "detail-damaged" if trouble.cause is LoadCause.DAMAGED else "detail-unknown"
    return CommandError(code, say(f"case-{trouble.cause}", path=path, detail=trouble.detail or say(missing)))


def _absent(found: Session | LoadFailed) -> bool:
    return isinstance(found, LoadFailed) and found.cause is LoadCause.NOT_FOUND


def _match(candidates: Mapping[str, Session | LoadFailed], wanted: str) -> Session | LoadFailed | None:
    """The one candidate whose id is, begins with, or holds that text. Raises CommandError for several."""
    text = wanted.casefold()
    if text in candidates:
        return candidates[text]
    names = [name for name in candidates if name.casefold().startswith(text)]
    names = names or [name for name in candidates if text in name.casefold()]
    if len(names) > 1:
        lines = [say("case-ambiguous", id=wanted, count=len(names)), *(f"  {inert(name)}" for name in names)]
        raise CommandError(ExitCode.CANNOT_OPEN, "\n".join(lines))
    return candidates[names[0]] if names else None


def _id_of(trouble: LoadFailed) -> str:
    """The id that the file has in its name, also after it was set aside."""
    return Path(trouble.path).name.partition(".toml")[0]
