"""A message for another errand: what was written for the one before is found again, and whom it goes to is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.domain import errands
from raincheck.domain.delivery import begin as sending
from raincheck.domain.delivery import outgoing
from raincheck.domain.recipients import addressed
from raincheck.domain.returning import Errand, Recruiter
from raincheck.domain.session import Channel, DeliveryState, Message, Session, Text, Way
from stubs.cases import BODY, DELIVERY, INTERVIEW, NOW, a_case

TYPED = Text(subject="Mine", body="My own words", edited=True)
DRAFT = Text(subject="Theirs", body="A draft")
JOAN = Recruiter(name="Joan Reyes", email="joan@northgate.example")


def in_hand(errand: Errand, text: Text | None = TYPED, **changes: object) -> Session:
    """The case with a message of the second round, which has not left."""
    return a_case(message=Message(errand=errand, round=1, email=text, **changes), recruiter=JOAN)  # type: ignore[arg-type]


@given(st.sampled_from(Errand), st.sampled_from(Errand))
def test_own_words_are_found_again_when_their_errand_comes_back(errand: Errand, other: Errand) -> None:
    case = in_hand(errand)
    found = errands.begin(errands.begin(case, other), errand)
    assert found.message.email == TYPED
    assert found.message.errand is errand
    assert found.aside == () or errand is other


@given(st.lists(st.sampled_from(Errand), max_size=6))
def test_of_each_errand_one_message_is_put_aside_at_most(others: list[Errand]) -> None:
    case = in_hand(Errand.FIRST)
    for errand in others:
        case = errands.begin(case, errand)
        case = replace(case, message=replace(case.message, email=TYPED))
    kept = [one.errand for one in case.aside]
    assert len(kept) == len(set(kept))
    assert case.message.errand not in kept


def test_a_draft_that_nobody_touched_is_drafted_anew() -> None:
    again = errands.begin(errands.begin(in_hand(Errand.FIRST, DRAFT), Errand.ANSWER), Errand.FIRST)
    assert (again.message.email, again.aside) == (None, ())


def test_words_that_were_sent_are_not_offered_as_a_draft() -> None:
    sent = replace(DELIVERY, errand=Errand.ANSWER, round=1)
    case = replace(in_hand(Errand.ANSWER), deliveries=(DELIVERY, sent))
    again = errands.begin(errands.begin(case, Errand.THANKS), Errand.ANSWER)
    assert (again.message.email, again.message.round) == (None, 2)


def test_words_that_could_not_be_sent_are_found_again() -> None:
    failed = replace(DELIVERY, errand=Errand.ANSWER, round=1, state=DeliveryState.FAILED)
    case = replace(in_hand(Errand.ANSWER), deliveries=(DELIVERY, failed))
    assert errands.begin(errands.begin(case, Errand.THANKS), Errand.ANSWER).message.email == TYPED


def test_the_words_come_back_in_their_own_channel() -> None:
    case = in_hand(Errand.FIRST, channel=Channel.EMAIL)
    again = errands.begin(errands.begin(case, Errand.ANSWER, Channel.SMS), Errand.FIRST, Channel.SMS)
    assert again.message.channel is Channel.EMAIL


# Whom it goes to


def test_a_recruiters_address_never_reaches_a_message_to_the_interviewer() -> None:
    written = addressed(in_hand(Errand.OUTREACH), "joan.private@mail.example", "boss@northgate.example")
    assert isinstance(written, Session)
    message = outgoing(replace(back := errands.begin(written, Errand.FIRST), message=_worded(back)))
    assert message is not None
    assert (message.to, message.cc) == (INTERVIEW.contact_email, ())


def test_the_addresses_chosen_for_the_interviewer_outlast_a_word_to_a_recruiter() -> None:
    chosen = in_hand(Errand.NEWS, DRAFT, to="dana@private.example", cc=("sam@larkspur.example",))
    back = errands.begin(errands.begin(chosen, Errand.OUTREACH), Errand.FIRST)
    assert (back.message.to, back.message.cc) == ("dana@private.example", ("sam@larkspur.example",))


def _worded(session: Session) -> Message:
    return replace(session.message, channel=Channel.EMAIL, email=Text(subject="x", body=BODY))


def test_an_empty_to_line_means_the_recruiter_where_the_message_is_for_them() -> None:
    taken = addressed(in_hand(Errand.OUTREACH), "", JOAN.email)
    assert isinstance(taken, Session)
    assert (taken.message.to, taken.message.cc) == ("", ())


# Letting it go


@pytest.mark.parametrize("errand", Errand)
def test_every_later_message_may_be_let_go_and_written_after_all(errand: Errand) -> None:
    gone = errands.let_go(in_hand(errand))
    assert gone.message.let_go is (errand is not Errand.NEWS)
    assert gone.message.email == TYPED
    assert errands.begin(gone, errand).message.let_go is False


@pytest.mark.parametrize("state", DeliveryState)
def test_what_may_have_left_cannot_be_let_go(state: DeliveryState) -> None:
    tried = replace(DELIVERY, errand=Errand.FIRST, round=1, state=state)
    case = replace(in_hand(Errand.FIRST), deliveries=(DELIVERY, tried))
    left = state in (DeliveryState.SENT, DeliveryState.HANDED_OFF, DeliveryState.UNKNOWN)
    assert errands.let_go(case).message.let_go is not left


def test_sending_it_after_all_counts() -> None:
    gone = errands.let_go(in_hand(Errand.FIRST))
    message = outgoing(gone)
    assert message is not None
    assert sending(gone, message, Way.CLIPBOARD, NOW).message.let_go is False
