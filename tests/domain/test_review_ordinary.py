"""Nothing is said about an ordinary mail: who is warned for nothing looks away."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from raincheck.domain.session import Session
from stubs.cases import ME, NOW
from stubs.cautions import DANA, HOUSE, READ, case, of, said

ORDINARY = {
    "the contact of a company": case(),
    "typed by hand, with nothing read": case(interview=HOUSE),
    "typed by hand, in capitals": case(to=DANA.upper()),
    "with a tag": case(to="dana.whitfield+interview@larkspur-freight.com"),
    "who invited, and not the contact": case(
        to="hr@larkspur-freight.com", interview=replace(READ, invited_by="hr@larkspur-freight.com")
    ),
    "another first, the contact on the Cc line": case(to="hr@larkspur-freight.com", cc=(DANA,)),
    "a colleague on the Cc line": case(cc=("bob.lee@larkspur-freight.com",)),
    "a subdomain on the Cc line": case(cc=("bob.lee@mail.larkspur-freight.com",)),
    "another company on the Cc line": case(cc=("jo@hays.com",)),
    "oneself on the Cc line": case(cc=(ME.email,)),
    "a subdomain of the same company": of("dana@eu.larkspur.com", "jobs@larkspur.com"),
    "the company above a subdomain": of("dana@larkspur.com", "jobs@mail.larkspur.com"),
    "a company of the United Kingdom": of("dana@larkspur.co.uk", "jobs@careers.larkspur.co.uk"),
    "an agency for a client": of("jo.reed@hays.com", company="Larkspur Freight"),
    "an agency's client, named in its mail": of("dana@larkspur-freight.com", "jo@hays.com", source="mail text"),
    "a client with nearly the agency's name, named in its mail": of("dana@hay.com", "jo@hays.com", source="signature"),
    "a recruiter at Gmail": of("jo.recruits@gmail.com", company="Larkspur Freight"),
    "a recruiter at GMX": of("jo@gmx.net"),
    "a recruiter at Outlook": of("jo@outlook.com"),
    "two addresses at free providers": of("jo@gmail.com", "jo@googlemail.com", source="Reply-To"),
    "a person, invited by Greenhouse": of("dana@larkspur.com", "no-reply@us.greenhouse-mail.io", source="mail text"),
    "a person, invited by Ashby": of("dana@larkspur.com", "no-reply@ashbyhq.com", source="Reply-To"),
    "a person, invited by Calendly": of("dana@larkspur.com", "notifications@calendly.com", source="ORGANIZER"),
    "a person, invited by Workday": of("dana@larkspur.com", "larkspur@myworkday.com", source="Reply-To"),
    "a person, invited by Google Calendar": of("dana@larkspur.com", "calendar-notification@google.com"),
    "answers go to a colleague": of("dana@larkspur.com", "no-reply@larkspur.com", source="Reply-To"),
    "answers go to a subdomain": of("dana@mail.larkspur.com", "jobs@larkspur.com", source="Reply-To"),
    "the address of a team": of("careers@larkspur.com", company="Larkspur"),
    "the talent team": of("talent.acquisition@larkspur.com"),
    "reception": of("info@larkspur.com"),
    "an interview at a maker of calendars": of("dana@calendly.com", company="Calendly"),
    "an interview at LinkedIn": of("dana.lee@linkedin.com", company="LinkedIn"),
    "an interview at Google": of("dana@google.com", company="Google"),
    "an interview at Cloudflare": of("dana@cloudflare.com", company="Cloudflare"),
    "a short domain": of("dana@bbc.co.uk", company="BBC"),
    "one letter": of("dana@x.com", company="X"),
    "a name with a hyphen": of("dana@larkspurfreight.com", company="Larkspur-Freight Ltd"),
    "a name other than that of the company": of("dana@flickr.com", company="Flicker"),
    "a company of mail": of("dana@email.com", company="Email Inc"),
    "a tenant": of("dana@larkspur.onmicrosoft.com"),
    "letters beyond ASCII": of("jörg@bücher.example", company="Bücher"),
    "a government": of("dana@az.gov", company="State of Arizona"),
    "a university": of("dana@ox.ac.uk", company="University of Oxford"),
    "an apostrophe": of("dana.o'neil@larkspur.com"),
    "digits": of("dana2@3m.com", company="3M"),
    "long ago missed": case(interview=replace(READ, starts=NOW - timedelta(days=90))),
    "far ahead": case(interview=replace(READ, starts=NOW + timedelta(days=200))),
    "no start yet": case(interview=replace(READ, starts=None)),
    "a number of a job in brackets": case(subject="Dispatch Coordinator [JR-20311], 10:00 today"),
    "an answer": case(subject="Re: [EXTERNAL] Interview on Wednesday"),
    "a price": case(body="Hi Dana,\n\nthe repair costs $500, so I come by bus at 10:30.\n\nMarisol"),
    "nobody's name": case(body="Hello,\n\nI can't come today.\n\nMarisol"),
}


@pytest.mark.parametrize("session", ORDINARY.values(), ids=ORDINARY.keys())
def test_nothing_is_said_about_an_ordinary_mail(session: Session) -> None:
    assert said(session) == []


def test_the_table_of_ordinary_mails_is_long_enough() -> None:
    assert len(ORDINARY) >= 30
