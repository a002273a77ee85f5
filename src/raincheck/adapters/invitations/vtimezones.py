"""What a calendar file says about its own time zones (RFC 5545, 3.6.5).

icalendar keeps each zone that it has read for the rest of the process, and the first of a name wins: the
"Customized Time Zone" of one file would move the interview of the next. It keeps zones by their name, so
it is given them without one. Their rules are counted from the year where they begin, which Outlook says
is 1601, so only what a clock can do is counted, and only from where it matters.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from icalendar import Timezone

from raincheck.adapters.invitations.ics_properties import Property, property_of

FURTHEST = timedelta(hours=15)
"""No clock is further from UTC."""

_FIRST, _LAST = 1970, 2100
"""The years in which somebody may be interviewed."""

_COUNTED_FROM = 1968
"""Where a rule without an end begins, if it began before. A leap year, for it may begin on 29 February."""

_RULE = re.compile(
    r"FREQ=YEARLY(?=.*;BYMONTH=)(?=.*;(?:BYDAY=[+-]?[1-5]|BYMONTHDAY=))"
    r"(?:;(?:INTERVAL=1|BYMONTH=[0-9]{1,2}|BYDAY=[+-]?[0-9]?[A-Z]{2}|BYMONTHDAY=[0-9,+-]{1,30}"
    r"|WKST=[A-Z]{2}|COUNT=[0-9]{1,3}|UNTIL=[0-9]{8}(?:T[0-9]{6}Z?)?))*"
)
"""Clocks change on one day of a month. A rule for every second would be counted for hours."""

_RULES_LIMIT = 20
_OBSERVANCES_LIMIT = 200
_ZONES_LIMIT = 5
_READ = {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"}
_PARTS = {"STANDARD", "DAYLIGHT"}

_TROUBLES = (
    ValueError,  # an offset, a date or a rule that is none
    TypeError,  # a date where a date with a time belongs
    KeyError,  # an observance without its offsets
    AttributeError,  # a value that is repeated, and so a list
    IndexError,  # no observance at all
    OverflowError,  # an onset before year 1
)


class Zones:
    """The VTIMEZONEs of a calendar, each understood when it is first asked for."""

    def __init__(self, blocks: Sequence[Sequence[str]]) -> None:
        self._blocks: dict[str, Sequence[str]] = {}
        self._zones: dict[str, tzinfo | None] = {}
        for lines in blocks:
            named = (property_of(line) for line in lines if line[:4].upper() == "TZID")
            self._blocks.setdefault(next((_folded(found.value) for found in named if found), ""), lines)

    def offset(self, tzid: str, wall: datetime) -> timedelta | None:
        """What the rules of the file make of that wall clock, or None when it has none that can be trusted."""
        key = _folded(tzid)
        if key not in self._blocks or not _FIRST <= wall.year <= _LAST:
            return None
        try:
            if key not in self._zones:
                self._zones[key] = _zone(self._blocks[key]) if len(self._zones) < _ZONES_LIMIT else None
            zone = self._zones[key]
            offset = zone.utcoffset(wall) if zone else None
        except _TROUBLES:
            self._zones[key] = offset = None
        return offset if offset is not None and abs(offset) <= FURTHEST else None


def _folded(tzid: str) -> str:
    return tzid.strip('" \t').casefold()


def _zone(lines: Sequence[str]) -> tzinfo | None:
    """The zone, made of those lines alone that say when a clock changes and to what."""
    parts = _observances(lines)
    rules = [found.value for _, held in parts for found in held if found.name == "RRULE"]
    if len(parts) > _OBSERVANCES_LIMIT or len(rules) > _RULES_LIMIT or not all(map(_RULE.fullmatch, rules)):
        return None
    written = (line for name, held in parts for line in (f"BEGIN:{name}", *_written(held), f"END:{name}"))
    zone = Timezone.from_ical("\r\n".join(["BEGIN:VTIMEZONE", *written, "END:VTIMEZONE", ""]))
    if not isinstance(zone, Timezone):
        return None
    # Only now, for while it reads icalendar keeps what has a name.
    zone.add("tzid", "x")
    made = zone.to_tz(lookup_tzid=False)
    return made if isinstance(made, tzinfo) else None


def _observances(lines: Sequence[str]) -> list[tuple[str, list[Property]]]:
    parts: list[tuple[str, list[Property]]] = []
    for line in lines:
        found = property_of(line)
        if found is None:
            continue
        if found.name == "BEGIN" and found.value.upper() in _PARTS:
            parts.append((found.value.upper(), []))
        elif found.name in _READ and parts:
            parts[-1][1].append(found)
    return parts


def _written(held: Sequence[Property]) -> list[str]:
    endless = any(found.name == "RRULE" and not re.search("COUNT|UNTIL", found.value) for found in held)
    lines: list[str] = []
    for found in held:
        value = found.value
        if found.name == "DTSTART" and endless and value[:4].isdigit() and int(value[:4]) < _COUNTED_FROM:
            value = f"{_COUNTED_FROM}{value[4:]}"
        lines.append(f"{found.name}:{value}")
    return lines
