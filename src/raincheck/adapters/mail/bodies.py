"""The body of a mail in 7-bit lines that no server on its way has a reason to touch (RFC 2045, 6)."""

from binascii import b2a_base64
from collections.abc import Iterable, Iterator

from raincheck.adapters.mail.headers import FOLD
from raincheck.domain.text import inert

ENCODED_LINE = 76
"""Characters of a line in base64 or quoted-printable, at most (RFC 2045, 6.7 and 6.8)."""

_BASE64_BYTES = ENCODED_LINE // 4 * 3
_LITERAL = frozenset(range(0x20, 0x7F)) - {ord("=")} | {0x09}
_BLANKS = b" \t"


def encoded_body(text: str) -> tuple[str, bytes]:
    """The Content-Transfer-Encoding, and the lines with CRLF after each, the last one too.

    As it is where that is safe, else as quoted-printable or as base64, whichever is shorter.
    """
    text = inert(text, many_lines=True)
    lines = text.removesuffix("\n").encode().split(b"\n")
    if all(map(_is_safe, lines)):
        return "7bit", _joined(lines)
    quoted = _joined(part for line in lines for part in _quoted(line))
    coded = b2a_base64(_joined(lines), newline=False)
    parts = [coded[start : start + ENCODED_LINE] for start in range(0, len(coded), ENCODED_LINE)]
    base64 = _joined(parts)
    return ("quoted-printable", quoted) if len(quoted) <= len(base64) else ("base64", base64)


def _joined(lines: Iterable[bytes]) -> bytes:
    return b"".join(line + b"\r\n" for line in lines)


def _is_safe(line: bytes) -> bool:
    """Whether it arrives as it is: short, ASCII, without a blank at its end, and no mark of a mail spool."""
    return len(line) <= FOLD and line.isascii() and not line.endswith((b" ", b"\t")) and not _is_mark(line)


def _is_mark(line: bytes) -> bool:
    """Whether a spool begins a new mail at it (RFC 4155), or a mail command may take it for the end of the text."""
    return line.startswith(b"From ") or line == b"."


def _quoted(line: bytes) -> Iterator[bytes]:
    """The line as quoted-printable, in as many lines as it takes (RFC 2045, 6.7)."""
    current = b""
    for place in range(len(line)):
        token = _token(line, place, begins=not current)
        # One place is for the "=" that says that the line goes on.
        if len(current) + len(token) > ENCODED_LINE - 1:
            yield current + b"="
            current, token = b"", _token(line, place, begins=True)
        current += token
    yield current


def _token(line: bytes, place: int, *, begins: bool) -> bytes:
    """One octet: encoded, where it has to be, or where it is a blank that would get lost, or begins a mark."""
    byte = line[place]
    lost = byte in _BLANKS and place == len(line) - 1
    mark = begins and (byte == ord(".") or line.startswith(b"From ", place))
    return bytes([byte]) if byte in _LITERAL and not lost and not mark else b"=%02X" % byte
