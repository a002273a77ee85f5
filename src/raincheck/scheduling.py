"""The use cases of coming back in time: the touches, the calendar file, and the calendar server."""

from collections.abc import Sequence

from raincheck.dispatch import Dispatch
from raincheck.domain import followup, placing
from raincheck.domain.calendar_entries import CalendarEntry, calendar_entries
from raincheck.domain.moments import Moment
from raincheck.domain.placing import Conflict
from raincheck.domain.questions import Problem
from raincheck.domain.session import Session
from raincheck.domain.steps.common import candidates, problem
from raincheck.domain.touches import CalendarFile, TouchKind
from raincheck.ports import Gone, GoneThere, MovedThere, Placed, Placement, Watch, WriteFailed, Written


class Scheduling(Dispatch):
    """The touches of a case, and where they are written. Only what was read back is in the calendar."""

    def move_touch(self, session: Session, kind: TouchKind, text: str) -> Session | Problem:
        """Another moment for a touch, read on the clock of its own zone."""
        from raincheck.domain.moments.reading import read_moment

        ctx = self.context()
        touch = next((t for t in session.followup.touches if t.kind is kind), None)
        zone = touch.zone if touch else ctx.zone
        reading = read_moment(text, ctx.now, zone, ctx.words.zones, ctx.zone)
        if not isinstance(reading, Moment):
            return problem("touch", reading.reason, ctx, candidates(reading, ctx))
        return self.save(followup.move(session, kind, reading))

    def drop_touch(self, session: Session, kind: TouchKind) -> Session:
        """Let a touch go, or take it back."""
        return self.save(followup.drop(session, kind))

    def tick_touch(self, session: Session, kind: TouchKind) -> Session:
        """A touch that was done, or is open again."""
        return self.save(followup.done(session, kind))

    def entries(self, session: Session) -> tuple[CalendarEntry, ...]:
        """The touches in the words of a calendar."""
        return calendar_entries(session, self.ports.words)

    def write_calendar(self, session: Session, open_it: bool) -> Written | WriteFailed:
        """The act itself. It touches no session, so it may run off the UI thread."""
        now = self.context().now
        return self.ports.calendar.write(session.id, self.entries(session), now, open_it)

    def scheduled(self, session: Session, file: Written) -> Session:
        """Note the calendar file, which was read back."""
        now = self.context().now
        return self.save(followup.written(session, CalendarFile(path=file.path, at=now, opened=file.opened)))

    # The calendar server

    def pending(self, session: Session) -> bool:
        """Whether the calendar holds what it should not, or lacks a change of what it holds."""
        return placing.pending(session)

    def trying(self, session: Session) -> Session:
        """Write down what the calendar may hold from now on; before it is asked, as its answer may be lost."""
        return self.save(placing.trying(session))

    def place(self, session: Session, watch: Watch) -> tuple[Placement, ...]:
        """The act itself. It touches no session, so it may run off the UI thread."""
        now = self.context().now
        wanted = placing.asked_for(session, self.entries(session))
        return self.ports.calendar_server.place(wanted, session.followup.held, now, watch)

    def placed(self, session: Session, placements: Sequence[Placement]) -> Session:
        """Write down what came of it. What was moved here and there stays as it is: see `conflicts`."""
        for one in placements:
            if isinstance(one, Placed):
                session = placing.placed(session, one.held)
            elif isinstance(one, Gone):
                session = placing.gone(session, one.uid)
            elif isinstance(one, GoneThere):
                session = placing.gone_there(session, one.uid)
            elif isinstance(one, MovedThere):
                moved = placing.moved_there(session, one.held, one.zone)
                session = session if isinstance(moved, Conflict) else moved
        return self.save(session)

    def conflicts(self, session: Session, placements: Sequence[Placement]) -> tuple[Conflict, ...]:
        """What was moved here and in the calendar, in a case that has the other answers already."""
        moved = (placing.moved_there(session, one.held, one.zone) for one in placements if isinstance(one, MovedThere))
        return tuple(one for one in moved if isinstance(one, Conflict))

    def keep_theirs(self, session: Session, conflict: Conflict) -> Session:
        """The calendar's time counts."""
        return self.save(placing.keep_theirs(session, conflict.theirs, conflict.zone))

    def keep_ours(self, session: Session, conflict: Conflict) -> Session:
        """Ours counts, once it is put there."""
        return self.save(placing.keep_ours(session, conflict.theirs))
