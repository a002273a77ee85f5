"""An answer goes into the thread of the mail that invited, and no stranger hears of that thread."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.domain.delivery import outgoing
from raincheck.domain.interview import Interview, Sources
from raincheck.domain.session import Channel, Message, Text
from raincheck.domain.threads import thread_of
from stubs.cases import INTERVIEW, a_case
from stubs.strategies import interviews, lines

PARENT, BEFORE = "<2@larkspur.example>", ("<0@larkspur.example>", "<1@larkspur.example>")
DANA = "dana.whitfield@larkspur.example"
WHOLE = (PARENT, (*BEFORE, PARENT))
NONE: tuple[str, tuple[str, ...]] = ("", ())


def invited(by: str = DANA, **changes: object) -> Interview:
    return replace(replace(INTERVIEW, thread=PARENT, references=BEFORE, invited_by=by), **changes)


PARTS = [
    # invited by                      goes to
    (DANA, DANA),
    (DANA, DANA.upper()),
    (DANA, "dana.whitfield+jobs@larkspur.example"),
    (DANA, "hr@larkspur.example"),
    ("dana@mail.larkspur.co.uk", "hr@larkspur.co.uk"),
    ("dana.lee@gmail.com", "danalee@gmail.com"),
    ("dana@bücher.example", "hr@bücher.example"),
]
STRANGERS = [
    ("", DANA),
    (DANA, ""),
    (DANA, "dana.whitfield@larkspur-freight.example"),
    (DANA, "dana.whitfield@larkspur.example.evil.example"),
    (DANA, "dana.whitfield@gmail.com"),
    ("dana.lee@gmail.com", "bob@gmail.com"),
    ("no-reply@ashbyhq.com", "somebody@ashbyhq.com"),
    ("dana@larkspur.co.uk", "dana@other.co.uk"),
    ("dana@vip.qq.com", "bob@qq.com"),
    ("bob@qq.com", "dana@vip.qq.com"),
    ("dana@larkspur.onmicrosoft.com", "dana@other.onmicrosoft.com"),
]


@pytest.mark.parametrize(("by", "to"), PARTS)
def test_whoever_belongs_to_the_mail_gets_an_answer_in_its_thread(by: str, to: str) -> None:
    assert thread_of(invited(by, contact_email=""), to) == WHOLE


@pytest.mark.parametrize(("by", "to"), STRANGERS)
def test_a_stranger_is_told_no_id(by: str, to: str) -> None:
    assert thread_of(invited(by, contact_email=""), to) == NONE


@pytest.mark.parametrize(
    ("source", "expected"),
    [("From", WHOLE), ("Reply-To", WHOLE), ("ORGANIZER", WHOLE), ("mail text", NONE), ("signature", NONE), ("", NONE)],
)
def test_a_contact_belongs_to_the_mail_if_its_headers_name_them(
    source: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    interview = invited("no-reply@ashbyhq.com", sources=Sources(contact_email=source))
    assert thread_of(interview, DANA) == expected
    assert thread_of(interview, "bob@other.example") == NONE


@pytest.mark.parametrize("parent", ["", "2@larkspur.example", "<2>", "<a b@c.example>", "<a@b>\r\nBcc: <c@d>", "<é@b>"])
def test_without_a_sound_parent_there_is_no_thread(parent: str) -> None:
    assert thread_of(invited(thread=parent), DANA) == NONE


@pytest.mark.parametrize(
    ("before", "references"),
    [
        ((), (PARENT,)),
        ((PARENT,), (PARENT,)),
        (("<0@x.example>", "broken", "<0@x.example>", PARENT), ("<0@x.example>", PARENT)),
    ],
)
def test_the_parent_stands_once_and_last(before: tuple[str, ...], references: tuple[str, ...]) -> None:
    assert thread_of(invited(references=before), DANA) == (PARENT, references)


@pytest.mark.parametrize("channel", [Channel.SMS, Channel.LINKEDIN, Channel.ATS])
def test_only_a_mail_has_a_thread(channel: Channel) -> None:
    text = Text(subject="x", body="Hi")
    words = Message(channel=channel, sms=text, linkedin=text, ats=text)
    message = outgoing(a_case(interview=invited(), message=words))
    assert message
    assert (message.in_reply_to, message.references) == NONE


def test_a_mail_to_another_address_than_the_contacts_leaves_the_thread() -> None:
    case = a_case(interview=invited())
    typed = replace(case, message=replace(case.message, to="bob@other.example"))
    told = [(message.in_reply_to, message.references) for one in (case, typed) if (message := outgoing(one))]
    assert told == [WHOLE, NONE]


@given(interviews, lines, st.lists(lines, max_size=5))
def test_whatever_was_read_only_sound_ids_are_told(interview: Interview, to: str, before: list[str]) -> None:
    for one in (interview, replace(interview, thread=PARENT, invited_by=to, references=tuple(before))):
        parent, references = thread_of(one, to)
        assert bool(parent) == bool(references)
        assert all(re.fullmatch(r"<[!-~]+@[!-~]+>", name) for name in references)
        assert list(references[-1:]) == [parent][: len(references)]
        assert len(set(references)) == len(references)
