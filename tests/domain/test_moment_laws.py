"""Laws of reading moments: a zone is never mistaken for another, a range runs forwards, nothing depends on before."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.domain.moments import Doubt, Moment
from raincheck.domain.moments.reading import read_moment, typed
from stubs.fakes import WORDS
from stubs.strategies import ZONES, raw_text

NOW = datetime(2026, 3, 5, 15, 20, tzinfo=UTC)
HOME = "America/New_York"
ALL_ZONES = sorted(available_timezones())
FORMATS = (
    "{day:%Y-%m-%d} {clock:%H:%M} {zone}",
    "{day:%Y-%m-%d} {clock:%I:%M %p} {zone}",
    "{day:%d.%m.%Y} {clock:%H:%M} ({zone})",
    "{clock:%H:%M} {zone}, {day:%d %B %Y}",
    "{day:%A}, {day:%B} {day.day}, {day.year} at {clock:%I:%M %p} {zone}",
    "{day:%a} {day.day} {day:%b} {day.year} {clock:%Hh%M} {zone} time",
)
PHRASES = (
    "tomorrow 2pm PT|3pm EST / 12pm PST|Mar 12 3pm IST|3/4 at 9|in 40 min|Tue 14:30 Europe/Paris|next friday 2pm|"
    "Nov 1 1:30am|10 nov 15|half past 2 pm|2-3pm|20260312T150000Z|14:30 Vienna|asap|Sunday 2:30am"
).split("|")

days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))
hours = st.integers(1, 12)


def read(text: str, zone: str = HOME) -> Moment | Doubt:
    return read_moment(text, NOW, zone, WORDS.zones)


def in_zone(day: date, clock: time, zone: str) -> set[datetime]:
    """The one moment, or the two of a fold, in UTC."""
    wall = datetime.combine(day, clock, ZoneInfo(zone))
    return {wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1)}


@pytest.mark.parametrize("zone", ALL_ZONES)
def test_every_zone_reads_back_or_is_refused(zone: str) -> None:
    day, clock = date(2026, 7, 8), time(14, 30)
    for layout in FORMATS:
        reading = read(layout.format(day=day, clock=clock, zone=zone))
        assert isinstance(reading, Doubt) or {reading.at.astimezone(UTC)} == in_zone(day, clock, zone), layout


@given(days, clocks, st.sampled_from(ALL_ZONES), st.sampled_from(FORMATS))
def test_no_zone_on_any_day_is_read_as_another(day: date, clock: time, zone: str, layout: str) -> None:
    reading = read(layout.format(day=day, clock=clock, zone=zone))
    assert isinstance(reading, Doubt) or reading.at.astimezone(UTC) in in_zone(day, clock, zone)


@pytest.mark.parametrize("zone", [zone for zone in ALL_ZONES if "/" in zone])
def test_a_zone_with_its_area_is_always_read(zone: str) -> None:
    assert isinstance(read(f"2026-07-08 14:30 {zone}"), Moment)


@given(st.sampled_from(["", "tomorrow ", "Mar 12 "]), hours, hours, st.sampled_from("ap"), st.sampled_from("ap "))
def test_a_range_in_words_never_ends_before_it_starts(day: str, one: int, two: int, half: str, other: str) -> None:
    reading = read(f"{day}{one}{other.strip() and other + 'm'}-{two}{half}m")
    moments = (reading,) if isinstance(reading, Moment) else reading.candidates
    assert all(moment.until is None or moment.until > moment.at for moment in moments)


@given(clocks, clocks)
def test_a_range_on_a_full_clock_never_ends_before_it_starts(one: time, two: time) -> None:
    reading = read(f"12 March {one:%H:%M} to {two:%H:%M}")
    moments = (reading,) if isinstance(reading, Moment) else reading.candidates
    assert all(
        moment.until is None or timedelta() < moment.until - moment.at <= timedelta(hours=12) for moment in moments
    )


@given(st.permutations(PHRASES))
def test_reading_does_not_depend_on_what_was_read_before(phrases: list[str]) -> None:
    assert {text: read(text) for text in phrases} == {text: read(text) for text in PHRASES}


@given(st.lists(st.sampled_from([*" ".join(PHRASES).split(), "at", "-", "noon", "Monday", "the 12th"]), max_size=7))
def test_any_words_of_the_grammar_are_read_or_refused(words: list[str]) -> None:
    reading = read(" ".join(words))
    assert isinstance(reading, Doubt) or isinstance(read(typed(reading, HOME)), Moment)


@given(raw_text, st.sampled_from(ZONES))
def test_what_is_read_can_be_typed_and_reads_back(text: str, zone: str) -> None:
    reading = read(f"{text} 2026-03-12 15:00", zone)
    for moment in (reading,) if isinstance(reading, Moment) else reading.candidates:
        again = read(typed(moment, zone), zone)
        assert isinstance(again, Moment)
        assert again.at == moment.at
