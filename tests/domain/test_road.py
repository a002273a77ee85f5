"""The order of the steps, and what the clock does to it."""

from datetime import timedelta
from itertools import pairwise, product

import pytest
from msgspec.structs import replace

from raincheck.domain.returning import Errand
from raincheck.domain.road import READY, URGENT, USUAL, first_unfinished, landing, next_step, previous_step, road
from raincheck.domain.session import DeliveryState, Kind, Message, Session, Situation, Step
from raincheck.domain.touches import FollowUp, Touch, TouchKind, TouchState
from stubs.cases import DELIVERY, INTERVIEW, NOW, a_fresh_case, a_touch


def case_in(minutes: int, done: tuple[Step, ...] = ()) -> Session:
    return a_fresh_case(interview=replace(INTERVIEW, starts=NOW + timedelta(minutes=minutes)), done=done)


CALM, PRESSING = case_in(300), case_in(20)


def test_usually_the_rescue_comes_before_the_contact() -> None:
    names = "situation interview rescue contact message send followup summary"
    assert [step.value for step in road(CALM, NOW)] == names.split()


def test_with_little_time_left_the_contact_comes_first() -> None:
    names = "situation interview contact rescue message send followup summary"
    assert [step.value for step in road(PRESSING, NOW)] == names.split()


def test_both_roads_have_the_same_steps() -> None:
    assert sorted(URGENT) == sorted(USUAL)


@pytest.mark.parametrize("case", [CALM, PRESSING], ids=["calm", "pressing"])
def test_forward_and_back_lead_to_the_neighbours(case: Session) -> None:
    steps = road(case, NOW)
    for here, there in pairwise(steps):
        done = steps[: steps.index(there)]
        assert next_step(replace(case, done=done), here, NOW) is there
        assert previous_step(case, there, NOW) is here


def test_back_from_the_first_step_leads_home() -> None:
    assert previous_step(CALM, Step.SITUATION, NOW) is None


def test_forward_from_the_last_step_stays() -> None:
    assert next_step(replace(CALM, done=tuple(Step)), Step.SUMMARY, NOW) is Step.SUMMARY


@pytest.mark.parametrize("leaps", [*product((0, 15, 40), repeat=4)])
def test_no_step_is_skipped_whenever_the_clock_crosses_the_limits(leaps: tuple[int, ...]) -> None:
    case, now, step = case_in(35), NOW, Step.SITUATION
    seen = [step]
    while step is not Step.SUMMARY:
        case = replace(case, done=(*case.done, step))
        now += timedelta(minutes=leaps[len(seen)] if len(seen) < len(leaps) else 0)
        step = next_step(case, step, now)
        seen.append(step)
        assert len(seen) < 20
    assert set(seen) == set(USUAL)


@pytest.mark.parametrize(
    ("done", "step"),
    [
        ((), Step.SITUATION),
        ((Step.SITUATION,), Step.INTERVIEW),
        ((Step.SITUATION, Step.INTERVIEW), Step.RESCUE),
        ((Step.SITUATION, Step.INTERVIEW, Step.CONTACT), Step.RESCUE),
        (tuple(Step), Step.SUMMARY),
    ],
)
def test_the_first_unfinished_step_is_found(done: tuple[Step, ...], step: Step) -> None:
    assert first_unfinished(replace(CALM, done=done), NOW) is step


COMING = replace(CALM, situation=Situation(kind=Kind.READY), step=Step.PREPARE)


def test_what_is_still_to_come_is_prepared_and_put_into_the_calendar() -> None:
    names = "situation interview prepare followup summary"
    assert [step.value for step in road(COMING, NOW)] == names.split()


@pytest.mark.parametrize("step", [Step.INTERVIEW, Step.FOLLOWUP])
def test_a_line_to_confirm_that_waits_keeps_nobody_from_the_other_steps(step: Step) -> None:
    waiting = replace(COMING, step=step, message=Message(errand=Errand.CONFIRM, round=1))
    assert road(waiting, NOW) == READY


@pytest.mark.parametrize(
    ("case", "step"),
    [(CALM, Step.RESCUE), (PRESSING, Step.CONTACT), (COMING, Step.PREPARE)],
    ids=["calm", "pressing", "ready"],
)
def test_who_was_prepared_is_not_asked_again_which_interview_it_is(case: Session, step: Step) -> None:
    prepared = replace(case, step=Step.SITUATION, done=(Step.INTERVIEW, Step.PREPARE))
    assert next_step(prepared, Step.SITUATION, NOW) is step


def test_who_was_not_prepared_sees_the_facts_once_more() -> None:
    assert next_step(replace(CALM, done=(Step.INTERVIEW,)), Step.SITUATION, NOW) is Step.INTERVIEW


DUE = a_touch(TouchKind.FIRST, NOW - timedelta(hours=1))
AHEAD = a_touch(TouchKind.SECOND, NOW + timedelta(days=2))


