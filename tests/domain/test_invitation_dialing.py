"""Which number is dialed to get into the conference, and with which code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.adapters.phones import find_phones
from raincheck.domain.invitations.calling_codes import countries_of
from raincheck.domain.invitations.dialing import find_numbers
from raincheck.domain.invitations.documents import PhoneFound
from stubs.deadline import deadline
from stubs.dial_ins import BLOCKS, SHORT, TEAMS, ZOOM, contact, dialed, numbers

DANA = "+16025550142"
SIGNATURES = {
    "": None,
    "\n\nBest,\nDana Reyes\n+1 602 555 0142\n": DANA,
    "\n\nDana Reyes | Talent Partner\nM: (602) 555-0142 | O: (602) 555-0100\n": DANA,
}


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("signature", SIGNATURES, ids=["alone", "number", "labels"])
def test_dial_in_details_are_read_and_are_nobody_s_number(block: str, signature: str) -> None:
    text, dial_in, code = BLOCKS[block]
    assert dialed(text + signature) == (dial_in, code)
    assert contact(text + signature) == SIGNATURES[signature]


@pytest.mark.parametrize("block", BLOCKS)
def test_a_signature_above_the_dial_in_details_is_the_contact(block: str) -> None:
    text = f"Looking forward to it!\n\nDana Reyes\nLarkspur\n602-555-0142\n\n{BLOCKS[block][0]}"
    assert (contact(text), dialed(text)) == (DANA, BLOCKS[block][1:])


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("US", "+12135550123"),
        ("CA", "+16475550123"),
        ("GB", "+442034815000"),
        ("DE", "+496971049000"),
        ("JP", "+12135550123"),
        ("", "+12135550123"),
    ],
)
def test_the_dial_in_of_the_reader_s_country_is_taken(country: str, number: str) -> None:
    assert dialed(ZOOM, country) == (number, "81234567890")


def test_the_passcode_is_never_the_code() -> None:
    assert dialed("Dial in: +1 213 555 0123\nMeeting ID: 812 3456 7890\nPasscode: 550142")[1] == "81234567890"


def test_the_meeting_id_of_teams_is_for_screens_and_the_conference_id_for_phones() -> None:
    assert dialed(TEAMS.replace(",,987654321#", ""))[1] == "987654321"


@pytest.mark.parametrize("label", ["Host PIN", "Moderator code", "Video Conference ID", "Reset dial-in PIN"])
def test_a_code_for_somebody_else_is_not_the_reader_s(label: str) -> None:
    assert dialed(f"Or dial +1 213 555 0123\n{label}: 998877#") == ("+12135550123", None)


def test_the_id_behind_a_number_is_its_code() -> None:
    assert dialed("or by phone: +1 213 555 0123 (ID 912 3456 7890)") == ("+12135550123", "91234567890")


@pytest.mark.parametrize(
    "text",
    ["Dial-in: +1 213 555 0123 | T: 602-555-0142", "T: 602-555-0142 | Dial-in: +1 213 555 0123"],
)
def test_a_number_and_a_dial_in_on_one_line_are_told_apart(text: str) -> None:
    assert (dialed(text)[0], contact(text)) == ("+12135550123", "+16025550142")


def test_a_code_without_a_number_to_dial_is_none() -> None:
    assert dialed("Meeting ID: 812 3456 7890\nPasscode: 550142") == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Dial-in number: 213-555-0123",
        "Join by phone:\nPhone: +1 213 555 0123",
        "Conference line: 213-555-0123\nPIN: 4455",
        "Phone: 213-555-0123\nAccess code: 445566#",
        "To join, dial 213-555-0123 and enter the PIN: 4455#",
        "Bridge number 213-555-0123",
        "Join by Zoom or by phone: +1 213 555 0123 (ID 912 3456 7890)",
        "Please dial 213-555-0123 or 312-555-0123 at ten",
        "Call 213-555-0123. Access code: 445566#",
        "One tap mobile: +12135550123,,445566#",
        "+12135550123,,445566#",
    ],
)
def test_a_number_that_is_dialed_for_a_conference_is_not_the_contact(text: str) -> None:
    assert contact(text) is None
    assert dialed(text)[0] == "+12135550123"


def test_a_mobile_that_is_also_to_be_dialed_is_a_person_s() -> None:
    text = "Please dial 602-555-0142 at ten.\n\nDana Reyes\nMobile: 602-555-0142"
    assert (contact(text), dialed(text)[0]) == (DANA, None)


def test_where_a_number_stood_is_told() -> None:
    found = numbers(f"{SHORT}\n\nDana Reyes\nM: 602-555-0142")
    assert [fact and fact.source for fact in (found.dial_in, found.dial_in_code, found.contact)] == [
        "dial-in details",
        "dial-in details",
        "signature",
    ]
    asked = numbers("If anything at all changes on your side, call me at 602-555-0142 on the day.").contact
    assert asked is not None
    assert asked.source == "mail text"


@pytest.mark.parametrize(
    ("number", "country"),
    [
        ("+12135550123", "US"),
        ("+16475550123", "CA"),
        ("+18765550123", "JM"),
        ("+442079460958", "GB"),
        ("+77015550123", "KZ"),
        ("+74955550123", "RU"),
        ("+18335550123", "CA"),
        ("+18335550123", "US"),
    ],
)
def test_the_first_digits_tell_the_country(number: str, country: str) -> None:
    assert country in countries_of(number)


@pytest.mark.parametrize("number", ["", "6025550142", "+", "+999", "+0123"])
def test_what_is_no_international_number_belongs_to_no_country(number: str) -> None:
    assert countries_of(number) == frozenset()


@given(
    st.text(max_size=300),
    st.lists(st.tuples(st.integers(0, 320), st.integers(0, 30), st.text(max_size=20)), max_size=4),
)
def test_no_text_breaks_it(text: str, places: list[tuple[int, int, str]]) -> None:
    at = 0
    phones = []
    for start, size, written in places:
        phones.append(PhoneFound(start=at + start, end=at + start + size, text=written))
        at += start + size
    find_numbers(text, phones, "US")


@pytest.mark.parametrize(
    "text",
    [
        "M: 602-555-0142 and more\n" * 8000,
        "call me 602-555-0142 " * 9500,
        "+1 602 555 0142" * 13000,
        "conference id: 1 2 3 4 " * 8500,
        "pin pin: " * 22000,
        "\n" * 200000,
    ],
    ids=lambda text: text[:12].replace("\n", "_"),
)
def test_two_hundred_kilobytes_end_before_the_deadline(text: str) -> None:
    phones = find_phones(text, "US")
    with deadline(0.5):
        find_numbers(text, phones, "US")
