"""A CalDAV server (RFC 4791): its calendars, and entries brought into one of them, within one deadline."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from datetime import datetime
from typing import Any, TypeVar, cast

from raincheck.adapters.calendars.caldav.address import typed_address
from raincheck.adapters.calendars.caldav.dav import Dav
from raincheck.adapters.calendars.caldav.discovery import calendars
from raincheck.adapters.calendars.caldav.line import Limits
from raincheck.adapters.calendars.caldav.placing import Shelf
from raincheck.adapters.calendars.caldav.refused import Refused
from raincheck.adapters.mail.submission.dialing import aside
from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.secret import Secret
from raincheck.domain.touches import Held
from raincheck.ports import (
    CalendarAccount,
    CalendarFound,
    FailCause,
    NoCalendar,
    Placement,
    SecretFailed,
    SettingsFault,
    Watch,
)

__all__ = ["CalDav", "Limits"]

Found = TypeVar("Found")


class CalDav:
    """A `CalendarServer` for the account of the configuration. Called in a thread of its own, it runs its own loop."""

    def __init__(self, account: CalendarAccount, limits: Limits | None = None) -> None:
        self._account = account
        self._limits = limits or Limits()

    def discover(
        self, settings: CalendarSettings, secret: Secret | None, watch: Watch
    ) -> tuple[CalendarFound, ...] | NoCalendar:
        """The calendars of that account that take entries."""
        if secret is None and settings.user:
            return NoCalendar(FailCause.PASSWORD_NEEDED)

        async def look() -> tuple[CalendarFound, ...]:
            url = typed_address(settings.url)
            async with self._server(url, settings, secret) as dav:
                return await calendars(dav, url)

        found = _run(look, watch)
        return found.no_calendar() if isinstance(found, Refused) else found

    def place(
        self, entries: Sequence[CalendarEntry], held: Sequence[Held], now: datetime, watch: Watch
    ) -> tuple[Placement, ...]:
        """Bring the calendar to these entries. Once it can't be reached, the rest is not tried."""
        answers: list[Placement] = []

        async def bring() -> None:
            settings = self._settings()
            url, secret = typed_address(settings.url), await self._secret(settings)
            known = {one.uid: one for one in held}
            async with self._server(url, settings, secret) as dav:
                shelf = Shelf(dav, url, now)
                for entry in entries:
                    answers.append(await _settled(shelf, entry, known.get(entry.touch.uid)))

        trouble = _run(bring, watch)
        if isinstance(trouble, Refused):
            answers += [trouble.not_placed(entry.touch.uid) for entry in entries[len(answers) :]]
        return tuple(answers)

    @contextlib.asynccontextmanager
    async def _server(self, url: str, settings: CalendarSettings, secret: Secret | None) -> AsyncIterator[Dav]:
        """The server, until the deadline for everything together."""
        dav = Dav(url, settings, secret, self._limits)
        try:
            async with asyncio.timeout(self._limits.overall):
                yield dav
        finally:
            dav.close()

    def _settings(self) -> CalendarSettings:
        """As they are in the file now. Raises Refused."""
        settings = self._account.settings()
        if isinstance(settings, SettingsFault):
            raise Refused(FailCause.CALENDAR_BAD_SETTINGS, settings.detail)
        if settings is None:
            raise Refused(FailCause.CALENDAR_NOT_SET_UP)
        return settings

    async def _secret(self, settings: CalendarSettings) -> Secret | None:
        """The password, where there is a login. A keyring may ask its owner, who may never answer."""
        if not settings.user:
            return None
        secret = await aside(lambda: self._account.secret(settings))
        if isinstance(secret, Secret):
            return secret
        failed = secret or SecretFailed(FailCause.PASSWORD_NEEDED)
        raise Refused(failed.cause, failed.detail)


async def _settled(shelf: Shelf, entry: CalendarEntry, held: Held | None) -> Placement:
    """What came of one entry. Raises Refused where the next one would fare no better."""
    try:
        return await shelf.settle(entry, held)
    except Refused as trouble:
        if trouble.ends_all:
            raise
        return trouble.not_placed(entry.touch.uid)


def _run(steps: Callable[[], Coroutine[Any, Any, Found]], watch: Watch) -> Found | Refused:
    """The steps in a loop of their own, to their end or to where they broke off."""
    try:
        with asyncio.Runner() as runner:
            return runner.run(_watched(steps, watch))
    except OSError as error:
        # There is no loop where the system has no file handles left.
        return Refused(FailCause.CALENDAR_NO_CONNECTION, error.strerror or "")


async def _watched(steps: Callable[[], Coroutine[Any, Any, Found]], watch: Watch) -> Found | Refused:
    """The steps until the user stops them, or time is up."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()

    def stop() -> None:
        # The loop has ended when there is nothing left to stop.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(cast("asyncio.Task[Any]", task).cancel)

    watch.on_stop(stop)
    try:
        # Who has stopped it already is heard here.
        await asyncio.sleep(0)
        return await steps()
    except asyncio.CancelledError:
        return Refused(FailCause.CALENDAR_STOPPED)
    except TimeoutError:
        return Refused(FailCause.CALENDAR_TIMED_OUT)
    except Refused as trouble:
        return trouble
