"""Whom an invitation came from, and whether an answer belongs to its mail."""

import pytest
from msgspec.structs import replace

from raincheck.domain.invitations.documents import CalendarEvent, Document, Mail, Person
from raincheck.domain.invitations.filling import fill
from raincheck.domain.invitations.origins import Origin, find_origin
from raincheck.domain.invitations.threads import split_thread
from raincheck.domain.invitations.understand import Reader, understand
from raincheck.domain.moments.zone_words import Places
from stubs.cases import NOW, a_case, a_fresh_case
from stubs.fakes import WORDS, context

ME = Person(name="Marisol Vega", email="marisol.vega@mail.example")
DANA = Person(name="Dana Whitfield", email="dana.whitfield@larkspur.example")
FRIEND = Person(name="Ben Ortiz", email="ben@friends.example")
SYSTEM = Person(name="Larkspur Hiring Team", email="no-reply@ashbyhq.com")
ID, BEFORE = "<1@larkspur.example>", ("<0@larkspur.example>",)
ORGANIZED = (CalendarEvent(summary="Interview", organizer=DANA),)
WORDS_OF_IT = "Hi Marisol,\n\nwe look forward to the interview on Wednesday at 10.\n\nBest,\nDana Whitfield"
FORWARDED = (
    f"See below.\n\n---------- Forwarded message ---------\nFrom: {DANA.name} <{DANA.email}>\n"
    f"Date: Mon, Nov 16, 2026 at 9:00 AM\nSubject: Interview\nTo: <{ME.email}>\n\n{WORDS_OF_IT}"
)
ANSWERED = f"Thank you!\n\nOn Mon, Nov 16, 2026 at 9:00 AM {DANA.name} <{DANA.email}> wrote:\n\n> See you on Wednesday."


def mail(sender: Person, *to: Person, **changes: object) -> Mail:
    return replace(Mail(sender=sender, to=to, message_id=ID, references=BEFORE), **changes)


def origin(document: Document, me: Person = ME) -> Origin:
    return find_origin(document, split_thread(document.text), me)


IN_THREAD = [
    ("from a person", Document(text=WORDS_OF_IT, mail=mail(DANA, ME)), DANA),
    ("from a system", Document(text=WORDS_OF_IT, mail=mail(SYSTEM, ME)), SYSTEM),
    ("from a system, organized by a person", Document(mail=mail(SYSTEM, ME), events=ORGANIZED), SYSTEM),
    ("answers go elsewhere", Document(text=WORDS_OF_IT, mail=mail(DANA, ME, reply_to=FRIEND)), DANA),
    ("the user's own answer", Document(text=ANSWERED, mail=mail(ME, DANA)), DANA),
]
OUT_OF_IT = [
    ("passed on by a friend", Document(text=FORWARDED, mail=mail(FRIEND, ME)), DANA.email),
    ("passed on to oneself", Document(text=FORWARDED, mail=mail(ME, ME)), DANA.email),
    ("a bare calendar", Document(events=ORGANIZED), DANA.email),
    ("a paste", Document(text=f"From: {DANA.name} <{DANA.email}>\nSubject: Interview\n\n{WORDS_OF_IT}"), DANA.email),
    ("nobody", Document(text="See you on Wednesday."), None),
    ("only the user", Document(text="Thank you!", mail=mail(ME)), None),
    ("no address", Document(text="See you.", mail=mail(Person(name="Dana"), ME)), None),
    ("a broken address", Document(text="See you.", mail=mail(Person(email="dana@"), ME)), None),
]


@pytest.mark.parametrize(("document", "who"), [row[1:] for row in IN_THREAD], ids=[row[0] for row in IN_THREAD])
def test_a_mail_that_they_wrote_or_got_is_the_one_to_answer(document: Document, who: Person) -> None:
    assert origin(document) == Origin(invited_by=who.email, message_id=ID, references=BEFORE)


@pytest.mark.parametrize(("document", "who"), [row[1:] for row in OUT_OF_IT], ids=[row[0] for row in OUT_OF_IT])
def test_a_mail_that_they_do_not_have_is_none_to_answer(document: Document, who: str | None) -> None:
    assert origin(document) == Origin(invited_by=who)


def test_a_mail_without_a_message_id_still_has_a_sender() -> None:
    document = Document(text=WORDS_OF_IT, mail=mail(DANA, ME, message_id=""))
    assert origin(document) == Origin(invited_by=DANA.email, references=BEFORE)


def test_the_case_takes_it_over_and_forgets_that_of_an_earlier_invitation() -> None:
    reader = Reader(
        now=NOW, places=Places(names=WORDS.zones, mine="Etc/UTC", base="Etc/UTC"), find_phones=lambda *_: (), me=ME
    )
    invitation = understand(Document(text=WORDS_OF_IT, mail=mail(DANA, ME)), reader)
    interview = fill(a_fresh_case(), invitation, context()).interview
    assert (interview.thread, interview.references, interview.invited_by) == (ID, BEFORE, DANA.email)
    later = fill(a_case(interview=interview), understand(Document(events=ORGANIZED), reader), context()).interview
    assert (later.thread, later.references, later.invited_by) == ("", (), DANA.email)
