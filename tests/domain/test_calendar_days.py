"""Business days on the interviewer's clock."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.domain.calendar_days import (
    Why,
    WorkWeek,
    add_business_days,
    after_quiet,
    at_wall_time,
    business_day_before,
    counts_from,
    is_business_day,
    is_quiet,
    why_later,
    why_not,
)

PHOENIX, TOKYO, NEW_YORK = "America/Phoenix", "Asia/Tokyo", "America/New_York"
THANKSGIVING = date(2026, 11, 26)
WEEK = WorkWeek(zone=PHOENIX, holidays={THANKSGIVING: "Thanksgiving Day", date(2026, 11, 28): "On a Saturday"})
SUNDAY_TO_THURSDAY = WorkWeek(zone=PHOENIX, weekend=frozenset({4, 5}))


@pytest.mark.parametrize(
    ("day", "week", "why"),
    [
        pytest.param(date(2026, 11, 25), WEEK, None, id="Wednesday"),
        pytest.param(THANKSGIVING, WEEK, Why.HOLIDAY, id="a holiday"),
        pytest.param(date(2026, 11, 28), WEEK, Why.WEEKEND, id="a holiday on Saturday"),
        pytest.param(date(2026, 11, 29), WEEK, Why.WEEKEND, id="Sunday"),
        pytest.param(date(2026, 11, 29), SUNDAY_TO_THURSDAY, None, id="a Sunday on which they work"),
        pytest.param(date(2026, 11, 27), SUNDAY_TO_THURSDAY, Why.WEEKEND, id="a Friday on which they rest"),
    ],
)
def test_a_day_that_does_not_count_has_its_reason(day: date, week: WorkWeek, why: Why | None) -> None:
    assert why_not(day, week) is why
    assert is_business_day(day, week) is (why is None)


@pytest.mark.parametrize(
    ("day", "count", "week", "expected"),
    [
        pytest.param(date(2026, 11, 18), 0, WEEK, date(2026, 11, 18), id="no day on"),
        pytest.param(date(2026, 11, 18), 2, WEEK, date(2026, 11, 20), id="in one week"),
        pytest.param(date(2026, 11, 20), 1, WEEK, date(2026, 11, 23), id="over a weekend"),
        pytest.param(date(2026, 11, 21), 0, WEEK, date(2026, 11, 23), id="out of a weekend"),
        pytest.param(date(2026, 11, 21), 1, WEEK, date(2026, 11, 24), id="from a weekend"),
        pytest.param(date(2026, 11, 25), 1, WEEK, date(2026, 11, 27), id="over a holiday"),
        pytest.param(date(2026, 11, 25), 2, WEEK, date(2026, 11, 30), id="over a holiday and a weekend"),
        pytest.param(THANKSGIVING, 0, WEEK, date(2026, 11, 27), id="out of a holiday"),
        pytest.param(date(2026, 12, 31), 1, WEEK, date(2027, 1, 1), id="over a year's end"),
        pytest.param(date(2026, 11, 26), 1, SUNDAY_TO_THURSDAY, date(2026, 11, 29), id="into a Sunday"),
    ],
)
def test_only_business_days_are_counted(day: date, count: int, week: WorkWeek, expected: date) -> None:
    assert add_business_days(day, count, week) == expected


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 30))
def test_counting_back_undoes_counting_on(day: date, count: int) -> None:
    start = add_business_days(day, 0, WEEK)
    back = add_business_days(start, count, WEEK)
    for _ in range(count):
        back = business_day_before(back, WEEK)
    assert back == start


@pytest.mark.parametrize(
    ("sent", "zone", "expected", "why"),
    [
        (datetime(2026, 11, 18, 22, 59, tzinfo=UTC), PHOENIX, date(2026, 11, 18), None),
        (datetime(2026, 11, 18, 23, 0, tzinfo=UTC), PHOENIX, date(2026, 11, 19), Why.LATE),
        (datetime(2026, 11, 19, 6, 59, tzinfo=UTC), PHOENIX, date(2026, 11, 19), Why.LATE),
        (datetime(2026, 11, 19, 7, 1, tzinfo=UTC), PHOENIX, date(2026, 11, 19), None),
        (datetime(2026, 11, 18, 16, 22, tzinfo=UTC), TOKYO, date(2026, 11, 19), None),
        (datetime(2026, 11, 20, 23, 30, tzinfo=UTC), PHOENIX, date(2026, 11, 23), Why.LATE),
        (datetime(2026, 11, 21, 12, 0, tzinfo=UTC), PHOENIX, date(2026, 11, 23), Why.WEEKEND),
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC), PHOENIX, date(2026, 11, 23), Why.WEEKEND),
        (datetime(2026, 11, 26, 17, 0, tzinfo=UTC), PHOENIX, date(2026, 11, 27), Why.HOLIDAY),
        (datetime(2026, 11, 26, 1, 0, tzinfo=UTC), PHOENIX, date(2026, 11, 27), Why.LATE),
    ],
)
def test_what_is_sent_late_or_on_a_day_off_counts_from_the_next_business_day(
    sent: datetime, zone: str, expected: date, why: Why | None
) -> None:
    week = WorkWeek(zone=zone, holidays=WEEK.holidays)
    assert (counts_from(sent, week), why_later(sent, week)) == (expected, why)


@pytest.mark.parametrize(
    ("day", "clock", "zone", "expected"),
    [
        (date(2026, 3, 6), time(9, 30), NEW_YORK, "2026-03-06T09:30:00-05:00"),
        (date(2026, 3, 9), time(9, 30), NEW_YORK, "2026-03-09T09:30:00-04:00"),
        (date(2026, 3, 8), time(2, 30), NEW_YORK, "2026-03-08T03:30:00-04:00"),
        (date(2026, 11, 1), time(1, 30), NEW_YORK, "2026-11-01T01:30:00-04:00"),
        (date(2026, 10, 4), time(2, 15), "Australia/Lord_Howe", "2026-10-04T02:45:00+11:00"),
        (date(2026, 4, 5), time(1, 45), "Australia/Lord_Howe", "2026-04-05T01:45:00+11:00"),
        (date(2026, 9, 6), time(0, 30), "America/Santiago", "2026-09-06T01:30:00-03:00"),
        (date(2026, 11, 20), time(9, 30), PHOENIX, "2026-11-20T09:30:00-07:00"),
        (date(2026, 11, 20), time(9, 30), "Asia/Kathmandu", "2026-11-20T09:30:00+05:45"),
    ],
)
def test_a_wall_time_is_that_of_the_zone_on_that_day(day: date, clock: time, zone: str, expected: str) -> None:
    moment = at_wall_time(day, clock, zone)
    assert (moment.at.isoformat(), moment.zone) == (expected, zone)


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ("2026-11-18T07:59", "2026-11-18T08:00"),
        ("2026-11-18T08:00", "2026-11-18T08:00"),
        ("2026-11-18T19:59", "2026-11-18T19:59"),
        ("2026-11-18T20:00", "2026-11-19T08:00"),
        ("2026-11-18T23:59", "2026-11-19T08:00"),
        ("2026-11-20T21:00", "2026-11-23T08:00"),
        ("2026-11-21T07:00", "2026-11-23T08:00"),
        ("2026-11-21T12:00", "2026-11-21T12:00"),
        ("2026-11-25T22:00", "2026-11-27T08:00"),
    ],
)
def test_a_moment_at_night_moves_to_the_first_good_minute(there: str, expected: str) -> None:
    offset = "-07:00"
    moment = datetime.fromisoformat(there + offset)
    assert after_quiet(moment.astimezone(UTC), WEEK).at == datetime.fromisoformat(expected + offset)
    assert is_quiet(moment, PHOENIX) is (not "08:00" <= there[-5:] < "20:00")


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - the zone is beside them
def test_a_moment_out_of_the_night_stays(moment: datetime) -> None:
    good = after_quiet(moment, WEEK)
    assert good.at >= moment
    assert good.at - moment < timedelta(days=5)
    assert after_quiet(good.at, WEEK) == good
