"""A case as lists know it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from raincheck.domain.cards import Ahead, card_of
from raincheck.domain.interview import Relation
from raincheck.domain.returning import Errand, Reply, Since
from raincheck.domain.session import Attempt, DeliveryState, Kind, Message, Reached, Rung, Session, Situation
from raincheck.domain.touches import FollowUp, Touch, TouchKind, TouchState
from stubs.cases import DELIVERY, INTERVIEW, NOW, STARTS, TOUCHES, a_case, a_fresh_case, a_touch

FAILED = replace(DELIVERY, state=DeliveryState.FAILED)
OUTREACH = replace(DELIVERY, errand=Errand.OUTREACH, at=NOW)
LEAVE = a_touch(TouchKind.LEAVE, STARTS)
DROPPED = replace(TOUCHES[0], state=TouchState.DROPPED)


def test_it_has_what_is_said_of_a_case() -> None:
    card = card_of(a_case())
    assert (card.company, card.role, card.contact) == ("Larkspur Freight", "Dispatch Coordinator", "Dana Whitfield")
    assert (card.starts, card.zone, card.kind, card.state) == (
        STARTS,
        "America/Phoenix",
        Kind.CANNOT,
        DeliveryState.SENT,
    )


def test_a_card_is_its_own() -> None:
    card = card_of(a_case())
    assert card_of(card) is card


@pytest.mark.parametrize(
    ("case", "minutes"),
    [
        (a_case(), 4),
        (a_case(attempts=(Attempt(at=NOW, rung=Rung.CALL, outcome=Reached.VOICEMAIL),)), 0),
        (a_case(deliveries=(OUTREACH, DELIVERY)), 4),
        (a_case(deliveries=(FAILED,)), None),
        (a_fresh_case(), None),
    ],
    ids=["sent", "voicemail", "to a recruiter", "failed", "fresh"],
)
def test_the_first_contact_is_when_they_first_heard_something(case: Session, minutes: int | None) -> None:
    assert card_of(case).contacted == (None if minutes is None else NOW + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("kind", "touches", "ahead"),
    [
        (Kind.CANNOT, (TOUCHES[1], TOUCHES[0], LEAVE), [TouchKind.FIRST, TouchKind.SECOND]),
        (Kind.READY, (TOUCHES[1], TOUCHES[0], LEAVE), [TouchKind.LEAVE]),
        (Kind.MISSED, (DROPPED, TOUCHES[2]), [TouchKind.CLOSE]),
    ],
)
def test_what_comes_is_what_fits_the_case(kind: Kind, touches: tuple[Touch, ...], ahead: list[TouchKind]) -> None:
    card = card_of(a_case(situation=Situation(kind=kind), followup=FollowUp(touches=touches)))
    assert [moment.kind for moment in card.ahead] == ahead
    assert card.is_scheduled
    assert all(isinstance(moment, Ahead) for moment in card.ahead)


def test_the_last_answer_counts() -> None:
    replies = tuple(Reply(at=NOW, what=what) for what in (Since.ASKED, Since.REFUSED))
    assert card_of(a_case(replies=replies)).outcome is Since.REFUSED


def test_a_message_that_is_begun_has_no_state_of_the_one_before() -> None:
    card = card_of(a_case(message=Message(errand=Errand.FIRST, round=1)))
    assert (card.errand, card.state) == (Errand.FIRST, None)


@pytest.mark.parametrize("relation", Relation)
def test_an_agency_is_told_apart(relation: Relation) -> None:
    card = card_of(a_case(interview=replace(INTERVIEW, relation=relation)))
    assert card.is_agency is (relation is Relation.AGENCY)
