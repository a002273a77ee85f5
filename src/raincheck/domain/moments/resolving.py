"""From the parts of a phrase to a reading: which day, which half of it, on whose clock."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from typing import NamedTuple

from msgspec.structs import replace

from raincheck.domain.moments.clock_times import Clock, ClockTime
from raincheck.domain.moments.days import next_weekday
from raincheck.domain.moments.phrases import Phrase, Timed
from raincheck.domain.moments.readings import Doubt, Moment, Reading, moments_of, one_of, within
from raincheck.domain.moments.zone_words import Places, in_zone

PAST_GRACE = timedelta(minutes=15)
"""A bare clock time this long past may as well mean tomorrow, so it is asked about."""

WEEKS_AHEAD, HALF_A_YEAR = timedelta(days=60), timedelta(days=150)

LONGEST_RANGE = 12 * 60
"""Minutes: a range that would last longer was written backwards."""

DAY = 24 * 60


class Place(NamedTuple):
    """Where a phrase is resolved: the moment it is read, on which date, and the zones."""

    now: datetime
    today: date
    places: Places


def resolve(phrase: Phrase, place: Place) -> Reading:
    """What the phrase means; several times in several zones must agree."""
    readings = [_resolve_time(phrase, timed, place) for timed in phrase.times]
    if len(readings) == 1:
        return readings[0]
    return _agreed(readings)


def _agreed(readings: list[Reading]) -> Reading:
    """The instant that is possible in every zone that was named; else the doubt."""
    sets = [{m.at.astimezone(UTC) for m in moments_of([reading])} for reading in readings]
    common = set.intersection(*sets)
    if len(common) == 1:
        (instant,) = common
        return next(m for m in moments_of(readings[:1]) if m.at.astimezone(UTC) == instant)
    return Doubt("zones-disagree", moments_of(readings))


def _resolve_time(phrase: Phrase, timed: Timed, place: Place) -> Reading:
    days, reason = _days(phrase, place)
    if reason:
        return _impossible(reason, days, phrase, timed, place)
    spans = _spans(timed.clock, phrase.part)
    if not spans:
        return Doubt("time-impossible")
    if phrase.minutes and timed.clock.last is None:
        spans = [span._replace(minutes=phrase.minutes) for span in spans]
    readings = [r for span in spans for r in _on(days, span, timed, place, again=_again(phrase))]
    if phrase.day is None and len(readings) > 1 and len(spans) == 1:
        readings += _this_evening(timed, place)
    if len(readings) == 1 or all(reading == readings[0] for reading in readings):
        reading = readings[0]
        return within(reading, place.now) if isinstance(reading, Moment) else reading
    return one_of(readings, _why(phrase, days, spans, timed))


def _why(phrase: Phrase, days: tuple[date, ...], spans: "list[Span]", timed: Timed) -> str:
    """The reason to ask, the most useful one first."""
    if timed.clock.first.midnight:
        return "midnight"
    if phrase.day and len(days) > 1:
        return phrase.day.reason
    if len(spans) > 1:
        return "am-or-pm"
    return "today-or-tomorrow" if phrase.day is None else "which-day"


def _this_evening(timed: Timed, place: Place) -> list[Reading]:
    """Of a bare "7:30" that is over since this morning, the one that is still to come."""
    first = timed.clock.first
    if first.half or first.sure or not 7 <= first.hour <= 11:
        return []
    evening = first._replace(half="p").times()
    return [_at(place.today, Span(at), timed, place) for at in evening]


def _again(phrase: Phrase) -> int:
    """After how many days a day that is over comes again; 0 for never."""
    if phrase.day is None:
        return 1
    return 7 if phrase.day.again else 0


def _days(phrase: Phrase, place: Place) -> tuple[tuple[date, ...], str]:
    """The days that may be meant, and why none of them can be."""
    if phrase.day is None:
        return (place.today,), ""
    if not phrase.day.dates:
        return (), "date-impossible"
    if phrase.weekday is None:
        return phrase.day.dates, ""
    fitting = tuple(day for day in phrase.day.dates if day.weekday() == phrase.weekday)
    if fitting:
        return _likely(fitting, place.today), ""
    near = [next_weekday(phrase.weekday, day - timedelta(days=3)) for day in phrase.day.dates]
    return tuple(dict.fromkeys((*phrase.day.dates, *near))), "weekday-disagrees"


def _likely(days: tuple[date, ...], today: date) -> tuple[date, ...]:
    """Of two dates on the weekday that was named, one within weeks and one in half a year, the first is meant."""
    near = tuple(day for day in days if abs(day - today) <= WEEKS_AHEAD)
    far = [day for day in days if day not in near]
    return near if near and all(abs(day - today) >= HALF_A_YEAR for day in far) else days


def _impossible(reason: str, days: tuple[date, ...], phrase: Phrase, timed: Timed, place: Place) -> Doubt:
    """What may have been meant by words that contradict each other."""
    spans = _spans(timed.clock, phrase.part)
    readings = [r for span in spans for r in _on(days, span, timed, place, again=0)]
    return Doubt(reason, moments_of(readings))


class Span(NamedTuple):
    """A time of day, how long it lasts in minutes (none for no range), and on which later day it is."""

    at: time
    minutes: int | None = None
    later: int = 0


def _spans(clock: Clock, part: range | None) -> list[Span]:
    """The times that may be meant."""
    if clock.first.midnight and clock.last is None:
        return [Span(time(0)), Span(time(0), later=1)]
    if clock.bare and clock.first.spoken and clock.first.hour == 12 and clock.last is None and part is None:
        # Of a lone twelve nobody can say whether it is noon, or one of two midnights.
        return [Span(time(0)), Span(time(12)), Span(time(0), later=1)]
    if clock.last is None:
        return [Span(at) for at in clock.first.times(part)]
    return _ranges(clock.first, clock.last, part)


def _ranges(first: ClockTime, last: ClockTime, part: range | None) -> list[Span]:
    """The start and the length of a range: "2-3pm" is in the afternoon, "11-1pm" begins before it."""
    starts, ends = first.times(part), last.times()
    if last.half and not first.half and not first.sure and 1 <= first.hour <= 12:
        starts = first._replace(half="a").times(part) + first._replace(half="p").times(part)
    if first.half and not last.half and not last.sure and 1 <= last.hour <= 12:
        ends = last._replace(half="a").times() + last._replace(half="p").times()
    elif not last.half and not last.sure and not first.sure and 1 <= last.hour <= 12:
        ends = (*ends, *last._replace(half="p").times())
    found: dict[time, int] = {}
    for start, end in product(starts, ends):
        minutes = (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % DAY
        if 0 < minutes <= LONGEST_RANGE:
            found[start] = min(minutes, found.get(start, DAY))
    if last.half and not first.half and found:
        # Of "2-3pm" and "11-1pm" the shorter one is meant.
        nearest = min(found.values())
        found = {start: minutes for start, minutes in found.items() if minutes == nearest}
    return [Span(start, minutes) for start, minutes in sorted(found.items())]


def _on(days: tuple[date, ...], span: Span, timed: Timed, place: Place, again: int) -> Iterator[Reading]:
    """The time on each day, and on the one after where the first is over."""
    for day in days:
        reading = _at(day, span, timed, place)
        yield reading
        over = isinstance(reading, Moment) and reading.at < place.now - PAST_GRACE
        if again and over:
            yield _at(day + timedelta(days=again), span, timed, place)


def _at(day: date, span: Span, timed: Timed, place: Place) -> Reading:
    reading = in_zone(day + timedelta(days=span.later), span.at, timed.zone, place.places)
    if span.minutes is None or not isinstance(reading, Moment):
        return reading
    return replace(reading, until=reading.at + timedelta(minutes=span.minutes))
