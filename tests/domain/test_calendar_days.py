"""Business days on the interviewer's clock."""

from datetime import UTC, date, datetime, time

import pytest

from raincheck.domain.calendar_days import add_business_days, at_wall_time, counts_from, is_business_day

PHOENIX, TOKYO, NEW_YORK = "America/Phoenix", "Asia/Tokyo", "America/New_York"


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 11, 18), 0, date(2026, 11, 18)),
        (date(2026, 11, 18), 2, date(2026, 11, 20)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 0, date(2026, 11, 23)),
        (date(2026, 11, 22), 0, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 24)),
        (date(2026, 11, 18), 5, date(2026, 11, 25)),
        (date(2026, 12, 31), 1, date(2027, 1, 1)),
    ],
)
def test_weekends_are_no_business_days(day: date, count: int, expected: date) -> None:
    assert add_business_days(day, count) == expected
    assert is_business_day(expected)


@pytest.mark.parametrize(
    ("sent", "zone", "expected"),
    [
        (datetime(2026, 11, 18, 16, 22, tzinfo=UTC), PHOENIX, date(2026, 11, 18)),
        (datetime(2026, 11, 18, 22, 59, tzinfo=UTC), PHOENIX, date(2026, 11, 18)),
        (datetime(2026, 11, 18, 23, 0, tzinfo=UTC), PHOENIX, date(2026, 11, 19)),
        (datetime(2026, 11, 19, 6, 59, tzinfo=UTC), PHOENIX, date(2026, 11, 19)),
        (datetime(2026, 11, 19, 7, 1, tzinfo=UTC), PHOENIX, date(2026, 11, 19)),
        (datetime(2026, 11, 18, 16, 22, tzinfo=UTC), TOKYO, date(2026, 11, 19)),
        (datetime(2026, 11, 20, 23, 30, tzinfo=UTC), PHOENIX, date(2026, 11, 23)),
        (datetime(2026, 11, 21, 12, 0, tzinfo=UTC), PHOENIX, date(2026, 11, 23)),
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC), PHOENIX, date(2026, 11, 23)),
        (datetime(2026, 11, 22, 16, 0, tzinfo=UTC), TOKYO, date(2026, 11, 23)),
    ],
)
def test_late_and_weekend_messages_count_from_the_next_business_day(sent: datetime, zone: str, expected: date) -> None:
    assert counts_from(sent, zone) == expected


@pytest.mark.parametrize(
    ("day", "clock", "zone", "expected"),
    [
        (date(2026, 3, 6), time(9, 30), NEW_YORK, "2026-03-06T09:30:00-05:00"),
        (date(2026, 3, 9), time(9, 30), NEW_YORK, "2026-03-09T09:30:00-04:00"),
        (date(2026, 3, 8), time(2, 30), NEW_YORK, "2026-03-08T03:30:00-04:00"),
        (date(2026, 11, 1), time(1, 30), NEW_YORK, "2026-11-01T01:30:00-04:00"),
        (date(2026, 11, 20), time(9, 30), PHOENIX, "2026-11-20T09:30:00-07:00"),
    ],
)
def test_a_wall_time_is_that_of_the_zone_on_that_day(day: date, clock: time, zone: str, expected: str) -> None:
    moment = at_wall_time(day, clock, zone)
    assert (moment.at.isoformat(), moment.zone) == (expected, zone)
