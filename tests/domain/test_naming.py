"""A case in a line: what it is about, and what is due in it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from raincheck.domain.naming import about, due_line, named
from raincheck.domain.session import Session, Situation
from stubs.cases import FIRST_TOUCH, INTERVIEW, NOW, a_case, a_fresh_case
from stubs.fakes import context


@pytest.mark.parametrize(
    ("case", "line"),
    [
        (a_case(), "Larkspur Freight · Dispatch Coordinator"),
        (a_fresh_case(interview=replace(INTERVIEW, company="", role="")), "Dana Whitfield"),
        (a_fresh_case(interview=replace(INTERVIEW, company="", role="", contact_name="")), "I can't make it"),
        (
            a_fresh_case(situation=Situation(), interview=replace(INTERVIEW, company="", role="", contact_name="")),
            "New case",
        ),
    ],
)
def test_a_case_is_called_by_what_is_known_of_it(case: Session, line: str) -> None:
    assert about(case, context()) == line


def test_two_cases_of_one_company_are_told_apart_by_the_day() -> None:
    assert named(a_case(), context()) == "Larkspur Freight · Dispatch Coordinator, Wed 18 Nov"


def test_what_is_overdue_says_so() -> None:
    assert due_line(a_case(), context(NOW + timedelta(days=3))) == "due 23 h 52 min ago: first follow-up"


def test_what_has_to_be_done_now_says_how_long_is_left() -> None:
    assert due_line(a_fresh_case(), context()) == "now: reach them (starts in 38 min)"


@pytest.mark.parametrize(
    ("before", "zone", "line"),
    [
        ({"minutes": 40}, "Etc/UTC", "in 40 min: first follow-up"),
        ({"hours": 9}, "Etc/UTC", "in 9 h: first follow-up"),
        ({"hours": 10}, "Etc/UTC", "tomorrow 09:30 Phoenix: first follow-up"),
        ({"hours": 10}, "America/Phoenix", "tomorrow 09:30: first follow-up"),
        ({"hours": 33}, "America/Phoenix", "tomorrow 09:30: first follow-up"),
        ({"hours": 34}, "America/Phoenix", "in 1 day: first follow-up"),
        ({"days": 9}, "America/Phoenix", "in 9 days: first follow-up"),
    ],
)
def test_what_comes_is_told_as_people_do(before: dict[str, int], zone: str, line: str) -> None:
    assert due_line(a_case(), context(FIRST_TOUCH - timedelta(**before), zone)) == line
