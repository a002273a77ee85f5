"""The requests that a calendar needs of a server (RFC 4791 over RFC 4918), with the login, to one origin only."""

import re
from base64 import b64encode
from collections.abc import Mapping

from msgspec import Struct

from raincheck.adapters.calendars.caldav.address import led_to, origin, target
from raincheck.adapters.calendars.caldav.answers import refused
from raincheck.adapters.calendars.caldav.line import Limits, Line, Reply
from raincheck.adapters.calendars.caldav.multistatus import ASKED, Resource, resources, search
from raincheck.adapters.calendars.caldav.refused import Refused
from raincheck.adapters.mail.submission.replies import Hush
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.secret import Secret
from raincheck.ports import FailCause

REDIRECTS = 5
"""How often one request is sent on."""

_XML = {"Content-Type": "application/xml; charset=utf-8"}
_SENT_ON = {301, 302, 307, 308}
_NOT_THERE = {404, 410}
_MULTISTATUS = 207
_VERSION = re.compile(r'(?:W/)?"[\x21\x23-\x7e]{0,200}"')


class Stored(Struct, frozen=True):
    """What stands at an address: its version (RFC 9110, 8.8.3), empty where the server tells none, and its bytes."""

    etag: str
    data: bytes


class Dav:
    """One server, that of `url`, and every address that is asked of it is on its origin: see `led_to`.

    Every request raises Refused when it was not done, or when nobody said that it was.
    """

    def __init__(self, url: str, settings: CalendarSettings, secret: Secret | None, limits: Limits) -> None:
        self._line = Line(origin(url), settings.ca_file, limits)
        self._user = settings.user
        self._secret = secret
        self._hush = Hush()
        if secret is not None:
            self._hush.keep(settings.user, secret)

    def close(self) -> None:
        """Hang up."""
        self._line.drop()

    async def list(self, url: str, depth: int) -> tuple[str, tuple[Resource, ...]]:
        """What stands there (0), or there and right below it (1), and the address at which it was found."""
        headers = {"Depth": str(depth), **_XML}
        found, reply = await self._ask("PROPFIND", url, headers, ASKED)
        if reply.status != _MULTISTATUS:
            raise refused(reply, self._hush)
        return found, resources(reply.body)

    async def find(self, calendar: str, uid: str) -> str:
        """The address of the entry with that UID in a calendar, or one whose UID contains it; empty without any."""
        headers = {"Depth": "1", **_XML}
        found, reply = await self._ask("REPORT", calendar, headers, search(uid))
        if reply.status != _MULTISTATUS:
            raise refused(reply, self._hush)
        return next((led_to(found, resource.href) for resource in resources(reply.body)), "")

    async def get(self, url: str) -> Stored | None:
        """What stands there now, or None."""
        _, reply = await self._ask("GET", url, {"Accept": "text/calendar"})
        if reply.status in _NOT_THERE:
            return None
        if reply.status != 200:
            raise refused(reply, self._hush)
        etag = reply.headers.get("etag", "").strip()
        return Stored(etag if _VERSION.fullmatch(etag) else "", reply.body)

    async def put(self, url: str, data: bytes, version: str | None) -> None:
        """Put it in the place of that version, or of nothing. The yes is worth nothing until it is read back."""
        headers = {"Content-Type": "text/calendar; charset=utf-8", **_guard(version)}
        _, reply = await self._ask("PUT", url, headers, data)
        if not _is_yes(reply):
            raise refused(reply, self._hush)

    async def delete(self, url: str, version: str) -> None:
        """Take that version away, if it is still there."""
        _, reply = await self._ask("DELETE", url, _guard(version))
        if not _is_yes(reply) and reply.status not in _NOT_THERE:
            raise refused(reply, self._hush)

    async def _ask(self, method: str, url: str, headers: Mapping[str, str], body: bytes = b"") -> tuple[str, Reply]:
        """The answer, and the address it came from: a request is sent on, the same one, within its origin only."""
        for _ in range(REDIRECTS + 1):
            reply = await self._line.ask(method, target(url), {**headers, **self._login()}, body)
            if reply.status not in _SENT_ON:
                return url, reply
            url = led_to(url, reply.headers.get("location", ""))
        raise Refused(FailCause.CALENDAR_NOT_CALDAV)

    def _login(self) -> dict[str, str]:
        """Name and password (RFC 7617), which only a protected line or this machine ever gets: see `Line`."""
        if self._secret is None:
            return {}
        token = b64encode(f"{self._user}:{self._secret.reveal()}".encode("utf-8", "replace")).decode("ascii")
        return {"Authorization": f"Basic {token}"}


def _is_yes(reply: Reply) -> bool:
    return 200 <= reply.status < 300


def _guard(version: str | None) -> dict[str, str]:
    """What must be true of the place (RFC 9110, 13.1). A weak version is of no use there (13.1.1), nor is none."""
    if version is None:
        return {"If-None-Match": "*"}
    return {"If-Match": version if version.startswith('"') else "*"}
