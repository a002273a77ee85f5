"""The mails before a mail, as its headers name them: what a stranger wrote there goes into a mail of the user's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.adapters.invitations.eml import read_mail
from raincheck.adapters.invitations.eml_headers import REFERENCES_LIMIT
from raincheck.adapters.mail.mime import ID_LIMIT

A, B, C = "<a@x.example>", "<b@x.example>", "<c+1=2@x.example>"
MANY = tuple(f"<{number}@x.example>" for number in range(90))


def references(*headers: str) -> tuple[str, ...]:
    head = "".join(f"{header}\r\n" for header in headers).encode("utf-8", "surrogateescape")
    mail = read_mail(b"From: dana@larkspur.example\r\n" + head + b"\r\nHi").mail
    assert mail
    return mail.references


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ([], ()),
        ([f"References: {A} {B}"], (A, B)),
        ([f"REFERENCES: {A}\r\n\t{B}\r\n {C}"], (A, B, C)),
        ([f"References: {A}{B}"], (A, B)),
        ([f"References: {A} {B} {A}"], (A, B)),
        ([f"References: {A} (the first) {B}"], (A, B)),
        ([f"In-Reply-To: {A}"], (A,)),
        ([f"In-Reply-To: your mail {A} of Monday"], (A,)),
        ([f"In-Reply-To: {A} {B}"], ()),
        ([f"References: {A} {B}", f"In-Reply-To: {B}"], (A, B)),
        (["References: none", f"In-Reply-To: {A}"], (A,)),
        ([f"References: {A}", f"References: {B}"], (A,)),
        ([f"References: {' '.join(MANY)}"], (MANY[0], *MANY[1 - REFERENCES_LIMIT :])),
    ],
)
def test_the_mails_before_are_named_the_oldest_first(headers: list[str], expected: tuple[str, ...]) -> None:
    assert references(*headers) == expected


@pytest.mark.parametrize(
    "value",
    [
        "a@x.example",
        "<a@x.example",
        "<>",
        "<@>",
        "<a>",
        "<a b@x.example>",
        "<a@@x.example>",
        '<"a b"@x.example>',
        "<é@x.example>",
        "<a@x.example\x1b[31m>",
        "<a\x00@x.example>",
        "<=?utf-8?q?a=0D=0ABcc:_evil=40example.com?=@x.example>",
        f"<{'a' * 200}@x.example>",
        "<a@x.example;",
    ],
)
def test_what_is_no_message_id_is_left_out(value: str) -> None:
    assert references(f"References: {A} {value} {B}") == (A, B)


def test_a_header_that_goes_on_in_the_next_line_begins_no_other() -> None:
    assert references(f"References: {A}\r\n {B}\r\nBcc: {C}") == (A, B)


@given(st.text(max_size=300))
def test_whatever_stands_there_gives_few_short_ids_in_ascii(text: str) -> None:
    found = references(f"References: {text}".replace("\r", " ").replace("\n", " "))
    assert len(found) <= REFERENCES_LIMIT
    for one in found:
        assert one.isascii()
        assert one.isprintable()
        assert len(one) <= ID_LIMIT
        assert (one[0], one[-1], one.count("@")) == ("<", ">", 1)
        assert " " not in one
