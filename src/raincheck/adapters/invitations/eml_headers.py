"""The headers of a mail, of which every one may be missing, repeated or broken (RFC 5322, RFC 2047)."""

import re
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from raincheck.adapters.invitations.decode import text_of
from raincheck.domain.invitations.documents import Mail, Person
from raincheck.domain.text import clean_line

PEOPLE_LIMIT = 50

HEADER_LIMIT = 10_000
"""Characters of a header that are read."""

_ADDRESS = re.compile(r'[^\s@<>,;:"()]+@[^\s@<>,;:"()]+')
_QUOTES = "\"' "
_QUOTED = re.compile(r'"[^"]*"')
_WORDS = re.compile(r'"[^"]*"|(?:=\?[^?\s"]+\?[bBqQ]\?[^?"]*\?= ?)+')
_SEARCHED = 1000
"""Characters in which an address is looked for where the library finds none."""

_MESSAGE_ID = re.compile(r"<[^<>\s]+>")
_NAMED_ID = re.compile(r"<[!-;=?A-~]{1,120}@[!-;=?A-~]{1,120}>")
"""A Message-ID as others can find it (RFC 5322, 3.6.4): with no blanks, quotes or letters beyond ASCII."""

REFERENCES_LIMIT = 19
"""Mails of a thread that are kept: the one that began it, and the latest. With the mail itself they all leave again."""

_ADDRESS_TROUBLES = (
    ValueError,  # an encoded word that is none
    IndexError,  # an address that ends in the middle
    TypeError,  # a group without an end
    AttributeError,  # the same
    RecursionError,  # a thousand comments in each other
)
_DATE_TROUBLES = (
    ValueError,  # a month of forty days
    TypeError,  # no date at all
    IndexError,  # nothing behind the comma
    OverflowError,  # an offset of a year
)


def mail_of(message: Message) -> Mail:
    """Who, to whom, what and when; each as far as it can be read."""
    senders = _people(message, "from") or _people(message, "sender")
    replies = _people(message, "reply-to")
    return Mail(
        sender=next((one for one in senders if one.email), senders[0] if senders else Person()),
        reply_to=replies[0] if replies else Person(),
        to=tuple(one for one in _people(message, "to") if one.email)[:PEOPLE_LIMIT],
        subject=header_text(message, "subject"),
        sent=_sent(_raw(message, "date")),
        message_id=_message_id(_raw(message, "message-id")),
        references=_references(message),
    )


def header_text(message: Message, name: str) -> str:
    """A header for a person to read: one line, its encoded words decoded."""
    return clean_line(_decoded(_raw(message, name)))


def _raw(message: Message, name: str) -> str:
    """The first header of that name, unfolded, its bytes decoded."""
    for key, value in message.raw_items():
        if key.lower() == name:
            held = text_of(str(value)[:HEADER_LIMIT].encode("utf-8", "surrogateescape"))
            return " ".join(held.split())
    return ""


def _decoded(value: str) -> str:
    try:
        parts = decode_header(value)
    except (HeaderParseError, ValueError):
        # Base64 that is none: the word as it is written says more than nothing.
        return value
    return "".join(part if isinstance(part, str) else _part(part, charset) for part, charset in parts)


def _part(part: bytes, charset: str | None) -> str:
    # The library gives back what stands between encoded words in this encoding of Python's own.
    return text_of(part, charset) if charset else part.decode("raw-unicode-escape", "replace")


def _people(message: Message, name: str) -> list[Person]:
    value = _raw(message, name)
    if "@" not in value:
        # A name alone, as in what people paste: "From: Dana Lee".
        name = clean_line(_decoded(value.partition("<")[0])).strip(_QUOTES)
        return [Person(name=name)] if name and not name.endswith(";") else []
    try:
        people = [_person(shown, address) for shown, address in getaddresses([_WORDS.sub(_as_quoted, value)])]
    except _ADDRESS_TROUBLES:
        people = []
    bare = _ADDRESS.search(_QUOTED.sub(" ", value[:_SEARCHED]))
    if bare and not any(one.email for one in people):
        return [Person(email=clean_line(bare[0]))]
    return [one for one in people if one != Person()]


def _as_quoted(found: re.Match[str]) -> str:
    """An encoded word may hold a colon or a comma, which the library would take for the end of a name."""
    return found[0] if found[0].startswith('"') else f'"{found[0].strip()}" '


def _person(shown: str, address: str) -> Person:
    name = clean_line(_decoded(shown)).strip(_QUOTES)
    email = clean_line(address)
    if not _ADDRESS.fullmatch(email):
        return Person(name=name)
    return Person(name="" if name.casefold() == email.casefold() else name, email=email)


def _sent(date: str) -> datetime | None:
    """With the sender's own offset; a date without one is no moment."""
    try:
        sent = parsedate_to_datetime(date)
        # "-0000" is UTC from somebody who does not say where they are (RFC 5322, 3.3).
        aware = sent.replace(tzinfo=UTC) if sent.tzinfo is None and "-0000" in date else sent
        return aware if aware.utcoffset() is not None else None
    except _DATE_TROUBLES:
        return None


def _message_id(value: str) -> str:
    found = _MESSAGE_ID.search(value)
    return clean_line(found[0] if found else value)


def _references(message: Message) -> tuple[str, ...]:
    """The mails before it, the oldest first: References, or else In-Reply-To where it names one (RFC 5322, 3.6.4)."""
    before, answered = (_named_ids(_raw(message, name)) for name in ("references", "in-reply-to"))
    named = before or (answered if len(answered) == 1 else [])
    return (*named[:1], *named[1:][1 - REFERENCES_LIMIT :])


def _named_ids(value: str) -> list[str]:
    # An encoded word may become a line of its own in another program's hands.
    return list(dict.fromkeys(one for one in _NAMED_ID.findall(value) if "=?" not in one))
