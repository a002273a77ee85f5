"""Business days on the interviewer's clock."""

from datetime import UTC, date, datetime, time, timedelta

from raincheck.domain.moments import Moment
from raincheck.domain.when import local
from raincheck.domain.zones import at_offset, zone_info

LATE_HOUR = 16
"""What is sent after this hour there is read the next business day (domain rules, section 3)."""

_SATURDAY = 5


def is_business_day(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < _SATURDAY


def add_business_days(day: date, count: int) -> date:
    """The day `count` business days later; `count` of 0 gives the next business day or the day itself."""
    while not is_business_day(day):
        day += timedelta(days=1)
    for _ in range(count):
        day += timedelta(days=1)
        while not is_business_day(day):
            day += timedelta(days=1)
    return day


def counts_from(sent: datetime, zone: str) -> date:
    """The business day on which a message sent then is read, on a clock in `zone`."""
    there = local(sent, zone)
    day = there.date()
    if there.hour >= LATE_HOUR and is_business_day(day):
        day += timedelta(days=1)
    return add_business_days(day, 0)


def at_wall_time(day: date, clock: time, zone: str) -> Moment:
    """That wall time on that day in `zone`; a time that a clock change skips moves an hour on."""
    wall = datetime.combine(day, clock, zone_info(zone))
    return Moment(at_offset(wall.astimezone(UTC), zone), zone)
