"""Who is written to: the person who invited, and never a machine, a room, a friend who forwarded it, or the reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.domain.invitations.documents import CalendarEvent, Document, Mail, Person
from raincheck.domain.invitations.mailboxes import Mailbox, company_label, mailbox, read_person
from raincheck.domain.invitations.names import clean_name
from raincheck.domain.invitations.people import find_contact
from raincheck.domain.invitations.threads import split_thread
from stubs.deadline import deadline
from stubs.strategies import raw_text

ME = Person(name="Sam Doe", email="sam@mail.example")
DANA = Person(name="Dana Lee", email="dana@larkspur.example")
ALEX = Person(name="Alex Roe", email="alex@acme.example")
MACHINE = Person(email="no-reply@us.greenhouse-mail.io")
FORWARD = (
    "---------- Forwarded message ---------\nFrom: {}\nDate: Tue, Mar 3, 2026 at 9:14 AM\nSubject: Interview\n\n{}"
)
REPLY = "On Tue, Mar 3, 2026 at 9:14 AM {} wrote:\n> {}"
FROM_DANA = "Dana Lee <dana@larkspur.example>"

NONE = (None, None)
NAMED = ("Dana Lee", None)
FOUND = ("Dana Lee", "dana@larkspur.example")
Seen = tuple[str | None, str | None]


def seen(document: Document, me: Person = ME) -> Seen:
    text = document.text or "\n".join(event.description for event in document.events)
    contact = find_contact(document, split_thread(text), me)
    return contact.name.value if contact.name else None, contact.email.value if contact.email else None


def mail(text: str, sender: Person = MACHINE, **headers: object) -> Document:
    known = {"to": (ME,), "subject": "Interview"} | headers
    return Document(text=text, mail=Mail(sender=sender, **known))  # type: ignore[arg-type] # the tables say what


def event(organizer: Person, **parts: object) -> Document:
    return Document(events=(CalendarEvent(organizer=organizer, attendees=(ME,), **parts),))  # type: ignore[arg-type]


SENDERS: dict[str, tuple[Person, Seen]] = {
    "a person": (DANA, FOUND),
    "last name first": (Person(name="Lee, Dana", email=DANA.email), FOUND),
    "a name with a company": (Person(name="Dana Lee (Larkspur)", email=DANA.email), FOUND),
    "a name after a comma is a company": (Person(name="Dana Lee, Larkspur", email=DANA.email), FOUND),
    "a first name at a company": (Person(name="Dana from Larkspur", email=DANA.email), ("Dana", DANA.email)),
    "shouted": (Person(name="DANA LEE", email=DANA.email), FOUND),
    "with pronouns and a flower": (Person(name="Dana Lee (she/her) 🌸", email=DANA.email), FOUND),
    "with a degree": (Person(name="Ms. Dana Lee, MBA", email=DANA.email), FOUND),
    "an address is no name": (Person(name="dana@larkspur.example", email=DANA.email), (None, DANA.email)),
    "a local part is no name": (Person(name="dana.lee", email=DANA.email), (None, DANA.email)),
    "a team is no name": (Person(name="Larkspur Hiring Team", email=DANA.email), (None, DANA.email)),
    "the company is no name": (
        Person(name="Larkspur Freight", email="d@larkspurfreight.example"),
        (None, "d@larkspurfreight.example"),
    ),
    "a team's address is better than none": (
        Person(name="Larkspur Careers", email="careers@larkspur.example"),
        (None, "careers@larkspur.example"),
    ),
    "a person at a team's address": (
        Person(name="Dana Lee", email="dana.lee.hr@gmail.com"),
        ("Dana Lee", "dana.lee.hr@gmail.com"),
    ),
    "no-reply": (Person(name="Larkspur", email="no-reply@larkspur.example"), NONE),
    "noreply-something": (Person(name="Larkspur", email="recruiting-noreply@larkspur.example"), NONE),
    "notifications": (Person(name="Larkspur", email="notifications@larkspur.example"), NONE),
    "bounces": (Person(name="Dana Lee", email="bounce+123@larkspur.example"), NONE),
    "a mailer daemon": (Person(name="Mail Delivery", email="mailer-daemon@larkspur.example"), NONE),
    "a recruiting system": (Person(name="Larkspur Freight", email="jobs@hire.lever.co"), NONE),
    "Workday": (Person(name="Larkspur", email="larkspur@myworkday.com"), NONE),
    "a candidate's relay keeps the name of its writer": (
        Person(name="Dana Lee", email="reply+ab12@greenhouse.io"),
        NAMED,
    ),
    "Calendly in somebody's name": (Person(name="Dana Lee via Calendly", email="notifications@calendly.com"), NAMED),
    "Zoom": (Person(name="Zoom", email="no-reply@zoom.us"), NONE),
    "a calendar": (Person(name="Google Calendar", email="calendar-notification@google.com"), NONE),
    "a room": (Person(name="Conf Room 4", email="c_188@resource.calendar.google.com"), NONE),
    "a room of its own": (Person(name="Conf Room 4", email="conf-room-4@larkspur.example"), NONE),
    "a shared calendar": (Person(name="Interviews", email="x@group.calendar.google.com"), NONE),
    "nobody": (Person(name="Unknown Organizer", email="unknownorganizer@calendar.google.com"), NONE),
    "the reader": (ME, NONE),
    "the reader, from another account": (Person(name="Samuel Doe", email="sd@work.example"), NONE),
}

TEXTS: dict[str, tuple[str, Seen]] = {
    "a recruiter with an address": ("Your recruiter Dana Lee (dana@larkspur.example) will help.", FOUND),
    "a contact with an address": ("Questions? Reach out to Dana Lee at dana@larkspur.example.", FOUND),
    "a label": ("Recruiter: Dana Lee\nInterviewer: Priya Shah", NAMED),
    "a label above the name": ("Organizer\nDana Lee\ndana@larkspur.example", FOUND),
    "a cell of a table": ("Interviewer Priya Shah\nRecruiter Dana Lee", NAMED),
    "a link on an address": ("Questions? Dana Lee <mailto:dana@larkspur.example>", FOUND),
    "a company is no host": ("Host: Larkspur\nOrganizer Larkspur\nContact Us", NONE),
    "one interviewer": ("You'll be speaking with Dana Lee, our Head of Data, on Tuesday.", NAMED),
    "a caller": ("Dana Lee, Engineering Manager, will call you at 3pm.", NAMED),
    "a host": ("Dana Lee is inviting you to a scheduled Zoom meeting.", NAMED),
    "a signature": ("See you\n\nBest regards,\nDana Lee\nRecruiter, Larkspur\ndana@larkspur.example", FOUND),
    "an introduction": ("Hi Sam, my name is Dana Lee and I look after your interview.", NAMED),
    "the recruiter goes before the interviewer": ("You'll meet with Priya Shah. Your recruiter is Dana Lee.", NAMED),
    "two interviewers are nobody in particular": ("You'll be meeting with Priya Shah and Tom Reed.", NONE),
    "two interviewers below a label": ("Interviewers\nPriya Shah\nTom Reed", NONE),
    "a schedule names nobody in particular": ("10:00 Priya Shah, Engineer\n11:00 Tom Reed, Manager", NONE),
    "the address of somebody else is not given to a name": (
        "Your recruiter Dana Lee. Billing: tom@larkspur.example",
        NAMED,
    ),
    "the candidate's own address": ("A confirmation was sent to sam.doe@other.example.", NONE),
    "an invitee is no contact": ("Invitee: Sam Doe\nInvitee Email: sam.doe@other.example", NONE),
    "accommodation and privacy are no contact": ("Write to accommodations@x.example or privacy@x.example.", NONE),
    "a team in the text": (
        "Write to recruiting@x.example; privacy@x.example has our policy.",
        (None, "recruiting@x.example"),
    ),
    "two unknown addresses": ("Write to a.b@x.example or c.d@x.example.", NONE),
    "a company is called, not a person": (
        "Please contact Larkspur at 555 010 0100 or Human Resources at reception.",
        NONE,
    ),
    "who is greeted is the reader": ("Hi Dana,\nsee you.\n\nBest,\nDana", NONE),
    "a job above a name in a signature": ("See you\n\nBest,\nProduct Manager", NONE),
}

DOCUMENTS: dict[str, tuple[Document, Seen]] = {
    "a human to answer instead of a machine": (mail("Hi", MACHINE, reply_to=DANA), FOUND),
    "who sent it goes before who is to be answered": (mail("Hi", DANA, reply_to=ALEX), FOUND),
    "the reader is not to be answered": (mail("Hi", MACHINE, reply_to=ME), NONE),
    "the name of the signature where the header has none": (
        mail("Hi\n\nBest,\nDana Lee", Person(email=DANA.email)),
        FOUND,
    ),
    "the whole name of the signature": (mail("Hi\n\nBest,\nDana Lee", Person(name="Dana", email=DANA.email)), FOUND),
    "who signs for a team": (
        mail("You'll meet Priya Shah.\n\nBest,\nDana Lee", Person(name="Careers", email="careers@larkspur.example")),
        ("Dana Lee", "careers@larkspur.example"),
    ),
    "the organizer": (event(DANA), FOUND),
    "the organizer's name from the attendees": (
        Document(events=(CalendarEvent(organizer=Person(email=DANA.email), attendees=(DANA, ME)),)),
        FOUND,
    ),
    "the reader's own event": (event(ME), NONE),
    "the CONTACT of an event": (event(MACHINE, contact="Dana Lee, dana@larkspur.example"), FOUND),
    "a recruiter in a description": (
        event(MACHINE, description="Your recruiter: Dana Lee (dana@larkspur.example)"),
        FOUND,
    ),
    "a friend forwarded it": (mail("Look!\n\nAlex Roe\n\n" + FORWARD.format(FROM_DANA, "Hi Sam"), ALEX), FOUND),
    "a friend forwarded it from Outlook": (
        mail(
            f"Look!\n\nFrom: {FROM_DANA}\nSent: Tuesday\nTo: Alex\nSubject: Interview\n\nHi",
            ALEX,
            subject="FW: Interview",
        ),
        FOUND,
    ),
    "a friend forwarded a machine's mail": (
        mail("Look!\n\n" + FORWARD.format("Larkspur <no-reply@ashbyhq.com>", "Hi Sam"), ALEX),
        NONE,
    ),
    "the reader forwarded it": (
        mail(FORWARD.format(FROM_DANA, "Hi Sam"), ME, to=(Person(email="sam@work.example"),)),
        FOUND,
    ),
    "a colleague's mail passed on by the recruiter": (
        mail("Hi Sam, see below\n\n" + FORWARD.format("Tom Reed <tom@larkspur.example>", "Tuesday"), DANA),
        FOUND,
    ),
    "the reader answered": (mail("Yes\n\nSam Doe\n\n" + REPLY.format(FROM_DANA, "3pm?"), ME, to=(DANA,)), FOUND),
    "the newest human": (
        mail("I took over from Tom.\n\n" + REPLY.format("Tom Reed <tom@larkspur.example>", "Hi"), DANA),
        FOUND,
    ),
    "a pasted header": (Document(text=f"From: {FROM_DANA}\nTo: Sam\nSubject: x\n\nHi"), FOUND),
    "a pasted header without an address": (Document(text="From: Dana Lee\nTo: Sam\nSubject: x\n\nHi"), NAMED),
    "a chat": (Document(text="[10:42, 3/5/2026] Dana Lee: 3pm?\n[10:43, 3/5/2026] Sam Doe: Yes"), NAMED),
    "a paste with a signature": (Document(text="Hi\n\nThanks,\nDana Lee\ndana@larkspur.example"), FOUND),
    "nothing": (Document(), NONE),
}

STRANGER: dict[str, tuple[Document, Seen]] = {
    "a chat in which anybody may be the reader": (
        Document(text="[10:42, 3/5/2026] Dana Lee: 3pm?\n[10:43, 3/5/2026] Sam Doe: Yes"), NONE),
    "a chat in which one is greeted": (
        Document(text="[10:42, 3/5/2026] Dana Lee: Hi Sam, 3pm?\n[10:43, 3/5/2026] Sam Doe: Yes"), NAMED),
    "an answer from a free address": (
        mail("Yes\n\n" + REPLY.format(FROM_DANA, "3?"), Person(name="Sam", email="sam@gmail.com"), to=(DANA,)), FOUND),
}  # fmt: skip


@pytest.mark.parametrize(("sender", "expected"), SENDERS.values(), ids=SENDERS)
def test_a_sender_is_the_contact_only_as_a_human(sender: Person, expected: Seen) -> None:
    assert seen(mail("Tuesday at 3?", sender)) == expected


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_a_text_from_a_machine_may_name_the_contact(text: str, expected: Seen) -> None:
    assert seen(mail(text)) == expected


@pytest.mark.parametrize(("document", "expected"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_the_contact_of_a_document(document: Document, expected: Seen) -> None:
    assert seen(document) == expected


@pytest.mark.parametrize(("document", "expected"), STRANGER.values(), ids=STRANGER)
def test_the_contact_where_the_reader_is_not_known(document: Document, expected: Seen) -> None:
    assert seen(document, Person()) == expected


def test_each_fact_says_where_it_stood() -> None:
    found = find_contact(
        mail("Hi\n\nBest,\nDana Lee", Person(email=DANA.email)), split_thread("Hi\n\nBest,\nDana Lee"), ME
    )
    assert (found.name and found.name.source, found.email and found.email.source) == ("signature", "From")


@pytest.mark.parametrize(
    ("display", "email", "name"),
    [
        ("van der Berg, Jan", "j.vanderberg@x.example", "Jan van der Berg"),
        ("García López, María", "maria.garcia@x.example", "María García López"),
        ("李小龙", "li@x.example", "李小龙"),
        ("Łukasz Żak", "z@x.example", "Łukasz Żak"),
        ("Dana M. Lee | Larkspur", "d@x.example", "Dana M. Lee"),
        ("Dana Cook", "d@x.example", "Dana Cook"),
        ("Talent Acquisition", "ta@x.example", ""),
        ("Hiring Manager", "d@x.example", ""),
        ("", "", ""),
    ],
)
def test_a_display_name_is_cleaned(display: str, email: str, name: str) -> None:
    assert clean_name(display, email) == name


@pytest.mark.parametrize(
    ("text", "name", "email"),
    [
        ('"Lee, Dana" <dana@x.example>', "Lee, Dana", "dana@x.example"),
        ("Dana Lee [mailto:dana@x.example]", "Dana Lee", "dana@x.example"),
        ("dana@x.example (Dana Lee)", "Dana Lee", "dana@x.example"),
        ("Dana Lee <dana@x.example<mailto:dana@x.example>>", "Dana Lee", "dana@x.example"),
        ("Dana Lee (Larkspur) <dana@x.example>", "Dana Lee (Larkspur)", "dana@x.example"),
        ("Dana Lee", "Dana Lee", ""),
    ],
)
def test_a_person_is_read(text: str, name: str, email: str) -> None:
    assert read_person(text) == Person(name=name, email=email)


def test_mailboxes_and_their_companies() -> None:
    kinds = {"d.lee@x.example": Mailbox.PERSON, "jobs-uk@x.example": Mailbox.TEAM, "privacy@x.example": Mailbox.DESK}
    assert {email: mailbox(email) for email in kinds} == kinds
    labels = {
        "d@mail.larkspur.co.uk": "larkspur",
        "d@larkspur.onmicrosoft.com": "larkspur",
        "d@gmail.com": "",
        "d@zoom.us": "",
    }
    assert {email: company_label(email) for email in labels} == labels


@given(raw_text, raw_text, st.sampled_from([ME, Person()]))
def test_any_document_has_a_contact_or_none(text: str, name: str, me: Person) -> None:
    document = Document(text=text, mail=Mail(sender=Person(name=name[:100], email="d@x.example"), subject=name))
    for fact in seen(document, me):
        assert fact is None or (fact == fact.strip() and "\n" not in fact and len(fact) <= 100)


@pytest.mark.parametrize(
    "piece",
    [
        "Dana Lee ",
        "This is Dana Lee, a ",
        "you'll be speaking with Dana ",
        "a@",
        "Aa Bb Cc ",
        "Dana Lee <d@x.example> ",
    ],
)
def test_endless_repetition_ends_before_the_deadline(piece: str) -> None:
    document = mail(piece * (200_000 // len(piece)))
    parts = split_thread(document.text)
    with deadline(1):
        find_contact(document, parts, ME)
