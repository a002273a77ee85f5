"""A mail to a document: its words, its calendars and those of the mails in it (RFC 5322, RFC 2045).

The library's policy `Compat32` reads the parts, for it looks at no header before it is asked. The newer
one understands each while it reads, raises on the broken ones, and takes seconds for many parts.
"""

import re
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from email.policy import Compat32
from email.utils import collapse_rfc2231_value

from msgspec import Struct, field, structs

from raincheck.adapters.invitations.decode import text_of
from raincheck.adapters.invitations.eml_headers import HEADER_LIMIT, header_text, mail_of
from raincheck.adapters.invitations.html import html_text
from raincheck.adapters.invitations.ics import Calendar, read_calendar
from raincheck.adapters.invitations.ics_lines import EVENT_LIMIT, has_calendar
from raincheck.domain.invitations.documents import Document
from raincheck.domain.text import BODY_LIMIT, clean_body, clean_line

FORWARDED = "---------- Forwarded message ----------"

_WORK_LIMIT = 5_000_000
"""Lines times boundaries: the library holds each line against every boundary that is open."""

_MOST_LINES, _LEAST_LINES = 200_000, 10_000
_DEPTH_LIMIT = 100
_PARTS_LIMIT = 500
_CALENDARS_LIMIT = 10
_HEAD_LIMIT = 200_000
_TEXT_LIMIT = 2_000_000
"""Bytes of a part that are decoded. A page of that size has less text than is kept."""

_TROUBLES = (
    MessageError,  # what the library calls a broken mail itself
    ValueError,  # a boundary, a length or a base64 text that is none
    LookupError,  # an unknown charset or transfer encoding, a parameter that is not there
    TypeError,  # a parameter that is a tuple where a text belongs (RFC 2231)
    AttributeError,  # the same
    AssertionError,  # parts that the library took for a text
    RecursionError,  # a thousand parts in each other
)
_CALENDAR_TYPES = {"text/calendar", "text/x-vcalendar", "application/ics", "application/calendar"}
_CALENDAR_NAMES = (".ics", ".vcs", ".ical")
_BASE64 = re.compile(r"[A-Za-z0-9+/]*")
_PLACEHOLDER = re.compile(
    r"\bhtml\b|\b(?:view|read|open|see|display)\b.{0,60}\b(?:browser|online|web page)\b|multi-?part message",
    re.IGNORECASE | re.DOTALL,
)
_PLACEHOLDER_LIMIT = 400


