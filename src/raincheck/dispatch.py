"""Sending, at most once: written down before, carried by one way, written down after.

    ready -> begin ("sending" is on disk, the right to send is held) -> carry -> settle

What is not recorded is not sent. What may have left is never sent again unasked.
"""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from raincheck.cases import Cases
from raincheck.domain import delivery, reach
from raincheck.domain.delivery import Outgoing
from raincheck.domain.replies import sent_touch
from raincheck.domain.session import Delivery, DeliveryState, Session, Way
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
    GONE = "send-gone"


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
        if self.trouble is not None:
            # What is not on disk yet would be lost where another window has written meanwhile.
            kept = self.save(session)
            if self._is_unsaved() or kept.id != session.id:
                return NotBegun(Hindrance.NOT_WRITTEN if self._is_unsaved() else Hindrance.ELSEWHERE, kept)
            session = kept
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
            return self._elsewhere(session) if hold.cause is SaveCause.BUSY else self._unwritten(session, hold)
        begun = self._write(session, message, way)
        if isinstance(begun, NotBegun):
            hold.release()
        else:
            self._hold = hold
        return begun

    def _is_unsaved(self) -> bool:
        return self.trouble is not None

    def _write(self, session: Session, message: Outgoing, way: Way) -> Begun | NotBegun:
        """The first arrow, on disk. Not by `save`: of two windows that send the same case, one must be refused."""
        now = self.context().now
        fresh = self.ports.ids.message_id(message.sender_email.rpartition("@")[2])
        message = reach.stamped(session, message, fresh, now)
        copy = self.ports.copies.keep(message) if way in OWN_MAIL else ""
        if copy is None:
            return NotBegun(Hindrance.COPY_NOT_WRITTEN, session)
        begun = replace(delivery.begin(session, message, way, now, copy), updated=now)
        saved = self.ports.store.save(begun)
        if isinstance(saved, SaveFailed):
            changed = saved.cause is SaveCause.CHANGED_ELSEWHERE
            return self._elsewhere(session) if changed else self._unwritten(session, saved)
        self.trouble = None
        return Begun(begun, message)

    def _elsewhere(self, session: Session) -> NotBegun:
        """Another window has gone on with the case, or moved it away: then it is kept in a file of its own."""
        found = self.open(session.id)
        if isinstance(found, Session):
            return NotBegun(Hindrance.ELSEWHERE, found)
        return NotBegun(Hindrance.GONE, self.save(session))

    def _unwritten(self, session: Session, failed: SaveFailed) -> NotBegun:
        self.trouble = failed
        return NotBegun(Hindrance.NOT_WRITTEN, session)

    def carry(self, way: Way, message: Outgoing, watch: Watch) -> DeliveryOutcome:
        """The act itself. It touches no session, so it may run off the UI thread."""
        return self.ports.transports[way].deliver(message, watch)

    def settle(self, session: Session, outcome: DeliveryOutcome) -> Session:
        """Write down what came of it. The right to send is given back once that is on disk: then all windows know."""
        finished = replace(sent_touch(settled(session, outcome)), updated=self.context().now)
        result = self.ports.store.save(finished)
        if isinstance(result, SaveFailed) and result.cause is SaveCause.CHANGED_ELSEWHERE:
            return self._settle_elsewhere(finished, outcome)
        self.trouble = result if isinstance(result, SaveFailed) else None
        self._give_back()
        return finished

    def _settle_elsewhere(self, finished: Session, outcome: DeliveryOutcome) -> Session:
        """Another window has gone on with the case meanwhile: the outcome belongs into what it wrote."""
        found = self.ports.store.peek(finished.id)
        if isinstance(found, Session) and _is_same(found.delivery, finished.delivery):
            found = self.ports.store.load(finished.id)
            if isinstance(found, Session) and _is_same(found.delivery, finished.delivery):
                return self.save(sent_touch(settled(found, outcome)))
        return self.save(finished)

    def save(self, session: Session) -> Session:
        """As every case; and what was sent is known to the other windows from then on."""
        saved = super().save(session)
        self._give_back()
        return saved

    def _give_back(self) -> None:
        if self._hold is not None and self.trouble is None:
            self._hold.release()
            self._hold = None

    def confirm(self, session: Session, went_out: bool) -> Session:
        """The user's word on whether it went out."""
        return self.save(sent_touch(reach.confirm(session, went_out)))


def _is_same(found: Delivery | None, ours: Delivery | None) -> bool:
    """Whether that file knows of this try, and not yet what came of it."""
    if found is None or ours is None or found.state is not DeliveryState.SENDING:
        return False
    return (found.message_id, found.at) == (ours.message_id, ours.at)


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
