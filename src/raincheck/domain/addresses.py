"""Whether a text is one mail address, or one phone number."""

import re
import unicodedata

EMAIL_LIMIT = 254
"""Octets of an address (RFC 5321, 4.5.3.1.3, less its angle brackets)."""

LABEL_LIMIT = 63
"""Octets of a part of a domain, in its ASCII form (RFC 1035, 2.3.4)."""

_LOCAL = r"[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_EMAIL = re.compile(rf"{_LOCAL}@(?:{_LABEL}\.)+{_LABEL}")
"""A dot-atom at a host name (RFC 5322, 3.4.1): one address, with no way to smuggle in a second."""

_PHONE = re.compile(r"\+?[0-9 ().,;x#*/-]{3,40}", re.IGNORECASE)

_LETTERS = frozenset(("Ll", "Lu", "Lo", "Lm", "Mn", "Mc", "Nd"))
"""The categories of letters and digits in IDNA 2008 (RFC 5892, 2.1): no symbols, blanks, controls or bidi marks."""

_NEVER = re.compile(
    r"[\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b"  # exceptions (RFC 5892, 2.6)
    r"\u20d0-\u20ff\U0001d100-\U0001d24f"  # marks for symbols, and music (2.4)
    r"\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]"  # halves of Korean syllables (2.9)
)
"""Letters that IDNA 2008 takes out again."""

_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
_IN_RIGHT = frozenset(("R", "AL", "AN", "EN", "ES", "NSM"))
_IN_LEFT = frozenset(("L", "EN", "ES", "NSM"))


def is_email(text: str) -> bool:
    """Whether it is exactly one address.

    Every mail program takes an ASCII one. Beyond ASCII it is one of RFC 6531 with letters and
    digits of any script, which have no second form that looks the same (RFC 8264, 9.17).
    An encoded word is none (RFC 2047, 5): a reader would make another address of it.
    """
    if "=?" in text:
        return False
    if text.isascii():
        return len(text) <= EMAIL_LIMIT and _EMAIL.fullmatch(text) is not None
    return _is_international(text)


def is_phone(text: str) -> bool:
    """Whether it is a number that can be dialed: digits, and only what goes with them."""
    return _PHONE.fullmatch(text) is not None and sum(c.isdigit() for c in text) >= 3


def _is_international(text: str) -> bool:
    """Whether it is an address with letters beyond ASCII on either side of the "@"."""
    local, _, domain = text.rpartition("@")
    labels = domain.split(".")
    if not _is_written_so(text) or len(labels) < 2:
        return False
    size = len(local.encode()) + sum(1 + _size(label) for label in labels)
    right_to_left = any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in domain)
    return (
        size <= EMAIL_LIMIT
        and re.fullmatch(_LOCAL, _in_ascii(local)) is not None
        and not any(map(_begins_with_mark, local.split(".")))
        and all(map(_is_label, labels))
        and (not right_to_left or all(map(_has_one_direction, labels)))
    )


def _is_written_so(text: str) -> bool:
    """Whether it holds letters only, none of which is another one in disguise, such as a wide "a"."""
    letters = [letter for letter in text if not letter.isascii()]
    return (
        all(unicodedata.category(letter) in _LETTERS for letter in letters)
        and _NEVER.search(text) is None
        and unicodedata.normalize("NFKC", text) == text
    )


def _in_ascii(text: str) -> str:
    """Each letter beyond ASCII as an "x", so that the rules of ASCII hold for the rest."""
    return re.sub(r"[^\x00-\x7f]", "x", text)


def _begins_with_mark(part: str) -> bool:
    return unicodedata.category(part[0]).startswith("M") if part else True


def _is_label(label: str) -> bool:
    """Whether IDNA 2008 could hold it (RFC 5891, 4.2)."""
    if re.fullmatch(_LABEL, _in_ascii(label)) is None:
        return False
    # The third and the fourth place are the mark of a label that is encoded already.
    international = label[2:4] != "--" and not _begins_with_mark(label)
    return label.isascii() or (international and _size(label) <= LABEL_LIMIT)


def _size(label: str) -> int:
    """Octets of its ASCII form (RFC 5890, 2.3.2.1)."""
    return len(label) if label.isascii() else len("xn--") + len(label.lower().encode("punycode"))


def _has_one_direction(label: str) -> bool:
    """Whether it reads in one direction beside labels from right to left (RFC 5893, 2)."""
    kinds = [unicodedata.bidirectional(letter) for letter in label]
    end = next((kind for kind in reversed(kinds) if kind != "NSM"), "")
    if kinds[0] == "L":
        return _IN_LEFT.issuperset(kinds) and end in {"L", "EN"}
    one_set_of_digits = not {"AN", "EN"}.issubset(kinds)
    return (
        kinds[0] in {"R", "AL"} and _IN_RIGHT.issuperset(kinds) and end in {"R", "AL", "EN", "AN"} and one_set_of_digits
    )
