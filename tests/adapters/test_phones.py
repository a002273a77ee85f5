"""Which digits are a telephone number, and in which country a zone is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.adapters.phones import TEXT_LIMIT, country_of, find_phones
from stubs.deadline import deadline


def found(text: str, country: str = "US") -> list[str]:
    return [phone.e164 or phone.text for phone in find_phones(text, country)]


NUMBERS = [
    ("602-555-0142", "US", "+16025550142"),
    ("(602) 555-0142", "US", "+16025550142"),
    ("602.555.0142", "US", "+16025550142"),
    ("(602)555-0142", "us", "+16025550142"),
    ("+1 602 555 0142", "", "+16025550142"),
    ("+1-602-555-0142", "DE", "+16025550142"),
    ("1-602-555-0142", "US", "+16025550142"),
    ("tel:+1-602-555-0142", "", "+16025550142"),
    ("<tel:+16025550142>", "", "+16025550142"),
    ("+16025550142,,9876543#", "US", "+16025550142"),
    ("+16025550142,,9876543210#,,,,*12345#", "US", "+16025550142"),
    ("+1 602 555 0142,9876543#", "US", "+16025550142"),
    ("020 7946 0958", "GB", "+442079460958"),
    ("+44 (0)20 7946 0958", "US", "+442079460958"),
    ("+44 7700 900123", "US", "+447700900123"),
    ("0151 23456789", "DE", "+4915123456789"),
    ("+353 1 234 5678", "", "+35312345678"),
    ("+91 98765 43210", "", "+919876543210"),
    ("+33 1 99 00 12 34", "FR", "+33199001234"),
    ("602-555-0142", "", "602-555-0142"),
    ("(602) 555-0142", "DE", "(602) 555-0142"),
    ("Mobile: 07700 900123", "GB", "07700 900123"),
    ("T: 020 7946 0958", "US", "020 7946 0958"),
]


@pytest.mark.parametrize(("text", "country", "number"), NUMBERS)
@pytest.mark.parametrize("around", ["{}", "Dana Reyes\n{}\nLarkspur", "before {}, after"])
def test_a_number_is_found_as_people_write_it(text: str, country: str, number: str, around: str) -> None:
    whole = around.format(text)
    assert found(whole, country) == [number]
    (phone,) = find_phones(whole, country)
    assert whole[phone.start : phone.end] == phone.text


NO_NUMBERS = [
    "192.168.100.200 and 10.20.30.40",
    "162.255.37.11 (US West)",
    "2026-03-05 10:00 to 2026-03-05 11:00",
    "Wed 03/04/2026, 10:00-11:00",
    "Meeting ID: 912 345 6789",
    "Meeting ID 812 3456 7890, passcode 550142",
    "Phone conference ID: 602 555 0142#",
    "PIN: 602 555 0142#",
    "Access code: 2632 123 4567",
    "Order 2025550188",
    "Order number: 202-555-0188",
    "Confirmation #2025550188",
    "https://zoom.us/j/6025550142?pwd=6025550142",
    "6025550142@zoomcrc.com",
    "Suite 100, 12 Main Street, Phoenix, AZ 85004",
    "$120,000 - $150,000",
    "1234 5678 9012 3456",
    "555-0123",
    "I1+1325+20000+1+625329112",
    "12345678901234567890123456789",
]


@pytest.mark.parametrize("text", NO_NUMBERS)
@pytest.mark.parametrize("country", ["US", ""])
def test_an_address_a_date_an_id_or_an_order_is_no_number(text: str, country: str) -> None:
    assert found(text, country) == []


def test_numbers_come_in_their_order_and_once() -> None:
    text = "T: 020 7946 0958, M: +44 7700 900123, US +1 602 555 0142, +1 602 555 0142"
    assert found(text) == ["020 7946 0958", "+447700900123", "+16025550142", "+16025550142"]


@pytest.mark.parametrize("country", ["", "XX", "AQ", "usa", "\u00df"])
def test_an_unknown_country_is_as_good_as_none(country: str) -> None:
    assert found("+1 602 555 0142", country) == ["+16025550142"]


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert found("x" * TEXT_LIMIT + " +1 602 555 0142") == []


@given(st.text(alphabet="+0123456789 ().-/,;#x:tel\n\u0660\uff11", max_size=200), st.sampled_from(["US", "DE", ""]))
def test_every_number_is_where_it_says_and_none_overlaps(text: str, country: str) -> None:
    at = 0
    for phone in find_phones(text, country):
        assert at <= phone.start < phone.end <= len(text)
        assert text[phone.start : phone.end] == phone.text
        at = phone.end


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("America/Phoenix", "US"),
        ("America/New_York", "US"),
        ("America/Toronto", "CA"),
        ("Europe/London", "GB"),
        ("Europe/Stockholm", "SE"),
        ("Asia/Kolkata", "IN"),
        ("US/Eastern", "US"),
        ("Asia/Calcutta", "IN"),
        ("Europe/Kiev", "UA"),
        ("America/Buenos_Aires", "AR"),
        ("GB", "GB"),
        ("US/Arizona", "US"),
        ("UTC", ""),
        ("Etc/GMT+7", ""),
        ("EST", ""),
        ("CET", ""),
        ("Nowhere/Land", ""),
        ("../../etc/passwd", ""),
        ("", ""),
    ],
)
def test_a_zone_is_in_a_country(zone: str, country: str) -> None:
    assert country_of(zone) == country


@pytest.mark.parametrize(
    "text",
    [
        "https://" * 25000,
        "+1" * 100000,
        "1234567890" * 20000,
        "1" * 200000,
        "1 " * 100000,
        "1(" * 100000,
        ".1-" * 66000,
        "tel:" * 50000,
        "+1 602 555 0142" * 13000,
        "602-555-0142 and so on\n" * 8500,
        "code 1 " * 28000,
        "a@" * 100000,
    ],
    ids=lambda text: text[:12].replace("\n", "_"),
)
def test_two_hundred_kilobytes_end_before_the_deadline(text: str) -> None:
    with deadline(2):
        find_phones(text, "US")
