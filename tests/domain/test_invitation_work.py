"""The employer and the job: never the system that sent the mail, a former employer, or the job of who signs."""

import pytest
from hypothesis import given

from raincheck.domain.invitations.documents import CalendarEvent, Document, Mail, Person
from raincheck.domain.invitations.facts import Fact
from raincheck.domain.invitations.people import Contact, find_contact
from raincheck.domain.invitations.threads import split_thread
from raincheck.domain.invitations.work import Work, find_work
from stubs.deadline import deadline
from stubs.strategies import raw_text

ME = Person(name="Sam Doe", email="sam@mail.example")
DANA = Person(name="Dana Lee", email="dana@larkspur.example")
FREE = Person(name="Dana Lee", email="dana.lee@gmail.com")
AGENT = Person(name="Tom Reed", email="tom@brightpathrecruiting.example")
MACHINE = Person(email="no-reply@us.greenhouse-mail.io")


def work(document: Document) -> Work:
    parts = split_thread(document.text or "\n".join(event.description for event in document.events))
    return find_work(document, parts, find_contact(document, parts, ME))


def mail(text: str, subject: str = "Interview", sender: Person = MACHINE) -> Document:
    return Document(text=text, mail=Mail(sender=sender, to=(ME,), subject=subject))


def company(text: str, subject: str = "Interview", sender: Person = MACHINE) -> str | None:
    found = work(mail(text, subject, sender)).company
    return found.value if found else None


def role(text: str, subject: str = "Interview", sender: Person = DANA) -> str | None:
    found = work(mail(text, subject, sender)).role
    return found.value if found else None


EMPLOYERS = {
    "your interview with": "Your interview with Larkspur is on Tuesday.",
    "your interview at": "Your interview at Larkspur is on Tuesday.",
    "position at": "It is about the position at Larkspur.",
    "applying to": "Thank you for applying to Larkspur!",
    "your application to": "We read your application to Larkspur.",
    "interview for a job at": "Your interview for Data Engineer at Larkspur is on Tuesday.",
    "the hiring team": "The Larkspur Hiring Team\nwill call you.",
    "a label": "Company: Larkspur\nTime: 3pm",
    "a link on the name": "Tuesday?\n\nBest,\nDana Lee\nRecruiter | Larkspur <https://larkspur.example/jobs>",
    "our client": "Our client, Larkspur, would like to meet you.",
    "my client": "I wrote to you about my client Larkspur.",
    "on behalf of": "I am writing on behalf of Larkspur.",
    "who introduces themselves": "Hi, this is Dana from Larkspur.",
    "a recruiter": "I'm a recruiter at Larkspur.",
    "beside the job of who signs": "Tuesday?\n\nBest,\nDana Lee\nSenior Recruiter, Larkspur",
    "at the job of who signs": "Tuesday?\n\nBest,\nDana Lee\nTalent Partner at Larkspur",
    "a team signs": "Tuesday?\n\nBest,\nThe Larkspur Team",
    "its own possession": "Thank you for applying to Larkspur's store in Boston.",
}

SUBJECTS = {
    "interview with": "Interview with Larkspur",
    "a bar": "Larkspur | Phone screen",
    "a dash": "Larkspur - Interview confirmation",
    "a job at": "Backend Engineer at Larkspur",
    "a job @": "Next steps: Backend Engineer @ Larkspur",
    "an answer to an answer": "RE: FW: Re: Larkspur interview",
    "a stage after it": "Your Larkspur phone screen",
}

DISPLAYS = {
    "a hiring team": Person(name="Larkspur Hiring Team", email=MACHINE.email),
    "careers": Person(name="Larkspur Careers", email=MACHINE.email),
    "talent acquisition": Person(name="Larkspur Talent Acquisition", email="larkspur@myworkday.com"),
    "via a system": Person(name="Larkspur Hiring Team via Ashby", email="no-reply@ashbyhq.com"),
    "alone": Person(name="Larkspur", email="no-reply@hire.lever.co"),
    "a person at": Person(name="Dana at Larkspur", email=FREE.email),
    "a person in brackets": Person(name="Dana Lee (Larkspur)", email=FREE.email),
    "a team before it": Person(name="Team Larkspur", email=DANA.email),
}

