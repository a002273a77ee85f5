"""The use cases: what a face can ask for. Each saves before it acts, and after.

A face never changes a session itself. It shows one, and calls one of these; what comes back is
the session as it now is on disk, or the reason why nothing was done.
"""

from msgspec.structs import replace

from raincheck.domain import delivery, followup, road
from raincheck.domain.calendar_entries import CalendarEntry, calendar_entries
from raincheck.domain.context import Context
from raincheck.domain.delivery import Outgoing
from raincheck.domain.invitations.documents import Document
from raincheck.domain.invitations.facts import Invitation
from raincheck.domain.moments import Moment, read_moment
from raincheck.domain.questions import Answers, Page, Problem, Rejected
from raincheck.domain.session import (
    CalendarFile,
    Channel,
    DeliveryState,
    Evidence,
    Reached,
    Rung,
    Session,
    Step,
    Tone,
    TouchKind,
    Way,
)
from raincheck.domain.steps import STEPS
from raincheck.domain.steps import contact as contact_step
from raincheck.domain.steps import interview as interview_step
from raincheck.domain.steps import message as message_step
from raincheck.domain.steps.common import candidates, problem
from raincheck.domain.telling import case_name
from raincheck.ports import (
    Accepted,
    HandedOff,
    Listing,
    LoadFailed,
    NobodyKnows,
    NotSent,
    Ports,
    SaveCause,
    Saved,
    SaveFailed,
    Unreadable,
    WriteFailed,
    Written,
)


