"""Moments and spans as a person says them."""

from datetime import date, datetime

from raincheck.domain.spans import away
from raincheck.domain.zones import zone_info


def local(moment: datetime, zone: str) -> datetime:
    """The moment on the clock of an IANA zone; an unknown zone leaves the offset as it is."""
    info = zone_info(zone)
    return moment.astimezone(info) if info else moment


def clock(moment: datetime) -> str:
    """The clock time, 24-hour: "09:30"."""
    return f"{moment:%H:%M}"


def day_and_date(moment: datetime | date) -> str:
    """Such as "Wed 25 Nov", without the locale of the machine."""
    weekday = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[moment.weekday()]
    return f"{weekday} {short_date(moment)}"


def short_date(moment: datetime | date) -> str:
    """Such as "25 Nov", where the day of the week does not matter."""
    return f"{moment.day} {_MONTHS[moment.month - 1][:3]}"


_MONTHS = ("January February March April May June July August September October November December").split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def weekday_name(number: int) -> str:
    """The name of a day of the week, as `date.weekday()` counts them."""
    return _DAYS[number]


def day_of_month(day: date) -> str:
    """Such as "Wednesday 25", where the month is clear."""
    return f"{weekday_name(day.weekday())} {day.day}"


def long_date(moment: datetime | date) -> str:
    """Such as "Wednesday, November 25"."""
    return f"{_DAYS[moment.weekday()]}, {_MONTHS[moment.month - 1]} {moment.day}"


def relative_day(moment: datetime, now: datetime) -> str:
    """Either "today", "tomorrow", "yesterday" or "on Wednesday, November 25", both on one clock."""
    days = (moment.date() - now.date()).days
    named = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return named.get(days) or f"on {long_date(moment)}"


def distance(moment: datetime, now: datetime) -> str:
    """Such as "in 38 min", "2 h ago" or "now"."""
    return away(minutes_between(now, moment))


def minutes_between(start: datetime, end: datetime) -> int:
    """Whole minutes from `start` to `end`, rounded towards the earlier: 59 s left are 0 minutes."""
    return int((end - start).total_seconds() // 60)
