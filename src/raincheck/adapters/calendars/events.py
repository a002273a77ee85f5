"""One entry in the words of RFC 5545, for a file and for a server (RFC 4791, 4.1), and what is read of such a one.

Times are written in UTC: a one-off entry needs no VTIMEZONE then, and no program can read it as floating.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event
from msgspec import Struct

from raincheck.adapters.invitations.event_times import iana_zone
from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.domain.text import clean_body, clean_line
from raincheck.domain.touches import TouchState

_ADDRESS = re.compile(r"https?://[!-;=?-\[\]_a-z~]+", re.IGNORECASE)
"""What can stand in a URL property without an escape; anything else is left out."""

PRODID = "-//raincheck//raincheck//EN"

_YEARS = range(1970, 2200)
"""No entry of a reminder stands outside them, and the clocks of all zones can be told inside."""

_MOST_CHANGES = 2**31
"""An INTEGER is smaller (RFC 5545, 3.3.8)."""


class Seen(Struct, frozen=True, kw_only=True):
    """An entry as it was read: `start` is in UTC, `zone` the IANA zone meant, empty for UTC and for unknown ones.

    `alarms` is how many there are.
    """

    uid: str
    start: datetime
    zone: str = ""
    sequence: int = 0
    summary: str = ""
    alarms: int = 0
    cancelled: bool = False


def entry_calendar(entry: CalendarEntry, now: datetime) -> bytes:
    """The object of a calendar collection: no METHOD (RFC 4791, 4.1), and one VEVENT."""
    return calendar_of([entry], now)


def calendar_of(entries: Sequence[CalendarEntry], now: datetime, method: str = "") -> bytes:
    """A whole calendar object; the same entries at the same moment give the same octets."""
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    for entry in entries:
        calendar.add_component(_event(entry, now))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, now: datetime) -> Event:
    touch, event = entry.touch, Event()
    event.add("uid", touch.uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", touch.at.astimezone(UTC))
    event.add("dtend", (touch.at + timedelta(minutes=entry.minutes)).astimezone(UTC))
    event.add("summary", clean_line(entry.summary))
    event.add("description", clean_body(entry.description))
    if location := clean_line(entry.location):
        event.add("location", location)
    if _ADDRESS.fullmatch(entry.url):
        event.add("url", entry.url)
    event.add("sequence", touch.sequence)
    # It reminds; it does not make anybody busy.
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED" if entry.stands else "CANCELLED")
    for minutes in entry.alarms if touch.state is TouchState.PLANNED else ():
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", clean_line(entry.summary))
        alarm.add("trigger", timedelta(minutes=-minutes))
        event.add_component(alarm)
    return event


def seen(data: bytes) -> tuple[Seen, ...]:
    """The entries in a calendar object. Raises ValueError for what is none."""
    try:
        return tuple(_seen(event) for event in Calendar.from_ical(data).walk("VEVENT"))
    except (ArithmeticError, AttributeError, KeyError, IndexError, TypeError, OSError) as error:
        # OSError: icalendar opens a TZID as a file of the zone data, and "Europe" is a folder there.
        raise ValueError("no calendar") from error


def _seen(event: Any) -> Seen:
    sequence = int(event.get("sequence", 0))
    if not 0 <= sequence < _MOST_CHANGES:
        raise ValueError("no sequence")
    return Seen(
        uid=str(event["uid"]),
        start=_moment(event.decoded("dtstart")),
        zone=iana_zone(str(event["dtstart"].params.get("TZID", ""))),
        sequence=sequence,
        summary=clean_line(str(event.get("summary", ""))),
        alarms=len(event.walk("VALARM")),
        cancelled=str(event.get("status", "")).upper() == "CANCELLED",
    )


def _moment(start: date) -> datetime:
    """The moment meant, in UTC: with a zone attached, one in a fold would not be equal to itself elsewhere.

    Without a zone it is what the clock of this machine shows (RFC 5545, 3.3.5: floating).
    """
    if start.year not in _YEARS:
        raise ValueError("no moment")
    if not isinstance(start, datetime):
        start = datetime(start.year, start.month, start.day)  # noqa: DTZ001 - a day has no zone
    return start.astimezone(UTC)
