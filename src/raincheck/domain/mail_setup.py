"""Setting up mail: which lines are asked for, the settings that come of them, and beside which line an error stands."""

import re
import shlex
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from raincheck.domain.addresses import is_email
from raincheck.domain.command_lines import BadLine, command_words
from raincheck.domain.mail_providers import preset, provider_of
from raincheck.domain.mail_settings import Auth, MailSettings, MailWay, SecretFrom, Security, wrong_setting
from raincheck.domain.text import clean_line
from raincheck.domain.words import MailWords

USUAL_PORTS = {Security.TLS: 465, Security.STARTTLS: 587, Security.NONE: 25}
"""Where a server takes mail from its users: RFC 8314, 7.3, RFC 6409, 3.1, and RFC 5321, 4.5.4.2."""

LINES = ("address", "host", "port", "security", "user", "password", "keep", "command", "server")
"""All lines of the form from top to bottom; `server` tells in one line what the second to the fourth ask for."""

_SERVER = re.compile(r"(?:smtps?://)?([^:/]*)(?::(\d{1,5}))?/?", re.IGNORECASE)
"""A server as people copy it: "smtp.example.com:465", or with a scheme before it."""

_GROUPS = re.compile(r"[a-z]{4}(?: [a-z]{4}){3}")


class Form(Struct, frozen=True, kw_only=True):
    """The form as it stands, each line as it was typed; the password is in none of them."""

    address: str = ""
    host: str = ""
    port: str = ""
    security: Security = Security.TLS
    user: str = ""
    command: str = ""
    keep: SecretFrom = SecretFrom.ASK


class Wrong(Struct, frozen=True):
    """A line that can't be taken, and the key of the text in `content/mail.toml` that says why."""

    line: str
    key: str


# The form


def form_of(settings: MailSettings, address: str) -> Form:
    """The form for settings of which all is known, or little: nobody types what is known."""
    usual = settings.port in (0, USUAL_PORTS[settings.security])
    return Form(
        address=address,
        host=settings.host,
        port="" if usual else str(settings.port),
        security=settings.security,
        user=settings.user if settings.host else address,
        command=shlex.join(settings.password_command),
        keep=settings.password,
    )


def recognized(address: str, words: MailWords) -> MailSettings:
    """What is known of an account by its address; of one whose domain is nobody's whom we know, nothing."""
    provider = provider_of(address, words)
    return preset(provider, address, words) if provider else MailSettings(way=MailWay.SMTP)


def readdressed(form: Form, address: str, before: MailSettings, after: MailSettings, words: MailWords) -> Form:
    """The form with another address, and perhaps another provider with it.

    The login goes with the address for as long as it is the one that belongs to it.
    """
    own = form.user == _login(form.address, before, words)
    user = _login(address, after, words) if own else form.user
    if after.provider == before.provider:
        return replace(form, address=address, user=user)
    return replace(form_of(after, address), user=user, command=form.command)


def _login(address: str, known: MailSettings, words: MailWords) -> str:
    return preset(known.provider, address, words).user if known.provider in words.providers else address.strip()


def lines_of(known: MailSettings, keep: SecretFrom, *, asks_address: bool, server_open: bool) -> tuple[str, ...]:
    """The lines that are asked for. A server that is known is only told, until somebody wants to change it."""
    if known.way is MailWay.COMMAND:
        return ("address",)
    wanted = {
        "address": asks_address or server_open,
        "host": server_open,
        "port": server_open,
        "security": server_open,
        "user": True,
        "password": keep is not SecretFrom.COMMAND,
        "command": keep is SecretFrom.COMMAND,
        "keep": known.auth is not Auth.XOAUTH2,
        "server": not server_open,
    }
    return tuple(line for line in LINES if wanted[line])


# What comes of it


def settings_from(form: Form, known: MailSettings) -> MailSettings | Wrong:
    """The settings that the form makes of what was known, or its first line that can't be taken."""
    if not is_email(form.address.strip()):
        return Wrong("address", "wrong-address")
    if known.way is MailWay.COMMAND:
        return known
    host, port = _server(form)
    command = command_words(form.command) if form.keep is SecretFrom.COMMAND else ()
    if isinstance(command, BadLine):
        return Wrong("command", f"wrong-{command.value}")
    user = clean_line(form.user)
    settings = replace(
        known,
        way=MailWay.SMTP,
        host=host,
        port=port,
        security=form.security,
        auth=_auth(known, user),
        user=user,
        password=form.keep,
        password_command=command,
    )
    wrong = wrong_setting(settings).replace("password_command", "command")
    return Wrong(wrong, f"wrong-{wrong}") if wrong else settings


def _auth(known: MailSettings, user: str) -> Auth:
    """Only a server of one's own may take mail without a login."""
    if known.provider or known.auth is Auth.XOAUTH2:
        return known.auth
    return Auth.PASSWORD if user else Auth.NONE


def _server(form: Form) -> tuple[str, int]:
    """Its name and its port: the usual one where none is typed, and 0 for what is none."""
    host, port = clean_line(form.host), clean_line(form.port)
    if found := _SERVER.fullmatch(host):
        host, port = found[1], port or found[2] or ""
    if not port:
        return host, USUAL_PORTS[form.security]
    return host, int(port) if re.fullmatch(r"[0-9]{1,5}", port) else 0


def meant(password: str, *, app_password: bool) -> str:
    """The password as the provider means it; one that the user chose keeps every character.

    Google shows an app password of 16 letters in four groups. The blanks between them are for reading
    (support.google.com/accounts/answer/185833).
    """
    grouped = app_password and _GROUPS.fullmatch(password.strip())
    return "".join(password.split()) if grouped else password


# What went wrong, and where

_ABOUT = (
    ("smtp-unprotected", "security"),
    ("smtp-not-loopback", "security"),
    ("tls-broken", "security"),
    ("login-not-offered", "security"),
    ("password-command", "command"),
    ("password-empty", "command"),
    ("login-", "password"),
    ("password-", "password"),
    ("keyring-", "keep"),
    ("smtp-", "host"),
    ("tls-", "host"),
)
"""Which line a cause is about, by the beginning of its name; the first that fits counts."""

_INSTEAD = {"host": "server", "security": "server", "password": "command", "keep": "password"}
"""Where it is told when that line is not asked for."""


def line_of(cause: str, shown: tuple[str, ...]) -> str:
    """The line beside which the cause of a failed test is told; empty when it is about none of them."""
    return beside(cause, shown, _ABOUT, _INSTEAD)


def beside(cause: str, shown: tuple[str, ...], about: Sequence[tuple[str, str]], instead: Mapping[str, str]) -> str:
    """The line of the first beginning in `about` that the cause has, or where it is told instead of there."""
    line = next((line for start, line in about if cause.startswith(start)), "")
    return next((one for one in (line, instead.get(line, "")) if one in shown), "")


def is_about_login(cause: str) -> bool:
    """Whether the password may be the wrong one, so that it is better not kept."""
    return cause in {"login-refused", "login-app-password"}
