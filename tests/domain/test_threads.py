"""A mail goes into the thread of the mail that invited, or of our own; and no stranger hears of that thread."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.domain.delivery import outgoing
from raincheck.domain.interview import Interview, Sources
from raincheck.domain.returning import Errand
from raincheck.domain.session import Channel, Delivery, DeliveryState, Message, Refused, Session, Text, Way
from raincheck.domain.threads import subject_on, thread_of, thread_on
from stubs.cases import DELIVERY, INTERVIEW, a_case
from stubs.strategies import interviews, lines, sessions

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


# After our own


FIRST_ID, SECOND_ID = "<first@mail.invalid>", "<second@mail.invalid>"
SENT = replace(DELIVERY, way=Way.SMTP, message_id=FIRST_ID)
AGAIN = replace(SENT, message_id=SECOND_ID, errand=Errand.FIRST, round=1)
BACK = Message(errand=Errand.SECOND, round=2)


def came_back(*deliveries: Delivery, interview: Interview = INTERVIEW, message: Message = BACK) -> Session:
    return a_case(interview=interview, deliveries=deliveries, message=message)


def test_a_follow_up_answers_our_last_mail_and_names_those_before_it() -> None:
    assert thread_on(came_back(SENT, AGAIN), DANA) == (SECOND_ID, (FIRST_ID, SECOND_ID))


def test_the_mail_that_invited_comes_before_ours() -> None:
    assert thread_on(came_back(SENT, interview=invited()), DANA) == (FIRST_ID, (*BEFORE, PARENT, FIRST_ID))


def test_the_first_message_answers_the_mail_that_invited() -> None:
    case = came_back(SENT, interview=invited(), message=Message())
    assert thread_on(case, DANA) == WHOLE


UNKNOWN_TO_THEM = {
    "it went to somebody else": replace(SENT, to="bob@larkspur.example"),
    "only others got it": replace(SENT, cc=("bob@larkspur.example",), only=("bob@larkspur.example",)),
    "their server refused it": replace(SENT, refused=(Refused(DANA.upper(), "no such user"),)),
    "it failed": replace(SENT, state=DeliveryState.FAILED),
    "nobody knows whether it left": replace(SENT, state=DeliveryState.UNKNOWN),
    "a mail program gave it an id of its own": replace(SENT, way=Way.MAILTO),
    "it was to a recruiter": replace(SENT, errand=Errand.OUTREACH),
    "it was no mail": replace(SENT, channel=Channel.SMS),
    "it is of this round": replace(SENT, round=2),
    "its id is broken": replace(SENT, message_id="<a b@c>"),
}


@pytest.mark.parametrize("why", UNKNOWN_TO_THEM)
def test_a_mail_that_they_may_not_have_is_not_named(why: str) -> None:
    assert thread_on(came_back(UNKNOWN_TO_THEM[why]), DANA) == NONE


@pytest.mark.parametrize("reach", [{"to": DANA.upper()}, {"to": "bob@larkspur.example", "cc": (DANA,)}])
def test_whoever_got_it_has_it(reach: dict[str, object]) -> None:
    assert thread_on(came_back(replace(SENT, **reach)), DANA) == (FIRST_ID, (FIRST_ID,))


def test_a_stranger_hears_neither_of_our_mails_nor_of_their_subject() -> None:
    case = came_back(SENT, AGAIN, interview=invited())
    assert (thread_on(case, "bob@other.example"), subject_on(case, "bob@other.example")) == (NONE, "")


def test_a_recruiter_gets_a_thread_of_their_own() -> None:
    case = came_back(SENT, interview=invited(), message=Message(errand=Errand.OUTREACH, round=1))
    assert (thread_on(case, DANA), subject_on(case, DANA)) == (NONE, "")


def test_the_follow_up_leaves_with_that_thread() -> None:
    text = Text(subject="Re: x", body="Hi")
    message = outgoing(came_back(SENT, message=replace(BACK, email=text)))
    assert message
    assert (message.in_reply_to, message.references) == (FIRST_ID, (FIRST_ID,))


def test_a_text_message_has_no_thread_whatever_was_mailed() -> None:
    message = outgoing(came_back(SENT, message=replace(BACK, channel=Channel.SMS, sms=Text(body="Hi"))))
    assert message
    assert (message.in_reply_to, message.references) == NONE


@given(sessions, lines)
def test_whatever_was_sent_only_sound_ids_are_told(case: Session, to: str) -> None:
    parent, references = thread_on(case, to)
    assert list(references[-1:]) == [parent][: len(references)]
    assert all(re.fullmatch(r"<[!-~]+@[!-~]+>", name) for name in references)
    assert len(set(references)) == len(references)
    assert subject_on(case, to).count("\n") == 0
