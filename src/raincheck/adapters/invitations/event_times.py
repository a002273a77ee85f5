"""When an event starts: what its file says of the clock and of the zone, and nothing more.

icalendar never sees a TZID: it would move a time that a clock skips, call a name that it does not know
no zone at all, and raise at one that is a folder of the zone data.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone

from icalendar.prop import vDuration
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from raincheck.adapters.invitations.ics_properties import Property
from raincheck.adapters.invitations.vtimezones import FURTHEST, Zones
from raincheck.domain.invitations.documents import EventTime
from raincheck.domain.text import clean_line
from raincheck.domain.zones import zone_info

LONGEST = timedelta(hours=24)
"""What takes longer is no interview, but a mistake or a whole day."""

_UTC = "Etc/UTC"
_WHEN = re.compile(
    r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})"
    r"(?:[T ]([0-9]{2}):?([0-9]{2})(?::?([0-9]{2})(?:\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"([+-])([0-9]{2}):?([0-9]{2})")
_IANA = re.compile(r"[A-Z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){1,2}")
_NO_AREAS = ("posix/", "right/", "SystemV/")

_WHOLE_NAMES = {
    "UTC": _UTC,
    "Z": _UTC,
    "Zulu": _UTC,
    "GMT": "Etc/GMT",
    "tzone://Microsoft/Utc": _UTC,
    "EST5EDT": "America/New_York",
    "CST6CDT": "America/Chicago",
    "MST7MDT": "America/Denver",
    "PST8PDT": "America/Los_Angeles",
}
"""Names without an area that have one meaning. EST and PST are none: people write them in summer as well,
and the zone data calls EST what Panama has."""


def iana_zone(tzid: str) -> str:
    """The IANA name that is meant without a doubt, or nothing."""
    tzid = tzid.strip('" \t')
    known = _WHOLE_NAMES.get(tzid) or WINDOWS_TO_OLSON.get(tzid, tzid)
    parts = known.strip("/").split("/")[:12]
    if ".." in parts:
        return ""
    # "/mozilla.org/20050126_1/America/New_York": whose name it is stands first (RFC 5545, 3.8.3.1).
    vendor = known.startswith("/") or "." in parts[0]
    for start in range(len(parts) if vendor else 1):
        name = "/".join(parts[start:])
        if _IANA.fullmatch(name) and not name.startswith(_NO_AREAS) and zone_info(name):
            return name
    return ""


def event_time(found: Property, zones: Zones) -> EventTime | None:
    """The start or the end; None when it is none that can be read."""
    when = _WHEN.fullmatch(found.value.strip())
    if not when:
        return None
    try:
        day = date(int(when[1]), int(when[2]), int(when[3]))
        if when[4] is None:
            return EventTime(day=day)
        # A leap second is the last one of its minute.
        wall = datetime(day.year, day.month, day.day, int(when[4]), int(when[5]), min(int(when[6] or 0), 59))  # noqa: DTZ001
    except ValueError:
        return None
    suffix = (when[7] or "").upper()
    if suffix == "Z":
        return EventTime(wall=wall, zone=_UTC)
    if suffix:
        return EventTime(wall=wall, named=f"UTC{suffix}", offset=_signed(suffix))
    tzid = found.parameters.get("TZID", "").strip()
    zone = iana_zone(tzid)
    if zone or not tzid:
        return EventTime(wall=wall, zone=zone)
    return EventTime(wall=wall, named=clean_line(tzid), offset=zones.offset(tzid, wall))


def _signed(suffix: str) -> timedelta | None:
    """Other than RFC 5545 says, some programs write the offset behind the time."""
    found = _OFFSET.fullmatch(suffix)
    if not found:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return (-offset if found[1] == "-" else offset) if offset <= FURTHEST else None


def minutes_between(starts: EventTime | None, ends: EventTime | None) -> int | None:
    """How long it takes, in the time that passes and not on the clock; None where that makes no sense."""
    if starts is None or ends is None or starts.wall is None or ends.wall is None:
        return None
    first, last = _instant(starts), _instant(ends)
    if first is None or last is None:
        if (starts.zone, starts.named) != (ends.zone, ends.named):
            return None
        first, last = starts.wall, ends.wall
    return _minutes(last - first)


def minutes_of(duration: str) -> int | None:
    """DURATION in minutes (RFC 5545, 3.3.6)."""
    try:
        return _minutes(vDuration.from_ical(duration.strip().upper()))  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError):
        return None


def _minutes(length: timedelta) -> int | None:
    return int(length.total_seconds()) // 60 or None if timedelta() < length <= LONGEST else None


def _instant(when: EventTime) -> datetime | None:
    if when.wall is None:
        return None
    zone = zone_info(when.zone) or (timezone(when.offset) if when.offset is not None else None)
    try:
        return when.wall.replace(tzinfo=zone).astimezone(UTC) if zone else None
    except (ValueError, OverflowError):
        # The first or the last day that a calendar has.
        return None
