"""What a case needs next, and which case comes first."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from raincheck.domain.agenda import DueKind, by_urgency, next_due
from raincheck.domain.session import DeliveryState, Session
from raincheck.domain.touches import FollowUp, TouchState
from stubs.cases import DELIVERY, FIRST_TOUCH, INTERVIEW, NOW, TOUCHES, a_case, a_fresh_case


def in_state(state: DeliveryState, followup: FollowUp | None = None) -> Session:
    return a_case(deliveries=(replace(DELIVERY, state=state),), followup=followup or FollowUp())


ALL_DONE = FollowUp(touches=tuple(replace(touch, state=TouchState.DONE) for touch in TOUCHES))
PLANNED = FollowUp(touches=TOUCHES)
OLD = replace(INTERVIEW, starts=NOW - timedelta(days=2))

NEEDS = [
    (a_fresh_case(), DueKind.CONTACT, True),
    (a_fresh_case(interview=OLD), DueKind.NOTHING, False),
    (a_fresh_case(interview=replace(INTERVIEW, starts=NOW - timedelta(days=1))), DueKind.CONTACT, True),
    (a_fresh_case(followup=PLANNED), DueKind.TOUCH, False),
    (a_fresh_case(interview=OLD, followup=PLANNED), DueKind.TOUCH, False),
    (in_state(DeliveryState.FAILED), DueKind.CONTACT, True),
    (in_state(DeliveryState.HANDED_OFF), DueKind.CONFIRM, True),
    (in_state(DeliveryState.UNKNOWN, PLANNED), DueKind.CONFIRM, True),
    (in_state(DeliveryState.SENDING), DueKind.CONFIRM, True),
    (in_state(DeliveryState.SENT), DueKind.SCHEDULE, True),
    (in_state(DeliveryState.SENT, PLANNED), DueKind.TOUCH, False),
    (in_state(DeliveryState.SENT, ALL_DONE), DueKind.NOTHING, False),
]


@pytest.mark.parametrize(("case", "kind", "due"), NEEDS)
def test_the_one_next_thing_is_named(case: Session, kind: DueKind, due: bool) -> None:
    found = next_due(case, NOW)
    assert (found.kind, found.is_due(NOW)) == (kind, due)


def test_a_touch_is_due_from_its_moment_on() -> None:
    found = next_due(a_case(), NOW)
    assert (found.at, found.touch) == (FIRST_TOUCH, TOUCHES[0])
    assert [found.is_due(FIRST_TOUCH + timedelta(seconds=s)) for s in (-1, 0)] == [False, True]


def test_a_case_without_a_start_grows_old_from_its_beginning() -> None:
    case = a_fresh_case(interview=replace(INTERVIEW, starts=None))
    after = [next_due(case, case.created + timedelta(hours=hours)).kind for hours in (1, 25)]
    assert after == [DueKind.CONTACT, DueKind.NOTHING]


@pytest.mark.parametrize("zone", ["Etc/UTC", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati"])
def test_the_most_urgent_comes_first_in_any_zone(zone: str) -> None:
    now = NOW.astimezone(ZoneInfo(zone))
    soon, later = a_fresh_case(id="soon"), a_case(id="later")
    finished = in_state(DeliveryState.SENT, ALL_DONE)
    cases = [replace(finished, id="z"), later, replace(finished, id="y"), soon]
    found = sorted(cases, key=lambda case: by_urgency(case, now))
    assert [case.id for case in found] == ["soon", "later", "z", "y"]


def test_what_has_no_moment_is_ordered_by_the_interview() -> None:
    near = a_fresh_case(id="near")
    far = a_fresh_case(id="far", interview=replace(INTERVIEW, starts=datetime(2027, 1, 1, tzinfo=UTC)))
    assert [case.id for case in sorted([far, near], key=lambda case: by_urgency(case, NOW))] == ["near", "far"]