NO_COMPANY = {
    "a domain alone": mail("Tuesday at 3?", "Interview", DANA),
    "an interviewer": mail("Your interview with Priya Shah is on Tuesday.", "Interview with Priya Shah", DANA),
    "an interviewer by first name": mail("Your interview with Priya is on Tuesday.", "Interview with Priya", DANA),
    "an interviewer, from a machine": mail("Your interview with Priya Shah is on Tuesday."),
    "the reader": mail("Tuesday", "Interview: Sam Doe / Phone screen"),
    "the reader and somebody": mail("Tuesday", "Sam <> Priya interview", FREE),
    "us": mail("An interview with Us at Noon with Our Team.", "Interview with Us", DANA),
    "a recruiting system": mail(
        "Your interview with Greenhouse is set.", "Interview", Person(name="Greenhouse", email=MACHINE.email)
    ),
    "a video provider": mail(
        "Your interview with Zoom.", "Interview with Zoom", Person(name="Zoom", email="no-reply@zoom.us")
    ),
    "a tool": mail("Your interview at Microsoft Teams, with Google Meet.", "Interview on Google Meet", DANA),
    "a house": mail("Your interview at Hudson Yards, 12 Main Street.", "Interview", FREE),
    "a café": mail("Your interview at Starbucks is on Tuesday.", "Interview", DANA),
    "a room": mail("Your interview at Building 4, Conference Room B.", "Interview at HQ", FREE),
    "somebody's principal": mail("I write on behalf of Priya Shah, our Head of Data.", "Interview", FREE),
    "a former employer": mail("I liked your role at Acme Corp and your data work.", "Interview", DANA),
    "a department": mail("Tuesday?\n\nBest,\nDana Lee\nSenior Recruiter, Engineering", "Interview", DANA),
    "a city": mail("Tuesday?\n\nBest,\nDana Lee\nRecruiter, Berlin", "Interview", FREE),
    "a day": mail("Tuesday", "Interview On Tuesday, March 10 At 3 PM", DANA),
    "half of a name": mail("About the position at Marks and Spencer.", "Interview", FREE),
    "a stage": mail("Tuesday", "Final round - Onsite", DANA),
    "an event that is no interview": Document(events=(CalendarEvent(summary="Harvest Fair - Main Hall"),)),
    "an unknown name beside a stage": mail("Tuesday", "Blue Bird - Phone screen"),
}

SPELLED = {
    "eBay": ("dana@ebay.example", "About the eBay interview"),
    "3M": ("dana@3m.example", "Your interview with 3M"),
    "UBS": ("dana@ubs.example", "Your interview at UBS"),
    "Coca-Cola": ("dana@coca-cola.example", "We at Coca-Cola"),
    "Barnes & Noble": ("dana@barnesandnoble.example", "Come to Barnes & Noble"),
    "Bluebird Bakery": ("dana@bluebirdbakery.co.uk", "Tuesday?\n\nDana\nBluebird Bakery"),
    "Larkspur": ("dana@getlarkspur.example", "Larkspur will be glad to meet you"),
    "Café Lovelace": ("dana@cafelovelace.example", "Come to Café Lovelace"),
    "Google": ("dana@google.com", "Google's interview is on Google Meet"),
    "Microsoft": ("dana@microsoft.com", "An interview on Microsoft Teams"),
}

