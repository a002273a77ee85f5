"""Setting up the calendar: whose it is, which lines are asked for, and beside which line an error stands."""

import shlex

from msgspec import Struct
from msgspec.structs import replace

from raincheck.domain.addresses import is_email
from raincheck.domain.calendar_settings import CalendarSettings, is_unprotected, server_of, wrong_setting
from raincheck.domain.calendar_words import CalendarProviderWords, CalendarWords
from raincheck.domain.command_lines import BadLine, command_words
from raincheck.domain.mail_providers import provider_of
from raincheck.domain.mail_settings import SecretFrom
from raincheck.domain.mail_setup import Wrong, beside
from raincheck.domain.questions import Choice
from raincheck.domain.text import clean_line
from raincheck.domain.words import MailWords

LINES = ("url", "user", "password", "command", "keep")
"""All lines of the form from top to bottom."""

OTHER = "other"
"""The choice of a server that is nobody's whom we know."""


class Form(Struct, frozen=True, kw_only=True):
    """The form as it stands, each line as it was typed; the password is in none of them."""

    url: str = ""
    user: str = ""
    command: str = ""
    keep: SecretFrom = SecretFrom.ASK


# Whose it is


def providers(address: str, words: CalendarWords, mail: MailWords) -> tuple[Choice, ...]:
    """Every provider that we know, the one of the user's own address first, and last any other server."""
    own = provider_of(address, mail)
    # Sorting is stable: the likeliest stay before the others.
    known = sorted(words.providers.items(), key=lambda one: own not in one[1].mail)
    return (
        *(Choice(value=key, label=one.label, hint=_kind(one, words)) for key, one in known),
        Choice(value=OTHER, label=words.setup["other"], hint=words.setup["other-hint"]),
    )


def _kind(known: CalendarProviderWords, words: CalendarWords) -> str:
    return words.setup[
        "kind-closed" if known.closed else "kind-app-password" if known.app_password else "kind-password"
    ]


def form_for(provider: str, address: str, words: CalendarWords, mail: MailWords) -> Form:
    """The form for a new calendar there. The login is the user's address where it is one of that provider's."""
    known = words.providers.get(provider)
    if known is None:
        return Form()
    return Form(url=known.url, user=address.strip() if provider_of(address, mail) in known.mail else "")


def form_of(settings: CalendarSettings) -> Form:
    """The form for a calendar that is set up already."""
    return Form(
        url=settings.typed,
        user=settings.user,
        command=shlex.join(settings.password_command),
        keep=settings.password,
    )


def provider_at(url: str, words: CalendarWords) -> CalendarProviderWords | None:
    """The provider whose server that is."""
    host = server_of(url)
    return next((known for known in words.providers.values() if host and _is_of(host, known)), None)


def _is_of(host: str, known: CalendarProviderWords) -> bool:
    return host == server_of(known.url) or bool(known.family and host.endswith(known.family))


def sent_on(url: str, to: str, words: CalendarWords) -> bool:
    """Whether the server at `url` may send the login on to that one without a question: both are one provider's."""
    known = provider_at(url, words)
    return known is not None and bool(known.family) and server_of(to).endswith(known.family) and not is_unprotected(to)


# What comes of it


def lines_of(keep: SecretFrom) -> tuple[str, ...]:
    """The lines that are asked for."""
    hidden = "password" if keep is SecretFrom.COMMAND else "command"
    return tuple(line for line in LINES if line != hidden)


def settings_from(form: Form, known: CalendarSettings | None, *, needs_user: bool) -> CalendarSettings | Wrong:
    """The settings that the form makes of what was known, or its first line that can't be taken.

    Whoever typed a mail address for the server has typed the login with it (RFC 6764, 6).
    """
    url = clean_line(form.url)
    user = clean_line(form.user) or (url if is_email(url) else "")
    command = command_words(form.command) if form.keep is SecretFrom.COMMAND else ()
    if isinstance(command, BadLine):
        return Wrong("command", f"wrong-{command.value}")
    if is_unprotected(url) and server_of(url):
        return Wrong("url", "wrong-unprotected")
    settings = CalendarSettings(
        url=url,
        user=user,
        password=form.keep,
        password_command=command,
        ca_file=known.ca_file if known else "",
    )
    wrong = wrong_setting(settings).replace("password_command", "command")
    if wrong:
        return Wrong(wrong, f"wrong-{wrong}")
    return Wrong("user", "wrong-no-user") if needs_user and not user else settings


def chosen(settings: CalendarSettings, url: str, name: str) -> CalendarSettings:
    """The settings with the calendar that was chosen among those found by them."""
    return replace(settings, url=url, name=name, server="" if settings.url == url else settings.url)


# What went wrong, and where

_ABOUT = (
    ("calendar-login-refused", "password"),
    ("password-command", "command"),
    ("password-empty", "command"),
    ("password-", "password"),
    ("keyring-", "keep"),
    ("calendar-", "url"),
)
"""Which line a cause is about, by the beginning of its name; the first that fits counts."""

_INSTEAD = {"password": "command", "keep": "password"}
"""Where it is told when that line is not asked for."""


def line_of(cause: str, shown: tuple[str, ...]) -> str:
    """The line beside which the cause of a failed try is told; empty when it is about none of them."""
    return beside(cause, shown, _ABOUT, _INSTEAD)
