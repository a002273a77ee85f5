"""Which calendar the touches go into: what stands in section `[calendar]` of the configuration. Never a password."""

import re

from msgspec import Struct

from raincheck.domain.mail_settings import SecretFrom, is_host, is_loopback


class CalendarSettings(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One calendar on a server (CalDAV). `url` is its address; before it was chosen, what the user typed.

    `name` is how the server calls it. `server` is what the user typed to find it, so that another one can be
    chosen; empty where that is the `url`. `user` is the login: without one there is no password either.
    `password_command` prints the password on its first line, as for mail. `ca_file` names one more
    certificate authority (PEM) that is trusted.
    """

    url: str
    name: str = ""
    server: str = ""
    user: str = ""
    password: SecretFrom = SecretFrom.ASK
    password_command: tuple[str, ...] = ()
    ca_file: str = ""

    @property
    def typed(self) -> str:
        """What the user typed."""
        return self.server or self.url

    @property
    def host(self) -> str:
        """The server as the user knows it: a login is the same before and after a calendar was chosen."""
        return server_of(self.typed)


_TYPED = re.compile(
    r"(?P<scheme>https?://)?(?P<user>[^\s@:/?#]+@)?(?P<host>\[[0-9a-f:.]+\]|[^\s@:/?#\[\]]+)(?::(?P<port>\d{1,5}))?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
"""A host, a mail address or an URL (RFC 3986), as people copy it; one with a password in it is none of these."""


def server_of(url: str) -> str:
    """The host of what was typed or chosen, in lower case; empty when it can't be the address of a server."""
    found = _TYPED.fullmatch(url.strip())
    if found is None or (found["scheme"] and found["user"]) or int(found["port"] or 1) not in range(1, 65_536):
        return ""
    host = found["host"].strip("[]").casefold()
    # A name in other letters than ASCII is known to name servers in another form (RFC 5891).
    return host if is_host(host) or not host.isascii() else ""


def is_address(url: str) -> bool:
    """Whether a calendar may be found there, and all that is said there is protected."""
    return bool(server_of(url)) and not is_unprotected(url)


def is_unprotected(url: str) -> bool:
    """Whether everybody on the way could read what is said there: only this machine is reached like that."""
    return url.strip().casefold().startswith("http://") and not is_loopback(server_of(url))


def wrong_setting(settings: CalendarSettings) -> str:
    """The key of the first setting that can't work, such as `url`; empty when all can."""
    from_command = bool(settings.user) and settings.password is SecretFrom.COMMAND
    checks = {
        "url": is_address(settings.url),
        "server": not settings.server or is_address(settings.server),
        # A colon ends the name of the login (RFC 7617, 2).
        "user": ":" not in settings.user,
        "password_command": bool(settings.password_command) or not from_command,
    }
    return next((key for key, right in checks.items() if not right), "")
