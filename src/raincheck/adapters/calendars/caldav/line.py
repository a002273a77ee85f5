"""The line to a calendar server: one request after the other, and what came back, within bounds.

h11 speaks HTTP (RFC 9112); what is here is the connection, and how much time and memory an answer may take.
"""

import asyncio
import ssl
from collections.abc import Mapping

import h11
from msgspec import Struct

from raincheck.adapters.calendars.caldav.address import Origin
from raincheck.adapters.calendars.caldav.refused import Refused, broken_off, unreachable
from raincheck.adapters.mail.submission.dialing import dial
from raincheck.adapters.mail.submission.failing import Unsent
from raincheck.adapters.mail.submission.tls import tls_context
from raincheck.ports import FailCause

BODY_LIMIT = 5_000_000
"""Bytes that are read of one answer; a list of calendars has some ten thousand."""

_CHUNK = 65_536

_ON_THE_WAY = {
    FailCause.NO_HOST: FailCause.CALENDAR_NO_HOST,
    FailCause.NOT_LOOPBACK: FailCause.CALENDAR_UNPROTECTED,
}


class Limits(Struct, frozen=True, kw_only=True):
    """Seconds: for everything together, for one connection, and for one answer, however slowly it drips."""

    overall: float = 30.0
    connect: float = 10.0
    answer: float = 15.0


class Reply(Struct, frozen=True):
    """An answer. The names of its headers are in lower case; of several with one name the first counts."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Line:
    """One connection to one server, opened when it is needed and kept between requests.

    `ca_file` names one more certificate authority (PEM) that is trusted.
    """

    def __init__(self, origin: Origin, ca_file: str, limits: Limits) -> None:
        self._origin = origin
        self._ca_file = ca_file
        self._limits = limits
        self._http: h11.Connection | None = None
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, target: str, headers: Mapping[str, str], body: bytes = b"") -> Reply:
        """The answer to a request. Raises Refused, and then the line is down."""
        kept = self._streams is not None
        try:
            return await self._ask_once(method, target, headers, body)
        except Refused as trouble:
            if not kept or trouble.cause is not FailCause.CALENDAR_LOST:
                raise
        # A server may close a line that it kept at any moment. To ask again does no harm (RFC 9110, 9.2.2): what we
        # change, we change under guard.
        return await self._ask_once(method, target, headers, body)

    async def _ask_once(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Reply:
        try:
            http, reader, writer = await self._open()
            async with asyncio.timeout(self._limits.answer):
                writer.write(self._said(http, method, target, headers, body))
                await writer.drain()
                reply = await self._hear(http, reader)
        except OSError as error:
            self.drop()
            raise broken_off(error) from None
        except (Refused, asyncio.CancelledError):
            self.drop()
            raise
        if http.our_state is h11.DONE and http.their_state is h11.DONE:
            http.start_next_cycle()
        else:
            self.drop()
        return reply

    def drop(self) -> None:
        """Hang up at once. What has not gone out yet does not follow."""
        if self._streams:
            self._streams[1].transport.abort()
        self._http = self._streams = None

    async def _open(self) -> tuple[h11.Connection, asyncio.StreamReader, asyncio.StreamWriter]:
        if self._http is None or self._streams is None:
            try:
                async with asyncio.timeout(self._limits.connect):
                    self._streams = await self._pick_up()
            except Unsent as error:
                raise Refused(_ON_THE_WAY.get(error.cause, FailCause.CALENDAR_NO_CONNECTION)) from None
            except OSError as error:
                raise unreachable(error) from None
            self._http = h11.Connection(h11.CLIENT)
        return self._http, *self._streams

    async def _pick_up(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Reach it, and protect the line; without protection no other machine is reached."""
        host = self._origin.host
        protection = _protection(self._ca_file) if self._origin.protected else None
        caller = await dial(host, self._origin.port, here_only=protection is None)
        try:
            return await asyncio.open_connection(
                sock=caller, ssl=protection, server_hostname=host if protection else None
            )
        except BaseException as error:
            caller.close()
            if isinstance(error, ConnectionError):
                # A server that can't agree on the protection often just hangs up.
                raise Refused(FailCause.CALENDAR_TLS_BROKEN) from None
            raise

    def _said(self, http: h11.Connection, method: str, target: str, headers: Mapping[str, str], body: bytes) -> bytes:
        """The request as it goes out. No coding is asked for, since a small answer may unfold into a huge one."""
        head = {"Host": self._origin.name, "User-Agent": "raincheck", "Accept-Encoding": "identity", **headers}
        if body:
            head["Content-Length"] = str(len(body))
        events = [
            h11.Request(method=method, target=target, headers=[*head.items()]),
            *([h11.Data(data=body)] if body else []),
            h11.EndOfMessage(),
        ]
        return b"".join(http.send(event) or b"" for event in events)

    async def _hear(self, http: h11.Connection, reader: asyncio.StreamReader) -> Reply:
        head: h11.Response | None = None
        body = bytearray()
        heard = b"?"
        try:
            while not isinstance(event := http.next_event(), h11.EndOfMessage):
                if event is h11.NEED_DATA:
                    heard = await reader.read(_CHUNK)
                    http.receive_data(heard)
                elif isinstance(event, h11.Response):
                    head = event
                elif isinstance(event, h11.Data):
                    body += event.data
                if len(body) > BODY_LIMIT:
                    raise Refused(FailCause.CALENDAR_TOO_MUCH)
        except h11.RemoteProtocolError:
            # Cut off, or none of HTTP's: the library raises the same for both.
            cause = FailCause.CALENDAR_NOT_CALDAV if heard else FailCause.CALENDAR_LOST
            raise Refused(cause) from None
        return _reply(head, bytes(body))


def _protection(ca_file: str) -> ssl.SSLContext:
    try:
        return tls_context(ca_file)
    except (OSError, ValueError, RuntimeError):
        raise Refused(FailCause.CALENDAR_CA_FILE, ca_file) from None


def _reply(head: h11.Response | None, body: bytes) -> Reply:
    """The answer as the rest knows it. Raises Refused where it is in a coding that nobody asked for."""
    if head is None:
        raise Refused(FailCause.CALENDAR_NOT_CALDAV)
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in reversed(list(head.headers))}
    if headers.get("content-encoding", "identity").strip().lower() not in {"", "identity"}:
        raise Refused(FailCause.CALENDAR_NOT_CALDAV)
    return Reply(head.status_code, headers, body)
