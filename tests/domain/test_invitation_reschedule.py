"""The way to another time: never the way out, and never a trap."""

import pytest

from raincheck.domain.invitations.facts import Asked
from raincheck.domain.invitations.links import find_links
from stubs.meetings import ZOOM


def reschedule(text: str) -> str | None:
    fact = find_links(text).reschedule
    return fact.value if fact else None


RESCHEDULES = [
    ("Cancel:\nhttps://calendly.com/cancellations/ab\nReschedule:\nhttps://calendly.com/reschedulings/ab", True),
    ("https://calendly.com/reschedulings/ab", True),
    ("https://app.cal.com/reschedule/x1y2", True),
    ("Need another time? Click here: https://larkspur.example/slots/1", True),
    ("[Cancel](https://larkspur.example/cancel/1) | [Reschedule](https://larkspur.example/move/1)", True),
    ("To cancel or reschedule: https://larkspur.example/manage/1", True),
    ("Use https://larkspur.example/manage/1 if you need to change the time.", True),
    ("Cancel: https://calendly.com/cancellations/ab", False),
    ("Reschedule or cancel: https://calendly.com/cancellations/ab", False),
    ("Reschedule: http://larkspur.example/manage/1", False),
    ("Reply to this mail to reschedule. Our website: https://larkspur.example", False),
    ("Book a time: https://calendly.com/dana/intro", False),
    ("https://larkspur.example/reschedule/1", False),
    (f"Reschedule: {ZOOM}", False),
    ("Reschedule: https://calendly.com.larkspur.example/reschedulings/ab", False),
    ("Reschedule: https://calendly.com@larkspur.example/reschedulings/ab", False),
]


@pytest.mark.parametrize(("text", "found"), RESCHEDULES)
def test_the_way_to_another_time_is_never_the_way_out(text: str, found: bool) -> None:
    url = reschedule(text)
    assert (url is not None) is found
    assert "cancel" not in (url or "")


def test_the_page_of_a_scheduler_goes_before_one_that_is_only_called_so() -> None:
    text = "Reschedule: https://larkspur.example/a\nhttps://calendly.com/reschedulings/ab"
    assert reschedule(text) == "https://calendly.com/reschedulings/ab"


def test_a_look_alike_of_a_scheduler_is_pointed_out() -> None:
    text = "Reschedule: https://calendly.com.larkspur.example/reschedulings/ab"
    assert find_links(text).questions == (Asked(field="reschedule_url", reason="link-look-alike"),)
