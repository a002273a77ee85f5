"""One try of calendar settings, seen from the screen: the calendars there, and then the password is kept."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace
from textual.message import Message
from textual.widget import Widget

from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.calendar_setup import sent_on
from raincheck.domain.calendar_words import CalendarWords
from raincheck.domain.mail_settings import SecretFrom
from raincheck.domain.secret import Secret
from raincheck.ports import CalendarAccount, CalendarFound, CalendarServer, FailCause, NoCalendar, SecretFailed
from raincheck.tui.under_way import Attempt

HOPS = 2
"""How often a provider may send a login on among its own servers."""


class CalendarTrial(Attempt):
    """A look at the server in another thread. Nothing is written there.

    A password that was typed is held only once the server took it.
    """

    @dataclass
    class Ended(Message):
        """What came of the look."""

        trial: "CalendarTrial"
        outcome: tuple[CalendarFound, ...] | NoCalendar

    @dataclass
    class Kept(Message):
        """The password is where it is meant to be; `unkept` is why the keyring did not take it."""

        trial: "CalendarTrial"
        settings: CalendarSettings
        unkept: SecretFailed | None

    def __init__(
        self, screen: Widget, account: CalendarAccount, settings: CalendarSettings, secret: Secret | None
    ) -> None:
        super().__init__(screen)
        self.settings = settings
        self.secret = secret
        self._account = account

    @property
    def host(self) -> str:
        """The server that is asked."""
        return self.settings.host

    def start(self, server: CalendarServer, words: CalendarWords) -> None:
        """Look for the calendars."""
        if self.settings.password is SecretFrom.COMMAND:
            # What was typed before would go before the command.
            self._account.forget(self.settings)
        self._run(partial(self._look, server, words))

    def keep(self, settings: CalendarSettings, *, plaintext: bool) -> None:
        """Keep the password for these settings. `plaintext` accepts a keyring that is a plain file."""
        self.storing = self.secret is not None and settings.password is SecretFrom.KEYRING
        self._run(partial(self._store, settings, plaintext=plaintext))

    @staticmethod
    def _run(act: Callable[[], None]) -> None:
        # Not a worker of the screen's: the program would wait for it when it ends.
        threading.Thread(target=act, daemon=True).start()

    def _look(self, server: CalendarServer, words: CalendarWords) -> None:
        self._screen.post_message(self.Ended(self, self._found(server, words)))

    def _found(self, server: CalendarServer, words: CalendarWords) -> tuple[CalendarFound, ...] | NoCalendar:
        secret = self.secret
        if secret is None and self.settings.user:
            known = self._account.secret(self.settings)
            if isinstance(known, SecretFailed):
                return NoCalendar(known.cause, known.detail)
            secret = known
        settings, found = self.settings, server.discover(self.settings, secret, self._lookout)
        for _ in range(HOPS):
            there = _led_to(found, settings, words)
            if not there:
                break
            settings = replace(settings, url=there)
            found = server.discover(settings, secret, self._lookout)
        return found

    def _store(self, settings: CalendarSettings, *, plaintext: bool) -> None:
        unkept = None
        if self.storing and self.secret is not None:
            unkept = self._account.store(settings, self.secret, plaintext=plaintext)
        elif self.secret is not None:
            self._account.hold(settings, self.secret)
        self._screen.post_message(self.Kept(self, settings, unkept))


def _led_to(found: tuple[CalendarFound, ...] | NoCalendar, settings: CalendarSettings, words: CalendarWords) -> str:
    """Another server of the same provider's, which may have the password as well; empty where it names none."""
    if isinstance(found, NoCalendar) and found.cause is FailCause.CALENDAR_ELSEWHERE:
        return found.note if sent_on(settings.url, found.note, words) else ""
    return ""
