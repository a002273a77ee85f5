"""The use case of where they work: it decides on which days the follow-ups fall."""

from collections.abc import Mapping

from msgspec.structs import replace

from raincheck.dispatch import Dispatch
from raincheck.domain import followup
from raincheck.domain.session import Session
from raincheck.domain.work_weeks import work_week
from raincheck.domain.workplaces import WrongPlace, worked_at


class Working(Dispatch):
    """The use case of where they work."""

    def with_workplace(self, session: Session) -> Session:
        """The case with the place that the user chose last for that zone, unless this case has one of its own."""
        interview, last = session.interview, self.ports.profile.workplace()
        if not last.zone or last.zone != interview.zone or interview.work.zone == interview.zone:
            return session
        return replace(session, interview=replace(interview, work=last))

    def work_at(self, session: Session, lines: Mapping[str, str]) -> Session | WrongPlace:
        """They work there: remembered for later cases, and the follow-ups that the user left alone move with it."""
        ctx = self.context()
        work = worked_at(session.interview, lines, ctx)
        if isinstance(work, WrongPlace):
            return work
        self.ports.profile.remember_workplace(work)
        moved = replace(session, interview=replace(session.interview, work=work))
        since = followup.counts_since(moved, ctx.now)
        return self.save(followup.rescheduled(moved, ctx.now, work_week(moved.interview, since, ctx)))
