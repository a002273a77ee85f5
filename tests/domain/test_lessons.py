"""What a case leaves for all that come."""

import pytest
from msgspec.structs import replace

from raincheck.domain.lessons import lesson_of
from raincheck.domain.returning import Learned
from raincheck.domain.session import Reason, Rescue, RescuePlan
from stubs.cases import INTERVIEW, NOW, STARTS, a_case
from stubs.fakes import context

CTX = context()
TAXI = Learned(happened="no-start", caught="dry-run", next_time="do-taxi")


def test_nothing_learned_is_no_lesson() -> None:
    assert lesson_of(a_case(), CTX) is None


@pytest.mark.parametrize("name", ["happened", "caught", "next_time"])
def test_one_answer_is_a_lesson(name: str) -> None:
    lesson = lesson_of(a_case(learned=Learned(**{name: "it rained"})), CTX)
    assert lesson is not None
    assert getattr(lesson.learned, name) == "it rained"


def test_it_says_where_it_came_from() -> None:
    case = a_case(learned=TAXI)
    lesson = lesson_of(case, CTX)
    assert lesson is not None
    assert (lesson.case, lesson.about, lesson.at) == (case.id, "Larkspur Freight · Dispatch Coordinator", STARTS)
    assert lesson.reason is Reason.CAR


def test_without_a_time_of_the_interview_it_is_of_today() -> None:
    lesson = lesson_of(a_case(learned=TAXI, interview=replace(INTERVIEW, starts=None)), CTX)
    assert lesson is not None
    assert lesson.at == NOW


def test_how_late_it_was_goes_with_it() -> None:
    late = RescuePlan(choice=Rescue.ARRIVE_LATE, late_minutes=25)
    lesson = lesson_of(a_case(learned=TAXI, rescue=late), CTX)
    assert lesson is not None
    assert lesson.late_minutes == 25
