"""The recruiters whom the user knows, in one file of the data folder."""

from pathlib import Path

from raincheck.adapters.book import TomlBook
from raincheck.domain.people import is_known, is_same, together
from raincheck.domain.returning import Recruiter
from raincheck.ports import LoadFailed, Saved, SaveFailed

NAME = "people"


class TomlPeople:
    """A `PeopleBook` in `people.toml`."""

    def __init__(self, folder: Path) -> None:
        self._book = TomlBook(folder, NAME, "recruiters", Recruiter)

    def recruiters(self) -> tuple[Recruiter, ...] | LoadFailed:
        """All of them, the one met last first."""
        return self._book.records()

    def keep(self, recruiter: Recruiter) -> Saved | SaveFailed:
        """Write them down, instead of what was known under the same address, else number, else name."""
        if not is_known(recruiter):
            return Saved(str(self._book.file))
        return self._book.put(recruiter, lambda other: is_same(recruiter, other), together)
