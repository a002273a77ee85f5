"""The use cases of what was learned, and of being ready for the next interview."""

from raincheck.dispatch import Dispatch
from raincheck.domain.lessons import Lesson, lesson_of
from raincheck.domain.session import Session
from raincheck.ports import LoadFailed, SaveFailed


class Preparing(Dispatch):
    """What one case taught goes into all that come."""

    def lessons(self) -> tuple[Lesson, ...] | LoadFailed:
        """All lessons, the latest first."""
        return self.ports.lessons.lessons()

    def keep_lesson(self, session: Session) -> SaveFailed | None:
        """Keep what the case taught with the other lessons; the case itself has it in any event."""
        lesson = lesson_of(session, self.context())
        kept = self.ports.lessons.keep(lesson) if lesson else self.ports.lessons.drop(session.id)
        return kept if isinstance(kept, SaveFailed) else None
