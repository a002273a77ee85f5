"""Zones by the names people type."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given

from raincheck.domain.zone_names import find_zone
from raincheck.domain.zones import at_offset, city, zone_info, zones_differ
from stubs.fakes import WORDS
from stubs.strategies import raw_text

FOUND = {
    "America/New_York": "America/New_York",
    "europe/paris": "Europe/Paris",
    "new york": "America/New_York",
    "  New   York ": "America/New_York",
    "London": "Europe/London",
    "ET": "America/New_York",
    "pt": "America/Los_Angeles",
    "san francisco": "America/Los_Angeles",
    "UTC": "Etc/UTC",
    "gmt": "Etc/GMT",
    "CET": "CET",
    "Etc/GMT+5": "Etc/GMT+5",
    "Kolkata": "Asia/Kolkata",
}

UNKNOWN = [
    "",
    " ",
    "Atlantis",
    "America",
    "CST",
    "IST",
    "EST",
    "MST",
    "PST",
    "GMT+5",
    "UTC+5",
    "east",
    "west",
    "general",
    "../../etc/passwd",
    "/etc/passwd",
    "a/b\x00",
    "\ud800/x",
    "x/" * 5000,
]


@pytest.mark.parametrize(("text", "zone"), FOUND.items())
def test_a_name_that_means_one_zone_is_found(text: str, zone: str) -> None:
    assert find_zone(text, WORDS.zones) == zone


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_name_of_none_or_of_several_is_not_guessed_at(text: str) -> None:
    assert find_zone(text, WORDS.zones) is None


@pytest.mark.parametrize("zone", sorted(set(WORDS.zones.places.values())))
def test_every_alias_leads_to_a_zone_that_is_found_again(zone: str) -> None:
    assert zone_info(zone)
    assert find_zone(zone, WORDS.zones) == zone


@given(raw_text)
def test_no_text_makes_it_raise(text: str) -> None:
    zone = find_zone(text, WORDS.zones)
    assert zone is None or zone_info(zone)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("America/New_York", "America/Phoenix", True),
        ("America/New_York", "America/Toronto", False),
        ("America/Phoenix", "America/Los_Angeles", False),
        ("America/Phoenix", "Nowhere/Bogus", False),
        ("", "Etc/UTC", False),
    ],
)
def test_zones_differ_only_by_what_their_clocks_show_then(one: str, other: str, differ: bool) -> None:
    summer = datetime(2026, 7, 1, 12, tzinfo=UTC)
    assert zones_differ(one, other, summer) is differ


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("America/New_York", "New York"),
        ("America/Indiana/Knox", "Knox"),
        ("Etc/UTC", "UTC"),
        ("Etc/GMT+5", "UTC-5"),
        ("Etc/GMT-14", "UTC+14"),
        ("CET", "CET"),
    ],
)
def test_a_zone_is_named_as_a_person_says_it(zone: str, name: str) -> None:
    assert city(zone) == name


def test_a_moment_at_an_offset_is_the_same_instant_on_that_clock() -> None:
    at = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    there = at_offset(at, "America/New_York")
    assert (there, there.hour, there.utcoffset()) == (at, 1, timedelta(hours=-5))
