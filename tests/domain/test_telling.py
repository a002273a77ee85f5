"""A case in words: on both clocks, and never more than is known."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from raincheck.domain.session import DeliveryState, Evidence, Session, Situation
from raincheck.domain.telling import about, both_clocks, delivery_line, due_line, named
from stubs.cases import DELIVERY, INTERVIEW, NOW, STARTS, a_case, a_fresh_case
from stubs.fakes import context

PHOENIX = "America/Phoenix"


@pytest.mark.parametrize(
    ("zone", "mine", "line"),
    [
        (PHOENIX, PHOENIX, "Wed 18 Nov, 10:00 Phoenix; in 38 min"),
        (PHOENIX, "Etc/UTC", "Wed 18 Nov, 10:00 Phoenix, that is 17:00 for you; in 38 min"),
        ("Asia/Tokyo", "Etc/UTC", "Thu 19 Nov, 02:00 Tokyo, that is Wed 18 Nov 17:00 for you; in 38 min"),
    ],
)
def test_a_moment_is_told_on_both_clocks_where_they_differ(zone: str, mine: str, line: str) -> None:
    assert both_clocks(STARTS, zone, context(zone=mine)) == line


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


@pytest.mark.parametrize(
    ("state", "evidence", "says"),
    [
        (DeliveryState.SENT, Evidence.YOU_TOLD_US, "(you told us)"),
        (DeliveryState.SENT, Evidence.SERVER_ACCEPTED, "(accepted by the server)"),
        (DeliveryState.HANDED_OFF, None, "you have not said whether it went out"),
        (DeliveryState.UNKNOWN, None, "may or may not have left"),
        (DeliveryState.FAILED, Evidence.YOU_TOLD_US, "not sent, you told us"),
        (DeliveryState.FAILED, None, "did not take it"),
    ],
)
def test_a_delivery_is_told_with_how_it_is_known(state: DeliveryState, evidence: Evidence | None, says: str) -> None:
    assert says in delivery_line(replace(DELIVERY, state=state, evidence=evidence), context())


def test_what_is_overdue_says_so() -> None:
    assert due_line(a_case(), context(NOW + timedelta(days=3))) == "due 23 h 52 min ago: first follow-up"


def test_what_has_to_be_done_now_says_how_long_is_left() -> None:
    assert due_line(a_fresh_case(), context()) == "now: reach them (starts in 38 min)"
