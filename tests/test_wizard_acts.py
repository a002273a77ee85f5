"""The use cases that act: nothing leaves before it is on disk, and nothing is claimed that is not known."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.domain.delivery import Outgoing
from raincheck.domain.questions import Problem, Rejected
from raincheck.domain.session import (
    DeliveryState,
    Evidence,
    Message,
    Reached,
    Rung,
    Session,
    Step,
    Text,
    TouchKind,
    TouchState,
    Way,
)
from raincheck.ports import (
    Accepted,
    DeliveryOutcome,
    FailCause,
    HandedOff,
    NobodyKnows,
    NotSent,
    SaveCause,
    Saved,
    Written,
)
from raincheck.wizard import Wizard
from stubs.cases import BODY, FIRST_TOUCH, INTERVIEW, SUBJECT, a_case, a_fresh_case
from stubs.driving import READY, Full, on_disk, put
from stubs.fakes import FakeClipboard, FakeLauncher, FrozenClock, wizard_in

# Sending


def test_sending_is_on_disk_before_anything_leaves(tmp_path: Path) -> None:
    launcher = FakeLauncher()
    wizard = wizard_in(tmp_path, launcher=launcher)
    session = put(wizard, READY)
    begun = wizard.begin(session, Way.MAILTO)
    assert begun
    sending, message = begun
    latest = on_disk(wizard, sending).delivery
    assert latest
    assert (latest.state, latest.message_id) == (DeliveryState.SENDING, "<message-1@mail.invalid>")
    assert launcher.targets == []
    assert (latest.to, latest.subject, latest.body) == (INTERVIEW.contact_email, SUBJECT, BODY)
    wizard.carry(Way.MAILTO, message)
    assert len(launcher.targets) == 1


def test_what_cannot_be_recorded_is_not_sent(tmp_path: Path) -> None:
    store = Full(tmp_path / "data")
    wizard = wizard_in(tmp_path, store=store)
    for session in (put(wizard, READY), READY):
        store.full = True
        assert wizard.begin(session, Way.MAILTO) is None
        assert wizard.trouble
        store.full = False


def test_of_two_windows_that_send_one_case_one_is_refused(tmp_path: Path) -> None:
    one, two = wizard_in(tmp_path), wizard_in(tmp_path)
    session = put(one, READY)
    other = two.open(session.id)
    assert isinstance(other, Session)
    assert one.begin(session, Way.MAILTO)
    assert two.begin(other, Way.MAILTO) is None
    assert two.trouble
    assert two.trouble.cause is SaveCause.CHANGED_ELSEWHERE
    assert len(one.listing().sessions) == 1


def test_without_words_nothing_begins(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    session = put(wizard, replace(READY, message=Message(email=Text(body=" \n"))))
    assert wizard.begin(session, Way.MAILTO) is None
    assert wizard.trouble is None
    assert on_disk(wizard, session).deliveries == ()


@pytest.mark.parametrize(
    ("outcome", "state", "evidence"),
    [
        (Accepted("250"), DeliveryState.SENT, Evidence.SERVER_ACCEPTED),
        (HandedOff("n"), DeliveryState.HANDED_OFF, None),
        (NotSent(FailCause.NO_PROGRAM, "n"), DeliveryState.FAILED, None),
        (NobodyKnows("n"), DeliveryState.UNKNOWN, None),
    ],
)
def test_the_outcome_is_written_down_and_the_words_stay(
    tmp_path: Path, outcome: DeliveryOutcome, state: DeliveryState, evidence: Evidence | None
) -> None:
    wizard = wizard_in(tmp_path)
    begun = wizard.begin(put(wizard, READY), Way.MAILTO)
    assert begun
    settled = wizard.settle(begun[0], outcome)
    found = on_disk(wizard, settled)
    assert found.delivery
    assert (found.delivery.state, found.delivery.evidence, found.delivery.note) == (state, evidence, outcome.note)
    assert (found.step, found.message) == (Step.SEND, READY.message)


def test_found_sending_at_the_start_is_unknown(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    begun = wizard.begin(put(wizard, READY), Way.MAILTO)
    assert begun
    launcher = FakeLauncher()
    opened = wizard_in(tmp_path, launcher=launcher).open(begun[0].id)
    assert isinstance(opened, Session)
    assert opened.delivery
    assert opened.delivery.state is on_disk(wizard, opened).delivery.state is DeliveryState.UNKNOWN  # type: ignore[union-attr]
    assert (len(opened.deliveries), launcher.targets) == (1, [])


@pytest.mark.parametrize(("went_out", "step"), [(True, Step.FOLLOWUP), (False, None)])
def test_the_users_word_settles_a_hand_off(tmp_path: Path, went_out: bool, step: Step | None) -> None:
    wizard = wizard_in(tmp_path)
    begun = wizard.begin(put(wizard, READY), Way.CLIPBOARD)
    assert begun
    told = wizard.confirm(wizard.settle(begun[0], wizard.carry(Way.CLIPBOARD, begun[1])), went_out)
    assert on_disk(wizard, told).delivery == told.delivery
    assert told.delivery
    assert told.delivery.evidence is Evidence.YOU_TOLD_US
    outcome = wizard.answer(told, {})
    assert isinstance(outcome, Rejected) if step is None else isinstance(outcome, Session) and outcome.step is step


@pytest.mark.parametrize("way", Way)
def test_every_way_hands_off_and_never_claims_sent(tmp_path: Path, way: Way) -> None:
    board = FakeClipboard()
    wizard = wizard_in(tmp_path, clipboard=board)
    message = Outgoing(channel=READY.message.channel, to="a@b.example", to_name="", subject="s", body="b")
    assert isinstance(wizard.carry(way, message), HandedOff)
    assert wizard.copy("x") == "fake"
    assert board.texts[-1] == "x"


# Follow-up

CHANGES: list[tuple[Callable[[Wizard, Session], Session], TouchState]] = [
    (lambda wizard, session: wizard.drop_touch(session, TouchKind.FIRST), TouchState.DROPPED),
    (lambda wizard, session: wizard.tick_touch(session, TouchKind.FIRST), TouchState.DONE),
]


@pytest.mark.parametrize(("change", "state"), CHANGES)
def test_a_changed_touch_is_on_disk(
    tmp_path: Path, change: Callable[[Wizard, Session], Session], state: TouchState
) -> None:
    wizard = wizard_in(tmp_path)
    changed = change(wizard, put(wizard, a_case()))
    assert on_disk(wizard, changed).followup.touches[0].state is state


def test_a_touch_is_moved_on_the_clock_of_its_own_zone(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    moved = wizard.move_touch(put(wizard, a_case()), TouchKind.FIRST, "2026-11-20 11:00")
    assert isinstance(moved, Session)
    touch = on_disk(wizard, moved).followup.touches[0]
    assert (touch.at.isoformat(), touch.zone) == ("2026-11-20T11:00:00-07:00", "America/Phoenix")


def test_a_doubtful_moment_for_a_touch_is_asked_about(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    session = put(wizard, a_case())
    problem = wizard.move_touch(session, TouchKind.FIRST, "tomorrow at 7")
    assert isinstance(problem, Problem)
    assert problem.message
    assert [choice.value for choice in problem.candidates] == ["2026-11-19 07:00", "2026-11-19 19:00"]
    assert on_disk(wizard, session).followup.touches[0].at == FIRST_TOUCH


def test_the_calendar_is_noted_only_once_it_is_written(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    session = put(wizard, a_case())
    file = wizard.write_calendar(session, open_it=False)
    assert isinstance(file, Written)
    assert on_disk(wizard, session).followup.calendar is None
    noted = wizard.scheduled(session, file)
    calendar = on_disk(wizard, noted).followup.calendar
    assert calendar
    assert (calendar.path, calendar.opened) == (file.path, False)
    assert Path(file.path).exists()


def test_an_attempt_is_on_disk_as_it_was_told(tmp_path: Path) -> None:
    clock = FrozenClock()
    wizard = wizard_in(tmp_path, clock=clock)
    session = put(wizard, a_fresh_case())
    at = clock.forward(minutes=3)
    (attempt,) = on_disk(wizard, wizard.log(session, Rung.CALL, Reached.NO_ANSWER)).attempts
    assert (attempt.at, attempt.rung, attempt.outcome) == (at, Rung.CALL, Reached.NO_ANSWER)
    assert on_disk(wizard, session).updated == at


def test_the_trash_takes_a_case_from_the_list(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    session = put(wizard, a_case())
    assert isinstance(wizard.trash(session.id), Saved)
    assert wizard.listing().sessions == ()
