"""The lessons of all cases, in one file of the data folder."""

from pathlib import Path

from raincheck.adapters.book import TomlBook
from raincheck.domain.lessons import Lesson
from raincheck.ports import LoadFailed, Saved, SaveFailed

NAME = "lessons"


class TomlLessons:
    """A `LessonBook` in `lessons.toml`."""

    def __init__(self, folder: Path) -> None:
        self._book = TomlBook(folder, NAME, "lessons", Lesson)

    def lessons(self) -> tuple[Lesson, ...] | LoadFailed:
        """All of them, the latest first."""
        return self._book.records()

    def keep(self, lesson: Lesson) -> Saved | SaveFailed:
        """Write it down, instead of what the same case taught before."""
        return self._book.put(lesson, lambda other: other.case == lesson.case)

    def drop(self, case: str) -> Saved | SaveFailed:
        """Strike out what that case taught."""
        return self._book.strike(lambda lesson: lesson.case == case)
