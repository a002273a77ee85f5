"""Links that a phone or a program of this machine opens: to call, to text, to write a mail.

They are ASCII, and hold nothing that could end the link or begin another field.
"""

import re

from raincheck.domain.delivery import Outgoing
from raincheck.domain.session import Channel

LINK_LIMIT = 8_000
"""Octets of a link that programs take in practice; Windows stops at 8,191 characters of a command."""

_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
"""Octets that stand for themselves in every part of a link (RFC 3986, 2.3)."""

_EXTENSION = re.compile(r"(?:;\s*ext=|\b(?:ext|extension)\b[.:]?|x|#|,+)\s*([0-9]{1,11})#?$", re.IGNORECASE)
_TRUNK = re.compile(r"^(\+\d{1,3})\s*\(0\)")
"""The zero of a number within its country; from abroad it is not dialed."""

_SEPARATORS = re.compile(r"[\s()./\u2010-\u2015\u2212-]+")
_DIGITS = re.compile(r"\+?\d{3,15}", re.ASCII)
"""At most fifteen digits (ITU-T E.164)."""

_WHOLE = 7
"""Digits from which on what stands on one side of a slash is a number of its own."""


def tel_link(number: str) -> str:
    """The link that dials a number (RFC 3966); empty when it is none.

    Visual separators are left out (5.1.1), an extension stands in a field of its own (5.3). A number without
    its country is dialed as it is: phones don't read the `phone-context` that the standard asks for (5.1.5).
    """
    digits, extension = _dialed(number)
    if not digits:
        return ""
    return f"tel:{digits};ext={extension}" if extension else f"tel:{digits}"


def sms_link(number: str, body: str = "") -> str:
    """The link that opens a text message (RFC 5724, 2.2).

    A text reaches no extension, so that is left out. Without a number, which is outside the standard but
    works on phones, the sender chooses it there.
    """
    digits, _ = _dialed(number)
    return f"sms:{digits}" + (f"?body={_encoded(_broken(body))}" if body else "")


def mailto_link(message: Outgoing) -> str:
    """The link that opens a new mail (RFC 6068): everything percent-encoded, a line break as %0D%0A (5).

    Of a try for some recipients only those are named: a mail program sends to everybody it sees.
    """
    to, *others = message.only or (message.to, *message.cc)
    if message.channel is not Channel.EMAIL:
        to, others = "", []
    fields = {
        "cc": ",".join(map(_address, others)),
        "subject": _encoded(message.subject),
        "body": _encoded(_broken(message.body)),
        "In-Reply-To": _encoded(message.in_reply_to),
    }
    query = "&".join(f"{name}={value}" for name, value in fields.items() if value)
    return f"mailto:{_address(to)}" + (f"?{query}" if query else "")


def _dialed(number: str) -> tuple[str, str]:
    """The digits of a number with its leading plus, and those of its extension; empty when it is none."""
    number = _first(number.strip())
    extension = _EXTENSION.search(number)
    main = number[: extension.start()] if extension else number
    digits = _SEPARATORS.sub("", _TRUNK.sub(r"\1", main))
    if _DIGITS.fullmatch(digits) is None:
        return "", ""
    return digits, extension[1] if extension else ""


def _first(text: str) -> str:
    """The first of two numbers with a slash between them; in "089/123456" the slash is one of the separators."""
    head, _, tail = text.partition("/")
    both = all(sum(letter.isdigit() for letter in side) >= _WHOLE for side in (head, tail))
    return head.rstrip() if both else text


def _address(address: str) -> str:
    """An address as it stands in a link: the "@" as it is; "%", "?", "&" and "," in a local part must not."""
    return _encoded(address, keep=b"@")


def _encoded(text: str, keep: bytes = b"") -> str:
    """The text in UTF-8, all but the plainest octets as %XX (RFC 3986, 2.1)."""
    octets = text.encode("utf-8", "replace")
    return "".join(chr(octet) if octet in _PLAIN or octet in keep else f"%{octet:02X}" for octet in octets)


def _broken(text: str) -> str:
    return text.replace("\n", "\r\n")
