"""The login (RFC 4954): the one place where the password leaves, and only over a protected line."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiosmtplib import SMTPAuthenticationError

from raincheck.adapters.mail.submission.failing import Unsent
from raincheck.adapters.mail.submission.line import Line
from raincheck.adapters.mail.submission.replies import Reply, login_cause
from raincheck.domain.mail_settings import Auth, MailSettings, Security
from raincheck.domain.secret import Secret
from raincheck.domain.sending import Stage
from raincheck.ports import FailCause

LOGGED_IN = 235
UNKNOWN_MECHANISM = 504
"""The server does not know what it offered (RFC 4954, 4)."""

_MECHANISMS = {Auth.PASSWORD: ("plain", "login"), Auth.XOAUTH2: ("xoauth2",)}
"""What is tried, the first one first: PLAIN (RFC 4616), LOGIN for older servers, or an access token."""


async def log_in(line: Line, settings: MailSettings, secret: Secret) -> str:
    """Log in, and say what the server answered. Raises Unsent, OSError or SMTPException.

    One no is enough: the same password tried once more may lock the account.
    """
    line.at(Stage.LOGIN)
    # `open_line` has seen to it; this is the last moment to be wrong about it.
    if settings.security is not Security.NONE and line.client.get_transport_info("sslcontext") is None:
        raise Unsent(FailCause.UNPROTECTED)
    offered = [name for name in _MECHANISMS[settings.auth] if name in line.client.server_auth_methods]
    if not offered:
        raise Unsent(FailCause.LOGIN_NOT_OFFERED)
    line.hush.keep(settings.user, secret)
    async with asyncio.timeout(line.limits.login):
        for name in offered:
            reply = await _by(line, name, settings.user, secret)
            if reply.code != UNKNOWN_MECHANISM:
                break
    if reply.code != LOGGED_IN:
        raise Unsent(login_cause(reply), line.heard(reply), for_now=reply.for_now)
    return line.heard(reply)


async def _by(line: Line, mechanism: str, user: str, secret: Secret) -> Reply:
    client = line.client
    ways: dict[str, Callable[..., Awaitable[Any]]] = {
        "plain": client.auth_plain,
        "login": client.auth_login,
        "xoauth2": client.auth_xoauth2,
    }
    line.in_step()
    try:
        reply = await ways[mechanism](user, secret.reveal())
    except SMTPAuthenticationError as error:
        return Reply(error.code, error.message)
    except UnicodeError:
        # Half of a pair of surrogates is no text that a server could compare; and the error holds the password.
        raise Unsent(FailCause.LOGIN_REFUSED) from None
    return Reply(reply.code, reply.message)
