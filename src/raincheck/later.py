"""Adapters that are made when they are first used: what they need costs more than the first screen."""

from collections.abc import Sequence
from datetime import datetime

from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.secret import Secret
from raincheck.domain.touches import Held
from raincheck.ports import CalendarAccount, CalendarFound, CalendarServer, NoCalendar, Placement, Watch


class LaterServer:
    """A `CalendarServer` that is made when a calendar is first reached."""

    def __init__(self, account: CalendarAccount) -> None:
        self._account = account

    @property
    def _server(self) -> CalendarServer:
        # The client for HTTP and icalendar are needed only once something goes into a calendar.
        from raincheck.adapters.calendars.caldav.server import CalDav

        return CalDav(self._account)

    def discover(
        self, settings: CalendarSettings, secret: Secret | None, watch: Watch
    ) -> tuple[CalendarFound, ...] | NoCalendar:
        """As the server does."""
        return self._server.discover(settings, secret, watch)

    def place(
        self, entries: Sequence[CalendarEntry], held: Sequence[Held], now: datetime, watch: Watch
    ) -> tuple[Placement, ...]:
        """As the server does."""
        return self._server.place(entries, held, now, watch)
