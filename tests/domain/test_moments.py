"""Moments in words: what is read, what is asked about, and what is refused."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.domain.moments import Doubt, Moment
from raincheck.domain.moments.reading import read_moment, typed
from raincheck.domain.zones import at_offset
from stubs.fakes import WORDS
from stubs.strategies import ZONES, raw_text

NEW_YORK = "America/New_York"
NOW = datetime(2026, 3, 5, 10, 20, 40, tzinfo=ZoneInfo(NEW_YORK))
"""A Thursday, three days before the clocks change there."""


def read(text: str, zone: str = NEW_YORK, now: datetime = NOW) -> Moment | Doubt:
    return read_moment(text, now, zone, WORDS.zones)


def wall(reading: Moment | Doubt) -> str:
    return f"{reading.at:%Y-%m-%d %H:%M}" if isinstance(reading, Moment) else f"{reading.reason}"


READ = {
    "10:30": "2026-03-05 10:30",
    "at 10:30": "2026-03-05 10:30",
    "10.30": "2026-03-05 10:30",
    "16h30": "2026-03-05 16:30",
    "14:30": "2026-03-05 14:30",
    "10:10": "2026-03-05 10:10",
    "3pm": "2026-03-05 15:00",
    "3 pm": "2026-03-05 15:00",
    "2:30 pm": "2026-03-05 14:30",
    "2:30 P.M.": "2026-03-05 14:30",
    "2:30\u202fPM": "2026-03-05 14:30",
    "12pm": "2026-03-05 12:00",
    "noon": "2026-03-05 12:00",
    "now": "2026-03-05 10:20",
    "right now": "2026-03-05 10:20",
    "in 40 min": "2026-03-05 11:00",
    "in 40m": "2026-03-05 11:00",
    "in 2 hours": "2026-03-05 12:20",
    "20 minutes ago": "2026-03-05 10:00",
    "2 h ago": "2026-03-05 08:20",
    "today 9am": "2026-03-05 09:00",
    "tomorrow 14:30": "2026-03-06 14:30",
    "tomorrow at 2pm": "2026-03-06 14:00",
    "tomorrow, 2 pm": "2026-03-06 14:00",
    "14:30 tomorrow": "2026-03-06 14:30",
    "noon tomorrow": "2026-03-06 12:00",
    "yesterday 5pm": "2026-03-04 17:00",
    "tonight at 8": "2026-03-05 20:00",
    "tonight 8:30": "2026-03-05 20:30",
    "tonight 9pm": "2026-03-05 21:00",
    "Fri 9am": "2026-03-06 09:00",
    "this friday 4pm": "2026-03-06 16:00",
    "on monday at 09:00": "2026-03-09 09:00",
    "mon. 09:00": "2026-03-09 09:00",
    "thursday 4pm": "2026-03-05 16:00",
    "10am on monday": "2026-03-09 10:00",
    "25 Nov 10:00": "2026-11-25 10:00",
    "Nov 25 10:00": "2026-11-25 10:00",
    "25th of November, 10:00": "2026-11-25 10:00",
    "25 Nov. 2027 10am": "2027-11-25 10:00",
    "Wed 25 Nov 10:00": "2026-11-25 10:00",
    "Thursday, March 12, 2026 10:00 AM": "2026-03-12 10:00",
    "2 Mar 15:00": "2026-03-02 15:00",
    "20 Jan 09:00": "2026-01-20 09:00",
    "2026-11-25 14:30": "2026-11-25 14:30",
    "2026-11-25T14:30": "2026-11-25 14:30",
    "2026-11-25 14:30:59": "2026-11-25 14:30",
    "2026-3-9 09:00": "2026-03-09 09:00",
    "2026-03-12T15:00:00Z": "2026-03-12 11:00",
    "2026-03-12 15:00+01:00": "2026-03-12 10:00",
    "  TOMORROW   14:30  ": "2026-03-06 14:30",
}

ASKED = {
    "9": ("am-or-pm", ["2026-03-05 09:00", "2026-03-05 21:00", "2026-03-06 09:00"]),
    "at 11": ("am-or-pm", ["2026-03-05 11:00", "2026-03-05 23:00"]),
    "3:15": ("am-or-pm", ["2026-03-05 03:15", "2026-03-05 15:15", "2026-03-06 03:15"]),
    "9:30": ("today-or-tomorrow", ["2026-03-05 09:30", "2026-03-05 21:30", "2026-03-06 09:30"]),
    "8am": ("today-or-tomorrow", ["2026-03-05 08:00", "2026-03-06 08:00"]),
    "tomorrow at 7": ("am-or-pm", ["2026-03-06 07:00", "2026-03-06 19:00"]),
    "thursday 9am": ("which-day", ["2026-03-05 09:00", "2026-03-12 09:00"]),
    "10 nov 15": ("when-several", ["2026-11-10 15:00", "2026-11-15 10:00", "2026-11-15 22:00"]),
    "10 nov 10": ("am-or-pm", ["2026-11-10 10:00", "2026-11-10 22:00"]),
    "Thursday March 10 2026 at 9am": ("weekday-disagrees", ["2026-03-10 09:00", "2026-03-12 09:00"]),
    "Mon 25 Nov 10:00": ("weekday-disagrees", ["2026-11-23 10:00", "2026-11-25 10:00"]),
    "next friday 2pm": ("which-day", ["2026-03-06 14:00", "2026-03-13 14:00"]),
    "3/4 at 9am": ("day-or-month", ["2026-03-04 09:00", "2026-04-03 09:00"]),
    "mo 10:30": ("when-among-words", ["2026-03-05 10:30"]),
    "not before 3pm": ("when-among-words", ["2026-03-05 15:00"]),
    "Sunday 2:30am": ("clock-skips", ["2026-03-08 01:30", "2026-03-08 03:30"]),
    "2026-11-01 01:30": ("clock-repeats", ["2026-11-01 01:30", "2026-11-01 01:30"]),
    "Nov 1 1:30am": ("clock-repeats", ["2026-11-01 01:30", "2026-11-01 01:30"]),
}

REFUSED = {
    "": "when-missing",
    " \t ": "when-missing",
    "soon": "when-unreadable",
    "asap": "when-unreadable",
    "after lunch": "when-unreadable",
    "Room 1430, 3rd floor": "when-unreadable",
    "40 min": "when-unreadable",
    "Feb 30 10am": "date-impossible",
    "mon " * 2000 + "10:00": "when-unreadable",
    "tomorrow": "time-missing",
    "Monday": "time-missing",
    "25 Nov 2026": "time-missing",
    "in 3 days": "time-missing",
    "2 days ago": "time-missing",
    "25:00": "time-impossible",
    "10:75": "time-impossible",
    "13pm": "time-impossible",
    "tonight 8am": "time-impossible",
    "2026-02-30 10:00": "time-impossible",
    "25 Nov 2031 10:00": "when-far",
    "in 99999 hours": "when-far",
    "1999-01-01 10:00": "when-far",
}


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_a_clear_phrase_is_read(text: str, expected: str) -> None:
    assert wall(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), ASKED.items())
def test_a_doubtful_phrase_is_asked_about_with_its_readings(text: str, expected: tuple[str, list[str]]) -> None:
    reading = read(text)
    assert isinstance(reading, Doubt)
    assert (reading.reason, [wall(candidate) for candidate in reading.candidates]) == expected


@pytest.mark.parametrize(("text", "reason"), REFUSED.items())
def test_anything_else_is_refused_with_its_reason(text: str, reason: str) -> None:
    assert read(text) == Doubt(reason)


def test_an_unknown_zone_is_a_doubt() -> None:
    assert read("10:00", zone="Nowhere/Bogus") == Doubt("zone-unknown")


@pytest.mark.parametrize("text", ["10 am", "Sunday 2:30am", "9", "thursday 9am", "Nov 1 1:30am", "10 nov 15"])
def test_every_candidate_can_be_typed_and_is_read_as_itself(text: str) -> None:
    reading = read(text)
    candidates = reading.candidates if isinstance(reading, Doubt) else (reading,)
    assert candidates
    assert [read(typed(candidate)) for candidate in candidates] == list(candidates)


def test_the_two_moments_of_a_fold_are_an_hour_apart() -> None:
    reading = read("Nov 1 1:30am")
    assert isinstance(reading, Doubt)
    early, late = reading.candidates
    assert late.at - early.at == timedelta(hours=1)


def test_a_relative_span_counts_real_minutes_across_a_clock_change() -> None:
    now = datetime(2026, 3, 8, 1, 50, tzinfo=ZoneInfo(NEW_YORK))
    reading = read("in 20 min", now=now)
    assert isinstance(reading, Moment)
    assert (reading.at - now, wall(reading)) == (timedelta(minutes=20), "2026-03-08 03:10")


def test_a_day_is_counted_on_the_clock_of_the_named_zone() -> None:
    reading = read("tomorrow 9am", zone="Asia/Tokyo", now=datetime(2026, 3, 5, 20, 0, tzinfo=UTC))
    assert wall(reading) == "2026-03-07 09:00"


@pytest.mark.parametrize("text", [*READ, *ASKED, *REFUSED])
def test_every_doubt_has_words(text: str) -> None:
    reading = read(text)
    assert isinstance(reading, Moment) or WORDS.problems[reading.reason].cause


minutes = st.integers(int(datetime(2001, 1, 1, tzinfo=UTC).timestamp()) // 60, 50_000_000)
whole_minutes = minutes.map(lambda minute: datetime.fromtimestamp(minute * 60, UTC))


@given(whole_minutes, st.sampled_from(ZONES))
def test_a_moment_reads_back_as_itself(at: datetime, zone: str) -> None:
    moment = Moment(at_offset(at, zone), zone)
    assert read_moment(typed(moment), at, zone) == moment


@given(st.sampled_from(ZONES), st.integers(0, 180), st.sampled_from([(2026, 10, 25), (2026, 11, 1), (2026, 4, 5)]))
def test_a_moment_near_a_clock_change_reads_back_as_itself(zone: str, minutes: int, day: tuple[int, int, int]) -> None:
    at = datetime(*day, tzinfo=UTC) + timedelta(minutes=minutes * 10 - 600)
    moment = Moment(at_offset(at, zone), zone)
    assert read_moment(typed(moment), at, zone) == moment


@given(raw_text)
def test_no_text_makes_it_raise(text: str) -> None:
    reading = read(text)
    assert isinstance(reading, (Moment, Doubt))
