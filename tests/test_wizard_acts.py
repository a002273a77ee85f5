"""The use cases that act: nothing leaves before it is on disk, and nothing is claimed that is not known."""

from collections.abc import Callable
from pathlib import Path

import pytest

from raincheck.domain.questions import Problem
from raincheck.domain.session import Reached, Rung, Session
from raincheck.domain.touches import TouchKind, TouchState
from raincheck.ports import (
    Saved,
    Written,
)
from raincheck.wizard import Wizard
from stubs.cases import FIRST_TOUCH, a_case, a_fresh_case
from stubs.driving import on_disk, put
from stubs.fakes import FrozenClock, wizard_in

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
