"""Stand-ins for the calendar of the user, and for the holidays of the world."""

import threading
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.secret import Secret
from raincheck.domain.touches import Held
from raincheck.ports import (
    CalendarFound,
    FailCause,
    Gone,
    KeyringState,
    NoCalendar,
    NotPlaced,
    Placed,
    Placement,
    Saved,
    SecretFailed,
    SettingsFault,
    Watch,
)


class FakeHolidays:
    """`Holidays` as a test names them; none unless it does."""

    known = True

    def __init__(self, days: Mapping[date, str] | None = None, country: str = "XX") -> None:
        self.found = dict(days or {})
        self.place = country

    def country(self, zone: str) -> str:
        return self.place

    def days(self, country: str, region: str, years: Sequence[int]) -> Mapping[date, str]:
        return {day: name for day, name in self.found.items() if day.year in years}

    def countries(self) -> Mapping[str, str]:
        return {"GB": "Britain (UK)", "IE": "Ireland", "KP": "Korea (North)", "KR": "Korea (South)", "XX": "Nowhere"}

    def regions(self, country: str) -> Mapping[str, str]:
        return {"ENG": "England", "SCT": "Scotland"} if country == "GB" else {}


class FakeCalendarAccount:
    """A `CalendarAccount` in memory: no calendar is set up, until a test or a screen does it."""

    path = "config.toml"

    def __init__(self, settings: CalendarSettings | None = None, *, asks: bool = False) -> None:
        self.saved = settings
        self.asks = asks
        self.held: list[Secret] = []

    def settings(self) -> CalendarSettings | SettingsFault | None:
        return self.saved

    def remember(self, settings: CalendarSettings) -> Saved:
        self.saved = settings
        return Saved(self.path)

    def needs_password(self, settings: CalendarSettings) -> bool:
        return self.asks and not self.held

    def secret(self, settings: CalendarSettings) -> Secret:
        return self.held[-1]

    def hold(self, settings: CalendarSettings, secret: Secret) -> None:
        self.held.append(secret)

    def forget(self, settings: CalendarSettings) -> None:
        self.held.clear()

    def keyring(self) -> KeyringState:
        return KeyringState.READY

    def store(self, settings: CalendarSettings, secret: Secret, *, plaintext: bool = False) -> SecretFailed | None:
        self.held.append(secret)
        return None


class FakeCalendarServer:
    """A `CalendarServer` that keeps its entries in memory, and answers as told where a test told it."""

    def __init__(self) -> None:
        self.found: tuple[CalendarFound, ...] | NoCalendar = (CalendarFound("https://cal.example/me/home/", "Home"),)
        self.answers: dict[str, Placement] = {}
        self.entries: dict[str, Held] = {}
        self.calls = 0

    def discover(
        self, settings: CalendarSettings, secret: Secret | None, watch: Watch
    ) -> tuple[CalendarFound, ...] | NoCalendar:
        return self.found

    def place(
        self, entries: Sequence[CalendarEntry], held: Sequence[Held], now: datetime, watch: Watch
    ) -> tuple[Placement, ...]:
        self.calls += 1
        return tuple(self.answers.get(entry.touch.uid) or self._place(entry) for entry in entries)

    def _place(self, entry: CalendarEntry) -> Placement:
        touch = entry.touch
        if not entry.stands:
            self.entries.pop(touch.uid, None)
            return Gone(touch.uid)
        href = f"https://cal.example/me/home/{touch.uid}.ics"
        held = Held(uid=touch.uid, href=href, etag=f'"{self.calls}"', at=touch.at, sequence=touch.sequence)
        self.entries[touch.uid] = held
        return Placed(held)


class SlowServer(FakeCalendarServer):
    """A server that answers only when it is asked to stop."""

    def place(
        self,
        entries: Sequence[CalendarEntry],
        held: Sequence[Held],
        now: datetime,
        watch: Watch,
    ) -> tuple[Placement, ...]:
        stopped = threading.Event()
        watch.on_stop(stopped.set)
        assert stopped.wait(20)
        return tuple(NotPlaced(entry.touch.uid, FailCause.CALENDAR_STOPPED) for entry in entries)
