"""Single sentences in which a reader in a hurry goes wrong, and these rules must not."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from raincheck.adapters.invitations.source import Invitations
from raincheck.domain.context import Context
from raincheck.domain.interview import Method
from raincheck.domain.invitations.facts import Invitation
from raincheck.ports import Unreadable
from raincheck.understanding import understood
from stubs.fakes import WORDS

LONDON = "Europe/London"
NOW = datetime(2026, 12, 7, 9, 0, tzinfo=ZoneInfo(LONDON))
FILES = Invitations()

ZONED = {
    "2 pm E.S.T.": "14:00-0500",
    "2pm E.T": "14:00-0500",
    "2pm EST/EDT": "14:00-0500",
    "2pm P.T.": "14:00-0800",
    "14:00 (CET/Berlin)": "14:00+0100",
    "2pm my time (New York).": "14:00-0500",
    "2pm local time in Madrid": "14:00+0100",
    "2pm (local time Madrid)": "14:00+0100",
    "2pm Eastern Time (US and Canada)": "14:00-0500",
    "2pm your time": "14:00+0000",
    "2pm in our office": "14:00+0000",
    "2pm. HR will meet you": "14:00+0000",
    "2pm for the first time": "14:00+0000",
    "2pm GMT at 4 Mill Lane, London E1 6AA": "14:00+0000",
    "2pm GMT, please confirm by Wednesday 5pm": "14:00+0000",
}
UNREAD = (
    "2pm (ET/New York)|2pm Eastern/New York|2pm east coast time|2pm Ohio time|2pm Spanish time|2pm Birmingham time|"
    "2pm ART|2pm XYZT|2pm my time"
).split("|")
NOT_CANCELED = (
    "Need to cancel or reschedule? https://calendly.com/reschedulings/x",
    "If you need to cancel, please give 24 hours notice.",
    "Should you have to cancel, call me.",
    "If the interview is cancelled for any reason we will let you know.",
    "Cancellation policy: none.",
    "You may need to cancel the taxi yourself.",
    "Please do not cancel.",
)
CANCELED = (
    "The interview will no longer go ahead.",
    "Your interview has been called off.",
    "We are withdrawing the interview.",
    "I'm sorry to let you know that we have to cancel your interview on Friday.",
    "Your interview for Ward Pharmacist has been cancelled.",
)
AGENDA = (
    "The interview is on Tuesday 15.12.2026 at 10:00 (Berlin time).\nAgenda: 10:00-10:15 welcome, 10:15-11:00 case."
)
CHAT = """\
[07/12/2026, 09:02:11] Ines (Moorcroft HR): Morning Dev! are you still ok for the interview
[07/12/2026, 09:05:40] Dev: Hi Ines, yes! what time was it again?
[07/12/2026, 09:06:02] Ines (Moorcroft HR): wed 9 dec 11am, at the shop
"""
ANSWERED = """\
Hi Robin,
see you on Thursday 10 December at 2pm GMT.

Tilda Moray
Ashgrove Foods

From: Robin Ash <robin.ash@inbox.example>
Sent: Monday, 7 December 2026 08:00
To: Tilda Moray <tilda@ashgrovefoods.example>
Subject: Re: Interview

Would Thursday suit you?
"""


def read(text: str) -> Invitation:
    document = FILES.read(text.encode())
    assert not isinstance(document, Unreadable)
    return understood(document, Context(NOW, LONDON, WORDS), FILES)


@pytest.mark.parametrize(("words", "starts"), ZONED.items())
def test_the_zone_beside_the_hour_is_heard(words: str, starts: str) -> None:
    invitation = read(f"Interview on Thursday 10 December at {words}")
    assert invitation.starts is not None, invitation.questions
    assert f"{invitation.starts:%d %H:%M%z}" == f"10 {starts}"


@pytest.mark.parametrize("words", UNREAD)
def test_a_zone_that_is_not_understood_is_never_passed_over(words: str) -> None:
    invitation = read(f"Interview on Thursday 10 December at {words}")
    assert (invitation.starts, [asked.reason for asked in invitation.questions]) == (None, ["zone-unread"])


@pytest.mark.parametrize("text", NOT_CANCELED)
def test_what_might_be_is_no_cancellation(text: str) -> None:
    assert read(f"Your interview is on Thursday 10 December at 2pm GMT. {text}").method is None


@pytest.mark.parametrize("text", CANCELED)
def test_a_cancellation_is_heard_in_other_words(text: str) -> None:
    assert read(f"Hi Sam,\n{text}\nDana").method is Method.CANCEL


def test_a_postponement_leaves_no_time_standing() -> None:
    invitation = read("We need to postpone your interview on Thursday 10 December at 2pm GMT; new date to follow.")
    assert (invitation.starts, [asked.reason for asked in invitation.questions]) == (None, ["event-postponed"])


def test_a_schedule_is_one_interview() -> None:
    invitation = read(AGENDA)
    assert (f"{invitation.starts:%H:%M%z}", invitation.duration_minutes) == ("10:00+0100", 60)


def test_the_reader_of_a_chat_is_never_the_contact() -> None:
    assert read(CHAT).contact_name != "Dev"


def test_who_is_greeted_is_never_the_contact() -> None:
    assert read(ANSWERED).contact_name == "Tilda Moray"


def test_the_date_above_a_pasted_mail_does_not_place_its_writer() -> None:
    head = "From: Tilda Moray <tilda@ashgrovefoods.example>\nSent: Monday, December 7, 2026 8:00 AM\nSubject: Interview"
    invitation = read(f"{head}\n\nCan we talk on Zoom on Thursday 10 December at 2pm?")
    assert (invitation.starts, [asked.reason for asked in invitation.questions]) == (None, ["zone-missing"])


def test_a_greeting_is_no_name() -> None:
    text = "Greetings from Suvarna Textiles!\n\nInterview on 10 December at 2pm.\nContact Person : Ms. Kavya Nambiar\n"
    assert read(text).contact_name == "Kavya Nambiar"
