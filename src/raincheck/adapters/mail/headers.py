"""Header fields (RFC 5322, 2.2): any text becomes one field that reads back as that text.

The standard library is not asked: what it makes of an encoded word in a text (CVE-2024-6923), and
of a long name with a comma, differs between the versions of Python that we run on.
"""

import re
from binascii import b2a_base64
from collections.abc import Iterable, Iterator

from raincheck.domain.text import inert

FOLD = 78
"""Characters that a line should have at most (RFC 5322, 2.1.1)."""

WORD = 64
"""Characters of one unbreakable word that we write. An encoded word may have 75 (RFC 2047, 2), but should fit beside
the name of its field on a line of 78."""

_OPEN, _CLOSE = "=?utf-8?{}?", "?="
_ROOM = WORD - len(_OPEN.format("q")) - len(_CLOSE)
_BYTES = _ROOM // 4 * 3
"""Octets that fit into an encoded word as base64."""

_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LITERAL = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
"""What stands for itself in an encoded word, in a name as well (RFC 2047, 5, rule 3)."""


def one_line(text: str) -> str:
    """The text without anything that ends a line or that nobody sees; what was cleaned at the border stays as it is."""
    return " ".join(inert(text).split())


def field(name: str, words: Iterable[str]) -> str:
    """The field with its words, folded before a word where a line would get too long (RFC 5322, 2.2.3).

    Never before the first one: some readers take a field whose first line is empty for an empty field.
    """
    lines: list[str] = []
    line = f"{name}:"
    for number, word in enumerate(words):
        if number and len(line) + 1 + len(word) > FOLD:
            lines.append(line)
            line = ""
        line += f" {word}"
    return "\r\n".join([*lines, line])


def unstructured(text: str) -> list[str]:
    """The words of a field that is only text, such as Subject (RFC 5322, 3.6.5)."""
    text = one_line(text)
    if not text:
        return []
    words = text.split(" ")
    plain = _PLAIN.fullmatch(text) is not None and max(map(len, words)) <= WORD
    return words if plain and not looks_encoded(text) else list(_encoded(text))


def phrase(name: str) -> list[str]:
    """The words of a name before an address (RFC 5322, 3.2.5): as it is, in quotation marks, or encoded."""
    name = one_line(name)
    if not name:
        return []
    if looks_encoded(name) or _PLAIN.fullmatch(name) is None:
        return list(_encoded(name))
    words = name.split(" ")
    if _ATOMS.fullmatch(name) and max(map(len, words)) <= WORD:
        return words
    # One word, for some programs forget the quotation marks where such a string is folded.
    quoted = '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'
    return [quoted] if len(quoted) <= WORD else list(_encoded(name))


def looks_encoded(text: str) -> bool:
    """Whether a reader could find an encoded word in it (RFC 2047), and decode what was never encoded."""
    return "=?" in text


def _encoded(text: str) -> Iterator[str]:
    """Encoded words, which readers put together again without the spaces between them (RFC 2047, 6.2)."""
    data = text.encode()
    letters = sum(1 if byte in _LITERAL or byte == 0x20 else 3 for byte in data)
    quoted = letters <= len(data) * 4 / 3
    room = _ROOM if quoted else _BYTES
    chunk, used = b"", 0
    for character in text:
        octets = character.encode()
        size = len(_quoted(octets)) if quoted else len(octets)
        # Each word holds whole characters (RFC 2047, 5).
        if used + size > room:
            yield _word(chunk, quoted=quoted)
            chunk, used = b"", 0
        chunk, used = chunk + octets, used + size
    yield _word(chunk, quoted=quoted)


def _word(data: bytes, *, quoted: bool) -> str:
    payload = _quoted(data) if quoted else b2a_base64(data, newline=False).decode("ascii")
    return f"{_OPEN.format('q' if quoted else 'b')}{payload}{_CLOSE}"


def _quoted(data: bytes) -> str:
    """The "Q" encoding (RFC 2047, 4.2)."""
    return "".join("_" if byte == 0x20 else chr(byte) if byte in _LITERAL else f"={byte:02X}" for byte in data)
