"""The calendars into which the touches are written: a file, and a server.

    placed · gone · moved there · gone there · not placed

Only what was read back from the server is "scheduled". What a person changed there by hand is theirs.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from msgspec import Struct

from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.secret import Secret
from raincheck.domain.touches import Held
from raincheck.ports.causes import FailCause
from raincheck.ports.mailing import KeyringState, SecretFailed, SettingsFault
from raincheck.ports.sending import Watch
from raincheck.ports.storing import Saved, SaveFailed


class Written(Struct, frozen=True):
    """A file that was written and read back; `opened` when a program took it as well."""

    path: str
    opened: bool = False


class WriteFailed(Struct, frozen=True):
    """Nothing was written."""

    cause: FailCause
    detail: str = ""


class Calendar(Protocol):
    """The calendar file of a case."""

    def write(self, name: str, entries: Sequence[CalendarEntry], now: datetime, open_it: bool) -> Written | WriteFailed:
        """Write them, read them back, and hand the file to the system when asked."""


class Placed(Struct, frozen=True):
    """The entry stands in the calendar: it was read back and is at its moment."""

    held: Held


class Gone(Struct, frozen=True):
    """The entry was taken out of the calendar by us, or was not in it any more."""

    uid: str


class MovedThere(Struct, frozen=True):
    """Somebody moved the entry in the calendar: `held` is what stands there now, `zone` the IANA zone meant there.

    Nothing was written. To put ours over it, ask again with `held` for what is known.
    """

    held: Held
    zone: str = ""


class GoneThere(Struct, frozen=True):
    """Somebody took the entry out of the calendar. Nothing was written."""

    uid: str


class NotPlaced(Struct, frozen=True):
    """The entry is not known to stand in the calendar; asking again makes no second one.

    `note` is what the server said, cleaned and short; `wait_seconds` how long it asks to be left alone.
    """

    uid: str
    cause: FailCause
    note: str = ""
    wait_seconds: int | None = None


Placement = Placed | Gone | MovedThere | GoneThere | NotPlaced


class NoCalendar(Struct, frozen=True):
    """The server could not be used; nothing was written. The fields are those of `NotPlaced`."""

    cause: FailCause
    note: str = ""
    wait_seconds: int | None = None


class CalendarFound(Struct, frozen=True):
    """One calendar of the user's that takes entries (VEVENT): its absolute URL, and its name, cleaned."""

    url: str
    name: str


class CalendarServer(Protocol):
    """A CalDAV server (RFC 4791). Called off the UI thread; it never raises, has a deadline, and can be stopped."""

    def discover(
        self, settings: CalendarSettings, secret: Secret | None, watch: Watch
    ) -> tuple[CalendarFound, ...] | NoCalendar:
        """The calendars of that account (RFC 6764); `settings.url` is what the user typed, a host or an address."""

    def place(
        self, entries: Sequence[CalendarEntry], held: Sequence[Held], now: datetime, watch: Watch
    ) -> tuple[Placement, ...]:
        """Bring the calendar of the settings to these entries, one answer each, in their order.

        An entry that stands is put and read back; one that does not is taken out. `held` is what is known of them.
        """


class CalendarAccount(Protocol):
    """The settings of the calendar in the configuration, and their password. It never raises."""

    @property
    def path(self) -> str:
        """The file of the settings."""

    def settings(self) -> CalendarSettings | SettingsFault | None:
        """As they are in the file now; None when no calendar was ever set up."""

    def remember(self, settings: CalendarSettings) -> Saved | SaveFailed:
        """Write them; a password is never among them."""

    def needs_password(self, settings: CalendarSettings) -> bool:
        """Whether the user must be asked before it can be used. Quick."""

    def secret(self, settings: CalendarSettings) -> Secret | SecretFailed:
        """The password: from memory, the keyring or the command. Off the UI thread."""

    def hold(self, settings: CalendarSettings, secret: Secret) -> None:
        """Keep the password in memory until the program ends."""

    def forget(self, settings: CalendarSettings) -> None:
        """Drop what is in memory, for it was wrong: the user is asked again."""

    def keyring(self) -> KeyringState:
        """What the keyring of this machine is good for. Off the UI thread."""

    def store(self, settings: CalendarSettings, secret: Secret, *, plaintext: bool = False) -> SecretFailed | None:
        """Put the password into the keyring and read it back. Off the UI thread."""


class Holidays(Protocol):
    """The public holidays of the world, where the extra is installed."""

    @property
    def known(self) -> bool:
        """Whether the extra is installed."""

    def country(self, zone: str) -> str:
        """The country (ISO 3166-1) in which clocks show that IANA zone; empty when it is not known."""

    def days(self, country: str, region: str, years: Sequence[int]) -> Mapping[date, str]:
        """The days on which nobody works there, with their names; `region` is the end of an ISO 3166-2 code.

        Empty for an unknown country, and without the extra. May take a tenth of a second.
        """

    def countries(self) -> Mapping[str, str]:
        """The English names of all countries by their codes."""

    def regions(self, country: str) -> Mapping[str, str]:
        """The names of the regions of a country that have holidays of their own, by their codes; empty as `days` is."""
