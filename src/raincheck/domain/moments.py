"""Moments in words: a small strict grammar that reads one moment, or asks back.

It reads "10:00", "2:30 pm", "tomorrow 14:30", "Wed 9am", "25 Nov 10:00", "2026-11-25 14:30",
"in 40 min", "20 minutes ago" and "now". What a careful person would not be sure of is a
`Doubt` with candidates: an hour without am or pm that could be either, a time past today, a weekday
that is today and over, a clock time that a clock change skips or repeats. Anything else is not guessed at.
"""

import re
from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from raincheck.domain.zones import at_offset, zone_info

PAST_GRACE = timedelta(minutes=15)
"""A bare clock time this long past may as well mean tomorrow, so it is asked about."""

LOOK_BACK = timedelta(days=60)
"""A date without a year this little past is the one that was missed, not the one of next year."""

FARTHEST = timedelta(days=730)
"""No interview is farther away than this; a larger span is a typing mistake."""

TONIGHT = "tonight"
NOON = 12
EVENING = 17
"""The hour from which a time can be "tonight"."""

SHORTEST_NAME = 3
"""Letters that name a weekday or a month."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january february march april may june july august september october november december").split()
_UNITS = {"m": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1}
_UNITS |= dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 60)
_DAYS = {"d", "day", "days"}

_SPAN = re.compile(r"(?:in )?(\d{1,5}) ?([a-z]+)( ago)?")
_TIME = re.compile(r"(?:at )?(\d{1,2})(?:[:.h](\d{2}))? ?([ap])?\.?m?\.?")
_CLOCK_WORDS = r"(?:at )?(?:\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|noon|midday|\d{1,2})"
_TIME_LAST = re.compile(rf"(?:(?P<day>.+?),? )??(?P<time>{_CLOCK_WORDS})")
_TIME_FIRST = re.compile(rf"(?P<time>{_CLOCK_WORDS}),? (?:on )?(?P<day>.+)")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\.?,?(?: (\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?")
_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(?::\d{2})?(?:z|[+-]\d{2}:\d{2})?")
_LEADING_WEEKDAY = re.compile(r"(?:(?:on|this) )?([a-z]{3,9}),? (.+)")


class Moment(Struct, frozen=True):
    """One instant, with the offset of the zone it was meant in, and that zone's IANA name."""

    at: datetime
    zone: str


class Doubt(Struct, frozen=True):
    """Not one moment: a reason (a key of the problems in `content/`) and what it may mean."""

    reason: str
    candidates: tuple[Moment, ...] = ()


Reading = Moment | Doubt


def read_moment(text: str, now: datetime, zone: str) -> Reading:
    """What `text` means to somebody who reads it at `now` on a clock in `zone`."""
    words = " ".join(text.casefold().replace("\u202f", " ").split())
    info = zone_info(zone)
    if info is None:
        return Doubt("zone-unknown")
    if not words:
        return Doubt("when-missing")
    here = now.astimezone(info)
    if words in ("now", "right now"):
        return _within(Moment(at_offset(here.replace(second=0, microsecond=0), zone), zone), now)
    span = _SPAN.fullmatch(words)
    if span and (words.startswith("in ") or span[3]):
        if span[2] in _UNITS:
            return _span(span, now, zone)
        if span[2] in _DAYS:
            return Doubt("time-missing")
    if _STAMP.fullmatch(words):
        return _stamp(words, here, zone)
    return _calendar(words, here, zone)


def typed(moment: Moment) -> str:
    """The moment as it can be typed: it always reads back as itself, also in a fold."""
    wall = f"{moment.at:%Y-%m-%d %H:%M}"
    plain = read_moment(wall, moment.at, moment.zone)
    return wall if plain == moment else moment.at.isoformat(sep=" ", timespec="minutes")


def _stamp(words: str, here: datetime, zone: str) -> Reading:
    """An ISO 8601 date and time; with an offset it is an instant whatever the zone."""
    try:
        stamp = datetime.fromisoformat(words.upper()).replace(second=0)
    except ValueError:
        return Doubt("time-impossible")
    if not 2000 <= stamp.year <= 2100:
        return Doubt("when-far")
    if stamp.tzinfo is None:
        return _choose([_moment(stamp.date(), stamp.time(), zone)], here, "when-several")
    return _within(Moment(at_offset(stamp.astimezone(UTC), zone), zone), here)


def _span(match: re.Match[str], now: datetime, zone: str) -> Reading:
    minutes = int(match[1]) * _UNITS[match[2]]
    if minutes > FARTHEST.total_seconds() // 60:
        return Doubt("when-far")
    delta = timedelta(minutes=-minutes if match[3] else minutes)
    moment = (now + delta).astimezone(UTC)
    return _within(Moment(at_offset(moment.replace(second=0, microsecond=0), zone), zone), now)


def _calendar(words: str, here: datetime, zone: str) -> Reading:
    """A day and a clock time, in either order, or a clock time alone."""
    found = (_matched(pattern.fullmatch(words), here, zone) for pattern in (_TIME_LAST, _TIME_FIRST))
    readings = [reading for reading in found if reading is not None]
    if len(readings) > 1 and readings[0] != readings[1]:
        # "10 nov 15" is three o'clock on the tenth, or ten o'clock on the fifteenth.
        return Doubt("when-several", _candidates(readings))
    if readings:
        return readings[0]
    return Doubt("time-missing" if _days(words, here) else "when-unreadable")


