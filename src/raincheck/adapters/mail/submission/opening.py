"""The first words: reach the server, and protect the line before anything else is said on it."""

import asyncio
import ssl

from aiosmtplib import SMTPHeloError, SMTPResponseException

from raincheck.adapters.mail.submission.dialing import dial
from raincheck.adapters.mail.submission.failing import Unsent
from raincheck.adapters.mail.submission.line import Line
from raincheck.adapters.mail.submission.replies import Reply
from raincheck.domain.mail_settings import MailSettings, Security
from raincheck.domain.sending import Stage
from raincheck.ports import FailCause


async def open_line(line: Line, settings: MailSettings, context: ssl.SSLContext | None) -> None:
    """From the name of the server to a line on which it has said what it can. `context` is None on this machine only.

    Raises Unsent, OSError or SMTPException.
    """
    host = settings.host.removesuffix(".")
    at_once = context if settings.security is Security.TLS else None
    line.at(Stage.CONNECT)
    async with asyncio.timeout(line.limits.connect):
        caller = await dial(host, settings.port, here_only=settings.security is Security.NONE)
    if at_once is not None:
        line.at(Stage.PROTECT)
    async with asyncio.timeout(line.limits.protect if at_once else line.limits.connect):
        await line.pick_up(caller, host, at_once)
        await _greet(line, must_be_able=settings.security is Security.STARTTLS)
    if context is not None and at_once is None:
        line.at(Stage.PROTECT)
        async with asyncio.timeout(line.limits.protect):
            await _protect(line, host, context)
            await _greet(line)
    line.polite = True


async def _greet(line: Line, *, must_be_able: bool = False) -> None:
    """EHLO, and HELO for a server that knows no other (RFC 5321, 4.1.1.1)."""
    line.in_step()
    try:
        await line.client.ehlo()
    except SMTPHeloError as error:
        reply = Reply(error.code, error.message)
        if reply.code < 500 or not reply.no or not line.client.is_connected:
            raise _turned_away(line, reply) from None
        if must_be_able:
            raise Unsent(FailCause.UNPROTECTED, line.heard(reply)) from None
        await _greet_simply(line)


async def _greet_simply(line: Line) -> None:
    line.in_step()
    try:
        await line.client.helo()
    except SMTPHeloError as error:
        raise _turned_away(line, Reply(error.code, error.message)) from None


def _turned_away(line: Line, reply: Reply) -> Unsent:
    cause = FailCause.TURNED_AWAY if reply.no else FailCause.NOT_SMTP
    return Unsent(cause, line.heard(reply), for_now=reply.for_now)


async def _protect(line: Line, host: str, context: ssl.SSLContext) -> None:
    """STARTTLS (RFC 3207). Where it is not offered, or refused, somebody on the way may have seen to that."""
    if not line.client.supports_extension("starttls"):
        raise Unsent(FailCause.UNPROTECTED)
    try:
        await line.client.starttls(server_hostname=host, tls_context=context)
    except SMTPResponseException as error:
        reply = Reply(error.code, error.message)
        if not reply.no:
            raise
        raise Unsent(FailCause.UNPROTECTED, line.heard(reply), for_now=reply.for_now) from None
