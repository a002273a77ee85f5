"""The `mailto:` link (RFC 6068): what is read back is exactly what was written."""

from urllib.parse import parse_qsl, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.adapters.mail.mailto import LINK_LIMIT, Mailto, mailto_link
from raincheck.domain.delivery import Outgoing
from raincheck.domain.session import Channel, Way
from raincheck.ports import FailCause, HandedOff, NotSent
from stubs.cases import BODY, INTERVIEW, SUBJECT
from stubs.fakes import FakeLauncher
from stubs.strategies import bodies, lines


def mail(to: str = INTERVIEW.contact_email, subject: str = SUBJECT, body: str = BODY) -> Outgoing:
    return Outgoing(channel=Channel.EMAIL, to=to, to_name="Dana Whitfield", subject=subject, body=body)


def read_back(link: str) -> tuple[str, dict[str, str]]:
    scheme, _, rest = link.partition(":")
    assert scheme == "mailto"
    address, _, query = rest.partition("?")
    # parse_qsl reads "+" as a space, which RFC 6068 does not; nothing of ours may stand there raw.
    assert "+" not in query
    pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query))
    assert len(pairs) == len(dict(pairs))
    return unquote(address), dict(pairs)


def test_the_link_is_the_message() -> None:
    fields = {"subject": SUBJECT, "body": BODY.replace("\n", "\r\n")}
    assert read_back(mailto_link(mail())) == (INTERVIEW.contact_email, fields)


@given(lines, lines, bodies)
def test_any_text_reads_back_as_itself(to: str, subject: str, body: str) -> None:
    link = mailto_link(mail(to, subject, body))
    written = {"subject": subject, "body": body.replace("\n", "\r\n")}
    assert read_back(link) == (to, {name: text for name, text in written.items() if text})
    assert link.isascii()
    assert not set(link) & set(" \"'<>`{}|\\^\r\n")


@pytest.mark.parametrize(
    "text",
    ["a@example.com?cc=x@y.org&body=pwn", "a&b@example.com", "%0d%0aBcc:%20e@x.org", "a,b@x.org", "a;b", "a#b", "a+b"],
)
def test_nothing_in_an_address_or_a_subject_becomes_a_field(text: str) -> None:
    address, fields = read_back(mailto_link(mail(text, text, "x")))
    assert (address, fields) == (text, {"subject": text, "body": "x"})


def test_spaces_and_breaks_are_encoded_as_the_standard_says() -> None:
    link = mailto_link(mail(subject="a b", body="c\nd + e"))
    assert link.endswith("?subject=a%20b&body=c%0D%0Ad%20%2B%20e")


def test_empty_parts_are_left_out() -> None:
    assert mailto_link(mail("", "", "")) == "mailto:"


def test_a_number_is_no_address() -> None:
    sms = Outgoing(channel=Channel.SMS, to="+1 602 555 0142", to_name="Dana", subject="", body="Hi")
    assert mailto_link(sms) == "mailto:?body=Hi"


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
    assert Mailto(launcher).deliver(mail(body=body)) == outcome
    assert len(launcher.targets) == opened


@given(st.integers(LINK_LIMIT - 3, LINK_LIMIT + 3))
def test_no_link_is_longer_than_programs_take(length: int) -> None:
    launcher = FakeLauncher()
    body = "x" * (length - len(mailto_link(mail(body="")) + "&body="))
    outcome = Mailto(launcher).deliver(mail(body=body))
    assert isinstance(outcome, HandedOff) is (length <= LINK_LIMIT)


def test_its_way_is_mailto() -> None:
    assert Mailto(FakeLauncher()).way is Way.MAILTO
