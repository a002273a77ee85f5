"""One entry into the calendar, or out of it: look first, change under guard, and look again.

"Placed" and "gone" are said only of what was read back, never of what a server answered.
"""

import contextlib
from collections.abc import Awaitable
from datetime import datetime
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct

from raincheck.adapters.calendars.caldav.address import led_to
from raincheck.adapters.calendars.caldav.dav import Dav
from raincheck.adapters.calendars.caldav.deciding import Plan, There, carries, held_as, plan
from raincheck.adapters.calendars.caldav.refused import Refused
from raincheck.adapters.calendars.events import Seen, entry_calendar, seen
from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.domain.touches import Held
from raincheck.ports import FailCause, Gone, GoneThere, MovedThere, Placed, Placement

TRIES = 2
"""How often one entry is settled when somebody changes it between our looking and our writing."""


class Shelf(Struct, frozen=True):
    """The calendar of the settings, and the moment at which we write."""

    dav: Dav
    url: str
    now: datetime

    async def settle(self, entry: CalendarEntry, held: Held | None) -> Placement:
        """What came of it. Raises Refused."""
        uid = entry.touch.uid
        former = self._former(held)
        if held and former:
            return await self._move(entry, held, former)
        return await self._settle(self._where(uid, held), entry, held if self._is_here(held) else None)

    async def _settle(self, href: str, entry: CalendarEntry, known: Held | None) -> Placement:
        uid = entry.touch.uid
        try:
            return await self._settle_at(href, entry, known)
        except Refused as no:
            elsewhere = await self._elsewhere(uid) if no.cause is FailCause.CALENDAR_TAKEN else ""
            if elsewhere in {"", href}:
                raise
        return await self._settle_at(elsewhere, entry, None)

    async def _settle_at(self, href: str, entry: CalendarEntry, held: Held | None) -> Placement:
        """The same at one address, looking anew when somebody changed it meanwhile."""
        trouble = Refused(FailCause.CALENDAR_CHANGED)
        for _ in range(TRIES):
            try:
                return await (self._stand(entry, href, held) if entry.stands else self._leave(entry.touch.uid, href))
            except Refused as no:
                if no.cause is not FailCause.CALENDAR_CHANGED:
                    raise
                trouble = no
        raise trouble

    async def _elsewhere(self, uid: str) -> str:
        """Where else it stands: what came out of a file has an address that another program chose. Often nowhere."""
        with contextlib.suppress(Refused):
            return await self.dav.find(self.url, uid)
        return ""

    async def _move(self, entry: CalendarEntry, held: Held, former: str) -> Placement:
        """From the calendar that was chosen before into the one that is chosen now; what was changed there counts."""
        uid = entry.touch.uid
        href = self._where(uid, None)
        if entry.stands:
            ours = _only(uid, entry_calendar(entry, self.now))
            there = await self._look(former, uid)
            if there is None or there.seen.cancelled:
                return GoneThere(uid)
            if there.seen.start not in {held.at, ours.start}:
                return MovedThere(held_as(former, there, ours), there.seen.zone)
        outcome = await self._settle(href, entry, None)
        if isinstance(outcome, (Placed, Gone)):
            await self._leave(uid, former)
        return outcome

    def _where(self, uid: str, held: Held | None) -> str:
        """Its address, the same each time for a UID."""
        if held and self._is_here(held):
            return led_to(self.url, held.href)
        return f"{self._folder}{quote(uid, safe='')}.ics"

    def _former(self, held: Held | None) -> str:
        """Where it stands in another calendar of this server; of what another server holds nothing is known here."""
        if held is None or self._is_here(held):
            return ""
        with contextlib.suppress(Refused):
            return led_to(self.url, held.href)
        return ""

    def _is_here(self, held: Held | None) -> bool:
        """Whether it stands in the calendar of the settings."""
        if held is None:
            return False
        with contextlib.suppress(Refused):
            return _path(led_to(self.url, held.href)).startswith(_path(self._folder))
        return False

    @property
    def _folder(self) -> str:
        return self.url if self.url.endswith("/") else f"{self.url}/"

    async def _stand(self, entry: CalendarEntry, href: str, held: Held | None) -> Placement:
        data = entry_calendar(entry, self.now)
        ours = _only(entry.touch.uid, data)
        there = await self._look(href, entry.touch.uid)
        match plan(ours, there, held):
            case Plan.PUT:
                return Placed(held_as(href, await self._put(href, data, there, ours), ours))
            case Plan.KEEP if there:
                return Placed(held_as(href, there, ours))
            case Plan.ASK if there:
                return MovedThere(held_as(href, there, ours), there.seen.zone)
            case _:
                return GoneThere(entry.touch.uid)

    async def _put(self, href: str, data: bytes, before: There | None, ours: Seen) -> There:
        """What stands there afterwards: ours, at our moment. Raises Refused where it does not."""
        doubt = await _doubt(self.dav.put(href, data, before.etag if before else None))
        there = await self._look_again(href, ours.uid, doubt)
        if there is None or not carries(there, ours):
            raise doubt or Refused(FailCause.CALENDAR_NOT_KEPT)
        return there

    async def _leave(self, uid: str, href: str) -> Placement:
        try:
            there = await self._look(href, uid)
        except Refused as no:
            if no.cause is not FailCause.CALENDAR_TAKEN:
                raise
            there = None
        if there:
            doubt = await _doubt(self.dav.delete(href, there.etag))
            if await self._look_again(href, uid, doubt):
                raise doubt or Refused(FailCause.CALENDAR_NOT_KEPT)
        return Gone(uid)

    async def _look(self, href: str, uid: str) -> There | None:
        """What stands there. Raises Refused, also for the entry of somebody else."""
        stored = await self.dav.get(href)
        if stored is None:
            return None
        try:
            return There(stored.etag, _only(uid, stored.data))
        except ValueError:
            raise Refused(FailCause.CALENDAR_NOT_CALDAV) from None

    async def _look_again(self, href: str, uid: str, doubt: Refused | None) -> There | None:
        """The same after a change. Where even looking fails, the change is what is in doubt."""
        try:
            return await self._look(href, uid)
        except Refused as blind:
            raise doubt or blind from None


def _path(url: str) -> str:
    """Servers write the same path with more or fewer letters escaped."""
    return unquote(urlsplit(url).path)


async def _doubt(change: Awaitable[None]) -> Refused | None:
    """Why nobody said yes to a change that may have been made all the same; None after a yes. Raises Refused."""
    try:
        await change
    except Refused as no:
        if not no.maybe_done:
            raise
        return no
    return None


def _only(uid: str, data: bytes) -> Seen:
    """The entry of that UID. Raises ValueError for no calendar, and Refused for one without it."""
    found = [event for event in seen(data) if event.uid == uid]
    if not found:
        raise Refused(FailCause.CALENDAR_TAKEN)
    return found[0]
