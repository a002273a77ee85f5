"""A follow-up that was sent is done, and nothing else is."""

import pytest
from msgspec.structs import replace

from raincheck.domain.replies import (
    sent_touch,
)
from raincheck.domain.returning import Errand
from raincheck.domain.session import (
    DeliveryState,
    Session,
    Text,
)
from raincheck.domain.touches import FollowUp, TouchKind, TouchState
from stubs.cases import BODY, DELIVERY, TOUCHES, a_case

PLANNED, DONE, DROPPED, CANCELLED = TouchState


def touched(*states: TouchState) -> Session:
    """The case with its three follow-ups in these states."""
    return a_case(followup=FollowUp(touches=tuple(map(lambda t, s: replace(t, state=s), TOUCHES, states))))


ROUNDS = {
    Errand.NEWS: (TouchKind.COPY, None),
    Errand.FIRST: (TouchKind.FIRST, 0),
    Errand.SECOND: (TouchKind.SECOND, 1),
    Errand.CLOSE: (TouchKind.CLOSE, 2),
    Errand.ACCEPT: (None, None),
    Errand.THANKS: (None, None),
    Errand.ANSWER: (None, None),
    Errand.CONFIRM: (None, None),
    Errand.OUTREACH: (None, None),
}


@pytest.mark.parametrize("state", DeliveryState)
@pytest.mark.parametrize("errand", Errand)
def test_a_follow_up_is_done_once_it_was_sent(errand: Errand, state: DeliveryState) -> None:
    message = replace(a_case().message, errand=errand, round=1)
    sent = replace(DELIVERY, errand=errand, round=1, state=state)
    case = sent_touch(a_case(message=message, deliveries=(DELIVERY, sent)))
    index = ROUNDS[errand][1] if state is DeliveryState.SENT else None
    states = [touch.state for touch in case.followup.touches]
    assert states == [DONE if place == index else PLANNED for place in range(3)]


def test_the_written_copy_is_done_with_the_first_message() -> None:
    copy = replace(TOUCHES[0], kind=TouchKind.COPY)
    case = sent_touch(a_case(followup=FollowUp(touches=(copy, *TOUCHES))))
    assert [touch.state for touch in case.followup.touches] == [DONE, PLANNED, PLANNED, PLANNED]


@pytest.mark.parametrize("state", [DONE, DROPPED, CANCELLED])
def test_a_follow_up_that_is_not_planned_stays_as_it_is(state: TouchState) -> None:
    message = replace(a_case().message, errand=Errand.FIRST, round=1, email=Text(body=BODY))
    case = touched(state, PLANNED, PLANNED)
    case = replace(case, message=message, deliveries=(replace(DELIVERY, errand=Errand.FIRST, round=1),))
    assert sent_touch(case) == case