class Wizard:
    """The use cases over one set of ports.

    `trouble` is the last failure to save, until a save succeeds: a face keeps it in sight.
    """

    def __init__(self, ports: Ports) -> None:
        self.ports = ports
        self.trouble: SaveFailed | None = None

    def context(self) -> Context:
        """The moment, asked once for one event."""
        clock = self.ports.clock
        return Context(clock.now(), clock.zone(), self.ports.words)

    def listing(self) -> Listing:
        """Every saved case."""
        return self.ports.store.listing()

    # Coming and going

    def draft_case(self) -> Session:
        """A case that is not on disk yet: it is created with the first answer."""
        now = self.context().now
        return Session(id="", created=now, updated=now, me=self.ports.profile.me())

    def open(self, session_id: str) -> Session | LoadFailed:
        """A saved case at its step; what was being sent when the program died is unknown now."""
        found = self.ports.store.load(session_id)
        if isinstance(found, LoadFailed):
            return found
        recovered = delivery.recover(found)
        ready = STEPS[recovered.step].arrive(recovered, self.context())
        return ready if ready == found else self._save(ready)

    def page(self, session: Session) -> Page:
        """What the session's step asks now."""
        return STEPS[session.step].page(session, self.context())

    def stored(self, session: Session) -> dict[str, str]:
        """The answers that the session's step already has."""
        return STEPS[session.step].stored(session, self.context())

    # The local zone

    def zone_question(self) -> Problem | None:
        """Which clock the user reads, where the machine contradicts itself."""
        zones = self.ports.clock.doubts()
        return interview_step.which_zone(zones, self.context()) if zones else None

    def settle_zone(self, session: Session, zone: str) -> Session:
        """It is that one; the case, if it only stood in for theirs, takes it as well."""
        moved = interview_step.move_zone(session, self.context().zone, zone)
        self.ports.clock.settle(zone)
        self.ports.profile.remember_zone(zone)
        return self._save(moved) if moved != session else session

    # The invitation

    def read_invitation(self, given: str) -> Invitation | Unreadable:
        """The facts in what was pasted, or in the file that it names. It may run off the UI thread."""
        document = self.ports.invitations.given(given)
        return document if isinstance(document, Unreadable) else self.understand(document)

    def understand(self, document: Document) -> Invitation:
        """The facts in a document that was read. It may run off the UI thread."""
        # Its many patterns are compiled when they are loaded, which the first screen need not wait for.
        from raincheck.understanding import understood

        return understood(document, self.context(), self.ports.invitations, self.ports.profile.me())

    def take_invitation(self, session: Session, invitation: Invitation) -> tuple[Session, tuple[Problem, ...]]:
        """The case with the facts of an invitation, saved, and what it leaves open."""
        from raincheck.domain.invitations.filling import fill, questions

        ctx = self.context()
        return self._save(fill(session, invitation, ctx)), questions(invitation, ctx)

    # The road

    def keep(self, session: Session, answers: Answers) -> Session:
        """Save what was typed so far, valid or not."""
        kept = STEPS[session.step].keep(session, answers, self.context())
        if kept == session and self.trouble is None:
            return session
        return self._save(kept)

    def answer(self, session: Session, answers: Answers) -> Session | Rejected:
        """Go forward: check, save, and stand at the next step. A refused answer is for `keep`."""
        ctx, step = self.context(), session.step
        outcome = STEPS[step].answer(session, answers, ctx)
        if isinstance(outcome, Rejected):
            return outcome
        done = outcome.done if step in outcome.done else (*outcome.done, step)
        moved = replace(outcome, done=done)
        moved = replace(moved, step=road.next_step(moved, step, ctx.now))
        if step is Step.INTERVIEW:
            self.ports.profile.remember(moved.me)
        return self._save(STEPS[moved.step].arrive(moved, ctx))

    def back(self, session: Session, answers: Answers) -> Session | None:
        """Go back with everything typed kept, checked or not; None means home."""
        ctx = self.context()
        kept = STEPS[session.step].keep(session, answers, ctx)
        previous = road.previous_step(kept, session.step, ctx.now)
        if previous is None:
            if kept.id or kept != session:
                self._save(kept)
            return None
        return self._save(STEPS[previous].arrive(replace(kept, step=previous), ctx))

    # Contact and message

    def log(self, session: Session, rung: Rung, outcome: Reached) -> Session:
        """Note what came of an attempt."""
        return self._save(contact_step.log(session, rung, outcome, self.context().now))

    def take_back(self, session: Session) -> Session:
        """The last note of an attempt was a slip of the hand."""
        return self._save(contact_step.unlog(session))

    def switch_channel(self, session: Session, answers: Answers, channel: Channel | None = None) -> Session:
        """Keep these words, and show those of that channel, or of the next one."""
        ctx = self.context()
        return self._save(message_step.switch(message_step.keep(session, answers, ctx), ctx, channel))

    def copy(self, text: str) -> str | None:
        """Put it on the clipboard; the tool that took it. It may run off the UI thread."""
        return self.ports.clipboard.copy(text)

    def redraft(self, session: Session) -> Session:
        """A fresh draft, because the user asked for one."""
        return self._save(message_step.redraft(session, self.context()))

    def next_wording(self, session: Session) -> Session:
        """The same facts in other words, because the user asked for them."""
        return self._save(message_step.next_wording(session, self.context()))

    def set_tone(self, session: Session, tone: Tone) -> Session:
        """Drafts in that tone; words that the user has changed stay."""
        return self._save(message_step.set_tone(session, tone, self.context()))

    # Sending

    def begin(self, session: Session, way: Way) -> tuple[Session, Outgoing] | None:
        """Write "sending" to disk; None without words, or when that fails: what is not recorded is not sent."""
        message = delivery.outgoing(session)
        if message is None:
            return None
        if not session.id:
            session = self._save(session)
            if self.trouble:
                return None
        now = self.context().now
        message = replace(message, message_id=self.ports.ids.message_id(), date=now)
        begun = replace(delivery.begin(session, message, way, now), updated=now)
        # Not through `_save`: of two windows that send the same case, one must be refused.
        saved = self.ports.store.save(begun)
        self.trouble = saved if isinstance(saved, SaveFailed) else None
        return None if self.trouble else (begun, message)

    def carry(self, way: Way, message: Outgoing) -> Accepted | HandedOff | NotSent | NobodyKnows:
        """The act itself. It touches no session, so it may run off the UI thread."""
        return self.ports.transports[way].deliver(message)

    def settle(self, session: Session, outcome: Accepted | HandedOff | NotSent | NobodyKnows) -> Session:
        """Write down what came of it."""
        if isinstance(outcome, Accepted):
            finished = delivery.finish(session, DeliveryState.SENT, outcome.note, Evidence.SERVER_ACCEPTED)
        elif isinstance(outcome, HandedOff):
            finished = delivery.finish(session, DeliveryState.HANDED_OFF, outcome.note)
        elif isinstance(outcome, NotSent):
            finished = delivery.finish(session, DeliveryState.FAILED, outcome.note)
        else:
            finished = delivery.finish(session, DeliveryState.UNKNOWN, outcome.note)
        return self._save(finished)

    def confirm(self, session: Session, went_out: bool) -> Session:
        """The user's word on whether it went out."""
        return self._save(delivery.confirm(session, went_out))

    # Follow-up

    def move_touch(self, session: Session, kind: TouchKind, text: str) -> Session | Problem:
        """Another moment for a touch, read on the clock of its own zone."""
        ctx = self.context()
        touch = next((t for t in session.followup.touches if t.kind is kind), None)
        zone = touch.zone if touch else ctx.zone
        reading = read_moment(text, ctx.now, zone, ctx.words.zones, ctx.zone)
        if not isinstance(reading, Moment):
            return problem("touch", reading.reason, ctx, candidates(reading, ctx))
        if reading.at <= ctx.now:
            return problem("touch", "touch-past", ctx)
        return self._save(followup.move(session, kind, reading))

    def drop_touch(self, session: Session, kind: TouchKind) -> Session:
        """Let a touch go, or take it back."""
        return self._save(followup.drop(session, kind))

    def tick_touch(self, session: Session, kind: TouchKind) -> Session:
        """A touch that was done, or is open again."""
        return self._save(followup.done(session, kind))

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
        return self._save(followup.written(session, CalendarFile(path=file.path, at=now, opened=file.opened)))

    # Saving

    def trash(self, session_id: str) -> Saved | SaveFailed:
        """Move a case to the trash folder."""
        return self.ports.store.trash(session_id)

    def _save(self, session: Session) -> Session:
        """The session as it now stands on disk, or as it stands in memory with `trouble` set."""
        session = replace(session, updated=self.context().now)
        if not session.id:
            return self._create(session)
        result = self.ports.store.save(session)
        if isinstance(result, SaveFailed) and result.cause is SaveCause.CHANGED_ELSEWHERE:
            # Another window or an editor changed the file: both versions are kept.
            return self._create(session)
        self.trouble = result if isinstance(result, SaveFailed) else None
        return session

    def _create(self, session: Session) -> Session:
        for _ in range(20):
            created = replace(session, id=f"{case_name(session)}-{self.ports.ids.session_tail()}")
            result = self.ports.store.create(created)
            if isinstance(result, Saved):
                self.trouble = None
                return created
            self.trouble = result
            if result.cause is not SaveCause.CHANGED_ELSEWHERE:
                break
        return session
