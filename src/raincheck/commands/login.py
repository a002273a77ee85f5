"""The logins at the user's servers, tried without sending anything: for `raincheck doctor --online`."""

import getpass
import sys
import warnings
from collections.abc import Sequence

from raincheck.adapters.doctor.findings import Found, fault, note, ok
from raincheck.commands.words import say_from, warn
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.mail_settings import MailSettings, MailWay
from raincheck.domain.secret import Secret
from raincheck.domain.sending import Stage
from raincheck.domain.words import Words
from raincheck.ports import (
    CalendarAccount,
    CalendarFound,
    CalendarServer,
    FailCause,
    MailAccount,
    NoCalendar,
    NotSent,
    SecretFailed,
)
from raincheck.watching import Lookout

_LATER = (FailCause.CALENDAR_LATER, FailCause.CALENDAR_TIMED_OUT, FailCause.CALENDAR_LOST, FailCause.CALENDAR_FAILED)
"""What may be over in a few minutes."""


def try_login(account: MailAccount, words: Words, *, ask: bool) -> tuple[Found, ...]:
    """Reach the mail server, protect, log in, and leave; each stage is told on the standard error as it comes.

    With `ask`, a password that is asked for each time is asked for here, unseen, and kept for this command alone.
    """
    settings = account.settings()
    if not isinstance(settings, MailSettings) or settings.way is not MailWay.SMTP:
        # What is wrong with them, or that there are none, is told with the settings.
        return note("login-nothing")
    if account.needs_password(settings):
        secret = _asked(settings.user, settings.host) if ask else None
        if secret is None:
            return note("login-no-password", "login-no-password-do")
        account.hold(settings, secret)
    watch = Lookout(lambda stage: _tell(stage, settings))
    outcome = account.check(settings, watch)
    if not isinstance(outcome, NotSent):
        return ok("login-worked", host=settings.host, user=settings.user)
    return _refused(outcome.cause, outcome.note, words, for_now=outcome.for_now)


def try_calendar(account: CalendarAccount, server: CalendarServer, words: Words, *, ask: bool) -> tuple[Found, ...]:
    """Look whether the calendar is there; nothing is written to it. `ask` as above."""
    settings = account.settings()
    if not isinstance(settings, CalendarSettings):
        return note("calendar-login-nothing")
    if account.needs_password(settings):
        secret = _asked(settings.user, settings.host) if ask else None
        if secret is None:
            return note("login-no-password", "login-no-password-do")
        account.hold(settings, secret)
    warn(say_from("doctor", "calendar-looking", {"host": settings.host}))
    known = account.secret(settings) if settings.user else None
    if isinstance(known, SecretFailed):
        return _refused(known.cause, known.detail, words)
    found = server.discover(settings, known, Lookout())
    if isinstance(found, NoCalendar):
        return _refused(found.cause, found.note, words, for_now=found.cause in _LATER)
    facts = {"host": settings.host, "name": settings.name or settings.url}
    if not _is_among(settings.url, found):
        return fault("calendar-gone", "calendar-gone-do", **facts)
    return ok("calendar-login-worked", **facts)


def _is_among(url: str, found: Sequence[CalendarFound]) -> bool:
    """Whether that calendar was found; where it is gone, the server still has others."""
    from raincheck.adapters.calendars.caldav.address import typed_address

    return typed_address(url).rstrip("/") in {one.url.rstrip("/") for one in found}


def _refused(cause: FailCause, said: str, words: Words, *, for_now: bool = False) -> tuple[Found, ...]:
    if cause is FailCause.PASSWORD_NEEDED:
        return fault("login-no-password", "login-keyring-empty-do")
    facts = {"cause": words.problems[cause].cause, "note": said}
    advice = "login-later-do" if for_now else "login-failed-do"
    return fault("login-failed-noted" if said else "login-failed", advice, **facts)


def _tell(stage: Stage, settings: MailSettings) -> None:
    warn(say_from("doctor", f"stage-{stage.value}", {"host": settings.host, "port": settings.port}))


def _asked(user: str, host: str) -> Secret | None:
    """What the user types, which the terminal does not show; None without a terminal that can hide it."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        return None
    with warnings.catch_warnings():
        # It would go on and show what is typed.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            typed = getpass.getpass(say_from("doctor", "password-prompt", {"user": user, "host": host}))
        except (EOFError, getpass.GetPassWarning):
            return None
    return Secret(typed) if typed else None
