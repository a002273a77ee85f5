"""What happened since: what each answer makes of a case in each state, and that it can be taken back."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.domain.moments import Moment
from raincheck.domain.replies import (
    corrected,
    is_back,
    is_fresh,
    next_touch,
    retell,
    sent_touch,
    taken_back,
    tell,
    way_on,
)
from raincheck.domain.returning import Errand, Since, Told
from raincheck.domain.session import (
    Attempt,
    Channel,
    DeliveryState,
    Message,
    Reached,
    Rung,
    Session,
    Step,
    Text,
)
from raincheck.domain.touches import CalendarFile, FollowUp, Held, TouchKind, TouchState
from stubs.cases import DELIVERY, NOW, TOUCHES, a_case, a_fresh_case

LATER = NOW + timedelta(days=3)
OFFERED = Moment(NOW + timedelta(days=8), "America/Phoenix")
ON_FILE = CalendarFile(path="case.ics", at=NOW)


def delivered(state: DeliveryState) -> Session:
    return a_case(deliveries=(replace(DELIVERY, state=state),))


def touched(*states: TouchState, **parts: Any) -> Session:
    """The case with its three follow-ups in these states."""
    touches = tuple(replace(touch, state=state) for touch, state in zip(TOUCHES, states, strict=True))
    return a_case(followup=FollowUp(touches=touches, **parts))


PLANNED, DONE, DROPPED, CANCELLED = TouchState
CALLED = a_fresh_case(attempts=(Attempt(at=NOW, rung=Rung.CALL, outcome=Reached.VOICEMAIL),))

STATES = {
    "nothing sent": a_fresh_case(),
    "only called": CALLED,
    "handed off": delivered(DeliveryState.HANDED_OFF),
    "sent": delivered(DeliveryState.SENT),
    "nobody knows": delivered(DeliveryState.UNKNOWN),
    "first done": touched(DONE, PLANNED, PLANNED),
    "only the close is left": touched(DONE, DONE, PLANNED),
    "first let go": touched(DROPPED, PLANNED, PLANNED),
    "all done": touched(DONE, DONE, DONE),
    "all let go": touched(DROPPED, DROPPED, DROPPED),
}
SILENT = {
    "nothing sent": None,
    "only called": Errand.FIRST,
    "handed off": Errand.FIRST,
    "sent": Errand.FIRST,
    "nobody knows": Errand.FIRST,
    "first done": Errand.SECOND,
    "only the close is left": Errand.CLOSE,
    "first let go": Errand.SECOND,
    "all done": None,
    "all let go": None,
}
ERRANDS = {Since.NEW_TIME: Errand.ACCEPT, Since.ASKED: Errand.ANSWER, Since.REFUSED: Errand.THANKS}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("what", Since)
def test_every_answer_in_every_state_begins_its_errand(what: Since, state: str) -> None:
    before = STATES[state]
    told = tell(before, what, LATER)
    expected = SILENT[state] if what is Since.SILENCE else ERRANDS[what]
    assert told.message.errand is (expected or before.message.errand)
    assert told.message.round == before.message.round + (expected is not None)
    assert (told.message == before.message) == (expected is None)
    assert told.deliveries == before.deliveries
    assert [reply.what for reply in told.replies] == [what]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("what", Since)
def test_only_an_end_of_the_matter_cancels_what_is_planned(what: Since, state: str) -> None:
    before = STATES[state]
    told = tell(before, what, LATER)
    ends = what in (Since.NEW_TIME, Since.REFUSED)
    for old, new in zip(before.followup.touches, told.followup.touches, strict=True):
        cancelled = ends and old.state is PLANNED
        assert new == (replace(old, state=CANCELLED) if cancelled else old)


def test_nothing_is_due_after_a_refusal() -> None:
    assert next_touch(tell(a_case(), Since.REFUSED, LATER)) is None


def test_a_new_time_is_remembered_as_it_was_typed_and_read() -> None:
    case = a_case(told=Told(what=Since.NEW_TIME, when="next Thursday at 9:22"))
    reply = tell(case, Since.NEW_TIME, LATER, OFFERED).replies[-1]
    assert (reply.at, reply.when, reply.starts, reply.zone) == (
        LATER,
        "next Thursday at 9:22",
        OFFERED.at,
        "America/Phoenix",
    )


def test_the_next_message_goes_the_way_that_got_through() -> None:
    text = replace(DELIVERY, channel=Channel.SMS)
    failed = replace(DELIVERY, state=DeliveryState.FAILED)
    assert tell(a_case(deliveries=(text, failed)), Since.SILENCE, LATER).message.channel is Channel.SMS


@pytest.mark.parametrize(
    ("case", "leads"),
    [
        pytest.param(a_fresh_case(), Step.MESSAGE, id="nothing sent"),
        pytest.param(a_case(), None, id="a follow-up is next"),
        pytest.param(touched(DONE, DONE, DONE), Step.LEARN, id="nothing is planned any more"),
    ],
)
def test_silence_leads_on_where_there_is_nothing_to_write(case: Session, leads: Step | None) -> None:
    assert way_on(tell(replace(case, told=Told(what=Since.SILENCE)), Since.SILENCE, LATER)) is leads


@pytest.mark.parametrize("what", [Since.NEW_TIME, Since.ASKED, Since.REFUSED])
def test_every_reply_of_theirs_is_written_to(what: Since) -> None:
    assert way_on(tell(a_case(told=Told(what=what)), what, LATER)) is None


@pytest.mark.parametrize("state", [DeliveryState.HANDED_OFF, DeliveryState.UNKNOWN])
def test_a_follow_up_that_may_be_out_is_not_written_again(state: DeliveryState) -> None:
    tried = replace(DELIVERY, errand=Errand.FIRST, round=1, state=state)
    case = a_case(message=Message(errand=Errand.FIRST, round=1), deliveries=(DELIVERY, tried))
    told = tell(replace(case, told=Told(what=Since.SILENCE)), Since.SILENCE, LATER)
    assert told.message == case.message
    assert way_on(told) is Step.SEND


# Taking it back


def without_sequences(session: Session) -> Session:
    touches = tuple(replace(touch, sequence=0) for touch in session.followup.touches)
    return replace(session, followup=replace(session.followup, touches=touches))


@st.composite
def cases(draw: st.DrawFn) -> Session:
    """A case somewhere on its way: some follow-ups in any state, some messages sent, one in hand, perhaps a reply."""
    kinds = draw(st.lists(st.sampled_from(TouchKind), unique=True, max_size=4))
    touches = tuple(
        replace(TOUCHES[0], kind=kind, state=draw(st.sampled_from(TouchState)), sequence=draw(st.integers(0, 3)))
        for kind in kinds
    )
    number = draw(st.integers(0, 2))
    rounds = draw(st.lists(st.tuples(st.integers(0, number), st.sampled_from(DeliveryState)), max_size=2))
    words = draw(st.sampled_from((None, Text(body="typed", edited=True))))
    message = Message(errand=draw(st.sampled_from(Errand)) if number else Errand.NEWS, round=number, email=words)
    case = a_case(
        done=tuple(draw(st.lists(st.sampled_from(Step), unique=True))),
        message=message,
        deliveries=tuple(replace(DELIVERY, round=one, state=state) for one, state in rounds),
        followup=FollowUp(touches=touches, calendar=draw(st.sampled_from((None, ON_FILE)))),
    )
    return tell(case, draw(st.sampled_from(Since)), NOW) if draw(st.booleans()) else case


@given(cases(), st.sampled_from(Since))
def test_telling_and_taking_back_changes_nothing_but_the_sequence(case: Session, what: Since) -> None:
    back = taken_back(tell(case, what, LATER, OFFERED))
    assert without_sequences(back) == without_sequences(case)


@given(cases())
def test_a_sequence_never_goes_down(case: Session) -> None:
    told = tell(case, Since.NEW_TIME, LATER)
    steps = zip(case.followup.touches, told.followup.touches, taken_back(told).followup.touches, strict=True)
    assert all(old.sequence <= new.sequence <= back.sequence for old, new, back in steps)


@given(cases(), st.sampled_from(Since), st.sampled_from(Since))
def test_two_answers_are_taken_back_one_after_the_other(case: Session, one: Since, other: Since) -> None:
    first = tell(case, one, LATER)
    back = taken_back(tell(first, other, LATER))
    assert without_sequences(back) == without_sequences(first)
    assert without_sequences(taken_back(back)) == without_sequences(case)


def test_a_calendar_that_may_hold_them_sees_each_change() -> None:
    case = touched(PLANNED, DONE, PLANNED, calendar=ON_FILE)
    told = tell(case, Since.REFUSED, LATER)
    assert [touch.sequence for touch in told.followup.touches] == [1, 0, 1]
    assert [touch.sequence for touch in taken_back(told).followup.touches] == [2, 0, 2]


def test_what_was_sent_since_stays_in_hand_and_sent() -> None:
    told = tell(a_case(), Since.NEW_TIME, LATER, OFFERED)
    sent = replace(DELIVERY, at=LATER, errand=Errand.ACCEPT, round=1)
    back = taken_back(replace(told, deliveries=(*told.deliveries, sent)))
    assert back.message.errand is Errand.ACCEPT
    assert back.deliveries[-1] == sent
    assert [touch.state for touch in back.followup.touches] == [PLANNED, PLANNED, PLANNED]
    again = tell(back, Since.SILENCE, LATER)
    assert again.message.round == 2


def test_a_follow_up_that_was_sent_stays_done() -> None:
    told = tell(a_case(), Since.SILENCE, LATER)
    sent = replace(told, deliveries=(*told.deliveries, replace(DELIVERY, at=LATER, errand=Errand.FIRST, round=1)))
    assert taken_back(sent_touch(sent)).followup.touches[0].state is DONE


def test_words_that_were_typed_before_it_come_back() -> None:
    words = replace(a_case().message, linkedin=Text(body="typed", edited=True))
    told = tell(a_case(message=words), Since.ASKED, LATER)
    assert told.message.linkedin is None
    assert taken_back(told).message == words


def test_words_that_were_typed_since_for_the_same_errand_stay() -> None:
    first = tell(a_case(), Since.SILENCE, LATER)
    second = tell(first, Since.SILENCE, LATER + timedelta(days=1))
    typed = replace(second, message=replace(second.message, email=Text(body="typed", edited=True)))
    assert taken_back(typed).message == typed.message


@given(st.sampled_from(Since), st.sampled_from(Since))
def test_own_words_outlast_a_slip_of_the_hand(what: Since, slip: Since) -> None:
    words = Text(body="typed", edited=True)
    first = tell(a_case(), what, LATER, OFFERED)
    typed = replace(first, message=replace(first.message, email=words))
    back = retell(retell(typed, slip, LATER, OFFERED), what, LATER, OFFERED)
    assert back.message.email == words
    assert [reply.what for reply in back.replies] == [what]


def test_a_correction_remembers_that_a_calendar_held_the_touches() -> None:
    held = (Held(uid=TOUCHES[0].uid, href="x", etag="x", at=TOUCHES[0].at),)
    told = tell(touched(PLANNED, PLANNED, PLANNED, held=held), Since.REFUSED, LATER)
    cleared = replace(told, followup=replace(told.followup, held=()))
    again = retell(cleared, Since.SILENCE, LATER)
    assert again.replies[-1].in_calendar
    assert is_back(again, cleared.replies[-1])
    assert not is_back(retell(cleared, Since.NEW_TIME, LATER, OFFERED), cleared.replies[-1])


def test_nothing_to_take_back_changes_nothing() -> None:
    assert taken_back(a_case()) == a_case()


@pytest.mark.parametrize(
    ("after", "sent", "fresh"),
    [
        pytest.param(timedelta(0), False, True, id="at once"),
        pytest.param(timedelta(hours=1), False, True, id="within the hour"),
        pytest.param(timedelta(hours=1, seconds=1), False, False, id="later"),
        pytest.param(timedelta(minutes=1), True, False, id="something has left"),
    ],
)
def test_an_answer_can_be_corrected_for_an_hour_while_nothing_has_left(
    after: timedelta, sent: bool, fresh: bool
) -> None:
    told = tell(a_case(), Since.REFUSED, LATER)
    if sent:
        told = replace(told, deliveries=(*told.deliveries, replace(DELIVERY, at=LATER, round=1)))
    assert is_fresh(told, LATER + after) is fresh
    assert bool(corrected(told, LATER + after).replies) is not fresh
