"""The use cases: what a face can ask for. Each saves before it acts, and after; sending is in `dispatch`.

A face never changes a session itself. It shows one, and calls one of these; what comes back is
the session as it now is on disk, or the reason why nothing was done.
"""

from msgspec.structs import replace

from raincheck.domain import road
from raincheck.domain.invitations.documents import Document
from raincheck.domain.invitations.facts import Invitation
from raincheck.domain.questions import Answers, Page, Problem, Rejected
from raincheck.domain.session import Channel, Reached, Rung, Session, Step, Tone
from raincheck.ports import (
    Unreadable,
)
from raincheck.preparing import Preparing
from raincheck.returning import Returning
from raincheck.rules import rules_of
from raincheck.scheduling import Scheduling
from raincheck.shelving import Shelving
from raincheck.working import Working


class Wizard(Scheduling, Returning, Preparing, Working, Shelving):
    """The use cases over one set of ports, in the order of the road.

    The steps and the grammar of moments are imported by who needs them: the first screen waits for none of them.
    """

    def page(self, session: Session) -> Page:
        """What the session's step asks now."""
        return rules_of(session.step).page(session, self.context())

    def stored(self, session: Session) -> dict[str, str]:
        """The answers that the session's step already has."""
        return rules_of(session.step).stored(session, self.context())

    # The local zone

    def zone_question(self) -> Problem | None:
        """Which clock the user reads, where the machine contradicts itself."""
        from raincheck.domain.steps.interview import which_zone

        zones = self.ports.clock.doubts()
        return which_zone(zones, self.context()) if zones else None

    def settle_zone(self, session: Session, zone: str) -> Session:
        """It is that one; the case, if it only stood in for theirs, takes it as well."""
        from raincheck.domain.steps.interview import move_zone

        moved = move_zone(session, self.context().zone, zone)
        self.ports.clock.settle(zone)
        self.ports.profile.remember_zone(zone)
        return self.save(moved) if moved != session else session

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
        return self.save(fill(session, invitation, ctx)), questions(invitation, ctx)

    # The road

    def keep(self, session: Session, answers: Answers) -> Session:
        """Save what was typed so far, valid or not."""
        kept = rules_of(session.step).keep(session, answers, self.context())
        if kept == session and self.trouble is None:
            return session
        return self.save(kept)

    def answer(self, session: Session, answers: Answers) -> Session | Rejected:
        """Go forward: check, save, and stand at the next step. A refused answer is for `keep`."""
        ctx, step = self.context(), session.step
        outcome = rules_of(step).answer(session, answers, ctx)
        if isinstance(outcome, Rejected):
            return outcome
        done = outcome.done if step in outcome.done else (*outcome.done, step)
        moved = replace(outcome, done=done)
        moved = replace(moved, step=road.next_step(moved, step, ctx.now))
        if step is Step.INTERVIEW:
            self.ports.profile.remember(moved.me)
            moved = self.with_workplace(moved)
        moved = self.after_answer(session, moved)
        if step is Step.LEARN:
            self.keep_lesson(moved)
        return self.save(rules_of(moved.step).arrive(moved, ctx))

    def back(self, session: Session, answers: Answers) -> Session | None:
        """Go back with everything typed kept, checked or not; None means home."""
        ctx = self.context()
        kept = rules_of(session.step).keep(session, answers, ctx)
        previous = road.previous_step(kept, session.step, ctx.now)
        if previous is None:
            if kept.id or kept != session:
                self.save(kept)
            return None
        return self.save(rules_of(previous).arrive(replace(kept, step=previous), ctx))

    # Contact and message

    def log(self, session: Session, rung: Rung, outcome: Reached) -> Session:
        """Note what came of an attempt."""
        from raincheck.domain.steps.contact import log

        return self.save(log(session, rung, outcome, self.context().now))

    def take_back(self, session: Session) -> Session:
        """The last note of an attempt was a slip of the hand."""
        from raincheck.domain.steps.contact import unlog

        return self.save(unlog(session))

    def switch_channel(self, session: Session, answers: Answers, channel: Channel | None = None) -> Session:
        """Keep these words, and show those of that channel, or of the next one."""
        from raincheck.domain.steps.message import keep, switch

        ctx = self.context()
        return self.save(switch(keep(session, answers, ctx), ctx, channel))

    def copy(self, text: str) -> str | None:
        """Put it on the clipboard; the tool that took it. It may run off the UI thread."""
        return self.ports.clipboard.copy(text)

    def redraft(self, session: Session) -> Session:
        """A fresh draft, because the user asked for one."""
        from raincheck.domain.steps.message import redraft

        return self.save(redraft(session, self.context()))

    def next_wording(self, session: Session) -> Session:
        """The same facts in other words, because the user asked for them."""
        from raincheck.domain.steps.message import next_wording

        return self.save(next_wording(session, self.context()))

    def set_tone(self, session: Session, tone: Tone) -> Session:
        """Drafts in that tone; words that the user has changed stay."""
        from raincheck.domain.steps.message import set_tone

        return self.save(set_tone(session, tone, self.context()))
