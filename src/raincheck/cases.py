"""The cases themselves: opened, saved, moved to the trash. Every use case stands on this."""

from msgspec.structs import replace

from raincheck.domain import delivery, followup
from raincheck.domain.context import Context
from raincheck.domain.reach import merged
from raincheck.domain.road import landing
from raincheck.domain.session import DeliveryState, Session, Step
from raincheck.domain.telling import case_name
from raincheck.ports import Listing, LoadFailed, Ports, SaveCause, Saved, SaveFailed
from raincheck.rules import rules_of


class Cases:
    """The cases over one set of ports.

    `trouble` is the last failure to save, until a save succeeds: a face keeps it in sight. `unkept` is the same of
    what a case leaves for later ones: its lesson, and who can help.
    """

    def __init__(self, ports: Ports) -> None:
        self.ports = ports
        self.trouble: SaveFailed | None = None
        self.unkept: SaveFailed | None = None

    def context(self) -> Context:
        """The moment, asked once for one event."""
        clock = self.ports.clock
        return Context(clock.now(), clock.zone(), self.ports.words, self.ports.holidays)

    def listing(self) -> Listing:
        """Every saved case."""
        return self.ports.store.listing()

    def draft_case(self) -> Session:
        """A case that is not on disk yet: it is created with the first answer."""
        now = self.context().now
        return Session(id="", created=now, updated=now, me=self.ports.profile.me())

    def open(self, session_id: str) -> Session | LoadFailed:
        """A saved case at its step; what was being sent when the program died is unknown now."""
        found = self.ports.store.load(session_id)
        if isinstance(found, LoadFailed):
            return found
        if _is_sending(found):
            return self._recover(found)
        ctx = self.context()
        step = landing(found, ctx.now)
        ready = rules_of(step).arrive(replace(found, step=step), ctx)
        return ready if ready == found else self.save(ready)

    def visit(self, session: Session, step: Step) -> Session:
        """The case at another step than the one that its road has next."""
        return self.save(rules_of(step).arrive(replace(session, step=step), self.context()))

    def _recover(self, session: Session) -> Session:
        """Nobody knows what became of it, unless another window is sending it this moment."""
        hold = self.ports.store.hold(session.id)
        if isinstance(hold, SaveFailed) and hold.cause is SaveCause.BUSY:
            return session
        try:
            return self.save(delivery.recover(session))
        finally:
            if not isinstance(hold, SaveFailed):
                hold.release()

    def trash(self, session_id: str) -> Saved | SaveFailed:
        """Move a case to the trash folder."""
        return self.ports.store.trash(session_id)

    def save(self, session: Session) -> Session:
        """The session as it now stands on disk, or as it stands in memory with `trouble` set."""
        session = replace(session, updated=self.context().now)
        if not session.id:
            return self._create(session)
        result = self.ports.store.save(session)
        if isinstance(result, SaveFailed) and result.cause is SaveCause.CHANGED_ELSEWHERE:
            # Another window or an editor changed the file: both versions are kept.
            return self._create(followup.apart(self._with_deliveries_of(session)))
        self.trouble = result if isinstance(result, SaveFailed) else None
        return session

    def kept_for_later(self, kept: Saved | SaveFailed) -> None:
        """What was to be written for later cases, and whether it was."""
        self.unkept = kept if isinstance(kept, SaveFailed) else None

    def _with_deliveries_of(self, session: Session) -> Session:
        """The copy knows what the other window has sent, or it would be sent again."""
        other = self.ports.store.peek(session.id)
        if not isinstance(other, Session):
            return session
        return delivery.recover(replace(session, deliveries=merged(session.deliveries, other.deliveries)))

    def _create(self, session: Session) -> Session:
        for _ in range(20):
            created = followup.named(replace(session, id=f"{case_name(session)}-{self.ports.ids.session_tail()}"))
            result = self.ports.store.create(created)
            if isinstance(result, Saved):
                self.trouble = None
                return created
            self.trouble = result
            if result.cause is not SaveCause.CHANGED_ELSEWHERE:
                break
        return session


def _is_sending(session: Session) -> bool:
    return session.delivery is not None and session.delivery.state is DeliveryState.SENDING
