"""How many text messages a phone makes of a text.

3GPP TS 23.038: a text in the GSM alphabet counts in septets, 160 in one message and 153 in each of several, for the
parts are numbered in a header; one character outside of it turns the whole into UCS-2, 70 and 67 code units.
"""

from msgspec import Struct

_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The default alphabet (6.2.1): one septet each."""

_EXTENSION = "\f^{}\\[~]|€"
"""The extension table (6.2.1.1): an escape and a septet."""

_SEPTETS = dict.fromkeys(_BASIC.replace("\x1b", ""), 1) | dict.fromkeys(_EXTENSION, 2)


class Segments(Struct, frozen=True, kw_only=True):
    """What a text costs: messages, in which encoding, and how far the units fill them.

    `units` are septets in GSM-7 and 16-bit code units in UCS-2; `limit` is what one of these messages holds.
    """

    count: int
    encoding: str
    units: int
    limit: int


def segments(text: str) -> Segments:
    """The messages that a phone sends for a text; none for an empty one."""
    if all(character in _SEPTETS for character in text):
        return _split(text, "GSM-7", [_SEPTETS[character] for character in text], 160, 153)
    return _split(text, "UCS-2", [1 + (ord(character) > 0xFFFF) for character in text], 70, 67)


def _split(text: str, encoding: str, sizes: list[int], single: int, part: int) -> Segments:
    units = sum(sizes)
    if units <= single:
        return Segments(count=1 if text else 0, encoding=encoding, units=units, limit=single)
    count, filled = 1, 0
    for size in sizes:
        # An escape or half of a pair never ends a message: both go into the next.
        if filled + size > part:
            count, filled = count + 1, 0
        filled += size
    return Segments(count=count, encoding=encoding, units=units, limit=part)
