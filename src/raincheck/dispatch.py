"""Sending, at most once: written down before, carried by one way, written down after.

    ready -> begin ("sending" is on disk, the right to send is held) -> carry -> settle

What is not recorded is not sent. What may have left is never sent again unasked.
"""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from raincheck.cases import Cases
from raincheck.domain import delivery
from raincheck.domain.delivery import Outgoing
from raincheck.domain.session import DeliveryState, Session, Way
from raincheck.domain.text import inert
from raincheck.ports import (
    Accepted,
    DeliveryOutcome,
    HandedOff,
    Hold,
    NotSent,
    SaveCause,
    SaveFailed,
    Watch,
)

OWN_MAIL = (Way.SMTP, Way.COMMAND)
"""The ways in which raincheck itself sends; all others hand over."""


class Hindrance(StrEnum):
    """Why nothing was begun; nothing has left. The value is its key in the problems of `content/`."""

    NO_WORDS = "body-empty"
    NO_RECIPIENT = "mail-no-recipient"
    NO_SENDER = "mail-no-sender"
    NOT_WRITTEN = "send-not-written"
    COPY_NOT_WRITTEN = "send-copy-not-written"
    ELSEWHERE = "send-elsewhere"


class Begun(Struct, frozen=True):
    """It is on disk that this message is being sent; it may leave now."""

    session: Session
    message: Outgoing


class NotBegun(Struct, frozen=True):
    """Nothing left. `session` is the case as it is on disk, where another window has changed it."""

    why: Hindrance
    session: Session


class Dispatch(Cases):
    """The use cases of sending."""

    _hold: Hold | None = None

    def signed(self, session: Session) -> Session:
        """The case with the address that the user gave for sending, remembered for the next one."""
        self.ports.profile.remember(session.me)
        return self.save(session)

    def begin(self, session: Session, way: Way) -> Begun | NotBegun:
        """Write "sending" to disk, alone among all windows."""
        message = delivery.outgoing(session)
        if message is None:
            return NotBegun(Hindrance.NO_WORDS, session)
        if way in OWN_MAIL and not (message.to and message.sender_email):
            return NotBegun(Hindrance.NO_SENDER if message.to else Hindrance.NO_RECIPIENT, session)
        if not session.id:
            session = self.save(session)
            if self.trouble:
                return NotBegun(Hindrance.NOT_WRITTEN, session)
        hold = self.ports.store.hold(session.id)
        if isinstance(hold, SaveFailed):
            return self._refused(session, hold)
        begun = self._write(session, message, way)
        if isinstance(begun, NotBegun):
            hold.release()
        else:
            self._hold = hold
        return begun

    def _write(self, session: Session, message: Outgoing, way: Way) -> Begun | NotBegun:
        """The first arrow, on disk. Not by `save`: of two windows that send the same case, one must be refused."""
        now = self.context().now
        fresh = self.ports.ids.message_id(message.sender_email.rpartition("@")[2])
        message = delivery.stamped(session, message, fresh, now)
        copy = self.ports.copies.keep(message) if way in OWN_MAIL else ""
        if copy is None:
            return NotBegun(Hindrance.COPY_NOT_WRITTEN, session)
        begun = replace(delivery.begin(session, message, way, now, copy), updated=now)
        saved = self.ports.store.save(begun)
        if isinstance(saved, SaveFailed):
            return self._refused(session, saved)
        self.trouble = None
        return Begun(begun, message)

    def _refused(self, session: Session, failed: SaveFailed) -> NotBegun:
        if failed.cause in (SaveCause.CHANGED_ELSEWHERE, SaveCause.BUSY):
            found = self.open(session.id)
            return NotBegun(Hindrance.ELSEWHERE, found if isinstance(found, Session) else session)
        self.trouble = failed
        return NotBegun(Hindrance.NOT_WRITTEN, session)

    def carry(self, way: Way, message: Outgoing, watch: Watch) -> DeliveryOutcome:
        """The act itself. It touches no session, so it may run off the UI thread."""
        return self.ports.transports[way].deliver(message, watch)

    def settle(self, session: Session, outcome: DeliveryOutcome) -> Session:
        """Write down what came of it, and give the right to send back."""
        try:
            return self._settle(session, outcome)
        finally:
            if self._hold is not None:
                self._hold.release()
                self._hold = None

    def _settle(self, session: Session, outcome: DeliveryOutcome) -> Session:
        finished = replace(settled(session, outcome), updated=self.context().now)
        result = self.ports.store.save(finished)
        if isinstance(result, SaveFailed) and result.cause is SaveCause.CHANGED_ELSEWHERE:
            # Another window has gone on with the case meanwhile: the outcome belongs into what it wrote.
            found = self.ports.store.load(session.id)
            if isinstance(found, Session) and found.delivery and found.delivery.state is DeliveryState.SENDING:
                return self.save(settled(found, outcome))
            return self.save(finished)
        self.trouble = result if isinstance(result, SaveFailed) else None
        return finished

    def confirm(self, session: Session, went_out: bool) -> Session:
        """The user's word on whether it went out."""
        return self.save(delivery.confirm(session, went_out))


def settled(session: Session, outcome: DeliveryOutcome) -> Session:
    """The case with what came of its delivery."""
    # Whoever carried it has cleaned what the other side said; it is shown, so it is made sure of.
    note = inert(outcome.note)
    if isinstance(outcome, HandedOff):
        return delivery.finish(session, DeliveryState.HANDED_OFF, note=note)
    told = {"note": note, "refused": outcome.refused}
    if isinstance(outcome, Accepted):
        return delivery.finish(session, DeliveryState.SENT, evidence=outcome.evidence, **told)
    if isinstance(outcome, NotSent):
        return delivery.finish(session, DeliveryState.FAILED, cause=outcome.cause.value, **told)
    return delivery.finish(session, DeliveryState.UNKNOWN, **told)
