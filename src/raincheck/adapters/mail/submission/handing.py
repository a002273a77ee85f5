"""The message itself: everything but the final dot, then the dot, then the only word that counts.

Before the dot whatever goes wrong means "not sent". Behind it only the server knows (RFC 1047).
"""

import asyncio
import contextlib
import re
from typing import cast

from aiosmtplib import SMTPException, SMTPResponse, SMTPServerDisconnected
from aiosmtplib.protocol import SMTPProtocol

from raincheck.adapters.mail.submission.failing import Unsent, nonsense
from raincheck.adapters.mail.submission.line import Line
from raincheck.adapters.mail.submission.replies import Reply, content_cause
from raincheck.domain.sending import Stage
from raincheck.ports import Accepted, NobodyKnows, NotSent

GO_ON = 354
GOING = 421
"""The server hangs up as well (RFC 5321, 3.8)."""

DOT = b".\r\n"

_LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)

Answer = asyncio.Task[SMTPResponse]


async def hand_over(line: Line, data: bytes) -> Answer:
    """Give the message, whole lines with CRLF, and end it with the dot; what comes back is the answer to come.

    Raises Unsent, OSError or SMTPException, and then the dot has not left.
    """
    line.at(Stage.MESSAGE)
    async with asyncio.timeout(line.limits.message):
        reply = await line.say(b"DATA")
        if reply.code != GO_ON:
            raise Unsent(content_cause(reply), line.heard(reply), for_now=reply.for_now)
        # From here on a command would be a line of the message.
        line.polite = False
        protocol = _protocol(line)
        answer = asyncio.ensure_future(protocol.read_response())
        answer.add_done_callback(_noticed)
        try:
            await _write(protocol, _LEADING_DOT.sub(b"..", data))
            await asyncio.wait({answer}, timeout=line.limits.listen)
        except asyncio.CancelledError:
            answer.cancel()
            raise
    if answer.done():
        raise _too_early(line, answer)
    _end(line)
    return answer


def _protocol(line: Line) -> SMTPProtocol:
    protocol = line.client.protocol
    if protocol is None:
        raise SMTPServerDisconnected("Connection lost")
    return protocol


async def _write(protocol: SMTPProtocol, data: bytes) -> None:
    """Write, and wait until the transport has given everything to the system.

    The library's own DATA writes message and dot in one go, and nobody can tell which of them left. So its
    protocol is used one level deeper: `write`, and the waiting that asyncio's streams do on such protocols as well.
    Over TLS asyncio may keep the last 64 KiB below, and the dot then follows them.
    """
    transport = cast(asyncio.WriteTransport, protocol.transport)
    # Not 0: asyncio's TLS pauses at its limit, not above it, and would never go on again.
    transport.set_write_buffer_limits(high=1, low=0)
    # Where the line breaks, the answer that is waited for says so, or gives the server's reason.
    with contextlib.suppress(OSError, SMTPException):
        protocol.write(data)
        await protocol._drain_helper()  # noqa: SLF001 - what asyncio.StreamWriter.drain calls


def _noticed(answer: Answer) -> None:
    """Look at an error once, or asyncio would write to the terminal that nobody did."""
    if not answer.cancelled():
        answer.exception()


def _too_early(line: Line, answer: Answer) -> Exception:
    """The server spoke, or left, before the message was ended: why it will not have it."""
    error = answer.exception()
    if isinstance(error, Exception):
        return error
    reply = Reply(*answer.result())
    return Unsent(content_cause(reply), line.heard(reply), for_now=reply.for_now)


def _end(line: Line) -> None:
    """The dot. Nothing is awaited between the last look at the line and this."""
    protocol = _protocol(line)
    if not protocol.is_connected:
        raise SMTPServerDisconnected("Connection lost")
    line.in_step()
    line.at(Stage.WAITING)
    line.unanswered = True
    protocol.write(DOT)


async def await_answer(line: Line, answer: Answer) -> Accepted | NotSent | NobodyKnows:
    """What the server says to the dot. It never raises: an error here is an answer of its own.

    A no is a no, even for now: no other try is made, for some servers say it and deliver all the same.
    """
    stopped = False
    try:
        await asyncio.wait({answer}, timeout=line.limits.reply)
    except asyncio.CancelledError:
        # The answer may have come in the same moment, and then it counts.
        stopped = True
    if not answer.done():
        answer.cancel()
        return NobodyKnows(stopped=stopped, refused=line.refused)
    error = answer.exception()
    if error is not None:
        return NobodyKnows(line.hush(nonsense(error)) if isinstance(error, SMTPException) else "", refused=line.refused)
    reply = Reply(*answer.result())
    line.unanswered = not reply.ok and not reply.no
    line.polite = reply.code != GOING
    if reply.ok:
        return Accepted(line.heard(reply), line.refused)
    if reply.no:
        return NotSent(content_cause(reply), line.heard(reply), line.stage, reply.for_now, line.refused)
    return NobodyKnows(line.heard(reply), refused=line.refused)
