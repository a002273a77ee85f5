"""The use cases of what was learned, and of being ready for the next interview."""

from msgspec.structs import replace

from raincheck.dispatch import Dispatch
from raincheck.domain import errands, followup, reminders
from raincheck.domain.lessons import Lesson, lesson_of
from raincheck.domain.questions import Rejected
from raincheck.domain.reach import is_unsettled
from raincheck.domain.returning import Errand
from raincheck.domain.session import Kind, RescuePlan, Session, Situation, Step
from raincheck.ports import LoadFailed
from raincheck.rules import rules_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from raincheck.domain.preparing import Sheet


class Preparing(Dispatch):
    """What one case taught goes into all that come."""

    def lessons(self) -> tuple[Lesson, ...] | LoadFailed:
        """All lessons, the latest first."""
        return self.ports.lessons.lessons()

    def keep_lesson(self, session: Session) -> None:
        """Keep what the case taught with the other lessons; the case itself has it in any event."""
        lesson = lesson_of(session, self.context())
        self.kept_for_later(self.ports.lessons.keep(lesson) if lesson else self.ports.lessons.drop(session.id))

    # Being ready

    def sheet(self, session: Session, lessons: tuple[Lesson, ...]) -> "Sheet":
        """What there is to do before the interview."""
        # Only who prepares needs it.
        from raincheck.domain.preparing import sheet

        return sheet(session, lessons, self.context())

    def reminded(self, session: Session, lessons: tuple[Lesson, ...]) -> Session:
        """The case with the reminders that it should have by now, saved where they changed."""
        now = reminders.reminded(session, lessons, self.context())
        return self.save(now) if now != session else session

    def toggle(self, session: Session, key: str) -> Session:
        """Tick a line, or open it again."""
        from raincheck.domain.preparing import toggled

        return self.save(toggled(session, key))

    def set_minutes(self, session: Session, name: str, text: str, lessons: tuple[Lesson, ...]) -> Session | Rejected:
        """How long the way takes, or what is to spare; the reminders follow."""
        outcome = rules_of(Step.PREPARE).answer(session, {name: text}, self.context())
        if isinstance(outcome, Rejected):
            return outcome
        return self.save(reminders.reminded(outcome, lessons, self.context()))

    def begin_confirming(self, session: Session) -> Session:
        """A line to confirm it; begun twice it is the same one, also when nobody knows yet whether it went out."""
        if session.message.errand is Errand.CONFIRM and is_unsettled(session):
            return session
        begun = errands.begin(session, Errand.CONFIRM)
        done = tuple(dict.fromkeys((*begun.done, Step.PREPARE)))
        return self.save(replace(begun, done=done))

    def cannot_make_it(self, session: Session) -> Session:
        """Something went wrong: the case at its first step, with all that is known of the interview.

        The reminders are not needed any more; they come back when the user does. Nothing is typed again.
        """
        now, starts = self.context().now, session.interview.starts
        kind = Kind.MISSED if starts is not None and starts <= now else Kind.CANNOT
        fresh = session if session.message.errand is Errand.NEWS else errands.begin(session, Errand.NEWS)
        changed = replace(
            followup.cancel(fresh),
            step=Step.SITUATION,
            done=(Step.INTERVIEW, Step.PREPARE),
            situation=Situation(kind=kind),
            rescue=RescuePlan(),
        )
        return self.save(changed)
