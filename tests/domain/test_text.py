"""What is left of a text at the border."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given

from raincheck.domain.text import BODY_LIMIT, LINE_LIMIT, clean_body, clean_line, inert, sentence, slug
from stubs.corpus import corpus_json
from stubs.strategies import raw_text

FAMILY = "👩\u200d👩\u200d👧\u200d👦"
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

LINES = {
    "Larkspur Freight": "Larkspur Freight",
    "  a \t b  ": "a b",
    "a\r\nBcc: x": "a Bcc: x",
    "a\rb\nc\vd\fe": "a b c d e",
    "a\x85b\u2028c\u2029d": "a b c d",
    "\x1b[31mred\x1b[0m": "red",
    "\x9b31mred": "red",
    "\x1b]52;c;cm0gLXJmIH4=\x07after": "after",
    "\x1b]52;c;cm0gLXJmIH4=\x1b\\after": "after",
    "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\": "link",
    "\x1bP+q544e\x1b\\after": "after",
    "\x1b[201~typed": "typed",
    "\x1b7\x1bM": "",
    "\x1b": "",
    "a\x00b\x07c\x08d\x7fe": "abcde",
    "a\x84\x86\x9fb": "ab",
    "abc\u202egnp.exe": "abcgnp.exe",
    "\u2066a\u2069\u200f": "a",
    "\ufeffname": "name",
    "a\u200bb\u2060c": "abc",
    "\U000e0041tag": "tag",
    "\ud800": "\ufffd",
    "a\udc80b": "a\ufffdb",
    "e\u0301": "é",
    "[/bold] $x {0}": "[/bold] $x {0}",
    FAMILY: FAMILY,
    "🏳️\u200d🌈": "🏳️\u200d🌈",
    "می\u200cروم": "می\u200cروم",
    "x\u0302\u0303": "x\u0302\u0303",
    "李小龙": "李小龙",
    "שלום 123": "שלום 123",
}

BODIES = {
    "a\r\nb\rc\nd": "a\nb\nc\nd",
    "a\u2028b\x85c": "a\nb\nc",
    "\ttab\n\n\nblank  lines \n": "\ttab\n\n\nblank  lines \n",
    "one\x1b\ntwo": "one\ntwo",
    "one\x1b[2J\ntwo": "one\ntwo",
    "\x1b]0;title\x07body": "body",
    "\ufeffbody\u202e": "body",
    "\ud83d": "\ufffd",
    FAMILY: FAMILY,
}


@pytest.mark.parametrize(("text", "expected"), LINES.items())
def test_a_line_is_cleaned(text: str, expected: str) -> None:
    assert clean_line(text) == expected


@pytest.mark.parametrize(("text", "expected"), BODIES.items())
def test_a_body_is_cleaned(text: str, expected: str) -> None:
    assert clean_body(text) == expected


def obeyed(text: str, allowed: str = "") -> set[str]:
    """The characters that a terminal, a header or a file would not take as text."""
    doubtful = {c for c in text if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in BIDI}
    return doubtful - set(allowed)


def assert_harmless(text: str) -> None:
    line, body = clean_line(text), clean_body(text)
    assert not obeyed(line)
    assert not obeyed(body, "\n\t")
    assert not obeyed(inert(text), "\t")
    assert clean_line(line) == line
    assert clean_body(body) == body
    assert inert(line) == line
    assert inert(body, many_lines=True) == body
    line.encode()
    body.encode()


@given(raw_text)
def test_cleaning_is_final_and_leaves_nothing_to_obey(text: str) -> None:
    assert_harmless(text)


def every_string(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    items = value.values() if isinstance(value, dict) else value
    return [text for item in items for text in every_string(item)]


@pytest.mark.parametrize("name", ["blns", "attack"])
def test_the_shared_strings_are_harmless_once_cleaned(name: str) -> None:
    for text in every_string(corpus_json(f"strings/{name}.json")):
        assert_harmless(text)


@pytest.mark.parametrize(("clean", "limit"), [(clean_line, LINE_LIMIT), (clean_body, BODY_LIMIT)])
def test_a_text_has_a_longest_length(clean: Any, limit: int) -> None:
    assert len(clean("é" * limit * 5)) == limit


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("my car has broken down", "My car has broken down."),
        ("why?", "Why?"),
        ("done.", "Done."),
        ("  spaced ", "Spaced."),
        ("élan", "Élan."),
        ("", ""),
        (" ", ""),
    ],
)
def test_a_clause_becomes_a_sentence(clause: str, expected: str) -> None:
    assert sentence(clause) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dispatch Coordinator, 10:00", "dispatch-coordinator-10-00"),
        ("../../etc/passwd", "etc-passwd"),
        ("Ünïcode", "unicode"),
        ("李小龙", ""),
        ("-" * 100, ""),
        ("a" * 100, "a" * 40),
        ("a\x00b", "a-b"),
    ],
)
def test_a_slug_is_one_plain_name(text: str, expected: str) -> None:
    assert slug(text) == expected
