"""What is kept for the person, and not for one case: lessons, and recruiters."""

from typing import Protocol

from raincheck.domain.lessons import Lesson
from raincheck.domain.returning import Recruiter
from raincheck.ports.storing import LoadFailed, Saved, SaveFailed


class LessonBook(Protocol):
    """The lessons of all cases. It never raises."""

    def lessons(self) -> tuple[Lesson, ...] | LoadFailed:
        """All of them, the latest first."""

    def keep(self, lesson: Lesson) -> Saved | SaveFailed:
        """Write it down, instead of what the same case taught before."""

    def drop(self, case: str) -> Saved | SaveFailed:
        """Strike out what that case taught."""


class PeopleBook(Protocol):
    """The recruiters whom the user knows. It never raises."""

    def recruiters(self) -> tuple[Recruiter, ...] | LoadFailed:
        """All of them, the one met last first."""

    def keep(self, recruiter: Recruiter) -> Saved | SaveFailed:
        """Write them down, instead of what was known under the same address, else number, else name."""
