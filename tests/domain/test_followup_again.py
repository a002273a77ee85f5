"""The follow-ups once another message has left: which of them count anew, and only once."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from raincheck.domain.calendar_days import WorkWeek
from raincheck.domain.followup import begun, done, drop, is_outdated, move, reproposed, rescheduled, written
from raincheck.domain.moments import Moment
from raincheck.domain.returning import Errand
from raincheck.domain.session import DeliveryState, Message, Reached, Session, Step
from raincheck.domain.touches import CalendarFile, FollowUp, TouchKind
from raincheck.rules import rules_of
from stubs.cases import DELIVERY, NOW, a_case, a_fresh_case, a_touch
from stubs.fakes import context

WEEK = WorkWeek(zone="America/Phoenix")
LATER = Moment(NOW + timedelta(days=3), "Etc/UTC")
FILE = CalendarFile(path="/x.ics", at=NOW)
NEWS = a_fresh_case(deliveries=(replace(DELIVERY, at=NOW),))
BEGUN = begun(NEWS, NOW, WEEK).followup
arrive = rules_of(Step.FOLLOWUP).arrive

ANSWERED = datetime.fromisoformat("2026-11-23T10:00-07:00")


def came_back(errand: Errand, followup: FollowUp, state: DeliveryState = DeliveryState.SENT) -> Session:
    """The case once a message of that errand has left, a Monday morning there."""
    sent = replace(DELIVERY, at=ANSWERED, errand=errand, round=1, state=state)
    message = Message(errand=errand, round=1)
    return replace(NEWS, message=message, deliveries=(*NEWS.deliveries, sent), followup=followup)


def days(case: Session) -> list[str]:
    return [f"{touch.kind.value} {touch.at:%m-%d} {touch.state.value}" for touch in case.followup.touches]


def test_after_an_answer_to_their_question_all_begins_anew() -> None:
    ticked = done(a_case(followup=BEGUN), TouchKind.FIRST)
    moved = move(ticked, TouchKind.SECOND, LATER).followup
    case = arrive(came_back(Errand.ANSWER, moved), context(ANSWERED))
    assert days(case) == ["first 11-25 planned", "second 12-02 planned", "close 12-07 planned"]
    assert [touch.uid for touch in case.followup.touches] == [touch.uid for touch in BEGUN.touches]
    assert [touch.rule for touch in case.followup.touches] == ["first", "second", "close"]


def test_after_a_late_first_follow_up_the_next_ones_keep_their_distance() -> None:
    ticked = done(a_case(followup=BEGUN), TouchKind.FIRST).followup
    case = arrive(came_back(Errand.FIRST, ticked), context(ANSWERED))
    assert days(case) == ["first 11-20 done", "second 11-30 planned", "close 12-07 planned"]


def test_after_a_first_follow_up_what_the_user_changed_stays() -> None:
    chosen = drop(move(a_case(followup=BEGUN), TouchKind.SECOND, LATER), TouchKind.CLOSE).followup
    case = arrive(came_back(Errand.FIRST, chosen), context(ANSWERED))
    assert case.followup.touches == chosen.touches


def test_a_case_without_touches_gets_those_after_the_first_follow_up_that_left() -> None:
    case = arrive(came_back(Errand.FIRST, FollowUp()), context(ANSWERED))
    assert days(case) == ["second 11-30 planned", "close 12-07 planned"]


def test_touches_of_an_older_file_count_anew_as_well() -> None:
    case = arrive(came_back(Errand.ANSWER, replace(BEGUN, since=None)), context(ANSWERED))
    assert days(case) == ["first 11-25 planned", "second 12-02 planned", "close 12-07 planned"]


def test_a_first_follow_up_adds_none_that_was_not_proposed() -> None:
    last = replace(BEGUN, touches=BEGUN.touches[2:])
    assert days(arrive(came_back(Errand.FIRST, last), context(ANSWERED))) == ["close 12-07 planned"]


def test_a_call_after_the_answer_is_owed_its_copy() -> None:
    call = replace(a_case().attempts[0], at=ANSWERED + timedelta(hours=1), outcome=Reached.REACHED)
    case = replace(came_back(Errand.ANSWER, BEGUN), attempts=(call,))
    assert "copy 11-23 planned" in days(arrive(case, context(call.at)))


@pytest.mark.parametrize("errand", [Errand.FIRST, Errand.ANSWER])
def test_in_the_same_week_of_theirs_the_touches_stay_whatever_was_sent_since(errand: Errand) -> None:
    case = arrive(came_back(errand, BEGUN), context(ANSWERED))
    second = replace(DELIVERY, at=ANSWERED + timedelta(days=7), errand=Errand.SECOND, round=2)
    case = replace(case, message=Message(errand=Errand.SECOND, round=2), deliveries=(*case.deliveries, second))
    assert rescheduled(case, second.at, WEEK) == case


@pytest.mark.parametrize("errand", [Errand.FIRST, Errand.ANSWER])
def test_the_touches_count_anew_once_and_are_the_users_then(errand: Errand) -> None:
    once = arrive(came_back(errand, BEGUN), context(ANSWERED))
    assert once.followup.since == ANSWERED
    changed = drop(move(once, TouchKind.SECOND, LATER), TouchKind.CLOSE)
    assert arrive(changed, context(ANSWERED + timedelta(days=1))) == changed


@pytest.mark.parametrize("errand", sorted(set(Errand) - {Errand.FIRST, Errand.ANSWER}))
def test_no_other_message_lets_them_count_anew(errand: Errand) -> None:
    assert not is_outdated(came_back(errand, BEGUN))


@pytest.mark.parametrize("state", [DeliveryState.FAILED, DeliveryState.SENDING])
def test_what_did_not_leave_lets_nothing_count_anew(state: DeliveryState) -> None:
    assert not is_outdated(came_back(Errand.ANSWER, BEGUN, state))


def test_touches_that_count_anew_are_told_to_the_calendar() -> None:
    published = written(a_case(followup=BEGUN), FILE).followup
    case = reproposed(came_back(Errand.ANSWER, published), ANSWERED, WEEK)
    assert [touch.sequence for touch in case.followup.touches] == [1, 1, 1]


def test_reminders_of_an_interview_to_come_stay_beside_the_touches() -> None:
    join = a_touch(TouchKind.JOIN, NOW + timedelta(days=3))
    case = arrive(replace(NEWS, followup=FollowUp(touches=(join,))), context())
    assert [touch.kind for touch in case.followup.touches] == [
        TouchKind.JOIN,
        TouchKind.FIRST,
        TouchKind.SECOND,
        TouchKind.CLOSE,
    ]
    assert case.followup.touches[0] == join
