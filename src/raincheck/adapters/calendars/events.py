"""One entry in the words of RFC 5545, for a file and for a server (RFC 4791, 4.1), and what is read of such a one.

Times are written in UTC: a one-off entry needs no VTIMEZONE then, and no program can read it as floating.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event
from msgspec import Struct

from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.domain.text import clean_body, clean_line
from raincheck.domain.touches import TouchState

_ADDRESS = re.compile(r"https?://[!-;=?-\[\]_a-z~]+", re.IGNORECASE)
"""What can stand in a URL property without an escape; anything else is left out."""

PRODID = "-//raincheck//raincheck//EN"


class Seen(Struct, frozen=True, kw_only=True):
    """An entry as it was read: `zone` is the IANA zone meant, empty for UTC, `alarms` how many there are."""

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
    except (ArithmeticError, AttributeError, KeyError, IndexError, TypeError) as error:
        raise ValueError("no calendar") from error


def _seen(event: Any) -> Seen:
    start = event.decoded("dtstart")
    if not isinstance(start, datetime):
        start = datetime(start.year, start.month, start.day, tzinfo=UTC)
    zone = str(event["dtstart"].params.get("TZID", ""))
    return Seen(
        uid=str(event["uid"]),
        start=start if start.tzinfo else start.replace(tzinfo=UTC),
        zone=zone,
        sequence=int(event.get("sequence", 0)),
        summary=clean_line(str(event.get("summary", ""))),
        alarms=len(event.walk("VALARM")),
        cancelled=str(event.get("status", "")).upper() == "CANCELLED",
    )
