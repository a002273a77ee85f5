"""The facts of a message that comes back to a case: what was said before, and the new time."""

from msgspec.structs import replace

from raincheck.domain.context import Context
from raincheck.domain.drafting.times import Clock
from raincheck.domain.interview import Interview
from raincheck.domain.returning import Errand, Reply, Since
from raincheck.domain.session import DeliveryState, Reached, Session


def offer(session: Session) -> Reply | None:
    """The latest reply with a new time that was read."""
    return next((reply for reply in reversed(session.replies) if reply.starts is not None), None)


def meeting(session: Session) -> Interview:
    """The interview that the message is about: for a yes to a new time, the one at that time."""
    interview = session.interview
    if session.message.errand is not Errand.ACCEPT:
        return interview
    reply = offer(session) or Reply(at=session.created, what=Since.NEW_TIME, zone=interview.zone)
    return replace(interview, starts=reply.starts, zone=reply.zone)


def returning_facts(session: Session, ctx: Context, head: str) -> dict[str, str]:
    """What a message that comes back to a case may name besides the rest; `head` begins its subject.

    In the subject the day tells which interview it is: days later a time would have to say whose it is.
    """
    interview = meeting(session)
    there, starts = Clock(interview, ctx), interview.starts
    mine = there.mine(starts) if starts else ""
    return {
        "headline": f"{head}, {there.day(starts)}" if starts else head,
        "also": f", which is {mine}" if mine else "",
        "wrote_on": _wrote_on(session, there),
        "called_on": _called_on(session, there),
        "place": interview.location.rstrip(".,; "),
        "wanted": interview.role or ctx.words.drafts.back.wanted,
    }


def _wrote_on(session: Session, there: Clock) -> str:
    """The day of the latest message before this round that is known to have left, such as "on November 18"."""
    sent = (d for d in session.deliveries if d.state is DeliveryState.SENT and d.round < session.message.round)
    at = max((delivery.at for delivery in sent if delivery.errand is not Errand.OUTREACH), default=None)
    return there.day_short(at) if at else ""


def _called_on(session: Session, there: Clock) -> str:
    """The day of the latest call that reached somebody, or a box."""
    at = max((one.at for one in session.attempts if one.outcome is not Reached.NO_ANSWER), default=None)
    return there.day_short(at) if at else ""
