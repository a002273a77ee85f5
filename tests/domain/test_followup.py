"""The follow-ups: when, and how they change."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from raincheck.domain.followup import contacted_at, counted, done, drop, move, planned, proposed, uid_of, written
from raincheck.domain.interview import Relation
from raincheck.domain.moments import Moment
from raincheck.domain.session import DeliveryState, Session
from raincheck.domain.touches import CalendarFile, TouchKind, TouchState
from stubs.cases import CASE_ID, DELIVERY, INTERVIEW, NOW, TOUCHES, a_case, a_fresh_case

LATER = Moment(NOW + timedelta(days=3), "Etc/UTC")
FILE = CalendarFile(path="/x.ics", at=NOW)


def sent_at(at: datetime, zone: str = "America/Phoenix", relation: Relation = Relation.EMPLOYER) -> Session:
    interview = replace(INTERVIEW, zone=zone, relation=relation)
    return a_fresh_case(interview=interview, deliveries=(replace(DELIVERY, at=at),))


@pytest.mark.parametrize(
    ("case", "days"),
    [
        (sent_at(datetime(2026, 11, 18, 16, 26, tzinfo=UTC)), "11-20 11-27 12-02"),
        (sent_at(datetime(2026, 11, 18, 16, 26, tzinfo=UTC), relation=Relation.AGENCY), "11-19 11-26 12-02"),
        (sent_at(datetime(2026, 11, 18, 23, 30, tzinfo=UTC)), "11-23 11-30 12-03"),
        (sent_at(datetime(2026, 11, 20, 23, 30, tzinfo=UTC)), "11-25 12-02 12-07"),
        (sent_at(datetime(2026, 11, 21, 12, 0, tzinfo=UTC)), "11-25 12-02 12-07"),
        (sent_at(datetime(2026, 11, 18, 6, 59, tzinfo=UTC)), "11-20 11-27 12-02"),
        (sent_at(datetime(2026, 11, 18, 7, 1, tzinfo=UTC)), "11-20 11-27 12-02"),
        (sent_at(datetime(2026, 11, 18, 16, 26, tzinfo=UTC), "Asia/Tokyo"), "11-23 11-30 12-03"),
        (sent_at(datetime(2026, 3, 5, 15, 0, tzinfo=UTC), "America/New_York"), "03-09 03-16 03-19"),
    ],
)
def test_the_touches_keep_the_cadence_on_their_clock(case: Session, days: str) -> None:
    touches = proposed(case, NOW, "Etc/UTC")
    assert [f"{touch.at:%m-%d}" for touch in touches] == days.split()
    assert {f"{touch.at:%H:%M}" for touch in touches} == {"09:30"}
    assert {touch.zone for touch in touches} == {case.interview.zone}


def test_a_clock_change_between_two_touches_keeps_the_wall_time() -> None:
    case = sent_at(datetime(2026, 3, 4, 15, 0, tzinfo=UTC), "America/New_York")
    offsets = [touch.at.utcoffset() for touch in proposed(case, NOW, "Etc/UTC")]
    assert offsets == [timedelta(hours=-5), timedelta(hours=-4), timedelta(hours=-4)]


def test_without_a_known_zone_the_users_own_is_taken() -> None:
    case = sent_at(NOW, zone="Nowhere/Bogus")
    assert {touch.zone for touch in proposed(case, NOW, "Europe/Paris")} == {"Europe/Paris"}


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


def test_the_uids_are_stable_and_say_nothing_about_the_user() -> None:
    assert uid_of(a_case(), TouchKind.FIRST) == f"{CASE_ID}-first@raincheck.invalid"
    assert len({touch.uid for touch in proposed(a_case(), NOW, "Etc/UTC")}) == 3


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


def test_moving_to_the_same_moment_changes_nothing() -> None:
    case = written(a_case(), FILE)
    assert move(case, TouchKind.FIRST, Moment(TOUCHES[0].at, TOUCHES[0].zone)) == case


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


def test_writing_the_calendar_keeps_the_touches() -> None:
    case = written(a_case(), FILE)
    assert (case.followup.touches, case.followup.calendar) == (TOUCHES, FILE)
