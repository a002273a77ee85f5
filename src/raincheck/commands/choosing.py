"""Which case is meant: by what is due next, or by any part of an id that only one case has."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from raincheck.commands.words import say
from raincheck.domain.agenda import by_urgency
from raincheck.domain.cards import Card
from raincheck.domain.session import Session
from raincheck.domain.text import clean_line, inert
from raincheck.exits import CommandError, ExitCode
from raincheck.ports import LoadCause, LoadFailed, SessionStore

T = TypeVar("T")


def by_due(cards: Iterable[Card], now: datetime) -> list[Card]:
    """The cases, what is due next first; among equals the one that was touched last."""
    latest_first = sorted(cards, key=lambda card: (card.updated, card.id), reverse=True)
    return sorted(latest_first, key=lambda card: by_urgency(card, now))


def due_next(store: SessionStore, now: datetime) -> str:
    """The id of the case to go on with; an archived one only where there is no other. Raises CommandError for none."""
    cases = by_due(store.cards().cards, now)
    if not cases:
        raise CommandError(ExitCode.CANNOT_OPEN, say("case-none"))
    return next((card for card in cases if not card.archived), cases[0]).id


def find(store: SessionStore, wanted: str) -> Session | LoadFailed:
    """The case that is meant, or the file that would be it. Raises CommandError for none and for several.

    A whole id goes first, then a beginning, then any part; what can be opened goes before what cannot.
    """
    wanted = clean_line(wanted)
    exact = store.load(wanted)
    is_absent = isinstance(exact, LoadFailed) and exact.cause is LoadCause.NOT_FOUND
    if Path(store.path(wanted)).stem == wanted and not is_absent:
        return exact
    listing = store.cards()
    cases = {card.id: card.id for card in listing.cards}
    others = {_id_of(trouble): trouble for trouble in listing.troubles}
    if wanted and (found := _match(cases, wanted)):
        return store.load(found)
    if wanted and (trouble := _match(others, wanted)):
        return trouble
    raise CommandError(ExitCode.CANNOT_OPEN, say("case-unknown", id=wanted))


def refused(trouble: LoadFailed) -> CommandError:
    """Why the case of that file is not opened, and what to do."""
    code, path = ExitCode.CANNOT_OPEN, trouble.path
    if trouble.cause is LoadCause.NOT_FOUND:
        return CommandError(code, say("case-unknown", id=_id_of(trouble)))
    if trouble.cause is LoadCause.NEWER:
        return CommandError(code, say("case-newer", path=path, id=_id_of(trouble)))
    missing = "detail-damaged" if trouble.cause is LoadCause.DAMAGED else "detail-unknown"
    return CommandError(code, say(f"case-{trouble.cause}", path=path, detail=trouble.detail or say(missing)))


def _match(candidates: Mapping[str, T], wanted: str) -> T | None:
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
