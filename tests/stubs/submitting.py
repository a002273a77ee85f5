"""Sending by SMTP with everything that it needs, and what came of it."""

from raincheck.adapters.mail.smtp import Limits, SmtpMail
from raincheck.domain.delivery import Outgoing
from raincheck.domain.mail_settings import MailSettings
from raincheck.domain.secret import Secret
from raincheck.domain.sending import Stage
from raincheck.ports import DeliveryOutcome, FailCause, NotSent
from raincheck.watching import Lookout
from stubs.fakes import FakeAccount
from stubs.mail_servers import PASSWORD
from stubs.mails import MAIL

QUICK = Limits(listen=0.05, reply=20.0, goodbye=0.3)
"""No long silences; every limit that a server on loopback could miss on a busy machine is as it is for users."""

SOON = 5.0
"""Seconds within which what hangs must have been given up, on a busy machine as well."""


def an_account(settings: MailSettings | None, secret: Secret = PASSWORD) -> FakeAccount:
    """These settings, and the password for them."""
    account = FakeAccount(settings)
    account.held.append(secret)
    return account


def deliver(
    settings: MailSettings | None, message: Outgoing = MAIL, secret: Secret = PASSWORD, limits: Limits = QUICK
) -> DeliveryOutcome:
    """Send it."""
    return SmtpMail(an_account(settings, secret), limits).deliver(message, Lookout())


def why(outcome: object) -> tuple[FailCause, Stage | None] | object:
    """The cause and the stage of what was not sent."""
    return (outcome.cause, outcome.stage) if isinstance(outcome, NotSent) else outcome
