"""The line to a server: what was said on it last, how far the message has come, and how to hang up."""

import asyncio
import contextlib
import socket
import ssl

from aiosmtplib import SMTP, SMTPException, SMTPServerDisconnected
from msgspec import Struct

from raincheck.adapters.mail.submission.failing import Unsent
from raincheck.adapters.mail.submission.replies import Hush, Reply, heard
from raincheck.domain.sending import Stage
from raincheck.domain.session import Refused
from raincheck.ports import FailCause, Watch

OUR_NAME = "[127.0.0.1]"
"""What we call ourselves: an address literal (RFC 5321, 4.1.3) that tells nothing about the machine."""


class Limits(Struct, frozen=True, kw_only=True):
    """Seconds for each step; `recipients` is for each of them.

    `overall` is for everything up to the final dot, and no server outlasts it by saying a little at a time.
    RFC 5321, 4.5.3.2 gives servers minutes for these steps. A person who waits gets less: nothing has
    left by then, so trying again does no harm. `reply` is what it asks for after the dot (4.5.3.2.6), since who gives
    up there does not know whether the message was taken. `listen` is how long we stay silent before
    the dot, for a server that hangs up in the middle of a message, and `goodbye` how long for its last word.
    """

    overall: float = 30.0
    connect: float = 10.0
    protect: float = 10.0
    login: float = 20.0
    sender: float = 10.0
    recipients: float = 10.0
    message: float = 20.0
    listen: float = 0.2
    reply: float = 600.0
    goodbye: float = 1.0


class Line:
    """One conversation. `stage` is the last one told, `unanswered` whether the final dot is out and nothing came back.

    `refused` are the recipients whom the server does not take, and `polite` says whether a command may be said
    now: the server listens for one, and the line is protected.
    """

    def __init__(self, watch: Watch, limits: Limits) -> None:
        self.limits = limits
        self.stage: Stage | None = None
        self.unanswered = False
        self.refused: tuple[Refused, ...] = ()
        self.polite = False
        self.hush = Hush()
        self._watch = watch
        self._client: SMTP | None = None

    @property
    def client(self) -> SMTP:
        """The library's side of it. Raises SMTPServerDisconnected before it is picked up."""
        if self._client is None:
            raise SMTPServerDisconnected("Not connected")
        return self._client

    def at(self, stage: Stage) -> None:
        """It has come to that stage."""
        self.stage = stage
        self._watch.at(stage)

    async def pick_up(self, caller: socket.socket, host: str, protection: ssl.SSLContext | None) -> None:
        """Take a connection, protect it at once where `protection` is given, and hear the greeting."""
        self._client = SMTP(
            hostname=host,
            sock=caller,
            use_tls=protection is not None,
            tls_context=protection,
            start_tls=False,
            local_hostname=OUR_NAME,
            timeout=None,
        )
        await self._client.connect()

    async def say(self, *words: bytes) -> Reply:
        """A command, and the reply to it."""
        self.in_step()
        reply = await self.client.execute_command(*words)
        return Reply(reply.code, reply.message)

    def in_step(self) -> None:
        """Raise Unsent when the server has said more than it was asked: that would be heard as its next reply."""
        protocol = self.client.protocol
        # The library has no question for it, and would pair what it holds with whatever is said next.
        if protocol is not None and protocol._buffer:  # noqa: SLF001 - see above
            raise Unsent(FailCause.NOT_SMTP)

    def heard(self, reply: Reply) -> str:
        """The reply as it is kept, without anything that was said in confidence."""
        return heard(reply, self.hush)

    async def goodbye(self) -> None:
        """Leave as one should (RFC 5321, 4.1.1.10). What happens here changes nothing any more."""
        if self.polite and self.client.is_connected:
            with contextlib.suppress(OSError, SMTPException, Unsent, asyncio.CancelledError):
                async with asyncio.timeout(self.limits.goodbye):
                    await self.say(b"QUIT")

    def drop(self) -> None:
        """Hang up at once. What has not gone out yet does not follow."""
        transport = self._client.transport if self._client else None
        if isinstance(transport, asyncio.WriteTransport):
            transport.abort()
        if self._client:
            self._client.close()
