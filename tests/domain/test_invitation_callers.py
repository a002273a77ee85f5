"""Whose number it is: a person's to call, the reader's own, or nobody's."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.domain.invitations.dialing import Numbers
from stubs.dial_ins import BLOCKS, contact, dialed, numbers

DANA = "+16025550142"
DESK = "+16025550100"
ALEX = "602-555-0177"

CONTACTS = [
    ("Dana Reyes\nM: 602-555-0142", DANA),
    ("Dana Reyes\nO: 602-555-0100 | M: 602-555-0142", DANA),
    ("Dana Reyes\nOffice 602-555-0100\nCell 602-555-0142", DANA),
    ("t: +1 (602) 555-0100  m: +1 (602) 555-0142  dana@larkspur.example", DANA),
    ("Tel.: 602-555-0100 / Mobile: 602-555-0142", DANA),
    ("602-555-0100 (office)\n602-555-0142 (cell)", DANA),
    ("Main: 602-555-0100\nDirect: 602-555-0142", DANA),
    ("Direct Dial: 602-555-0142\nSwitchboard: 602-555-0100", DANA),
    ("Direct: 602-555-0100\nMobile: 602-555-0142", DANA),
    ("Phone: 602-555-0142", DANA),
    ("P 602.555.0142", DANA),
    ("\u260e 602-555-0142", DANA),
    ("\U0001f4f1 +1 602 555 0142", DANA),
    ("Dana Reyes\nSenior Recruiter, Larkspur\n(602) 555-0142", DANA),
    ("Dana Reyes <tel:+16025550142>", DANA),
    ("If anything changes, call me at 602-555-0142.", DANA),
    ("You can reach me on my cell, 602-555-0142, that morning.", DANA),
    ("Running late? Text me at 602-555-0142.\n\nDana\nOffice: 602-555-0100", DANA),
    ("If you get lost, please call Dana on 602-555-0142.", DANA),
    ("If we are cut off when I call you, ring me at 602-555-0142.", DANA),
    ("We will call you from 602-555-0142 at ten.", DANA),
    ("Questions? 602-555-0142", DANA),
    ("We meet on Zoom; dial-in details follow on Monday. If anything comes up, call me at 602-555-0142.", DANA),
    ("Please call Dana Reyes at 602-555-0142. No conference line is needed.", DANA),
    ("Your phone interview with Dana: 602-555-0142", DANA),
    ("We will call you at ten; if you miss us, try 602-555-0142.", DANA),
    ("Please call the front desk at 602-555-0100 when you arrive. My cell is 602-555-0142.", DANA),
    ("When you arrive, ask for me at the front desk: 602-555-0100", DESK),
    ("Office: 602-555-0100\nFax: 602-555-0199", DESK),
    ("You can call me at\n602-555-0142", DANA),
    ("Please don't hesitate to get in touch if there is anything at all, on\n602-555-0142.", DANA),
    ("Dana Reyes\n602-555-0142 x12", f"{DANA} x12"),
    ("Dana Reyes\n602-555-0142 ext. 12", f"{DANA} x12"),
    ("602-555-0142 is the best number to reach me.", DANA),
]


@pytest.mark.parametrize(("text", "number"), CONTACTS)
def test_the_best_number_of_a_person_is_the_contact_s(text: str, number: str) -> None:
    assert contact(text) == number
    assert dialed(text) == (None, None)


THEIRS = [
    f"We will call you on {ALEX}.",
    f"Dana will call you at {ALEX} on Wednesday.",
    f"I'll give you a call at {ALEX}.",
    f"I have your number as {ALEX}.",
    f"We have {ALEX} on file.",
    f"Your number: {ALEX}",
    f"Your phone number\n{ALEX}",
    f"Is {ALEX} still the best number to reach you?",
    f"Please confirm that this is still the best number at which\nwe can reach you: {ALEX}.",
    f"You will receive a call at {ALEX}.",
    f"Location: Phone call, Dana Reyes will call {ALEX}",
    f"Candidate phone: {ALEX}",
    f"Send text messages to: {ALEX}",
    f"Questions:\n\nPhone Number: {ALEX}\n",
    f"Invitee:\nAlex Kim\nPhone: {ALEX}",
    f"We'll dial your cell ({ALEX}).",
    f"One tap from your mobile: we show you as {ALEX}",
    f"On Monday Alex wrote:\n> Thanks!\n> Alex\n> Mobile: {ALEX}",
]


@pytest.mark.parametrize("text", THEIRS)
def test_the_reader_s_own_number_is_neither_the_contact_nor_a_dial_in(text: str) -> None:
    assert numbers(text) == Numbers()
    assert contact(f"{text}\n\nDana Reyes\nM: 602-555-0142") == DANA


@pytest.mark.parametrize("mine", ["(602) 555-0177", "+1 602 555 0177", "6025550177"])
def test_the_number_that_the_reader_is_known_by_is_never_the_contact(mine: str) -> None:
    assert numbers(f"M: {ALEX}", mine=mine).contact is None


NOBODYS = [
    "Fax: 602-555-0199",
    "F: 602-555-0199",
    "602-555-0199 (fax)",
    "Telefax 602-555-0199",
    "Order 2025550188 units",
    "Meeting ID: 912 345 6789",
    "Job ID 6025550199",
    "Technical problems? Call our IT help desk at 602-555-0199.",
    "Hotel: 602-555-0199",
    "Toll-free: 833-555-0199",
    "US: +1 602 555 0199",
    "Wed 2026-03-04 10:00-11:00, room 12, 10.20.30.40",
]


@pytest.mark.parametrize("text", NOBODYS)
def test_a_fax_an_order_or_a_help_desk_is_nobody_s_number(text: str) -> None:
    assert numbers(text) == Numbers()


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("M: 602-555-0142", "", "602-555-0142"),
        ("Mobile: 07700 900123", "GB", "07700 900123"),
        ("T: 020 7946 0958", "US", "020 7946 0958"),
        ("T: 020 7946 0958", "GB", "+442079460958"),
        ("Tel.: +49 30 901820 / Handy: 0151 23456789", "DE", "+4915123456789"),
    ],
)
def test_a_number_of_unknown_country_is_kept_as_it_was_written(text: str, country: str, number: str) -> None:
    assert contact(text, country) == number


pieces = st.sampled_from(
    [*(f"{text}\n" for text, _, _ in BLOCKS.values()), *(f"{text}\n\n" for text in THEIRS), "\n", "Dana\n", "Call me\n"]
)


@given(st.lists(pieces, max_size=5).map("".join))
def test_no_mixture_of_dial_in_details_and_own_numbers_makes_a_contact(text: str) -> None:
    found = numbers(text)
    assert found.contact is None
    assert found.dial_in_code is None or re.fullmatch(r"\d{3,17}", found.dial_in_code.value)
