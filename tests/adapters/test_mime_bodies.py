"""The body of a mail: whatever it is, it arrives as it is (RFC 2045)."""

import pytest
from msgspec.structs import replace

from raincheck.adapters.mail.mime import wire_bytes
from stubs.deadline import deadline
from stubs.mails import MAIL, assert_is, body_of, strictly

BODIES = [
    "",
    "x" * 5000,
    "é" * 5000,
    "a\n" * 3000,
    "From here\n.\n..\n",
    "tab\t \nend \nend\t\n",
    "\n\n x",
    "x" * 75 + "From here " + "x" * 65 + ".",
    "." * 500,
    "=" * 100,
    "👩\u200d👩\u200d👧" * 30,
]


@pytest.mark.parametrize("body", BODIES)
def test_any_body_arrives_as_it_is(body: str) -> None:
    mail = replace(MAIL, body=body)
    data = wire_bytes(mail)
    assert_is(data, mail)
    text = data.partition(b"\r\n\r\n")[2].split(b"\r\n")
    assert max(map(len, text)) <= (78 if encoding_of(body) == "7bit" else 76)
    assert not any(line == b"." or line.startswith(b"From ") or line.endswith((b" ", b"\t")) for line in text)


@pytest.mark.parametrize("body", ["a\rb", "a\r\nb", "a\u2028b", "a\x85b", "a\x0cb"])
def test_whatever_breaks_a_line_is_a_line_break(body: str) -> None:
    assert body_of(strictly(wire_bytes(replace(MAIL, body=body)))) == "a\nb\n"


def test_what_nobody_sees_does_not_leave() -> None:
    body = "a\x00b\x1b[2Jc\u202ed\ud800"
    assert body_of(strictly(wire_bytes(replace(MAIL, body=body)))) == "abcd\ufffd\n"


@pytest.mark.parametrize("body", ["x" * 50_000, "é\n" * 25_000, "👩" * 50_000, "word " * 10_000])
def test_a_body_of_fifty_thousand_characters_arrives_quickly(body: str) -> None:
    mail = replace(MAIL, body=body)
    with deadline(2):
        data = wire_bytes(mail)
    assert_is(data, mail)


def encoding_of(body: str) -> str:
    return str(strictly(wire_bytes(replace(MAIL, body=body)))["Content-Transfer-Encoding"])


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        ("plain", "7bit"),
        ("Grüße von nebenan", "quoted-printable"),
        ("李小龙李小龙", "base64"),
        ("end ", "quoted-printable"),
    ],
)
def test_a_body_is_only_encoded_as_far_as_it_must_be(body: str, encoding: str) -> None:
    assert encoding_of(body) == encoding
