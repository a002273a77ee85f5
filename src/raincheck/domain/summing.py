"""From a case to its card."""

from datetime import datetime

from raincheck.domain.cards import BEFORE, Ahead, Card
from raincheck.domain.followup import counted, planned
from raincheck.domain.interview import Relation
from raincheck.domain.reach import standing
from raincheck.domain.session import Delivery, Reached, Session
from raincheck.domain.touches import Touch
from raincheck.domain.vocabulary import DeliveryState, Errand, Kind


def summed(session: Session) -> Card:
    """The card of that case."""
    interview, (errand, state) = session.interview, _in_hand(session)
    return Card(
        id=session.id,
        created=session.created,
        updated=session.updated,
        step=session.step,
        company=interview.company,
        role=interview.role,
        contact=interview.contact_name,
        zone=interview.zone,
        starts=interview.starts,
        archived=session.archived,
        contacted=_contacted(session),
        kind=session.situation.kind,
        reason=session.situation.reason,
        errand=errand,
        state=state,
        outcome=session.replies[-1].what if session.replies else None,
        is_agency=interview.relation is Relation.AGENCY,
        is_reached=any(attempt.outcome is Reached.REACHED for attempt in session.attempts),
        is_scheduled=any(_fits(touch, session) for touch in session.followup.touches),
        ahead=tuple(Ahead(t.kind, t.at, t.zone) for t in planned(session) if _fits(t, session)),
    )


def _in_hand(session: Session) -> tuple[Errand, DeliveryState | None]:
    """What the message in hand is for, and where it stands; of one that was let go, what they have heard already."""
    if session.message.let_go:
        return Errand.NEWS, DeliveryState.SENT if _letters(session) else None
    delivery = standing(session)
    return session.message.errand, delivery.state if delivery else None


def _letters(session: Session) -> list[Delivery]:
    """What has left for them; what went to a recruiter instead is not for them."""
    return [one for one in session.deliveries if counted((one,)) and one.errand is not Errand.OUTREACH]


def _fits(touch: Touch, session: Session) -> bool:
    """Whether it is of the time before the interview, or after the message, as the case is."""
    return (touch.kind in BEFORE) == (session.situation.kind is Kind.READY)


def _contacted(session: Session) -> datetime | None:
    """When they first heard something."""
    moments = [one.at for one in _letters(session)]
    moments += [attempt.at for attempt in session.attempts if attempt.outcome is not Reached.NO_ANSWER]
    return min(moments, default=None)