@pytest.mark.parametrize(
    ("step", "kind", "touches", "lands"),
    [
        (Step.SUMMARY, Kind.CANNOT, (DUE, AHEAD), Step.AFTER),
        (Step.FOLLOWUP, Kind.CANNOT, (DUE, AHEAD), Step.AFTER),
        (Step.SUMMARY, Kind.CANNOT, (AHEAD,), Step.SUMMARY),
        (Step.FOLLOWUP, Kind.CANNOT, (AHEAD,), Step.FOLLOWUP),
        (Step.SUMMARY, Kind.CANNOT, (replace(DUE, state=TouchState.DONE),), Step.SUMMARY),
        (Step.MESSAGE, Kind.CANNOT, (DUE,), Step.MESSAGE),
        (Step.SUMMARY, Kind.READY, (), Step.PREPARE),
    ],
)
def test_a_saved_case_opens_with_what_is_to_be_done_now(
    step: Step, kind: Kind, touches: tuple[Touch, ...], lands: Step
) -> None:
    case = replace(CALM, step=step, situation=Situation(kind=kind), followup=FollowUp(touches=touches))
    assert landing(case, NOW) is lands


CONFIRM_DUE = a_touch(TouchKind.CONFIRM, NOW - timedelta(hours=1))
LEAVE_DUE = a_touch(TouchKind.LEAVE, NOW - timedelta(minutes=1))


def with_message(errand: Errand, state: DeliveryState | None, step: Step, *touches: Touch) -> Session:
    """A case with such a message in hand, tried once or not at all."""
    kind = Kind.READY if errand is Errand.CONFIRM else Kind.CANNOT
    tried = (replace(DELIVERY, errand=errand, round=1, state=state),) if state else ()
    case = replace(CALM, step=step, situation=Situation(kind=kind), followup=FollowUp(touches=touches))
    return replace(case, message=Message(errand=errand, round=1), deliveries=tried)


OPEN, SENT = DeliveryState.HANDED_OFF, DeliveryState.SENT


@pytest.mark.parametrize(
    ("errand", "state", "step", "touches", "lands"),
    [
        pytest.param(Errand.FIRST, OPEN, Step.SUMMARY, (DUE,), Step.SEND, id="it may be out: that is asked first"),
        pytest.param(Errand.FIRST, DeliveryState.UNKNOWN, Step.AFTER, (DUE,), Step.SEND, id="also before the answers"),
        pytest.param(Errand.NEWS, OPEN, Step.FOLLOWUP, (), Step.SEND, id="also for the first message"),
        pytest.param(Errand.FIRST, OPEN, Step.MESSAGE, (DUE,), Step.MESSAGE, id="who writes is left to write"),
        pytest.param(Errand.FIRST, SENT, Step.SUMMARY, (DUE,), Step.AFTER, id="it is out"),
        pytest.param(Errand.OUTREACH, None, Step.MESSAGE, (DUE,), Step.AFTER, id="a recruiter can wait"),
        pytest.param(Errand.OUTREACH, OPEN, Step.SUMMARY, (DUE,), Step.AFTER, id="a recruiter can wait longer"),
        pytest.param(Errand.OUTREACH, None, Step.MESSAGE, (AHEAD,), Step.MESSAGE, id="nothing is due"),
        pytest.param(Errand.CONFIRM, None, Step.MESSAGE, (LEAVE_DUE,), Step.PREPARE, id="leave, rather than confirm"),
        pytest.param(Errand.CONFIRM, None, Step.MESSAGE, (CONFIRM_DUE,), Step.MESSAGE, id="confirming is what is due"),
        pytest.param(Errand.CONFIRM, OPEN, Step.PREPARE, (CONFIRM_DUE,), Step.SEND, id="it may be confirmed"),
    ],
)
def test_a_message_in_hand_decides_where_a_case_opens(
    errand: Errand, state: DeliveryState | None, step: Step, touches: tuple[Touch, ...], lands: Step
) -> None:
    assert landing(with_message(errand, state, step, *touches), NOW) is lands


@pytest.mark.parametrize(("errand", "here"), [(Errand.CONFIRM, Step.PREPARE), (Errand.OUTREACH, Step.RECRUITER)])
def test_a_message_beside_the_road_that_was_let_go_is_not_on_it(errand: Errand, here: Step) -> None:
    case = with_message(errand, None, here)
    case = replace(case, message=replace(case.message, let_go=True), done=(*READY[:2], here))
    assert next_step(case, here, NOW) is (Step.FOLLOWUP if errand is Errand.CONFIRM else Step.SUMMARY)


def test_a_prepared_interview_that_is_over_opens_at_the_end_of_its_road() -> None:
    case = replace(CALM, step=Step.SUMMARY, situation=Situation(kind=Kind.READY))
    assert landing(case, NOW + timedelta(days=30)) is Step.SUMMARY


def test_a_prepared_interview_that_has_just_begun_opens_where_one_can_say_so() -> None:
    case = replace(PRESSING, step=Step.SUMMARY, situation=Situation(kind=Kind.READY))
    assert landing(case, NOW + timedelta(minutes=30)) is Step.PREPARE
