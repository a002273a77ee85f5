"""What is read of an entry that somebody else wrote: its moment as it was meant, or nothing at all."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.adapters.calendars.events import Seen, entry_calendar, seen
from raincheck.domain.calendar_entries import CalendarEntry, calendar_entries
from raincheck.domain.touches import FollowUp, TouchKind
from stubs.cases import INTERVIEW, NOW, TOUCHES, a_case
from stubs.fakes import WORDS

(ENTRY, *_) = calendar_entries(a_case(), WORDS)
OURS = entry_calendar(ENTRY, NOW).decode()
START = "DTSTART:20261120T163000Z"


def read(start: str = START, sequence: str = "SEQUENCE:0") -> Seen:
    """Our entry as somebody else saved it."""
    assert START in OURS
    (one,) = seen(OURS.replace(START, start).replace("SEQUENCE:0", sequence).encode())
    return one


@pytest.fixture
def at_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("start", "hour", "zone"),
    [
        ("DTSTART:20261120T163000Z", 16, ""),
        ("DTSTART;TZID=America/New_York:20261120T163000", 21, "America/New_York"),
        ("DTSTART;TZID=W. Europe Standard Time:20261120T163000", 15, "Europe/Berlin"),
    ],
    ids=["utc", "iana", "windows"],
)
def test_a_moment_is_read_with_the_zone_it_was_meant_in(start: str, hour: int, zone: str) -> None:
    found = read(start)
    assert (found.start, found.zone) == (datetime(2026, 11, 20, hour, 30, tzinfo=UTC), zone)


@pytest.mark.usefixtures("at_berlin")
@pytest.mark.parametrize(
    ("start", "at"),
    [
        ("DTSTART:20261120T163000", datetime(2026, 11, 20, 15, 30, tzinfo=UTC)),
        ("DTSTART;TZID=Nowhere/Land:20261120T163000", datetime(2026, 11, 20, 15, 30, tzinfo=UTC)),
        ("DTSTART;TZID=../../etc/passwd:20261120T163000", datetime(2026, 11, 20, 15, 30, tzinfo=UTC)),
        ("DTSTART;VALUE=DATE:20261120", datetime(2026, 11, 19, 23, 0, tzinfo=UTC)),
    ],
    ids=["floating", "unknown zone", "no zone at all", "all day"],
)
def test_a_time_without_a_zone_is_that_of_this_machine(start: str, at: datetime) -> None:
    assert (read(start).start, read(start).zone) == (at, "")


def test_a_time_that_comes_twice_is_equal_to_itself() -> None:
    twice = read("DTSTART;TZID=Europe/Berlin:20261025T023000").start
    assert twice == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "sequence"),
    [
        ("DTSTART;TZID=Europe:20261120T163000", "SEQUENCE:0"),
        ("DTSTART:00010101T000000Z", "SEQUENCE:0"),
        ("DTSTART:99991231T235959Z", "SEQUENCE:0"),
        ("DTSTART:tomorrow", "SEQUENCE:0"),
        (f"{START}\r\n{START}", "SEQUENCE:0"),
        ("X-START:1", "SEQUENCE:0"),
        (START, "SEQUENCE:-1"),
        (START, "SEQUENCE:99999999999999999999"),
        (START, "SEQUENCE:x"),
        (START, "SEQUENCE:0\r\nSEQUENCE:1"),
    ],
)
def test_what_cannot_be_kept_is_no_calendar(start: str, sequence: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read(start, sequence)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_calendar_or_a_value_error(data: bytes) -> None:
    _harmless(data)


@given(st.integers(0, len(OURS) - 1), st.integers(0, 40), st.text(max_size=12))
def test_a_damaged_entry_is_read_or_refused(at: int, length: int, text: str) -> None:
    _harmless((OURS[:at] + text + OURS[at + length :]).encode())


def _harmless(data: bytes) -> None:
    try:
        found = seen(data)
    except ValueError:
        return
    assert all(one.start.tzinfo is UTC and one.sequence >= 0 for one in found)


def entry_of(kind: TouchKind) -> CalendarEntry:
    place = replace(INTERVIEW, location="400 North Fifth Street", join_url="https://meet.example/abc")
    case = a_case(interview=place, followup=FollowUp(touches=(replace(TOUCHES[0], kind=kind),)))
    (entry,) = calendar_entries(case, WORDS)
    return entry


@pytest.mark.parametrize(
    ("kind", "location", "url"),
    [
        (TouchKind.FIRST, "", ""),
        (TouchKind.LEAVE, "400 North Fifth Street", ""),
        (TouchKind.JOIN, "", "https://meet.example/abc"),
    ],
)
def test_an_entry_has_what_is_needed_at_its_moment(kind: TouchKind, location: str, url: str) -> None:
    assert (entry_of(kind).location, entry_of(kind).url) == (location, url)