def _matched(match: re.Match[str] | None, here: datetime, zone: str) -> Reading | None:
    """What the two parts mean; None when the one is no day."""
    if match is None:
        return None
    day = match["day"]
    days = _days(day, here) if day else (here.date(), here.date() + timedelta(days=1))
    if days is None:
        return None
    if not days:
        return Doubt("weekday-disagrees")
    times = _times(match["time"], evening=day == TONIGHT)
    if not times:
        return Doubt("time-impossible")
    alone = "am-or-pm" if len(times) > 1 else "today-or-tomorrow"
    return _choose(_on(days, times, here, zone), here, "when-several" if day else alone)


def _on(days: tuple[date, ...], times: tuple[time, ...], here: datetime, zone: str) -> list[Reading]:
    """Each time on the first day, and on the next one as well where the first is over."""
    readings = []
    for clock in times:
        for day in days:
            reading = _moment(day, clock, zone)
            readings.append(reading)
            if not isinstance(reading, Moment) or reading.at >= here - PAST_GRACE:
                break
    return readings


def _choose(readings: list[Reading], now: datetime, reason: str) -> Reading:
    if len(readings) == 1:
        reading = readings[0]
        return _within(reading, now) if isinstance(reading, Moment) else reading
    return Doubt(reason, _candidates(readings))


def _candidates(readings: list[Reading]) -> tuple[Moment, ...]:
    """The moments among the readings and in their doubts, each once, in order."""
    moments = {m for r in readings for m in (r.candidates if isinstance(r, Doubt) else (r,))}
    return tuple(sorted(moments, key=lambda m: m.at))


def _within(moment: Moment, now: datetime) -> Reading:
    return Doubt("when-far") if abs(moment.at - now) > FARTHEST else moment


def _times(text: str, *, evening: bool = False) -> tuple[time, ...]:
    """The clock times a text may mean: none when impossible, two when am or pm is open."""
    text = text.removeprefix("at ")
    if text in ("noon", "midday"):
        return (time(12),)
    match = _TIME.fullmatch(text)
    if not match:
        return ()
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        return ()
    if half or evening:
        hour = hour % 12 + (0 if half == "a" else 12) if half or hour < NOON else hour
        return (time(hour, minute),) if hour >= EVENING or not evening else ()
    spoken = match[2] is None and 1 <= hour <= 12
    written = match[2] is not None and 1 <= hour <= 6 and not match[1].startswith("0")
    if spoken or written:
        return (time(hour % 12, minute), time(hour % 12 + 12, minute))
    return (time(hour, minute),)


def _days(text: str, here: datetime) -> tuple[date, ...] | None:
    """The days a text may mean: None when it is no day, none when weekday and date disagree."""
    today = here.date()
    text = text.removeprefix("on ").strip(" ,")
    named = {"today": 0, TONIGHT: 0, "tomorrow": 1, "tmrw": 1, "yesterday": -1}
    if text in named:
        return (today + timedelta(days=named[text]),)
    weekday = _weekday(text.removeprefix("this "))
    if weekday is not None:
        ahead = (weekday - today.weekday()) % 7
        named_day = today + timedelta(days=ahead)
        return (named_day,) if ahead else (today, today + timedelta(days=7))
    return _dated(text, today)


def _weekday(text: str) -> int | None:
    text = text.removesuffix(".")
    if len(text) < SHORTEST_NAME:
        return None
    return next((i for i, name in enumerate(_WEEKDAYS) if name.startswith(text)), None)


def _dated(text: str, today: date) -> tuple[date, ...] | None:
    """A written date, checked against a weekday before it."""
    lead = _LEADING_WEEKDAY.fullmatch(text)
    if lead and (weekday := _weekday(lead[1])) is not None:
        days = _plain_date(lead[2], today)
        return None if days is None else tuple(day for day in days if day.weekday() == weekday)
    return _plain_date(text, today)


def _plain_date(text: str, today: date) -> tuple[date, ...] | None:
    """A date in figures, or with the name of its month."""
    if iso := _ISO_DAY.fullmatch(text):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if (found := _DAY_MONTH.fullmatch(text)) and (month := _month(found[2])):
        return _near(today, month, int(found[1]), found[3])
    if (found := _MONTH_DAY.fullmatch(text)) and (month := _month(found[1])):
        return _near(today, month, int(found[2]), found[3])
    return None


def _month(text: str) -> int | None:
    return next((i for i, name in enumerate(_MONTHS, 1) if name.startswith(text)), None)


def _near(today: date, month: int, day: int, year: str | None) -> tuple[date, ...] | None:
    """The date in the year that was written, else the next one, or one not long past."""
    if year:
        return _date(int(year), month, day)
    found = (d for y in (-1, 0, 1) for d in _date(today.year + y, month, day) or ())
    return next(((d,) for d in found if d >= today - LOOK_BACK), None)


def _date(year: int, month: int, day: int) -> tuple[date, ...] | None:
    try:
        return (date(year, month, day),)
    except ValueError:
        return None


def _moment(day: date, clock: time, zone: str) -> Reading:
    """The moment at which a clock in `zone` shows that; a gap or a fold is a doubt."""
    info = zone_info(zone)
    if not 2000 <= day.year <= 2100:
        return Doubt("when-far")
    wall = datetime.combine(day, clock, info)
    early, late = wall.replace(fold=0), wall.replace(fold=1)
    first = Moment(at_offset(early.astimezone(UTC), zone), zone)
    if early.utcoffset() == late.utcoffset():
        return first
    second = Moment(at_offset(late.astimezone(UTC), zone), zone)
    # In a gap the wall time does not come back from UTC; in a fold it does, twice.
    skipped = first.at.replace(tzinfo=None) != wall.replace(tzinfo=None)
    return Doubt("clock-skips" if skipped else "clock-repeats", tuple(sorted((first, second), key=lambda m: m.at)))
