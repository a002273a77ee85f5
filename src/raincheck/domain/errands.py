"""Coming back to a case with another message: a new round, with words and deliveries of its own.

Words that the user has put a hand to are never lost: when the errand becomes another one before they were sent, they
are put aside, and found again when the errand comes back.
"""

from msgspec.structs import replace

from raincheck.domain.delivery import this_round
from raincheck.domain.followup import counted
from raincheck.domain.reach import standing
from raincheck.domain.returning import Errand
from raincheck.domain.road import BACK
from raincheck.domain.session import WRITTEN, Channel, DeliveryState, Message, Session
from raincheck.domain.texts import text_in, with_text


def begin(session: Session, errand: Errand, channel: Channel | None = None) -> Session:
    """The case with a message for that errand, blank or as it was put aside; what was sent stays as it was sent.

    Begun twice before anything left, it is still one round: only the errand changes.
    """
    before = session.message
    is_unsent = before.errand is not Errand.NEWS and not this_round(session)
    if is_unsent and before.errand is errand:
        return replace(session, message=replace(before, let_go=False))
    kept = put_aside(session)
    own = next((one for one in kept.aside if one.errand is errand), None)
    to, cc = ("", ()) if errand is Errand.OUTREACH else _lines(kept)
    fresh = replace(
        own or Message(tone=before.tone),
        channel=own.channel if own and _is_own(own) else channel or before.channel,
        errand=errand,
        round=before.round if is_unsent else before.round + 1,
        to=to,
        cc=cc,
    )
    again = set(BACK.get(errand, ()))
    return replace(
        kept,
        message=fresh,
        aside=tuple(one for one in kept.aside if one.errand is not errand),
        done=tuple(step for step in session.done if step not in again),
    )


def _lines(session: Session) -> tuple[str, tuple[str, ...]]:
    """The addresses that the user chose for the interviewer, whoever was written to meanwhile."""
    messages = (session.message, *reversed(session.aside))
    theirs = next((one for one in messages if one.errand is not Errand.OUTREACH), None)
    return (theirs.to, theirs.cc) if theirs else ("", ())


def put_aside(session: Session) -> Session:
    """The case with the user's own words in hand put aside as well, as far as they have not left."""
    message = replace(session.message, round=0, let_go=False)
    for channel in WRITTEN:
        text = text_in(message, channel)
        if text is not None and (not text.edited or counted(this_round(session))):
            message = with_text(message, channel, None)
    if not (_is_own(message) or message.to or message.cc):
        return session
    others = without(session, message.errand)
    return replace(others, aside=(*others.aside, message))


def without(session: Session, errand: Errand) -> Session:
    """The case with nothing of that errand put aside."""
    return replace(session, aside=tuple(one for one in session.aside if one.errand is not errand))


def _is_own(message: Message) -> bool:
    """Whether it holds any words."""
    return any(text_in(message, channel) is not None for channel in WRITTEN)


def let_go(session: Session) -> Session:
    """The case once its message is not to be sent after all; what has left cannot be let go."""
    if session.message.errand is Errand.NEWS or counted(this_round(session)):
        return session
    return replace(session, message=replace(session.message, let_go=True))


def was_sent(session: Session) -> bool:
    """Whether the message in hand went out, as far as anybody knows for certain."""
    delivery = standing(session)
    return delivery is not None and delivery.state is DeliveryState.SENT
