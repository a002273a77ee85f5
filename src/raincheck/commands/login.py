"""The login at the user's mail server, tried without sending anything: for `raincheck doctor --online`."""

import getpass
import sys
import warnings

from raincheck.adapters.doctor.findings import Found, fault, note, ok
from raincheck.commands.words import say_from, warn
from raincheck.domain.mail_settings import MailSettings, MailWay
from raincheck.domain.secret import Secret
from raincheck.domain.sending import Stage
from raincheck.domain.words import Words
from raincheck.ports import FailCause, MailAccount, NotSent
from raincheck.watching import Lookout


def try_login(account: MailAccount, words: Words, *, ask: bool) -> tuple[Found, ...]:
    """Reach the server, protect, log in, and leave; each stage is told on the standard error as it comes.

    With `ask`, a password that is asked for each time is asked for here, unseen, and kept for this command alone.
    """
    settings = account.settings()
    if not isinstance(settings, MailSettings) or settings.way is not MailWay.SMTP:
        # What is wrong with them, or that there are none, is told with the settings.
        return note("login-nothing")
    if account.needs_password(settings):
        secret = _asked(settings) if ask else None
        if secret is None:
            return note("login-no-password", "login-no-password-do")
        account.hold(settings, secret)
    watch = Lookout(lambda stage: _tell(stage, settings))
    outcome = account.check(settings, watch)
    if not isinstance(outcome, NotSent):
        return ok("login-worked", host=settings.host, user=settings.user)
    return _refused(outcome, words)


def _refused(outcome: NotSent, words: Words) -> tuple[Found, ...]:
    if outcome.cause is FailCause.PASSWORD_NEEDED:
        return fault("login-no-password", "login-keyring-empty-do")
    facts = {"cause": words.problems[outcome.cause].cause, "note": outcome.note}
    advice = "login-later-do" if outcome.for_now else "login-failed-do"
    return fault("login-failed-noted" if outcome.note else "login-failed", advice, **facts)


def _tell(stage: Stage, settings: MailSettings) -> None:
    warn(say_from("doctor", f"stage-{stage.value}", {"host": settings.host, "port": settings.port}))


def _asked(settings: MailSettings) -> Secret | None:
    """What the user types, which the terminal does not show; None without a terminal that can hide it."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        return None
    with warnings.catch_warnings():
        # It would go on and show what is typed.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            typed = getpass.getpass(
                say_from("doctor", "password-prompt", {"user": settings.user, "host": settings.host})
            )
        except (EOFError, getpass.GetPassWarning):
            return None
    return Secret(typed) if typed else None
