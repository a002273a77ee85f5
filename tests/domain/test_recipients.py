"""The To and the Cc line, as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.domain.delivery import outgoing
from raincheck.domain.recipients import CC_LIMIT, WrongLine, addressed
from raincheck.domain.session import Session
from stubs.cases import INTERVIEW, a_case

DANA = INTERVIEW.contact_email

TAKEN = [
    # to                                cc                                        leaves to             and cc
    ("", "", DANA, ()),
    (DANA, "", DANA, ()),
    (DANA.upper(), "", DANA, ()),
    ("hr@larkspur.example", "", "hr@larkspur.example", ()),
    ("Dana Whitfield <dana@other.example>", "", "dana@other.example", ()),
    (" hr@larkspur.example ; ", "", "hr@larkspur.example", ()),
    ("", "a@b.example, c@d.example", DANA, ("a@b.example", "c@d.example")),
    ("", "a@b.example;c@d.example e@f.example", DANA, ("a@b.example", "c@d.example", "e@f.example")),
    ("", "Ann <a@b.example>, Cid <c@d.example>", DANA, ("a@b.example", "c@d.example")),
    ("", "a@b.example, A@B.example", DANA, ("a@b.example",)),
    ("", f"a@b.example, {DANA}", DANA, ("a@b.example",)),
    ("", " , ; ", DANA, ()),
]
REFUSED = [
    ("dana", "", "to", "address-wrong", "dana"),
    ("dana@", "", "to", "address-wrong", "dana@"),
    ("a@b.example, c@d.example", "", "to", "address-group", "a@b.example, c@d.example"),
    ("team: a@b.example;", "", "to", "address-group", "team: a@b.example"),
    ("undisclosed-recipients:;", "", "to", "address-group", "undisclosed-recipients:"),
    ("a@b.example\r\nBcc: c@d.example", "", "to", "address-group", "a@b.example Bcc: c@d.example"),
    ("", "a@b.example, nobody", "cc", "address-wrong", "nobody"),
    ("", "a@b.example\r\nBcc:c@d.example", "cc", "address-wrong", "Bcc:c@d.example"),
    ("", ",".join(f"p{n}@b.example" for n in range(CC_LIMIT + 1)), "cc", "address-many", ""),
]


@pytest.mark.parametrize(("to", "cc", "leaves_to", "and_cc"), TAKEN)
def test_these_lines_are_taken(to: str, cc: str, leaves_to: str, and_cc: tuple[str, ...]) -> None:
    session = addressed(a_case(), to, cc)
    assert isinstance(session, Session), session
    message = outgoing(session)
    assert message
    assert (message.to, message.cc) == (leaves_to, and_cc)


@pytest.mark.parametrize(("to", "cc", "line", "key", "text"), REFUSED)
def test_these_lines_are_refused(to: str, cc: str, line: str, key: str, text: str) -> None:
    assert addressed(a_case(), to, cc) == WrongLine(line, key, text)


def test_without_a_contact_an_address_is_needed() -> None:
    case = a_case(interview=replace(INTERVIEW, contact_email=""))
    assert addressed(case, "", "") == WrongLine("to", "mail-no-recipient")


def test_the_name_of_the_contact_does_not_stand_beside_another_address() -> None:
    session = addressed(a_case(), "hr@larkspur.example", "")
    assert isinstance(session, Session)
    message = outgoing(session)
    assert message
    assert message.to_name == ""


@given(st.text(max_size=60), st.text(max_size=60))
def test_what_is_taken_once_is_taken_again_and_is_the_same(to: str, cc: str) -> None:
    once = addressed(a_case(), to, cc)
    if isinstance(once, Session):
        assert addressed(once, once.message.to, ", ".join(once.message.cc)) == once
