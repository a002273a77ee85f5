"""Bytes to text, or a plain word on why there is none.

Files say nothing about their encoding, and mails and calendars are often wrong about theirs. So marks
and valid UTF-8 are believed first, then what was declared, and windows-1252 at last.
"""

import codecs
import os
import re
import stat
from pathlib import Path

from raincheck.domain.text import clean_line
from raincheck.ports import Unreadable, UnreadableCause

SIZE_LIMIT = 10 * 1024 * 1024
"""Bytes of an invitation at most. A mail with a large attachment has less."""

_SAMPLE = 65_536
"""Characters that are looked at to tell text from anything else."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"PK\x03\x04", UnreadableCause.IS_ARCHIVE),  # zip, and with it docx, pages and odt
    (b"PK\x05\x06", UnreadableCause.IS_ARCHIVE),  # an empty zip
    (b"\x1f\x8b", UnreadableCause.IS_ARCHIVE),  # gzip
    (b"BZh", UnreadableCause.IS_ARCHIVE),
    (b"\xfd7zXZ\x00", UnreadableCause.IS_ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", UnreadableCause.IS_ARCHIVE),
    (b"Rar!\x1a", UnreadableCause.IS_ARCHIVE),
    (b"%PDF-", UnreadableCause.IS_DOCUMENT),
    (b"{\\rtf", UnreadableCause.IS_DOCUMENT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", UnreadableCause.IS_DOCUMENT),  # OLE: .msg, .doc
    (b"\x78\x9f\x3e\x22", UnreadableCause.IS_DOCUMENT),  # TNEF: winmail.dat
    (b"\x89PNG\r\n", UnreadableCause.IS_PICTURE),
    (b"\xff\xd8\xff", UnreadableCause.IS_PICTURE),  # JPEG
    (b"GIF8", UnreadableCause.IS_PICTURE),
    (b"II*\x00", UnreadableCause.IS_PICTURE),  # TIFF
    (b"MM\x00*", UnreadableCause.IS_PICTURE),
)
_PICTURE_BRANDS = (b"WEBP", b"heic", b"heix", b"mif1", b"avif")
"""At byte eight, behind a length that may be anything."""

_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
"""What a text has little of. Escape is not among it: texts that try to drive a terminal are still texts."""

_FEW = 3
_SPLIT_BY_FOLD = re.compile(rb"([\xc2-\xf4][\x80-\xbf]{0,2})\r?\n[ \t](?=[\x80-\xbf])")
_ASSUMED = {"utf-8", "ascii", "iso8859-1", "cp1252"}
"""What the guess finds by itself. The last three are declared by programs that never thought about it."""

_NO_ENCODINGS = {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"}
"""Python's own codecs that no mail uses; punycode alone takes minutes for a megabyte."""


def open_invitation(path: Path) -> bytes | Unreadable:
    """The bytes of a regular file, at most `SIZE_LIMIT`. Never waits for a pipe or a device."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return Unreadable(UnreadableCause.IS_FOLDER)
        if not stat.S_ISREG(mode):
            return Unreadable(UnreadableCause.CANNOT_READ)
        data = _read(path)
    except (FileNotFoundError, NotADirectoryError):
        return Unreadable(UnreadableCause.NOT_FOUND)
    except PermissionError as error:
        return Unreadable(UnreadableCause.NOT_ALLOWED, clean_line(error.strerror or ""))
    except OSError as error:
        return Unreadable(UnreadableCause.CANNOT_READ, clean_line(error.strerror or ""))
    except ValueError:
        # A NUL in the path: no file has such a name.
        return Unreadable(UnreadableCause.NOT_FOUND)
    return data if len(data) <= SIZE_LIMIT else Unreadable(UnreadableCause.TOO_LARGE)


def _read(path: Path) -> bytes:
    # Non-blocking, for the file may have become a pipe since it was looked at.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        return file.read(SIZE_LIMIT + 1)


def decode(data: bytes) -> str | Unreadable:
    """The text of a whole file."""
    if len(data) > SIZE_LIMIT:
        return Unreadable(UnreadableCause.TOO_LARGE)
    if not data.strip():
        return Unreadable(UnreadableCause.NOTHING_IN_IT)
    kind = _kind(data[:64].lstrip())
    if kind:
        return Unreadable(kind)
    text = text_of(data)
    sample = text[:_SAMPLE]
    if len(_NO_TEXT.findall(sample)) > _FEW + len(sample) // 20:
        return Unreadable(UnreadableCause.NOT_TEXT)
    return text if text.strip() else Unreadable(UnreadableCause.NOTHING_IN_IT)


def _kind(head: bytes) -> UnreadableCause | None:
    if head[8:12] in _PICTURE_BRANDS:
        return UnreadableCause.IS_PICTURE
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def marked_encoding(data: bytes) -> str:
    """The encoding that the bytes show themselves, by a mark or by the zeros of UTF-16; empty for eight bits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    first, second = data[:4096:2], data[1:4096:2]
    zeros, other = second.count(0), first.count(0)
    if zeros * 2 > len(second) and other * 10 < len(first):
        return "utf-16-le"
    if other * 2 > len(first) and zeros * 10 < len(second):
        return "utf-16-be"
    return ""


def text_of(data: bytes, declared: str = "") -> str:
    """The text, whatever the bytes are; what cannot be read in it becomes U+FFFD."""
    encoding = marked_encoding(data)
    if encoding:
        return data.decode(encoding, "replace")
    codec = _codec(declared)
    if codec and codec not in _ASSUMED and (data.isascii() or not _is_utf8(data)):
        try:
            return data.decode(codec, "replace")
        except (UnicodeError, LookupError):
            # Some codecs refuse although they were asked to replace, and some make no text.
            return _guessed(data)
    return _guessed(data)


def _codec(declared: str) -> str:
    try:
        codec = codecs.lookup(declared).name if declared else ""
    except (LookupError, ValueError):
        # Unknown, or a NUL in the name.
        return ""
    return "" if codec.replace("_", "-") in _NO_ENCODINGS else codec


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guessed(data: bytes) -> str:
    """UTF-8 also when a little of it is broken, else windows-1252.

    Two letters of windows-1252 that stand for one of UTF-8 by chance are rare; a file cut in the middle
    of a letter, or a letter cut by a calendar's line fold (RFC 5545, 3.1), is not.
    """
    if b"BEGIN:V" in data:
        data = _SPLIT_BY_FOLD.sub(rb"\1", data)
    if _is_utf8(data):
        return data.decode("utf-8")
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    return text if whole >= broken else data.decode("cp1252", "replace")
