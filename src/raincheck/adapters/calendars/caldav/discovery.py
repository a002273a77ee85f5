"""Finding the calendars of a person (RFC 6764): from what was typed to who they are there, to their calendars."""

from urllib.parse import unquote, urljoin, urlsplit

from raincheck.adapters.calendars.caldav.address import led_to
from raincheck.adapters.calendars.caldav.dav import Dav
from raincheck.adapters.calendars.caldav.multistatus import Resource
from raincheck.adapters.calendars.caldav.refused import Refused
from raincheck.domain.text import clean_line
from raincheck.ports import CalendarFound, FailCause

WELL_KNOWN = "/.well-known/caldav"

NAME_LIMIT = 200
"""Characters that are kept of a calendar's name."""

_GO_ON = {FailCause.CALENDAR_MISSING, FailCause.CALENDAR_NOT_CALDAV, FailCause.CALENDAR_FORBIDDEN}
"""A no that only says: not at this address."""


async def calendars(dav: Dav, url: str) -> tuple[CalendarFound, ...]:
    """Those that take entries; that one alone where the address is a calendar's own. Raises Refused."""
    at, start = await _start(dav, url)
    if start.is_calendar:
        usable = {at: start} if start.takes_entries else {}
    else:
        usable = {where: one for home in await _homes(dav, at, start) for where, one in await _below(dav, home)}
    if not usable:
        raise Refused(FailCause.CALENDAR_NONE)
    return tuple(CalendarFound(where, _name(where, one)) for where, one in usable.items())


async def _start(dav: Dav, url: str) -> tuple[str, Resource]:
    """The first address that leads further: what was typed, the agreed one (RFC 6764, 5), and the server's root."""
    typed = [url] if urlsplit(url).path.strip("/") else []
    trouble = Refused(FailCause.CALENDAR_NOT_CALDAV)
    for start in [*typed, urljoin(url, WELL_KNOWN), urljoin(url, "/")]:
        try:
            at, found = await dav.list(start, 0)
        except Refused as no:
            if no.cause not in _GO_ON:
                raise
            trouble = no if no.cause is FailCause.CALENDAR_FORBIDDEN else trouble
            continue
        if found and (found[0].is_calendar or found[0].homes or found[0].principal):
            return at, found[0]
    raise trouble


async def _homes(dav: Dav, at: str, start: Resource) -> tuple[str, ...]:
    """Where the calendars of that person are."""
    if not start.homes and start.principal:
        at, found = await dav.list(led_to(at, start.principal), 0)
        homes = found[0].homes if found else ()
    else:
        homes = start.homes
    return tuple(led_to(at, home) for home in homes)


async def _below(dav: Dav, home: str) -> list[tuple[str, Resource]]:
    at, found = await dav.list(home, 1)
    return [(led_to(at, resource.href), resource) for resource in found if resource.takes_entries]


def _name(url: str, resource: Resource) -> str:
    """Its name, else the last part of its address."""
    last = unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    return (clean_line(resource.name) or clean_line(last) or "Calendar")[:NAME_LIMIT].rstrip()
