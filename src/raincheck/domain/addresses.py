"""Whether a text is one mail address, or one phone number."""

import re

EMAIL_LIMIT = 254
"""Octets of an address (RFC 5321, 4.5.3.1.3, less its angle brackets)."""

_EMAIL = re.compile(
    r"[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
)
"""A dot-atom at a host name (RFC 5322, 3.4.1): one address, with no way to smuggle in a second."""

_PHONE = re.compile(r"\+?[0-9 ().,;x#*/-]{3,40}", re.IGNORECASE)


def is_email(text: str) -> bool:
    """Whether it is exactly one address that every mail program takes."""
    return len(text) <= EMAIL_LIMIT and _EMAIL.fullmatch(text) is not None


def is_phone(text: str) -> bool:
    """Whether it is a number that can be dialed: digits, and only what goes with them."""
    return _PHONE.fullmatch(text) is not None and sum(c.isdigit() for c in text) >= 3
