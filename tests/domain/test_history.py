"""The story of a case: each thing once, at its moment, and "now" between what was and what comes."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.domain.history import Line, Mark, picture
from raincheck.domain.returning import Errand, Reply, Since
from raincheck.domain.session import DeliveryState, Session
from raincheck.domain.touches import FollowUp, TouchKind, TouchState
from stubs.cases import DELIVERY, FIRST_TOUCH, NOW, STARTS, TOUCHES, a_case, a_fresh_case
from stubs.fakes import context
from stubs.strategies import sessions

LATER = NOW + timedelta(days=1)


def told(session: Session, now: datetime = LATER, zone: str = "America/Phoenix") -> tuple[Line, ...]:
    return tuple(line for line in picture(session, context(now, zone)) if line.mark is not Mark.PASSING)


def line_with(text: str, session: Session, now: datetime = LATER) -> Line:
    (found,) = [line for line in told(session, now) if text in line.text]
    return found


def test_the_lines_stand_in_the_order_in_which_things_happen() -> None:
    assert [(line.mark, line.text) for line in told(a_case())] == [
        (Mark.YOURS, "called Dana Whitfield: no answer"),
        (Mark.YOURS, "email: sent"),
        (Mark.INTERVIEW, "the interview"),
        (Mark.NOW, "now"),
        (Mark.PLANNED, "first follow-up"),
        (Mark.PLANNED, "second follow-up"),
        (Mark.PLANNED, "let it go"),
    ]


@pytest.mark.parametrize(
    ("state", "at", "mark", "words"),
    [
        (TouchState.PLANNED, LATER + timedelta(hours=1), Mark.PLANNED, "first follow-up"),
        (TouchState.PLANNED, LATER - timedelta(hours=1), Mark.LATE, "first follow-up, not done yet"),
        (TouchState.DONE, LATER - timedelta(hours=1), Mark.YOURS, "first follow-up, done"),
        (TouchState.DROPPED, LATER + timedelta(hours=1), Mark.NEVER, "first follow-up, dropped"),
        (TouchState.CANCELLED, LATER + timedelta(hours=1), Mark.NEVER, "first follow-up, no longer needed"),
    ],
)
def test_a_follow_up_says_how_it_stands(state: TouchState, at: datetime, mark: Mark, words: str) -> None:
    touch = replace(TOUCHES[0], state=state, at=at)
    line = line_with("first follow-up", a_case(followup=FollowUp(touches=(touch,))))
    assert (line.mark, line.text) == (mark, words)


@pytest.mark.parametrize("state", DeliveryState)
def test_a_message_is_never_called_sent_unless_it_is(state: DeliveryState) -> None:
    line = line_with("email", a_case(deliveries=(replace(DELIVERY, state=state),)))
    assert line.text.endswith(": sent") == (state is DeliveryState.SENT)


@pytest.mark.parametrize("errand", Errand)
def test_each_errand_is_told_by_its_name(errand: Errand) -> None:
    texts = {e: line_with("email", a_case(deliveries=(replace(DELIVERY, errand=e),))).text for e in Errand}
    assert list(texts.values()).count(texts[errand]) == 1


def test_a_new_time_is_told_with_the_interview_that_it_makes() -> None:
    reply = Reply(at=LATER, what=Since.NEW_TIME, starts=STARTS + timedelta(days=7), zone="America/Phoenix")
    lines = told(a_case(replies=(reply,)), LATER + timedelta(minutes=1))
    assert [(line.text, line.mark) for line in lines if "new interview" in line.text or "offered" in line.text] == [
        ("they offered Wed 25 Nov 10:00", Mark.THEIRS),
        ("the new interview", Mark.INTERVIEW),
    ]


def test_their_clock_stands_beside_mine_where_it_differs() -> None:
    case = a_case(followup=FollowUp(touches=TOUCHES[:1]))
    (line,) = [line for line in told(case, zone="Europe/London") if "first" in line.text]
    assert (line.time, line.aside) == ("16:30", "09:30 Phoenix")
    assert line_with("first", case).aside == ""


def test_a_day_is_named_once() -> None:
    days = [line.day for line in told(a_case()) if line.day]
    assert len(days) == len(set(days))


@given(sessions, st.timedeltas(min_value=timedelta(days=-40), max_value=timedelta(days=40)))
def test_every_follow_up_is_there_and_now_stands_once_between_past_and_future(case: Session, away: timedelta) -> None:
    now = FIRST_TOUCH + away
    lines = told(case, now)
    assert [line.mark for line in lines].count(Mark.NOW) == 1
    names = [context().words.touches[touch.kind].label for touch in case.followup.touches]
    assert all(sum(name in line.text for line in lines) >= names.count(name) for name in names)


def test_a_case_without_anything_is_a_line_that_says_now() -> None:
    case = a_fresh_case()
    assert [line.mark for line in told(replace(case, interview=replace(case.interview, starts=None)))] == [Mark.NOW]


def test_all_kinds_of_follow_ups_have_a_name() -> None:
    assert set(context().words.touches) == set(TouchKind)


def test_words_that_went_out_are_not_called_in_doubt_beside_it() -> None:
    doubtful = replace(DELIVERY, state=DeliveryState.HANDED_OFF, at=NOW)
    told = " ".join(line.text for line in picture(a_case(deliveries=(doubtful, DELIVERY)), context()))
    assert ("not confirmed" in told, "email: sent" in told) == (False, True)


def test_a_follow_up_that_was_sent_is_told_once() -> None:
    sent = replace(DELIVERY, errand=Errand.FIRST, round=1)
    touches = (replace(TOUCHES[0], state=TouchState.DONE), *TOUCHES[1:])
    case = a_case(deliveries=(DELIVERY, sent), followup=FollowUp(touches=touches))
    told = [line.text for line in picture(case, context()) if "first follow-up" in line.text]
    assert told == ["first follow-up, email: sent"]
