"""Mails as they stand in the review, and what is said about them."""

from msgspec.structs import replace

from raincheck.domain.delivery import outgoing
from raincheck.domain.interview import Interview, Sources
from raincheck.domain.review import Warning as Caution
from raincheck.domain.review import warnings
from raincheck.domain.session import Message, Session, Text
from stubs.cases import BODY, NOW, STARTS, SUBJECT, a_case

DANA = "dana.whitfield@larkspur-freight.com"
HOUSE = Interview(
    starts=STARTS, zone="America/Phoenix", company="Larkspur Freight", contact_name="Dana", contact_email=DANA
)
READ = replace(HOUSE, invited_by=DANA, sources=Sources(contact_email="From"))


def case(to: str = "", interview: Interview = READ, cc: tuple[str, ...] = (), **text: str) -> Session:
    email = Text(subject=text.get("subject", SUBJECT), body=text.get("body", BODY))
    return a_case(interview=interview, message=Message(to=to, cc=cc, email=email))


def said(session: Session) -> list[Caution]:
    message = outgoing(session)
    assert message
    return list(warnings(message, session, NOW))


def keys(session: Session) -> list[str]:
    return [one.key for one in said(session)]


def of(email: str, invited_by: str = "", company: str = "", source: str = "From") -> Session:
    """A case with that contact, in which nothing else was typed."""
    sources = Sources(contact_email=source)
    return case(
        interview=replace(HOUSE, contact_email=email, company=company, invited_by=invited_by or email, sources=sources)
    )