class _Short(Compat32):
    """Headers of a length that a mail has: for a longer one the library takes the square of the time."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """As the policy does, of the beginning."""
        return super().header_source_parse(["".join(sourcelines)[:HEADER_LIMIT]])


_POLICY = _Short()


class _Found(Struct):
    """What has been met on the way through the parts."""

    calendars: list[Calendar] = field(default_factory=list)
    parts: int = 0
    damaged: bool = False


class _Body(Struct, frozen=True):
    """The text of a part, and whether it was written as plain text."""

    text: str = ""
    plain: bool = False


def read_mail(data: bytes) -> Document:
    """The mail, or as much of it as there is. It never fails."""
    whole = _bounded(data)
    try:
        message = message_from_bytes(whole, policy=_POLICY)
    except _TROUBLES:
        return _as_written(data)
    found = _Found(damaged=len(whole) < len(data))
    text = _body(message, found, 0).text
    if not text.strip() and found.damaged and not found.calendars:
        return _as_written(data)
    if not found.calendars and has_calendar(text):
        found.calendars.append(read_calendar(text))
    return _document(message, text, found)


def _document(message: Message, text: str, found: _Found) -> Document:
    # The part and the attachment are mostly the same calendar; two that differ are both told.
    events = dict.fromkeys(event for calendar in found.calendars for event in calendar.events)
    return Document(
        text=clean_body(text),
        mail=mail_of(message),
        events=tuple(events)[:EVENT_LIMIT],
        method=next((calendar.method for calendar in found.calendars if calendar.method), ""),
        damaged=found.damaged or any(calendar.damaged for calendar in found.calendars),
    )


def _bounded(data: bytes) -> bytes:
    """The mail, cut where reading it would take long: only one that was made for this has so many boundaries."""
    boundaries = data.lower().count(b"boundary") + 1
    lines = min(_MOST_LINES, max(_LEAST_LINES, _WORK_LIMIT // boundaries))
    if data.count(b"\n") + data.count(b"\r") <= lines:
        return data
    return b"".join(data.splitlines(keepends=True)[:lines])


def _as_written(data: bytes) -> Document:
    """The headers, and all that follows them as the text, for a mail whose parts cannot be told apart."""
    head, _, rest = data.replace(b"\r\n", b"\n").partition(b"\n\n")
    head = head[:_HEAD_LIMIT]
    try:
        # The types are left out, so that there are no parts to look for.
        mail = mail_of(message_from_bytes(re.sub(rb"(?im)^content-[^:\n]*:", b"X-\\g<0>", head), policy=_POLICY))
    except _TROUBLES:
        mail = None
    text = text_of(rest[:_TEXT_LIMIT])
    calendar = read_calendar(text) if has_calendar(text) else Calendar()
    return Document(text=clean_body(text), mail=mail, events=calendar.events, method=calendar.method, damaged=True)


def _body(part: Message, found: _Found, depth: int) -> _Body:
    """The text of a part and of the parts in it; calendars are read on the way."""
    found.parts += 1
    if depth > _DEPTH_LIMIT or found.parts > _PARTS_LIMIT:
        found.damaged = True
        return _Body()
    try:
        return _read(part, found, depth)
    except _TROUBLES:
        # One part that cannot be read is no reason to lose the others.
        found.damaged = True
        return _Body()


def _read(part: Message, found: _Found, depth: int) -> _Body:
    kind = part.get_content_type()
    held = part.get_payload()
    if isinstance(held, list):
        inner = [one for one in held if isinstance(one, Message)]
        if kind == "message/rfc822":
            return _Body("\n\n".join(_forwarded(one, found, depth) for one in inner))
        bodies = [_body(one, found, depth + 1) for one in inner]
        return _chosen(bodies) if kind == "multipart/alternative" else _Body(_joined(bodies))
    if kind.startswith("multipart/"):
        # Its boundary was not found: what is there is all that there is.
        found.damaged = True
        return _text(part, found, is_html=False)
    if kind in _CALENDAR_TYPES or _file_name(part).endswith(_CALENDAR_NAMES):
        _read_calendar(part, found)
        return _Body()
    if part.get_content_disposition() == "attachment" and depth:
        return _Body()
    if kind in {"text/plain", "text/html"}:
        return _text(part, found, is_html=kind == "text/html")
    return _Body()


def _text(part: Message, found: _Found, *, is_html: bool) -> _Body:
    text = _decoded(part)
    found.damaged |= "\ufffd" in text
    if is_html or text[:200].lstrip().lower().startswith(("<!doctype html", "<html")):
        return _Body(html_text(text))
    return _Body(text[: BODY_LIMIT * 2].replace("\r\n", "\n"), plain=True)


def _decoded(part: Message) -> str:
    held = part.get_payload()
    if str(part.get("content-transfer-encoding", "")).strip().lower() == "base64" and isinstance(held, str):
        if " " in held.lstrip().partition("\n")[0].rstrip():
            # The mail says base64 and has words; decoded they would be noise.
            return text_of(held[:_TEXT_LIMIT].encode("utf-8", "surrogateescape"))
        _mend(part, held)
    payload = part.get_payload(decode=True)
    data = payload[:_TEXT_LIMIT] if isinstance(payload, bytes) else b""
    return text_of(data, part.get_content_charset() or "")


def _mend(part: Message, held: str) -> None:
    """In a mail that was cut, the library would decode nothing for the one letter that is too much."""
    letters = "".join(line.strip() for line in held.split("\n")).rstrip("=")
    if len(letters) % 4 == 1 and _BASE64.fullmatch(letters):
        part.set_payload(letters[:-1])


def _file_name(part: Message) -> str:
    return collapse_rfc2231_value(part.get_filename("")).strip().lower()


def _read_calendar(part: Message, found: _Found) -> None:
    if len(found.calendars) >= _CALENDARS_LIMIT:
        return
    text = _decoded(part)
    found.damaged |= "\ufffd" in text
    calendar = read_calendar(text)
    method = calendar.method or clean_line(str(part.get_param("method") or "").upper())
    found.calendars.append(structs.replace(calendar, method=method))


def _forwarded(message: Message, found: _Found, depth: int) -> str:
    """A mail in the mail: what it says of itself, and its text."""
    lines = [FORWARDED]
    for name in ("From", "Date", "Subject"):
        held = header_text(message, name.lower())
        if held:
            lines.append(f"{name}: {held}")
    return "\n".join([*lines, "", _body(message, found, depth + 1).text])


def _chosen(bodies: list[_Body]) -> _Body:
    """Plain text, unless it is empty or only says that there is a page; then the page."""
    plain = next((body for body in bodies if body.plain and body.text.strip()), None)
    other = next((body for body in reversed(bodies) if not body.plain and body.text.strip()), None)
    if plain and other and _is_placeholder(plain.text):
        return other
    return plain or other or _Body()


def _is_placeholder(text: str) -> bool:
    text = text.strip()
    return len(text) <= _PLACEHOLDER_LIMIT and _PLACEHOLDER.search(text) is not None


def _joined(bodies: list[_Body]) -> str:
    return "\n\n".join(body.text.strip("\n") for body in bodies if body.text.strip())
