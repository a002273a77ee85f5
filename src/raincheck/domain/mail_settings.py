"""How mail is sent: what stands in section `[mail]` of the configuration. Never a password."""

import re
from enum import StrEnum

from msgspec import Struct


class MailWay(StrEnum):
    """Which way mail takes when the user presses the key that sends."""

    SMTP = "smtp"
    COMMAND = "command"
    HANDOFF = "hand-off"


class Security(StrEnum):
    """How the connection is protected (RFC 8314). `NONE` is for this machine only."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


class Auth(StrEnum):
    """How the user logs in. With `XOAUTH2` the password is an access token."""

    PASSWORD = "password"  # noqa: S105 - the name of a way
    XOAUTH2 = "xoauth2"
    NONE = "none"


class SecretFrom(StrEnum):
    """Where the password comes from."""

    ASK = "ask"
    KEYRING = "keyring"
    COMMAND = "command"


class MailSettings(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One way to send. `host` and `port` are the submission server's, `user` is the login there.

    `command` reads a message on standard input; `password_command` prints the password, or the
    token, on its first line. Both are programs with arguments, and never go through a shell.
    `ca_file` names one more certificate authority (PEM) that is trusted.
    """

    way: MailWay = MailWay.HANDOFF
    provider: str = ""
    host: str = ""
    port: int = 0
    security: Security = Security.TLS
    auth: Auth = Auth.PASSWORD
    user: str = ""
    password: SecretFrom = SecretFrom.ASK
    password_command: tuple[str, ...] = ()
    ca_file: str = ""
    command: tuple[str, ...] = ()


_HOST = re.compile(
    r"(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.?", re.IGNORECASE
)
_IPV6 = re.compile(r"[0-9a-f:.%]+", re.IGNORECASE)
_LOOPBACK = re.compile(r"localhost\.?|127(?:\.\d{1,3}){3}|::1", re.IGNORECASE)


def is_host(text: str) -> bool:
    """Whether it can be the name or the address of a server."""
    return _HOST.fullmatch(text) is not None or (":" in text and _IPV6.fullmatch(text) is not None)


def is_loopback(host: str) -> bool:
    """Whether it names this machine, the only one to which anything goes unprotected."""
    return _LOOPBACK.fullmatch(host) is not None


def wrong_setting(settings: MailSettings) -> str:
    """The key of the first setting that can't work, such as `host`; empty when all can."""
    if settings.way is MailWay.HANDOFF:
        return ""
    if settings.way is MailWay.COMMAND:
        return "" if settings.command and settings.command[0] else "command"
    needs_user = settings.auth is not Auth.NONE
    from_command = needs_user and settings.password is SecretFrom.COMMAND
    checks = {
        "host": is_host(settings.host),
        "port": 0 < settings.port < 65_536,
        "security": settings.security is not Security.NONE or is_loopback(settings.host),
        "user": bool(settings.user) or not needs_user,
        "password_command": bool(settings.password_command) or not from_command,
    }
    return next((key for key, right in checks.items() if not right), "")
