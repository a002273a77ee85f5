"""A case in words: on both clocks, and never more than is known."""

import pytest
from msgspec.structs import replace

from raincheck.domain.session import DeliveryState, Evidence
from raincheck.domain.telling import both_clocks, delivery_line
from stubs.cases import DELIVERY, STARTS
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
