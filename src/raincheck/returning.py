"""The use cases of coming back: what happened since, the case that comes of it, and the people who can help."""

from msgspec import Struct
from msgspec.structs import replace

from raincheck.dispatch import Dispatch
from raincheck.domain import errands, replies
from raincheck.domain.invitations.facts import Invitation
from raincheck.domain.questions import Answers, Problem, Rejected
from raincheck.domain.reach import is_unsettled
from raincheck.domain.returning import Errand, Recruiter, Reply, Since
from raincheck.domain.session import Kind, Reached, Rung, Session, Step
from raincheck.ports import LoadCause, LoadFailed, SaveFailed
from raincheck.rules import rules_of


class TakenBack(Struct, frozen=True):
    """The case without its last reply. `gone` and `stays` are the id of the case that had come out of it."""

    session: Session
    gone: str = ""
    stays: str = ""


def corrections(before: Session, after: Session) -> tuple[Reply, ...]:
    """The replies with a case of their own that are not told any more."""
    named = {"", *(reply.next_case for reply in after.replies)}
    return tuple(reply for reply in before.replies if reply.next_case not in named)


class Returning(Dispatch):
    """The use cases of what happened since, and of the people who can help."""

    def after_answer(self, before: Session, after: Session) -> Session:
        """What else there is to do once a step was answered: `before` stands on it, `after` on the next one.

        A new time becomes a case of its own, on disk before this one names it. A recruiter is kept for later cases.
        """
        if before.step is Step.AFTER:
            return self._after_reply(before, after)
        if before.step is Step.PREPARE and is_unsettled(after):
            return replace(after, step=Step.SEND)
        if before.step is Step.INTERVIEW:
            self._keep_agency(after)
        elif before.step is Step.RECRUITER and after.message.errand is Errand.OUTREACH:
            self.kept_for_later(self.ports.people.keep(after.recruiter))
        return after

    # What happened since

    def _after_reply(self, before: Session, after: Session) -> Session:
        for reply in corrections(before, after):
            self._retract(before, reply)
        way = replies.way_on(after)
        return self._with_next_case(after if way is None else replace(after, step=way))

    def _with_next_case(self, session: Session) -> Session:
        last = session.replies[-1] if session.replies else None
        if last is None or last.what is not Since.NEW_TIME or last.next_case:
            return session
        # It reads moments, for which the first screen need not wait.
        from raincheck.domain.linked import mark_of, next_case

        if not session.id:
            session = self.save(session)
        fresh = next_case(session, last, self.context())
        made = replace(last, made=mark_of(fresh))
        created = self._made_before(fresh, session, made) or self._create(fresh)
        named = replace(made, next_case=created.id)
        return replace(session, replies=(*session.replies[:-1], named))

    def _made_before(self, fresh: Session, origin: Session, reply: Reply) -> Session | None:
        """The same case, where the power went before this one could name it."""
        from raincheck.domain.linked import is_untouched

        store, starts = self.ports.store, fresh.interview.starts
        alike = (card.id for card in store.cards().cards if (card.kind, card.starts) == (Kind.READY, starts))
        found = (store.peek(one) for one in alike)
        return next((one for one in found if isinstance(one, Session) and is_untouched(one, origin, reply)), None)

    def _retract(self, session: Session, reply: Reply) -> bool:
        """Take the case of a new time away again; False when somebody has worked on it."""
        from raincheck.domain.linked import is_untouched

        found = self.ports.store.peek(reply.next_case)
        if isinstance(found, LoadFailed):
            return found.cause is LoadCause.NOT_FOUND
        if not is_untouched(found, session, reply):
            return False
        return not isinstance(self.trash(reply.next_case), SaveFailed)

    def tell(self, session: Session, answers: Answers) -> Session | Rejected:
        """Tell what happened, and stay there: the touches and the message are as it makes them, and on disk."""
        outcome = rules_of(Step.AFTER).answer(session, answers, self.context())
        if isinstance(outcome, Rejected):
            return outcome
        return self.save(replace(self._after_reply(session, outcome), step=Step.AFTER))

    def still_there(self, before: Session, after: Session) -> str:
        """The id of the case of a corrected new time that was not taken away, for somebody has worked on it."""
        cases = [reply.next_case for reply in corrections(before, after)]
        found = (name for name in cases if isinstance(self.ports.store.peek(name), Session))
        return next(found, "")

    def let_go(self, session: Session) -> Session:
        """Nothing is to be sent after all. The words stay."""
        return self.save(errands.let_go(session))

    def take_back_reply(self, session: Session) -> TakenBack:
        """The last thing that was told was not so."""
        if not session.replies:
            return TakenBack(session)
        reply = session.replies[-1]
        back = self.save(replies.taken_back(session))
        if not reply.next_case:
            return TakenBack(back)
        retracted = self._retract(session, reply)
        return TakenBack(back, **{"gone" if retracted else "stays": reply.next_case})

    def hear(self, session: Session, invitation: Invitation) -> tuple[Session, tuple[Problem, ...]]:
        """The case with what their message says of the new interview, saved, and what it leaves open."""
        from raincheck.domain.invitations.filling import fill, questions
        from raincheck.domain.steps.after import offered

        ctx = self.context()
        read = fill(replace(session, interview=offered(session)), invitation, ctx).interview
        told = replace(session.told, what=Since.NEW_TIME, when=read.when, facts=read)
        return self.save(replace(session, told=told)), questions(invitation, ctx)

    def called(self, session: Session, rung: Rung, outcome: Reached) -> Session:
        """A follow-up by phone. Whoever was reached has been followed up with."""
        from raincheck.domain.steps.contact import log

        logged = log(session, rung, outcome, self.context().now)
        touch = replies.next_touch(session)
        if outcome is Reached.REACHED and touch is not None:
            logged = replies.ticked(logged, touch.kind)
        return self.save(logged)

    # The people who can help

    def recruiters(self) -> tuple[Recruiter, ...] | LoadFailed:
        """Whom the user knows, the one met last first."""
        return self.ports.people.recruiters()

    def _keep_agency(self, session: Session) -> None:
        """The contact of an agency is somebody for later cases as well."""
        from raincheck.domain.steps.recruiter import agency_of

        agency = agency_of(session.interview)
        if agency is not None:
            self.kept_for_later(self.ports.people.keep(agency))
