"""The use cases of being ready: what is on disk after each of them."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.domain.questions import Rejected
from raincheck.domain.returning import Errand, Preparation
from raincheck.domain.session import (
    Delivery,
    DeliveryState,
    Evidence,
    Kind,
    Reason,
    Rescue,
    RescuePlan,
    Session,
    Situation,
    Step,
    Text,
)
from raincheck.domain.touches import TouchKind, TouchState
from raincheck.wizard import Wizard
from stubs.cases import DELIVERY
from stubs.preparing import LESSONS, READY, ready_wizard


def on_disk(wizard: Wizard, session: Session) -> Session:
    found = wizard.ports.store.peek(session.id)
    assert isinstance(found, Session)
    return found


def states(session: Session) -> dict[TouchKind, TouchState]:
    return {touch.kind: touch.state for touch in session.followup.touches}


def test_a_tick_is_on_disk_at_once(tmp_path: Path) -> None:
    wizard = ready_wizard(tmp_path)
    assert on_disk(wizard, wizard.toggle(READY, "route")).preparation.ticks == ("route",)


def test_the_reminders_are_saved_when_they_changed(tmp_path: Path) -> None:
    wizard = ready_wizard(tmp_path)
    session = wizard.reminded(READY, LESSONS)
    assert set(states(on_disk(wizard, session))) == {TouchKind.CONFIRM, TouchKind.LEAVE}
    assert wizard.reminded(session, LESSONS) is session


@pytest.mark.parametrize(
    ("name", "text", "prepared"),
    [
        ("travel", "1 h 10", Preparation(travel_minutes=70)),
        ("travel", "", Preparation()),
        ("buffer", "30", Preparation(travel_minutes=40, buffer_minutes=30)),
    ],
)
def test_a_length_that_was_typed_is_kept(tmp_path: Path, name: str, text: str, prepared: Preparation) -> None:
    wizard = ready_wizard(tmp_path)
    session = wizard.set_minutes(READY, name, text, ())
    assert isinstance(session, Session)
    assert on_disk(wizard, session).preparation == prepared


def test_an_empty_buffer_is_the_learned_one_again(tmp_path: Path) -> None:
    wizard = ready_wizard(tmp_path)
    chosen = replace(READY, preparation=Preparation(travel_minutes=40, buffer_minutes=5))
    session = wizard.set_minutes(wizard.save(chosen), "buffer", " ", LESSONS)
    assert isinstance(session, Session)
    assert session.preparation.buffer_minutes is None


@pytest.mark.parametrize("text", ["soon", "-5", "9999"])
def test_what_is_no_length_of_time_is_refused(tmp_path: Path, text: str) -> None:
    assert isinstance(ready_wizard(tmp_path).set_minutes(READY, "travel", text, ()), Rejected)


# Confirming


def test_confirming_is_a_round_of_its_own_and_begins_once(tmp_path: Path) -> None:
    wizard = ready_wizard(tmp_path)
    begun = wizard.begin_confirming(READY)
    assert (begun.message.errand, begun.message.round) == (Errand.CONFIRM, 1)
    assert wizard.begin_confirming(begun).message == begun.message
    at_message = wizard.visit(begun, Step.MESSAGE)
    assert at_message.message.email is not None
    onwards = wizard.answer(at_message, wizard.stored(at_message))
    assert isinstance(onwards, Session)
    assert onwards.step is Step.SEND


def confirmed(wizard: Wizard) -> Session:
    """The case once the line to confirm was sent."""
    begun = wizard.begin_confirming(wizard.reminded(READY, ()))
    sent: Delivery = replace(
        DELIVERY, errand=Errand.CONFIRM, round=1, state=DeliveryState.HANDED_OFF, evidence=Evidence.YOU_TOLD_US
    )
    return wizard.confirm(wizard.save(replace(begun, step=Step.SEND, deliveries=(sent,))), went_out=True)


def test_the_line_that_was_sent_ticks_its_reminder(tmp_path: Path) -> None:
    assert states(confirmed(ready_wizard(tmp_path)))[TouchKind.CONFIRM] is TouchState.DONE


def test_after_it_was_sent_the_way_leads_on_to_the_calendar(tmp_path: Path) -> None:
    wizard = ready_wizard(tmp_path)
    onwards = wizard.answer(wizard.visit(confirmed(wizard), Step.PREPARE), {})
    assert isinstance(onwards, Session)
    assert (onwards.step, onwards.message.errand) == (Step.FOLLOWUP, Errand.NEWS)


# The road of who is ready


def test_nothing_yet_needs_no_reason(tmp_path: Path) -> None:
    wizard = ready_wizard(tmp_path)
    onwards = wizard.answer(wizard.draft_case(), {"kind": "ready"})
    assert isinstance(onwards, Session)
    assert onwards.step is Step.INTERVIEW
    assert onwards.situation == Situation(kind=Kind.READY)


def test_a_reason_is_forgotten_when_nothing_has_happened(tmp_path: Path) -> None:
    wizard = ready_wizard(tmp_path)
    told = replace(READY, step=Step.SITUATION, situation=Situation(kind=Kind.CANNOT, reason=Reason.CAR))
    assert wizard.keep(told, {"kind": "ready"}).situation == Situation(kind=Kind.READY)


def test_reminders_are_no_follow_ups(tmp_path: Path) -> None:
    wizard = ready_wizard(tmp_path)
    session = wizard.visit(wizard.reminded(READY, ()), Step.FOLLOWUP)
    assert set(states(session)) == {TouchKind.CONFIRM, TouchKind.LEAVE}
    assert wizard.page(session).title == wizard.ports.words.prepare.notes["calendar-title"]


# It went wrong after all


def test_what_went_wrong_needs_only_its_reason(tmp_path: Path) -> None:
    wizard = ready_wizard(tmp_path)
    once_late = replace(READY, rescue=RescuePlan(choice=Rescue.ARRIVE_LATE, late_minutes=20))
    session = wizard.cannot_make_it(wizard.reminded(once_late, ()))
    assert (session.step, session.situation, session.rescue) == (
        Step.SITUATION,
        Situation(kind=Kind.CANNOT),
        RescuePlan(),
    )
    assert set(states(session).values()) == {TouchState.CANCELLED}
    onwards = wizard.answer(session, {"reason": "car"})
    assert isinstance(onwards, Session)
    assert (onwards.step, onwards.interview) == (Step.RESCUE, READY.interview)


def test_once_it_has_begun_it_is_missed(tmp_path: Path) -> None:
    wizard = ready_wizard(tmp_path)
    wizard.ports.clock.forward(days=18)  # type: ignore[attr-defined] # a FrozenClock
    assert wizard.cannot_make_it(READY).situation.kind is Kind.MISSED


def test_with_little_time_left_contact_comes_next(tmp_path: Path) -> None:
    wizard = ready_wizard(tmp_path)
    wizard.ports.clock.forward(days=17, minutes=18)  # type: ignore[attr-defined] # a FrozenClock
    onwards = wizard.answer(wizard.cannot_make_it(READY), {"reason": "car"})
    assert isinstance(onwards, Session)
    assert onwards.step is Step.CONTACT


def test_taking_it_back_leads_to_the_sheet_with_its_reminders(tmp_path: Path) -> None:
    wizard = ready_wizard(tmp_path)
    ready = wizard.toggle(wizard.reminded(READY, ()), "route")
    back = wizard.answer(wizard.cannot_make_it(ready), {"kind": "ready"})
    assert isinstance(back, Session)
    assert wizard.page(back).step is Step.PREPARE
    assert back.preparation == ready.preparation
    assert set(states(wizard.reminded(back, ())).values()) == {TouchState.PLANNED}


def test_who_says_later_that_it_went_wrong_is_not_told_to_leave(tmp_path: Path) -> None:
    wizard = ready_wizard(tmp_path)
    session = replace(wizard.reminded(READY, ()), step=Step.SITUATION)
    onwards = wizard.answer(session, {"kind": "cannot", "reason": "car"})
    assert isinstance(onwards, Session)
    assert set(states(onwards).values()) == {TouchState.CANCELLED}


def test_a_message_after_a_confirmation_is_a_round_of_its_own(tmp_path: Path) -> None:
    wizard = ready_wizard(tmp_path)
    session = wizard.cannot_make_it(confirmed(wizard))
    assert (session.message.errand, session.message.round) == (Errand.NEWS, 2)
    assert session.message.email is None


@pytest.mark.parametrize("state", [DeliveryState.HANDED_OFF, DeliveryState.UNKNOWN])
def test_a_line_to_confirm_that_may_be_out_is_asked_about_and_not_begun_again(
    tmp_path: Path, state: DeliveryState
) -> None:
    wizard = ready_wizard(tmp_path)
    session = confirmed(wizard)
    doubtful = replace(session, deliveries=(replace(session.deliveries[-1], state=state),))
    assert wizard.begin_confirming(doubtful) == doubtful
    onwards = wizard.answer(replace(doubtful, step=Step.PREPARE), {})
    assert isinstance(onwards, Session)
    assert onwards.step is Step.SEND


def test_a_line_to_confirm_can_wait_and_keeps_its_words(tmp_path: Path) -> None:
    wizard = ready_wizard(tmp_path)
    begun = wizard.begin_confirming(READY)
    typed = replace(begun, step=Step.PREPARE, message=replace(begun.message, email=Text(body="mine", edited=True)))
    onwards = wizard.answer(typed, {})
    assert isinstance(onwards, Session)
    assert (onwards.step, onwards.message.let_go) == (Step.FOLLOWUP, True)
    assert wizard.begin_confirming(onwards).message == typed.message


def test_words_of_a_line_to_confirm_outlast_that_one_cannot_make_it(tmp_path: Path) -> None:
    wizard = ready_wizard(tmp_path)
    begun = wizard.begin_confirming(READY)
    typed = replace(begun, message=replace(begun.message, email=Text(body="mine", edited=True)))
    ready = wizard.answer(wizard.cannot_make_it(typed), {"kind": "ready"})
    assert isinstance(ready, Session)
    assert wizard.begin_confirming(ready).message.email == Text(body="mine", edited=True)