ROLES = {
    "for the ... role": "the interview for the Data Analyst role is set",
    "for our ... opening": "move forward for our Data Analyst opening",
    "position of": "invited for the position of Data Analyst (R-20311) at Larkspur",
    "interview for": "Your interview for Data Analyst at Larkspur",
    "application for": "Thank you for your application for Data Analyst.",
    "your ... application": "Thanks for your Data Analyst application.",
    "a label": "Role: Data Analyst\nWhen: Tuesday",
    "a cell of a table": "Position Data Analyst\nInterviewer Priya Shah",
    "a label above it": "Job title\nData Analyst\nWhen\nTuesday",
    "a label with a number": "Position applied for: Data Analyst - Req #12345",
    "a label with sexes": "Job title: Data Analyst (m/f/d)",
    "broken over two lines": "We would like very much to interview you for the Data\nAnalyst position.",
}

SUBJECT_ROLES = {
    "Interview: Data Analyst": "Data Analyst",
    "Data Analyst - Phone screen": "Data Analyst",
    "Larkspur | Data Analyst | Onsite": "Data Analyst",
    "2nd Round Interview - Data Analyst (JR-20311) - Mar 10, 2026": "Data Analyst",
    "Interview Data Analyst (m/w/d)": "Data Analyst",
    "R-20311 Data Analyst interview": "Data Analyst",
    "Larkspur (Data Analyst) interview": "Data Analyst",
    "Availability for Data Analyst interview": "Data Analyst",
    "Interview: Head of Data": "Head of Data",
    "Engineer II - Technical interview": "Engineer II",
    "Director of Operations - Final Interview": "Director of Operations",
}

NO_ROLE = {
    "the job of who signs": ("Tuesday?\n\nBest,\nDana Lee\nSenior Recruiter\nLarkspur", "Interview"),
    "the job of the interviewer": ("You'll meet Priya Shah, Engineering Manager.", "Interview"),
    "the interviewer's label": ("Interviewer: Priya Shah\nRole: Engineering Manager", "Interview"),
    "a stage that is named after a job": ("The hiring manager interview is on Tuesday.", "Hiring Manager Interview"),
    "a recruiter's call": ("Tuesday", "Recruiter Call"),
    "with a job": ("An interview with our Engineering Director.", "Interview with Engineering Director"),
    "a place": ("Position: Remote\nRole: TBD\nJob: Full-time", "Interview"),
    "two jobs": ("For the Data Analyst role. We also need someone for the Sales Director role.", "Interview"),
    "another job in the subject": ("For the Data Analyst role.", "Nurse interview"),
    "other jobs in a footer": ("Tuesday?\n\nDana Lee\n\nOpen roles: Senior Engineer, Data Analyst", "Interview"),
    "a meetup": ("", "DevOps meetup"),
}


@pytest.mark.parametrize("text", EMPLOYERS.values(), ids=EMPLOYERS)
def test_the_company_in_a_text(text: str) -> None:
    assert company(text) == "Larkspur"


@pytest.mark.parametrize("subject", SUBJECTS.values(), ids=SUBJECTS)
@pytest.mark.parametrize("sender", [DANA, FREE, MACHINE], ids=["its own domain", "a free address", "a machine"])
def test_the_company_in_a_subject(subject: str, sender: Person) -> None:
    assert company("Tuesday at 3?", subject, sender) == "Larkspur"


@pytest.mark.parametrize("sender", DISPLAYS.values(), ids=DISPLAYS)
def test_the_company_in_a_display_name(sender: Person) -> None:
    assert company("Tuesday at 3?", sender=sender) == "Larkspur"


@pytest.mark.parametrize("document", NO_COMPANY.values(), ids=NO_COMPANY)
def test_it_is_no_company(document: Document) -> None:
    assert work(document).company is None


@pytest.mark.parametrize(("name", "where"), SPELLED.items(), ids=SPELLED)
def test_the_company_is_spelled_as_the_text_does(name: str, where: tuple[str, str]) -> None:
    assert company(where[1], "Tuesday", Person(name="Dana Lee", email=where[0])) == name


