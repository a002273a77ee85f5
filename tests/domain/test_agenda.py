"""What a case needs next, and which case comes first."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from raincheck.domain.agenda import DueKind, by_urgency, next_due
from raincheck.domain.cards import Ahead, card_of
from raincheck.domain.returning import Errand, Reply, Since
from raincheck.domain.session import DeliveryState, Kind, Message, Session, Situation
from raincheck.domain.touches import FollowUp, TouchKind, TouchState
from stubs.cases import DELIVERY, FIRST_TOUCH, INTERVIEW, NOW, STARTS, TOUCHES, a_case, a_fresh_case, a_touch


def in_state(state: DeliveryState, followup: FollowUp | None = None) -> Session:
    return a_case(deliveries=(replace(DELIVERY, state=state),), followup=followup or FollowUp())


ALL_DONE = FollowUp(touches=tuple(replace(touch, state=TouchState.DONE) for touch in TOUCHES))
PLANNED = FollowUp(touches=TOUCHES)
OLD = replace(INTERVIEW, starts=NOW - timedelta(days=2))

COPY = a_touch(TouchKind.COPY, NOW - timedelta(minutes=1))
CONFIRM = a_touch(TouchKind.CONFIRM, NOW - timedelta(hours=20))
LEAVE = a_touch(TouchKind.LEAVE, NOW + timedelta(minutes=5))


def back(state: DeliveryState) -> Session:
    """A case with a second message, which stands so."""
    again = replace(DELIVERY, state=state, round=1, errand=Errand.FIRST)
    return a_case(message=Message(errand=Errand.FIRST, round=1), deliveries=(DELIVERY, again))


def told(what: Since) -> Session:
    """A sent message without follow-ups, and that answer to it."""
    return a_case(replies=(Reply(at=NOW, what=what),), followup=FollowUp())


def prepared(*touches: object, starts: datetime | None = STARTS) -> Session:
    """An interview that is to come."""
    return a_fresh_case(
        situation=Situation(kind=Kind.READY),
        interview=replace(INTERVIEW, starts=starts),
        followup=FollowUp(touches=touches),  # type: ignore[arg-type] # they are touches
    )


def confirming(*touches: object, let_go: bool = False) -> Session:
    """The same, with a line to confirm it that was not sent."""
    return replace(prepared(*touches), message=Message(errand=Errand.CONFIRM, round=1, let_go=let_go))


LATE = replace(TOUCHES[0], at=NOW - timedelta(minutes=1))
LEFT = replace(LEAVE, at=NOW - timedelta(minutes=1))

NEEDS = [
    (a_fresh_case(), DueKind.CONTACT, True),
    (a_fresh_case(interview=OLD), DueKind.NOTHING, False),
    (a_fresh_case(interview=replace(INTERVIEW, starts=NOW - timedelta(hours=23))), DueKind.CONTACT, True),
    (a_fresh_case(interview=replace(INTERVIEW, starts=NOW - timedelta(days=1))), DueKind.NOTHING, False),
    (a_fresh_case(followup=PLANNED), DueKind.TOUCH, False),
    (a_fresh_case(interview=OLD, followup=PLANNED), DueKind.TOUCH, False),
    (in_state(DeliveryState.FAILED), DueKind.CONTACT, True),
    (in_state(DeliveryState.HANDED_OFF), DueKind.CONFIRM, True),
    (in_state(DeliveryState.UNKNOWN, PLANNED), DueKind.CONFIRM, True),
    (in_state(DeliveryState.SENDING), DueKind.CONFIRM, True),
    (in_state(DeliveryState.SENT), DueKind.SCHEDULE, True),
    (in_state(DeliveryState.SENT, PLANNED), DueKind.TOUCH, False),
    (in_state(DeliveryState.SENT, ALL_DONE), DueKind.NOTHING, False),
    (a_case(archived=NOW), DueKind.NOTHING, False),
    (a_fresh_case(archived=NOW), DueKind.NOTHING, False),
    (a_case(message=Message(errand=Errand.THANKS, round=1)), DueKind.FINISH, True),
    (a_case(message=Message(errand=Errand.THANKS, round=1), archived=NOW), DueKind.NOTHING, False),
    (back(DeliveryState.FAILED), DueKind.FINISH, True),
    (back(DeliveryState.UNKNOWN), DueKind.CONFIRM, True),
    (back(DeliveryState.SENT), DueKind.TOUCH, False),
    (a_case(message=Message(errand=Errand.THANKS, round=1, let_go=True), followup=ALL_DONE), DueKind.NOTHING, False),
    (a_case(message=Message(errand=Errand.FIRST, round=1, let_go=True), followup=PLANNED), DueKind.TOUCH, False),
    (a_fresh_case(message=Message(errand=Errand.OUTREACH, round=1, let_go=True)), DueKind.CONTACT, True),
    (a_case(message=Message(errand=Errand.OUTREACH, round=1)), DueKind.FINISH, True),
    (a_case(message=Message(errand=Errand.OUTREACH, round=1), followup=FollowUp(touches=(LATE,))), DueKind.TOUCH, True),
    (a_case(message=Message(errand=Errand.FIRST, round=1), followup=FollowUp(touches=(LATE,))), DueKind.FINISH, True),
    (confirming(), DueKind.FINISH, True),
    (confirming(CONFIRM), DueKind.FINISH, True),
    (confirming(CONFIRM, LEFT), DueKind.TOUCH, True),
    (confirming(CONFIRM, LEAVE, let_go=True), DueKind.TOUCH, True),
    (confirming(let_go=True), DueKind.PREPARE, False),
    (told(Since.REFUSED), DueKind.NOTHING, False),
    (told(Since.NEW_TIME), DueKind.NOTHING, False),
    (told(Since.ASKED), DueKind.SCHEDULE, True),
    (a_case(followup=FollowUp(touches=(COPY, *TOUCHES))), DueKind.TOUCH, True),
    (prepared(), DueKind.PREPARE, False),
    (prepared(starts=None), DueKind.NOTHING, False),
    (prepared(starts=NOW), DueKind.BEGUN, True),
    (prepared(starts=NOW - timedelta(minutes=119)), DueKind.BEGUN, True),
    (prepared(starts=NOW - timedelta(hours=2)), DueKind.NOTHING, False),
    (prepared(LEAVE), DueKind.TOUCH, False),
    (prepared(LEAVE, starts=NOW), DueKind.BEGUN, True),
    (prepared(replace(LEAVE, at=NOW)), DueKind.TOUCH, True),
    (prepared(TOUCHES[0]), DueKind.PREPARE, False),
    (a_case(followup=FollowUp(touches=(LEAVE,))), DueKind.SCHEDULE, True),
]


@pytest.mark.parametrize(("case", "kind", "due"), NEEDS)
def test_the_one_next_thing_is_named(case: Session, kind: DueKind, due: bool) -> None:
    found = next_due(card_of(case), NOW)
    assert (found.kind, found.is_due(NOW)) == (kind, due)


def test_a_touch_is_due_from_its_moment_on() -> None:
    found = next_due(card_of(a_case()), NOW)
    assert (found.at, found.touch) == (FIRST_TOUCH, Ahead(TouchKind.FIRST, FIRST_TOUCH, TOUCHES[0].zone))
    assert [found.is_due(FIRST_TOUCH + timedelta(seconds=s)) for s in (-1, 0)] == [False, True]


def test_a_case_without_a_start_grows_old_from_its_beginning() -> None:
    case = a_fresh_case(interview=replace(INTERVIEW, starts=None))
    after = [next_due(card_of(case), case.created + timedelta(hours=hours)).kind for hours in (23, 24)]
    assert after == [DueKind.CONTACT, DueKind.NOTHING]


@pytest.mark.parametrize("zone", ["Etc/UTC", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati"])
def test_the_most_urgent_comes_first_in_any_zone(zone: str) -> None:
    now = NOW.astimezone(ZoneInfo(zone))
    soon, later = a_fresh_case(id="soon"), a_case(id="later")
    finished = in_state(DeliveryState.SENT, ALL_DONE)
    cases = [replace(finished, id="z"), later, replace(finished, id="y"), soon]
    found = sorted(cases, key=lambda case: by_urgency(card_of(case), now))
    assert [case.id for case in found] == ["soon", "later", "z", "y"]


def test_what_has_no_moment_is_ordered_by_the_interview() -> None:
    near = a_fresh_case(id="near")
    far = a_fresh_case(id="far", interview=replace(INTERVIEW, starts=datetime(2027, 1, 1, tzinfo=UTC)))
    assert [case.id for case in sorted([far, near], key=lambda case: by_urgency(card_of(case), NOW))] == ["near", "far"]


def test_of_what_is_over_the_latest_comes_first() -> None:
    ids = []
    for days in (1, 30, 7):
        starts = STARTS - timedelta(days=days)
        ids.append(in_state(DeliveryState.SENT, ALL_DONE))
        ids[-1] = replace(ids[-1], id=str(days), interview=replace(INTERVIEW, starts=starts))
    found = sorted(map(card_of, ids), key=lambda card: by_urgency(card, NOW))
    assert [card.id for card in found] == ["1", "7", "30"]


def test_before_an_interview_the_latest_thing_that_has_come_counts() -> None:
    leave = replace(LEAVE, at=NOW)
    due = next_due(card_of(prepared(CONFIRM, leave)), NOW)
    assert due.touch is not None
    assert due.touch.kind is TouchKind.LEAVE


def test_a_reminder_to_leave_is_not_due_once_one_cannot_come() -> None:
    case = replace(prepared(LEAVE), situation=Situation(kind=Kind.CANNOT))
    assert next_due(card_of(case), NOW).kind is DueKind.CONTACT
