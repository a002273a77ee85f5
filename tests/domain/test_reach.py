"""Who has a message: a later try never hides an earlier one."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from raincheck.domain.delivery import Outgoing, outgoing
from raincheck.domain.reach import confirm, merged, missing, second_copy_of, stamped, standing
from raincheck.domain.session import Delivery, DeliveryState, Evidence, Refused, Session, Way
from stubs.cases import BODY, INTERVIEW, NOW, SUBJECT, a_case

S, U, H, F, G = (
    DeliveryState.SENT,
    DeliveryState.UNKNOWN,
    DeliveryState.HANDED_OFF,
    DeliveryState.FAILED,
    DeliveryState.SENDING,
)
DANA, BOB, CID = INTERVIEW.contact_email, "bob@larkspur.example", "cid@larkspur.example"


def a_try(state: DeliveryState, number: int = 0, **changes: Any) -> Delivery:
    known: dict[str, Any] = {
        "message_id": "<1@mail.example>",
        "state": state,
        "way": Way.SMTP,
        "channel": a_case().message.channel,
        "at": NOW + timedelta(minutes=number),
        "to": DANA,
        "subject": SUBJECT,
        "body": BODY,
    }
    return Delivery(**known | changes)


def case_of(*tries: Delivery, cc: tuple[str, ...] = ()) -> Session:
    return a_case(deliveries=tries, message=replace(a_case().message, cc=cc))


def mail_of(session: Session) -> Outgoing:
    message = outgoing(session)
    assert message
    return message


STANDS = [
    # the states of the tries    what stands
    ((S,), S),
    ((S, H), S),
    ((S, F), S),
    ((S, U), S),
    ((U, F), U),
    ((U, H), H),
    ((H, U), U),
    ((F, F), F),
    ((H, F), H),
    ((F, S), S),
    ((S, G), G),
]


@pytest.mark.parametrize(("states", "stands"), STANDS)
def test_of_all_tries_with_the_same_words_the_one_that_decides_most_stands(
    states: tuple[DeliveryState, ...], stands: DeliveryState
) -> None:
    found = standing(case_of(*(a_try(state, number) for number, state in enumerate(states))))
    assert found
    assert found.state is stands


def test_an_earlier_version_says_nothing_about_the_words_that_came_after() -> None:
    found = standing(case_of(a_try(S), a_try(F, 1, body="Other words.")))
    assert found
    assert found.state is F


@pytest.mark.parametrize(("states", "asks"), [(states, stands is not F) for states, stands in STANDS])
def test_a_second_copy_is_seen_whatever_came_in_between(states: tuple[DeliveryState, ...], asks: bool) -> None:
    session = case_of(*(a_try(state, number) for number, state in enumerate(states)))
    assert (second_copy_of(session, mail_of(session)) is not None) is asks


def test_the_users_no_to_a_copy_leaves_what_the_server_took() -> None:
    told = confirm(case_of(a_try(S, evidence=Evidence.SERVER_ACCEPTED), a_try(H, 1)), went_out=False)
    assert [one.state for one in told.deliveries] == [S, H]


def test_the_users_no_is_asked_for_each_that_may_have_left() -> None:
    told = confirm(case_of(a_try(U), a_try(H, 1)), went_out=False)
    assert [one.state for one in told.deliveries] == [U, F]
    assert [one.state for one in confirm(told, went_out=False).deliveries] == [F, F]


MISSING = [
    # tries                                                      now on the Cc line      not reached yet
    ((a_try(S),), (), ()),
    ((a_try(S),), (BOB,), (BOB,)),
    ((a_try(S, cc=(BOB,), refused=(Refused(BOB),)),), (BOB,), (BOB,)),
    ((a_try(S, cc=("bob@larkspur.exampel",), refused=(Refused("bob@larkspur.exampel"),)),), (BOB,), (BOB,)),
    ((a_try(S, cc=(BOB,), refused=(Refused(BOB),)), a_try(S, 1, cc=(BOB,), only=(BOB,))), (BOB,), ()),
    ((a_try(S, cc=(BOB,), refused=(Refused(BOB),)), a_try(F, 1, cc=(BOB,), only=(BOB,))), (BOB, CID), (BOB, CID)),
    ((a_try(U),), (BOB,), ()),
    ((), (BOB,), ()),
]


@pytest.mark.parametrize(("tries", "cc", "left"), MISSING)
def test_who_has_it_does_not_get_it_again(
    tries: tuple[Delivery, ...], cc: tuple[str, ...], left: tuple[str, ...]
) -> None:
    session = case_of(*tries, cc=cc)
    message = mail_of(session)
    assert missing(session, message) == left
    assert stamped(session, message, "<2@mail.example>", NOW).only == left


@pytest.mark.parametrize(
    ("state", "cc", "asks"), [(S, (BOB,), False), (U, (BOB,), True), (H, (BOB,), True), (F, (BOB,), False)]
)
def test_another_address_is_asked_about_only_where_somebody_may_get_it_twice(
    state: DeliveryState, cc: tuple[str, ...], asks: bool
) -> None:
    session = case_of(a_try(state), cc=cc)
    assert (second_copy_of(session, mail_of(session)) is not None) is asks


def test_another_address_does_not_make_it_another_message() -> None:
    session = case_of(a_try(U), cc=(BOB,))
    again = stamped(session, mail_of(session), "<2@mail.example>", NOW + timedelta(hours=1))
    assert (again.message_id, again.date) == ("<1@mail.example>", NOW)


@pytest.mark.parametrize("ours_first", [True, False])
def test_of_one_try_that_two_windows_know_the_more_decided_version_is_kept(ours_first: bool) -> None:
    pair = (a_try(S),), (a_try(U),)
    ours, theirs = pair if ours_first else pair[::-1]
    assert merged(ours, theirs) == (a_try(S),)


def test_the_tries_of_two_windows_stand_in_their_order() -> None:
    assert merged((a_try(F, 2),), (a_try(S, 1),)) == (a_try(S, 1), a_try(F, 2))
