"""A subject and a body as one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.domain.letter import joined, parted
from stubs.strategies import bodies, lines

MAIL = "Subject: Late\n\nHi Dana,\n\nI'm late.\n"


def test_a_mail_stands_under_its_subject() -> None:
    assert joined("Late", "Hi Dana,\n\nI'm late.") == MAIL


def test_what_has_no_subject_stands_alone() -> None:
    assert joined(None, "I'm late.") == "I'm late.\n"


@pytest.mark.parametrize(
    ("text", "subject", "body"),
    [
        (MAIL, "Late", "Hi Dana,\n\nI'm late."),
        (MAIL.replace("\n", "\r\n"), "Late", "Hi Dana,\n\nI'm late."),
        ("subject:Late\nHi", "Late", "Hi"),
        ("SUBJECT:   Late \n\n\nHi", "Late", "\nHi"),
        ("Subject: Late", "Late", ""),
        ("Subject:\n\nHi", "", "Hi"),
        ("Hi Dana,\nSubject: none\n", "Old", "Hi Dana,\nSubject: none"),
        ("", "Old", ""),
        ("Subject: a\x1b[31mb\n\nHi\x07", "ab", "Hi"),
    ],
    ids=["mail", "windows", "tight", "loose", "no body", "emptied", "line deleted", "nothing", "controls"],
)
def test_a_text_is_parted_into_subject_and_body(text: str, subject: str, body: str) -> None:
    assert parted(text, "Old") == (subject, body)


def test_without_a_subject_the_first_line_is_words_like_any_other() -> None:
    assert parted("Subject: Late\n", None) == (None, "Subject: Late")


@given(st.none() | lines, bodies)
def test_joined_and_parted_again_it_is_the_same(subject: str | None, body: str) -> None:
    if subject is None or not body.casefold().startswith("subject:"):
        assert parted(joined(subject, body), subject) == (subject, body)
