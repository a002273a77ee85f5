"""A CalDAV server (RFC 4791)."""

from collections.abc import Sequence
from datetime import datetime

from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.secret import Secret
from raincheck.domain.touches import Held
from raincheck.ports import CalendarAccount, CalendarFound, FailCause, NoCalendar, NotPlaced, Placement, Watch


class CalDav:
    """A `CalendarServer` for the account of the configuration."""

    def __init__(self, account: CalendarAccount) -> None:
        self._account = account

    def discover(
        self, settings: CalendarSettings, secret: Secret | None, watch: Watch
    ) -> tuple[CalendarFound, ...] | NoCalendar:
        """The calendars of that account."""
        return NoCalendar(FailCause.NO_CONNECTION)

    def place(
        self, entries: Sequence[CalendarEntry], held: Sequence[Held], now: datetime, watch: Watch
    ) -> tuple[Placement, ...]:
        """Bring the calendar to these entries."""
        return tuple(NotPlaced(entry.touch.uid, FailCause.NO_CONNECTION) for entry in entries)
