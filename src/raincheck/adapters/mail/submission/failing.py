"""Why a step failed, as the causes that the words know."""

import os
import ssl

from aiosmtplib import SMTPConnectResponseError, SMTPException, SMTPResponseException

from raincheck.adapters.mail.submission.replies import Reply, heard
from raincheck.adapters.mail.submission.tls import tls_cause
from raincheck.domain.sending import Stage
from raincheck.domain.session import Refused
from raincheck.domain.text import clean_line
from raincheck.ports import FailCause, NotSent

NOTE_LIMIT = 200
"""Characters that are kept of what the other side said."""


class Unsent(Exception):
    """The message certainly did not leave; it ends the conversation, and becomes the outcome."""

    def __init__(self, cause: FailCause, note: str = "", *, for_now: bool = False) -> None:
        super().__init__(cause.value)
        self.cause = cause
        self.note = clean_line(note)[:NOTE_LIMIT].rstrip()
        self.for_now = for_now

    def outcome(self, stage: Stage | None = None, refused: tuple[Refused, ...] = ()) -> NotSent:
        """As what came of the delivery."""
        return NotSent(self.cause, self.note, stage, self.for_now, refused)


def unsent(error: OSError | SMTPException, stage: Stage | None) -> Unsent:
    """What an error of the network or of the library means at that stage.

    Of its text only what the server said is kept, for that of a library may hold what we said.
    """
    if isinstance(error, TimeoutError):
        return Unsent(FailCause.TIMED_OUT)
    protection = next((link for link in _chain(error) if isinstance(link, ssl.SSLError)), None)
    if protection is not None:
        return Unsent(tls_cause(protection))
    if isinstance(error, SMTPConnectResponseError) and 400 <= error.code < 600:
        reply = Reply(error.code, error.message)
        return Unsent(FailCause.TURNED_AWAY, heard(reply), for_now=reply.for_now)
    if isinstance(error, SMTPResponseException):
        return Unsent(FailCause.NOT_SMTP, nonsense(error))
    if stage is Stage.PROTECT:
        # A server that can't agree on the protection often just hangs up.
        return Unsent(FailCause.TLS_BROKEN)
    if stage is Stage.CONNECT and not isinstance(error, (SMTPException, ConnectionResetError)):
        # Not its own text, which asyncio has filled with its calls and addresses.
        return Unsent(FailCause.NO_CONNECTION, os.strerror(error.errno) if error.errno else "")
    return Unsent(FailCause.LOST)


def nonsense(error: SMTPException) -> str:
    """What was said instead of a reply; the library quotes it behind words of its own."""
    if isinstance(error, SMTPResponseException) and error.code < 0:
        return clean_line(error.message.partition("line: ")[2])[:NOTE_LIMIT].rstrip()
    return heard(Reply(error.code, error.message)) if isinstance(error, SMTPResponseException) else ""


def _chain(error: BaseException | None) -> list[BaseException]:
    """The error and what it was raised from."""
    links: list[BaseException] = []
    while error is not None:
        links.append(error)
        error = error.__cause__
    return links
