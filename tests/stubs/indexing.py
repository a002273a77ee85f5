"""Three cases behind an index, and what the files say without one."""

from pathlib import Path

from raincheck.adapters import index
from raincheck.adapters.sessions import TomlSessions
from raincheck.domain.cards import card_of
from raincheck.ports import Cards, Saved
from stubs.cases import a_case

LONG_AGO = 1_700_000_000_000_000_000
"""A time in nanoseconds for files that nobody has touched lately."""


def three_cases(folder: Path) -> TomlSessions:
    store = TomlSessions(folder / "data")
    for name in ("aaaa", "bbbb", "cccc"):
        assert isinstance(store.create(a_case(id=name)), Saved)
    return store


def path_of(store: TomlSessions) -> Path:
    return store.folder.parent / index.NAME


def fresh(store: TomlSessions) -> Cards:
    """What a store says that has never seen an index."""
    listing = TomlSessions(store.folder.parent).listing()
    return Cards(tuple(map(card_of, listing.sessions)), listing.troubles)
