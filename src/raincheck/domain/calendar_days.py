"""Business days on the interviewer's clock: which days count, and when a message is welcome there."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from msgspec import Struct

from raincheck.domain.moments import Moment
from raincheck.domain.when import local
from raincheck.domain.zones import at_offset, zone_info

LATE_HOUR = 16
"""What is sent after this hour there is read the next business day (domain rules, section 3)."""

MORNING, EVENING = time(8), time(20)
"""Between the evening and the morning there nobody is called or written to (domain rules, section 3)."""

USUAL_WEEKEND = frozenset({5, 6})
"""Saturday and Sunday, as `date.weekday()` counts them."""

_DAY = timedelta(days=1)


class Why(StrEnum):
    """Why a day does not count, or why a message counts later than it left."""

    LATE = "late"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


class WorkWeek(Struct, frozen=True, kw_only=True):
    """The days on which somebody works whose clocks are those of the IANA zone `zone`.

    `weekend` are days as `date.weekday()` counts them, never all seven; `holidays` are dates with their names.
    """

    zone: str
    weekend: frozenset[int] = USUAL_WEEKEND
    holidays: Mapping[date, str] = {}


def is_business_day(day: date, week: WorkWeek) -> bool:
    """Whether they work on that day."""
    return why_not(day, week) is None


def why_not(day: date, week: WorkWeek) -> Why | None:
    """Why they do not work on that day; a holiday at a weekend is a weekend. None when they do."""
    if day.weekday() in week.weekend:
        return Why.WEEKEND
    return Why.HOLIDAY if day in week.holidays else None


def add_business_days(day: date, count: int, week: WorkWeek) -> date:
    """The day `count` business days later; `count` of 0 gives the next business day or the day itself."""
    day = _forward(day, week)
    for _ in range(count):
        day = _forward(day + _DAY, week)
    return day


def _forward(day: date, week: WorkWeek) -> date:
    while not is_business_day(day, week):
        day += _DAY
    return day


def business_day_before(day: date, week: WorkWeek) -> date:
    """The last business day before that day."""
    day -= _DAY
    while not is_business_day(day, week):
        day -= _DAY
    return day


def counts_from(sent: datetime, week: WorkWeek) -> date:
    """The business day on which a message sent then is read."""
    there = local(sent, week.zone)
    return add_business_days(there.date() + _DAY if there.hour >= LATE_HOUR else there.date(), 0, week)


def why_later(sent: datetime, week: WorkWeek) -> Why | None:
    """Why a message sent then is not read on the same day; None when it is."""
    there = local(sent, week.zone)
    return why_not(there.date(), week) or (Why.LATE if there.hour >= LATE_HOUR else None)


def at_wall_time(day: date, clock: time, zone: str) -> Moment:
    """That wall time on that day in `zone`.

    A time that a clock change skips moves on by what is skipped; of one that comes twice the first is meant.
    """
    wall = datetime.combine(day, clock, zone_info(zone))
    return Moment(at_offset(wall.astimezone(UTC), zone), zone)


def is_quiet(moment: datetime, zone: str) -> bool:
    """Whether it is night there: before the morning, or from the evening on."""
    there = local(moment, zone).time()
    return not MORNING <= there < EVENING


def after_quiet(moment: datetime, week: WorkWeek) -> Moment:
    """The moment itself; out of the night, the first good minute of the next business day."""
    if not is_quiet(moment, week.zone):
        return Moment(at_offset(moment, week.zone), week.zone)
    there = local(moment, week.zone)
    day = there.date() if there.time() < MORNING else there.date() + _DAY
    return at_wall_time(add_business_days(day, 0, week), MORNING, week.zone)
