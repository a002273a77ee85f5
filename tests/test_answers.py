"""An answer to each of our own invitations, from the file that was read to the mail that leaves."""

from datetime import datetime
from email import message_from_bytes
from email.policy import default
from functools import cache

import pytest
from msgspec.structs import replace

from raincheck.adapters.invitations.eml import read_mail
from raincheck.adapters.mail.mime import wire_bytes
from raincheck.domain.context import Context
from raincheck.domain.delivery import Outgoing, outgoing
from raincheck.domain.interview import Interview
from raincheck.domain.invitations.filling import fill
from raincheck.domain.review import warnings
from raincheck.domain.session import Session
from raincheck.ports import Unreadable
from raincheck.understanding import understood
from stubs.cases import INTERVIEW, NOW, a_case, a_fresh_case
from stubs.fakes import WORDS
from test_invitations import FILES, FOLDER, TRUTH

OUT_OF_IT = {
    "ashby.eml": "nobody to answer is known",
    "lever.eml": "nobody to answer is known",
    "smartrecruiters.eml": "nobody to answer is known",
    "workday.eml": "nobody to answer is known",
    "forwarded-by-friend.eml": "the mail is the friend's",
    "greenhouse.eml": "the recruiter is named in its words, and may not have the system's mail",
}
IN_THREAD = [name for name in TRUTH if name.endswith(".eml") and name not in OUT_OF_IT]


@cache
def case_of(name: str) -> Session:
    """A case with the facts of that invitation, and words for a mail."""
    document = FILES.open(str(FOLDER / name))
    assert not isinstance(document, Unreadable)
    ctx = Context(datetime.fromisoformat(TRUTH[name]["now"]), TRUTH[name]["zone"], WORDS)
    fresh = a_fresh_case(interview=Interview(), message=a_case().message)
    return fill(fresh, understood(document, ctx, FILES), ctx)


def answer_to(name: str) -> Outgoing:
    message = outgoing(case_of(name))
    assert message
    return replace(message, message_id="<1@mail.example>", date=NOW)


@pytest.mark.parametrize("name", TRUTH)
def test_no_invitation_that_is_in_order_is_doubted(name: str) -> None:
    message, now = answer_to(name), datetime.fromisoformat(TRUTH[name]["now"])
    expected = [] if message.to else ["review-no-recipient"]
    assert [one.key for one in warnings(message, case_of(name), now)] == expected


@pytest.mark.parametrize("name", IN_THREAD)
def test_an_answer_to_a_mail_names_it_on_the_wire(name: str) -> None:
    read = message_from_bytes((FOLDER / name).read_bytes(), policy=default)
    wired = message_from_bytes(wire_bytes(answer_to(name)), policy=default)
    before = read["References"] or read["In-Reply-To"] or ""
    assert wired["In-Reply-To"] == read["Message-ID"]
    assert wired["References"].split() == [*before.split(), read["Message-ID"]]


@pytest.mark.parametrize("name", [name for name in TRUTH if name not in IN_THREAD])
def test_an_answer_to_anything_else_names_no_mail(name: str) -> None:
    message = answer_to(name)
    assert (message.in_reply_to, message.references) == ("", ())


def test_of_a_long_thread_the_first_mail_and_the_latest_are_named() -> None:
    names = [f"<{number}@larkspur.example>" for number in range(90)]
    mail = read_mail(
        f"From: {INTERVIEW.contact_email}\nMessage-ID: {names[-1]}\nReferences: {' '.join(names[:-1])}\n\nHi".encode()
    ).mail
    assert mail
    interview = replace(
        INTERVIEW, thread=mail.message_id, references=mail.references, invited_by=INTERVIEW.contact_email
    )
    message = outgoing(a_case(interview=interview))
    assert message
    wired = message_from_bytes(wire_bytes(replace(message, message_id="<1@mail.example>", date=NOW)), policy=default)
    assert wired["References"].split() == [names[0], *names[-19:]]