def test_a_google_invitation_with_the_reader_beside_the_company() -> None:
    summary = "Invitation: Interview: Sam Doe / Larkspur @ Tue Mar 10, 2026 2pm - 3pm (EDT) (sam@mail.example)"
    assert company("", summary, DANA) == "Larkspur"
    found = work(Document(events=(CalendarEvent(summary="Interview: Sam Doe / Larkspur", organizer=DANA),)))
    assert found.company == Fact("Larkspur", "SUMMARY")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our client Larkspur would like to meet you.", "Larkspur"),
        ("Confirming your interview at Larkspur on Tuesday.", "Larkspur"),
        ("Our client would like to meet you.", "BrightPath Recruiting"),
    ],
)
def test_an_agency_is_the_company_only_while_its_client_has_no_name(text: str, expected: str) -> None:
    assert company(f"{text}\n\nBest,\nTom Reed\nConsultant | BrightPath Recruiting", "Interview", AGENT) == expected


def test_two_companies_without_a_reason_for_either_are_none() -> None:
    text = "It is about the position at Hooli.\n\nBest,\nDana Lee\nLarkspur"
    assert company(text, "Interview", DANA) is None


def test_the_employer_of_a_friend_who_forwarded_it_is_not_the_company() -> None:
    text = (
        "Look!\n\nBest,\nAlex Roe\nEngineer, Acme Corp\n\n---------- Forwarded message ---------\n"
        "From: Dana Lee <dana@larkspur.example>\nDate: Tuesday\nSubject: Larkspur interview\n\nHi Sam"
    )
    assert company(text, "Fwd: Larkspur interview", Person(name="Alex Roe", email="alex@acme.example")) == "Larkspur"


def test_the_employer_of_the_reader_who_answered_is_not_the_company() -> None:
    text = (
        "Yes!\n\nBest,\nSam Doe\nCashier, Acme Corp\n\nOn Tue, Mar 3, 2026 at 9:14 AM Dana Lee <dana@larkspur.example> "
        "wrote:\n> We at Larkspur would like to meet you."
    )
    found = work(Document(text=text, mail=Mail(sender=ME, to=(DANA,), subject="Re: Interview")))
    assert found.company == Fact("Larkspur", "mail text")


@pytest.mark.parametrize("text", ROLES.values(), ids=ROLES)
def test_the_role_in_a_text(text: str) -> None:
    assert role(text) == "Data Analyst"


@pytest.mark.parametrize(("subject", "expected"), SUBJECT_ROLES.items())
def test_the_role_in_a_subject(subject: str, expected: str) -> None:
    assert role("Tuesday at 3?", subject) == expected


@pytest.mark.parametrize(("text", "subject"), NO_ROLE.values(), ids=NO_ROLE)
def test_it_is_no_role(text: str, subject: str) -> None:
    assert role(text, subject) is None


def test_the_fuller_form_of_one_role_is_taken() -> None:
    assert role("for the Senior Data Analyst role", "Data Analyst interview") == "Senior Data Analyst"


def test_a_recruiter_may_be_what_is_wanted() -> None:
    text = "interview for the Senior Recruiter position at Larkspur\n\nBest,\nDana Lee\nSenior Recruiter"
    assert role(text) == "Senior Recruiter"


@given(raw_text, raw_text)
def test_any_document_has_facts_of_one_line_or_none(text: str, subject: str) -> None:
    found = work(mail(text, subject, DANA))
    for fact in (found.company, found.role):
        assert fact is None or (fact.value == fact.value.strip() and "\n" not in fact.value and len(fact.value) <= 100)


@pytest.mark.parametrize(
    "piece",
    ["Interview With Larkspur ", "for the Engineer ", "our client ", "position at Larkspur, ", "X & Y of Z ", "Role: "],
)
def test_endless_repetition_ends_before_the_deadline(piece: str) -> None:
    document = mail(piece * (200_000 // len(piece)), piece * 10, DANA)
    parts = split_thread(document.text)
    with deadline(1):
        find_work(document, parts, Contact())
