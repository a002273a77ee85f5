"""When it starts, as a calendar entry says it: a moment, or the question that is left."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from raincheck.domain.invitations.documents import CalendarEvent, EventTime
from raincheck.domain.moments import Doubt, Moment, Reading
from raincheck.domain.moments.reading import read_moment
from raincheck.domain.moments.readings import moments_of, on_clock
from raincheck.domain.moments.zone_words import Places, at_fixed
from raincheck.domain.zones import at_offset, zone_info

MOST_CANDIDATES = 8
"""More readings than these are no question any more."""


class Start(Struct, frozen=True, kw_only=True):
    """What was found: a reading, how long it lasts in minutes, and where it stood.

    `new` is a time that replaces another. `day` is all that is known of a whole day. `zone_said` tells that the
    source itself names a place for its clock.
    """

    reading: Reading | None = None
    minutes: int | None = None
    source: str = ""
    zone_said: bool = False
    new: bool = False
    day: date | None = None

    @property
    def moment(self) -> Moment | None:
        """The moment, if there is just one."""
        return self.reading if isinstance(self.reading, Moment) else None

    @property
    def moments(self) -> tuple[Moment, ...]:
        """All that may be meant."""
        return () if self.reading is None else moments_of([self.reading])


def latest_versions(events: Sequence[CalendarEvent]) -> tuple[CalendarEvent, ...]:
    """The events, of several versions of one only the last (RFC 5545, 3.8.7.4)."""
    kept: dict[tuple[str, object], CalendarEvent] = {}
    for number, event in enumerate(events):
        key = (event.uid or str(number), (event.starts, event.sequence) if event.override else None)
        if key not in kept or event.sequence >= kept[key].sequence:
            kept[key] = event
    return tuple(kept.values())


def event_start(events: Sequence[CalendarEvent], now: datetime, places: Places, *, on_site: bool) -> Start:
    """The start of the one event, or of several the question which."""
    events = latest_versions(events)
    starts = [_start(event, event.starts, places, on_site=on_site) for event in events if event.starts is not None]
    if not starts:
        return Start()
    if len(starts) == 1:
        return _repeated(events, starts[0], now)
    moments = moments_of([start.reading for start in starts if start.reading is not None])
    if len(moments) == 1 and all(start.moment for start in starts):
        return starts[0]
    ahead = tuple(moment for moment in moments if moment.at >= now - timedelta(hours=12))
    return Start(reading=Doubt("event-several", (ahead or moments)[:MOST_CANDIDATES]), source="DTSTART")


def _repeated(events: Sequence[CalendarEvent], start: Start, now: datetime) -> Start:
    """Of a series whose first time is over, nobody can say which one is meant."""
    over = start.moment is not None and start.moment.at < now - timedelta(hours=12)
    if over and any(event.recurring for event in events):
        return Start(reading=Doubt("event-repeats", start.moments), source=start.source)
    return start


def _start(event: CalendarEvent, starts: EventTime, places: Places, *, on_site: bool) -> Start:
    said = starts.zone not in ("", "Etc/UTC") or bool(event.calendar_zone)
    reading = _reading(starts, event.calendar_zone, places, on_site=on_site)
    return Start(reading=reading, minutes=event.minutes, source="DTSTART", zone_said=said, day=starts.day)


def _reading(starts: EventTime, calendar_zone: str, places: Places, *, on_site: bool) -> Reading:
    if starts.wall is None:
        return Doubt("event-all-day")
    day, clock = starts.wall.date(), starts.wall.time().replace(second=0, microsecond=0)
    if starts.zone:
        return _shown(on_clock(day, clock, starts.zone), calendar_zone)
    if starts.offset is not None:
        return at_fixed(day, clock, int(starts.offset.total_seconds() // 60), places.base)
    if starts.named:
        return Doubt("event-zone-unknown", _named(day, clock, starts.named, places))
    local = on_clock(day, clock, places.base)
    if not calendar_zone:
        # A clock without a zone is sure only where both stand before the same one.
        return local if on_site else Doubt("event-floating", moments_of([local]))
    return Doubt("event-floating", moments_of([on_clock(day, clock, calendar_zone), local]))


def _shown(reading: Reading, zone: str) -> Reading:
    """An instant in UTC, on the clock in which its calendar thinks."""
    if isinstance(reading, Moment) and reading.zone == "Etc/UTC" and zone_info(zone):
        return Moment(at_offset(reading.at, zone), zone)
    return reading


def _named(day: date, clock: time, name: str, places: Places) -> tuple[Moment, ...]:
    """What a zone that nobody knows by that name may be: what its letters say, or the reader's own."""
    read = read_moment(f"{day} {clock:%H:%M} {name}", datetime.combine(day, clock, UTC), places.base, places.names)
    possible = [] if isinstance(read, Doubt) and read.impossible else [read]
    return moments_of([*possible, on_clock(day, clock, places.base)])
