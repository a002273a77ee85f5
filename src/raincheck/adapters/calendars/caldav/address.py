"""Addresses of calendars: what a person types, what a server writes, and to whom a password may go."""

import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from msgspec import Struct

from raincheck.adapters.calendars.caldav.refused import Refused
from raincheck.domain.mail_settings import is_host, is_loopback
from raincheck.domain.text import clean_line
from raincheck.ports import FailCause

_PORTS = {"https": 443, "http": 80}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_AS_IT_IS = "/%:@!$&'()*+,;=~"
"""What may stand in a path beside letters and digits (RFC 3986, 3.3), and what is encoded already."""


class Origin(Struct, frozen=True):
    """One server as the password knows it (RFC 6454, 4): nothing goes to a host, port or protection beside it."""

    scheme: str
    host: str
    port: int

    @property
    def protected(self) -> bool:
        """Whether everything said there is encrypted."""
        return self.scheme == "https"

    @property
    def name(self) -> str:
        """As it stands in an address: the port only where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.name}"


def typed_address(text: str) -> str:
    """The absolute URL of what a person typed: a host, a mail address, or a URL. Raises Refused.

    A host of this machine needs no protection. A password is never taken from an address: it would be kept with it.
    """
    text = clean_line(text)
    try:
        if _SCHEME.match(text):
            parts = urlsplit(text)
            stray = "@" in parts.netloc
        else:
            parts = urlsplit(f"https://{text}")
            stray = ":" in (parts.username or "") or parts.password is not None or (parts.username == "")
            near = is_loopback(parts.hostname or "")
            parts = parts._replace(scheme="http" if near else "https")
        if stray:
            raise Refused(FailCause.CALENDAR_BAD_ADDRESS)
        return _sound(parts)
    except ValueError:
        raise Refused(FailCause.CALENDAR_BAD_ADDRESS) from None


def led_to(base: str, href: str) -> str:
    """The absolute URL that a server names, on its own origin. Raises Refused where it is another's, or none."""
    try:
        url = _sound(urlsplit(urljoin(base, href.strip())))
    except ValueError:
        raise Refused(FailCause.CALENDAR_NOT_CALDAV) from None
    there = origin(url)
    if there != origin(base):
        raise Refused(FailCause.CALENDAR_ELSEWHERE, str(there) if not there.protected else there.name)
    return url


def origin(url: str) -> Origin:
    """Whose it is."""
    parts = urlsplit(url)
    return Origin(parts.scheme, parts.hostname or "", parts.port or _PORTS[parts.scheme])


def target(url: str) -> str:
    """What is asked for on the server (RFC 9112, 3.2.1)."""
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _sound(parts: SplitResult) -> str:
    """The URL, its host in lower case and in ASCII, without a user. Raises ValueError for what is none of the web's."""
    port = parts.port
    host = _ascii(parts.hostname or "")
    if parts.scheme not in _PORTS or not is_host(host):
        raise ValueError("no address of the web")
    whose = Origin(parts.scheme, host, port or _PORTS[parts.scheme])
    query = f"?{quote(parts.query, safe=_AS_IT_IS + '?')}" if parts.query else ""
    return f"{whose}{quote(parts.path or '/', safe=_AS_IT_IS)}{query}"


def _ascii(host: str) -> str:
    """The host as name servers know it (RFC 5891). Raises ValueError."""
    if host.isascii():
        return host
    import idna

    # An IDNAError is a UnicodeError, and that a ValueError.
    return idna.encode(host, uts46=True).decode("ascii")
