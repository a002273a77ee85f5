"""The follow-ups: from what they count, and how they change."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.domain.calendar_days import WorkWeek
from raincheck.domain.followup import (
    begun,
    cancel,
    contact_of,
    contacted_at,
    counted,
    done,
    drop,
    late,
    move,
    named,
    planned,
    proposed,
    restore,
    uid_of,
    written,
)
from raincheck.domain.moments import Moment
from raincheck.domain.returning import Errand
from raincheck.domain.session import DeliveryState, Reached, Rung, Session, Step
from raincheck.domain.touches import CalendarFile, FollowUp, Held, Touch, TouchKind, TouchState
from raincheck.rules import rules_of
from stubs.cases import CASE_ID, DELIVERY, INTERVIEW, NOW, TOUCHES, a_case, a_fresh_case
from stubs.fakes import context

WEEK = WorkWeek(zone="America/Phoenix")
arrive = rules_of(Step.FOLLOWUP).arrive
LATER = Moment(NOW + timedelta(days=3), "Etc/UTC")
FILE = CalendarFile(path="/x.ics", at=NOW)


def sent_at(at: datetime, zone: str = "America/Phoenix") -> Session:
    return a_fresh_case(interview=replace(INTERVIEW, zone=zone), deliveries=(replace(DELIVERY, at=at),))


def test_without_a_known_zone_the_users_own_is_taken() -> None:
    case = arrive(sent_at(NOW, zone="Nowhere/Bogus"), context(zone="Europe/Paris"))
    assert {touch.zone for touch in case.followup.touches} == {"Europe/Paris"}


def test_a_clock_change_between_two_touches_keeps_the_wall_time() -> None:
    case = sent_at(datetime.fromisoformat("2026-03-04T10:00-05:00"))
    offsets = [touch.at.utcoffset() for touch in proposed(case, NOW, WorkWeek(zone="America/New_York"))]
    assert offsets == [timedelta(hours=-5), timedelta(hours=-4), timedelta(hours=-4)]


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        (DeliveryState.SENT, True),
        (DeliveryState.HANDED_OFF, True),
        (DeliveryState.UNKNOWN, True),
        (DeliveryState.FAILED, False),
        (DeliveryState.SENDING, False),
    ],
)
def test_only_what_may_have_left_counts(state: DeliveryState, counts: bool) -> None:
    case = a_fresh_case(deliveries=(replace(DELIVERY, state=state),))
    assert counted(case.deliveries) is counts
    assert contacted_at(case, NOW) == (DELIVERY.at if counts else NOW)


def test_a_later_call_moves_the_beginning() -> None:
    case = a_case()
    later = replace(case.attempts[0], at=NOW + timedelta(hours=3))
    assert contacted_at(replace(case, attempts=(later,)), NOW) == later.at


def test_what_went_to_a_recruiter_is_no_contact_with_them() -> None:
    case = a_fresh_case(deliveries=(replace(DELIVERY, at=NOW + timedelta(days=2), errand=Errand.OUTREACH),))
    assert contacted_at(case, NOW) == NOW


@pytest.mark.parametrize(
    ("rung", "outcome", "minutes", "owed"),
    [
        pytest.param(Rung.CALL, Reached.REACHED, None, True, id="reached, nothing written"),
        pytest.param(Rung.CALL, Reached.VOICEMAIL, None, True, id="a voicemail, nothing written"),
        pytest.param(Rung.VOICEMAIL, Reached.VOICEMAIL, None, True, id="meant as a voicemail"),
        pytest.param(Rung.SWITCHBOARD, Reached.REACHED, None, True, id="by the switchboard"),
        pytest.param(Rung.CALL, Reached.NO_ANSWER, None, False, id="no answer"),
        pytest.param(Rung.SMS, Reached.REACHED, None, False, id="a text is written already"),
        pytest.param(Rung.CALL, Reached.REACHED, 5, False, id="written after it"),
        pytest.param(Rung.CALL, Reached.REACHED, 0, False, id="written in the same minute"),
        pytest.param(Rung.CALL, Reached.REACHED, -5, True, id="written before it"),
    ],
)
def test_a_call_is_owed_a_written_copy_until_something_is_written(
    rung: Rung, outcome: Reached, minutes: int | None, owed: bool
) -> None:
    call = replace(a_case().attempts[0], at=NOW, rung=rung, outcome=outcome)
    letters = () if minutes is None else (replace(DELIVERY, at=NOW + timedelta(minutes=minutes)),)
    case = a_fresh_case(attempts=(call,), deliveries=letters)
    assert (contact_of(case, NOW).called == NOW) is owed
    assert (TouchKind.COPY in {touch.kind for touch in proposed(case, NOW, WEEK)}) is owed


# Their names in a calendar

ANYTIME = st.sampled_from(TouchKind)


def test_the_uids_are_stable_and_say_nothing_about_the_user() -> None:
    assert uid_of(a_case(), TouchKind.FIRST) == f"{CASE_ID}-first@raincheck.invalid"
    assert len({touch.uid for touch in proposed(a_case(), NOW, WEEK)}) == 3


def test_touches_older_than_the_id_of_their_case_get_their_uids_with_it() -> None:
    nameless = begun(replace(sent_at(NOW), id=""), NOW, WEEK)
    case = named(replace(nameless, id=CASE_ID))
    assert [touch.uid for touch in case.followup.touches] == [uid_of(case, touch.kind) for touch in TOUCHES]


def test_a_uid_that_a_calendar_may_hold_stays_when_the_case_is_copied_to_another_file() -> None:
    copied = named(a_case(id="2026-11-18-cannot-make-it-zzzz"))
    assert copied.followup.touches == TOUCHES


CHANGES: list[Callable[[Session], Session]] = [
    lambda case: move(case, TouchKind.FIRST, LATER),
    lambda case: drop(case, TouchKind.FIRST),
    lambda case: done(case, TouchKind.FIRST),
]


@pytest.mark.parametrize("change", CHANGES, ids=["move", "drop", "done"])
def test_the_sequence_rises_only_after_publishing(change: Callable[[Session], Session]) -> None:
    private, published = a_case(), written(a_case(), FILE)
    assert [touch.sequence for touch in change(private).followup.touches] == [0, 0, 0]
    assert [touch.sequence for touch in change(published).followup.touches] == [1, 0, 0]
    assert [touch.sequence for touch in change(change(published)).followup.touches][1:] == [0, 0]


@pytest.mark.parametrize("change", CHANGES, ids=["move", "drop", "done"])
def test_the_sequence_rises_of_what_a_server_holds_and_of_nothing_else(change: Callable[[Session], Session]) -> None:
    held, other = (Held(uid=touch.uid, href="/x", etag="1", at=touch.at) for touch in TOUCHES[:2])
    ours = a_case(followup=FollowUp(touches=TOUCHES, held=(held,)))
    assert [touch.sequence for touch in change(ours).followup.touches] == [1, 0, 0]
    theirs = a_case(followup=FollowUp(touches=TOUCHES, held=(other,)))
    assert [touch.sequence for touch in change(theirs).followup.touches] == [0, 0, 0]


def test_moving_to_the_same_moment_changes_nothing() -> None:
    ruled = tuple(replace(touch, rule="first") for touch in TOUCHES)
    case = written(a_case(followup=FollowUp(touches=ruled)), FILE)
    assert move(case, TouchKind.FIRST, Moment(TOUCHES[0].at, TOUCHES[0].zone)) == case


def test_no_rule_decides_a_touch_that_the_user_moved() -> None:
    case = begun(sent_at(NOW), NOW, WEEK)
    assert [touch.rule for touch in move(case, TouchKind.FIRST, LATER).followup.touches] == ["", "second", "close"]


def test_a_moved_touch_stands_again_at_its_new_moment() -> None:
    case = move(drop(a_case(), TouchKind.FIRST), TouchKind.FIRST, LATER)
    touch = case.followup.touches[0]
    assert (touch.at, touch.zone, touch.state) == (LATER.at, LATER.zone, TouchState.PLANNED)


@pytest.mark.parametrize("change", [drop, done])
def test_the_same_key_takes_a_change_back(change: Callable[[Session, TouchKind], Session]) -> None:
    case = a_case()
    assert change(change(case, TouchKind.SECOND), TouchKind.SECOND) == case


def test_only_what_stands_is_planned_and_the_soonest_is_first() -> None:
    case = move(drop(a_case(), TouchKind.SECOND), TouchKind.FIRST, Moment(NOW + timedelta(days=90), "Etc/UTC"))
    assert [touch.kind for touch in planned(case)] == [TouchKind.CLOSE, TouchKind.FIRST]


def test_writing_the_calendar_file_keeps_all_else() -> None:
    held = Held(uid=TOUCHES[0].uid, href="/x", etag="1", at=TOUCHES[0].at)
    before = FollowUp(touches=TOUCHES, since=NOW, held=(held,))
    case = written(a_case(followup=before), FILE)
    assert case.followup == replace(before, calendar=FILE)


@pytest.mark.parametrize(
    ("state", "minutes", "is_late"),
    [
        pytest.param(TouchState.PLANNED, -1, False, id="to come"),
        pytest.param(TouchState.PLANNED, 0, True, id="this minute"),
        pytest.param(TouchState.PLANNED, 1, True, id="over"),
        pytest.param(TouchState.DONE, 1, False, id="done"),
        pytest.param(TouchState.DROPPED, 1, False, id="dropped"),
        pytest.param(TouchState.CANCELLED, 1, False, id="canceled"),
    ],
)
def test_only_what_still_stands_can_be_late(state: TouchState, minutes: int, is_late: bool) -> None:
    assert late(replace(TOUCHES[0], state=state), TOUCHES[0].at + timedelta(minutes=minutes)) is is_late


@given(st.sets(ANYTIME), st.sets(ANYTIME), st.booleans())
def test_canceling_and_restoring_changes_nothing_but_the_sequence(
    dropped: set[TouchKind], ticked: set[TouchKind], published: bool
) -> None:
    case = written(a_case(), FILE) if published else a_case()
    for kind in dropped:
        case = drop(case, kind)
    for kind in ticked - dropped:
        case = done(case, kind)
    canceled = cancel(case)
    assert not planned(canceled)
    assert cancel(canceled) == canceled
    back = restore(canceled, case.followup.touches)
    assert [replace(touch, sequence=0) for touch in back.followup.touches] == [
        replace(touch, sequence=0) for touch in case.followup.touches
    ]
    for old, new in zip(case.followup.touches, back.followup.touches, strict=True):
        assert new.sequence == old.sequence + (2 if published and old.state is TouchState.PLANNED else 0)


@given(st.sampled_from(TOUCHES), st.integers(-(10**4), 10**4))
def test_moving_there_and_back_leaves_the_touch_as_it_was(touch: Touch, minutes: int) -> None:
    away = move(a_case(), touch.kind, Moment(touch.at + timedelta(minutes=minutes), touch.zone))
    assert move(away, touch.kind, Moment(touch.at, touch.zone)) == a_case()
