"""Hand-off by `mailto:`: the link is in the tests of the links; here is what becomes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.adapters.mail.mailto import Mailto
from raincheck.domain.delivery import Outgoing
from raincheck.domain.links import LINK_LIMIT, mailto_link
from raincheck.domain.session import Channel, Way
from raincheck.ports import FailCause, HandedOff, NotSent
from raincheck.watching import Lookout
from stubs.cases import INTERVIEW, SUBJECT
from stubs.fakes import FakeLauncher


def mail(body: str) -> Outgoing:
    to = INTERVIEW.contact_email
    return Outgoing(channel=Channel.EMAIL, to=to, to_name="Dana Whitfield", subject=SUBJECT, body=body)


@pytest.mark.parametrize(
    ("ok", "body", "outcome", "opened"),
    [
        (True, "x", HandedOff(), 1),
        (False, "x", NotSent(FailCause.NO_PROGRAM), 1),
        (True, "x" * LINK_LIMIT, NotSent(FailCause.TOO_LONG), 0),
        (True, "é" * (LINK_LIMIT // 6), NotSent(FailCause.TOO_LONG), 0),
    ],
)
def test_the_outcome_is_what_is_known(ok: bool, body: str, outcome: HandedOff | NotSent, opened: int) -> None:
    launcher = FakeLauncher(ok)
    assert Mailto(launcher).deliver(mail(body), Lookout()) == outcome
    assert len(launcher.targets) == opened


@given(st.integers(LINK_LIMIT - 3, LINK_LIMIT + 3))
def test_no_link_is_longer_than_programs_take(length: int) -> None:
    body = "x" * (length - len(mailto_link(mail("")) + "&body="))
    outcome = Mailto(FakeLauncher()).deliver(mail(body), Lookout())
    assert isinstance(outcome, HandedOff) is (length <= LINK_LIMIT)


def test_what_is_opened_is_the_link_of_the_message() -> None:
    launcher = FakeLauncher()
    Mailto(launcher).deliver(mail("x"), Lookout())
    assert launcher.targets == [mailto_link(mail("x"))]


def test_its_way_is_mailto() -> None:
    assert Mailto(FakeLauncher()).way is Way.MAILTO
