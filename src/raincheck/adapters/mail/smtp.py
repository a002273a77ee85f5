"""Mail by SMTP to a submission server (RFC 6409), one step at a time, so that it is known what came of it.

    password -> connect -> protect -> login -> sender -> recipients -> message | dot -> answer -> goodbye

Left of the bar everything that goes wrong is "not sent"; right of it only the server's word counts.
"""

import asyncio
import contextlib
import ssl
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar, cast

from aiosmtplib import SMTPException

from raincheck.adapters.mail.submission.dialing import aside
from raincheck.adapters.mail.submission.envelope import Envelope, envelope_of, offer
from raincheck.adapters.mail.submission.failing import Unsent, unsent
from raincheck.adapters.mail.submission.handing import await_answer, hand_over
from raincheck.adapters.mail.submission.line import Limits, Line
from raincheck.adapters.mail.submission.login import log_in
from raincheck.adapters.mail.submission.opening import open_line
from raincheck.adapters.mail.submission.tls import tls_context
from raincheck.domain.delivery import Outgoing
from raincheck.domain.mail_settings import Auth, MailSettings, MailWay, Security
from raincheck.domain.secret import Secret
from raincheck.domain.sending import Stage
from raincheck.domain.session import Way
from raincheck.domain.text import clean_line
from raincheck.ports import (
    Connected,
    DeliveryOutcome,
    FailCause,
    MailAccount,
    NobodyKnows,
    NotSent,
    SecretFailed,
    SettingsFault,
    Watch,
)

__all__ = ["Limits", "SmtpMail", "check"]

Outcome = TypeVar("Outcome", bound=DeliveryOutcome | Connected)


class SmtpMail:
    """A `Transport` over the server of the user's settings. Called in a thread of its own, it runs its own loop."""

    way = Way.SMTP

    def __init__(self, account: MailAccount, limits: Limits | None = None) -> None:
        self._account = account
        self._limits = limits or Limits()

    def deliver(self, message: Outgoing, watch: Watch) -> DeliveryOutcome:
        """Let it leave, and say what came of it. Never tried twice here, whatever the server says."""
        settings = self._account.settings()
        if isinstance(settings, SettingsFault):
            return NotSent(FailCause.BAD_SETTINGS, clean_line(settings.detail))
        if settings is None or settings.way is not MailWay.SMTP:
            return NotSent(FailCause.NOT_SET_UP)
        line = Line(watch, self._limits)
        try:
            envelope, context = envelope_of(message), _context(settings)
        except Unsent as trouble:
            return trouble.outcome()
        outcome = _run(line, lambda: self._send(line, settings, context, envelope), watch)
        if line.unanswered and isinstance(outcome, NotSent):
            # Nothing is known that ends here, but "not sent" must not be said for what nobody thought of.
            return NobodyKnows(outcome.note, outcome.cause is FailCause.STOPPED, line.refused)
        return outcome

    async def _send(
        self, line: Line, settings: MailSettings, context: ssl.SSLContext | None, envelope: Envelope
    ) -> DeliveryOutcome:
        secret = await self._secret(line, settings)
        async with asyncio.timeout(line.limits.overall):
            await _enter(line, settings, context, secret)
            await offer(line, envelope)
            answer = await hand_over(line, envelope.data)
        outcome = await await_answer(line, answer)
        if line.polite:
            line.at(Stage.GOODBYE)
            await line.goodbye()
        return outcome

    async def _secret(self, line: Line, settings: MailSettings) -> Secret | None:
        """The password, where one is needed. A keyring may ask its owner, who may never answer."""
        if settings.auth is Auth.NONE:
            return None
        line.at(Stage.PASSWORD)
        secret = await aside(lambda: self._account.secret(settings))
        if isinstance(secret, Secret):
            return secret
        failed = secret or SecretFailed(FailCause.PASSWORD_NEEDED)
        raise Unsent(failed.cause, failed.detail)


def check(
    settings: MailSettings, secret: Secret | None, watch: Watch, *, limits: Limits | None = None
) -> Connected | NotSent:
    """Reach the server, protect the line, log in, and leave. Nothing is sent."""
    if secret is None and settings.auth is not Auth.NONE:
        return NotSent(FailCause.PASSWORD_NEEDED)
    line = Line(watch, limits or Limits())
    try:
        context = _context(settings)
    except Unsent as trouble:
        return trouble.outcome()

    async def look() -> Connected | NotSent:
        async with asyncio.timeout(line.limits.overall):
            note = await _enter(line, settings, context, secret)
        await line.goodbye()
        return Connected(note)

    return _run(line, look, watch)


def _context(settings: MailSettings) -> ssl.SSLContext | None:
    """Who is trusted; nobody needs to be on this machine. Raises Unsent."""
    if settings.security is Security.NONE:
        return None
    try:
        return tls_context(settings.ca_file)
    except (OSError, ValueError, RuntimeError):
        raise Unsent(FailCause.TLS_CA_FILE, settings.ca_file) from None


async def _enter(line: Line, settings: MailSettings, context: ssl.SSLContext | None, secret: Secret | None) -> str:
    """To a line on which we are known, and what the server said to that; without a secret there is no login."""
    await open_line(line, settings, context)
    return await log_in(line, settings, secret) if secret else ""


def _run(line: Line, steps: Callable[[], Coroutine[Any, Any, Outcome]], watch: Watch) -> Outcome | NotSent:
    """The steps in a loop of their own, to their end or to where they broke off."""
    try:
        with asyncio.Runner() as runner:
            return runner.run(_watched(line, steps, watch))
    except OSError as error:
        # There is no loop where the system has no file handles left.
        return NotSent(FailCause.NO_CONNECTION, clean_line(error.strerror or ""))


async def _watched(line: Line, steps: Callable[[], Coroutine[Any, Any, Outcome]], watch: Watch) -> Outcome | NotSent:
    """The steps until the user stops them. After the dot they raise nothing: see `await_answer`."""
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
        trouble = Unsent(FailCause.STOPPED)
    except Unsent as error:
        trouble = error
        await line.goodbye()
    except (OSError, SMTPException) as error:
        trouble = unsent(error, line.stage)
        trouble.note = line.hush(trouble.note)
    finally:
        line.drop()
    return trouble.outcome(line.stage, line.refused)
