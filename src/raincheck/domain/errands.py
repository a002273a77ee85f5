"""Coming back to a case with another message: a new round, with words and deliveries of its own."""

from msgspec.structs import replace

from raincheck.domain.delivery import this_round
from raincheck.domain.returning import Errand
from raincheck.domain.road import BACK
from raincheck.domain.session import Channel, Message, Session


def begin(session: Session, errand: Errand, channel: Channel | None = None) -> Session:
    """The case with a blank message for that errand; what was sent before stays as it was sent.

    Begun twice before anything left, it is still one round: only the errand changes.
    """
    before = session.message
    is_open = before.errand is not Errand.NEWS and not this_round(session)
    if is_open and before.errand is errand:
        return session
    fresh = Message(
        channel=channel or before.channel,
        tone=before.tone,
        errand=errand,
        round=before.round if is_open else before.round + 1,
        to=before.to if errand is not Errand.OUTREACH else "",
        cc=before.cc if errand is not Errand.OUTREACH else (),
    )
    again = set(BACK.get(errand, ()))
    return replace(session, message=fresh, done=tuple(step for step in session.done if step not in again))
