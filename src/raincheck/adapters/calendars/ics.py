"""The follow-ups as an iCalendar file (RFC 5545) with alarms.

Times are written in UTC: a one-off entry needs no VTIMEZONE then, and no program can read it
as floating. UID, SEQUENCE and DTSTAMP are ours, so that importing again changes the entry
instead of adding a second one.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from icalendar import Alarm, Calendar, Event

from raincheck.adapters.files import write_whole
from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.domain.text import clean_body, clean_line
from raincheck.domain.touches import TouchState
from raincheck.ports import FailCause, Launcher, WriteFailed, Written

PRODID = "-//raincheck//raincheck//EN"
LENGTH = timedelta(minutes=15)
ALARMS = (timedelta(0), timedelta(minutes=-15))
"""Alarms at the moment itself and a quarter of an hour before it."""


class IcsFiles:
    """A `Calendar` of `.ics` files in a folder, one for each case."""

    def __init__(self, folder: Path, launcher: Launcher) -> None:
        self._folder = folder
        self._launcher = launcher

    def write(self, name: str, entries: Sequence[CalendarEntry], now: datetime, open_it: bool) -> Written | WriteFailed:
        """Written means read back as well: every entry stands in the file at its moment."""
        path = self._folder / f"{name}.ics"
        try:
            write_whole(path, ics_bytes(entries, now))
            held = moments_in(path.read_bytes())
        except (OSError, ValueError) as error:
            return WriteFailed(FailCause.CALENDAR_NOT_WRITTEN, clean_line(str(error)))
        if held != {entry.touch.uid: entry.touch.at for entry in entries}:
            return WriteFailed(FailCause.CALENDAR_NOT_WRITTEN)
        return Written(str(path), opened=open_it and self._launcher.open(str(path)))


def ics_bytes(entries: Sequence[CalendarEntry], now: datetime) -> bytes:
    """The file; the same entries at the same moment give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry, now))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, now: datetime) -> Event:
    touch = entry.touch
    event = Event()
    event.add("uid", touch.uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", touch.at.astimezone(UTC))
    event.add("dtend", (touch.at + LENGTH).astimezone(UTC))
    event.add("summary", clean_line(entry.summary))
    event.add("description", clean_body(entry.description))
    event.add("sequence", touch.sequence)
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if touch.state is TouchState.DROPPED else "CONFIRMED")
    if touch.state is TouchState.PLANNED:
        for trigger in ALARMS:
            event.add_component(_alarm(clean_line(entry.summary), trigger))
    return event


def _alarm(summary: str, trigger: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", trigger)
    return alarm


def moments_in(data: bytes) -> dict[str, datetime]:
    """The start of each entry by its UID. Raises ValueError for what is no calendar."""
    events = Calendar.from_ical(data).walk("VEVENT")
    return {str(event["uid"]): event.decoded("dtstart") for event in events}
