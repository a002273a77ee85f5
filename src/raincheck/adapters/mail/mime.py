"""The bytes of a mail (RFC 5322): what goes over the wire, and the draft for a mail program.

The same message gives the same bytes, whenever it is asked for: the copy is what the server gets.
Nothing in them names the program, the machine or a hidden recipient.
"""

import re
from datetime import datetime

from msgspec.structs import replace

from raincheck.adapters.mail.bodies import encoded_body
from raincheck.adapters.mail.headers import field, looks_encoded, phrase, unstructured
from raincheck.domain.addresses import is_email
from raincheck.domain.delivery import Outgoing
from raincheck.domain.session import Channel

REFERENCES = 20
"""How many mails of a thread are named, the latest. Programs thread by the last one or two."""

ID_LIMIT = 250
"""Characters of a Message-ID that is passed on; longer ones are no use to a mail program."""

_ID = re.compile(r"<[!-;=?A-~]+@[!-;=?A-~]+>")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Unmailable(ValueError):
    """The message can't be written as a mail; the text says what is wrong with it, and holds nothing of it."""


def wire_bytes(message: Outgoing, *, utf8: bool = False) -> bytes:
    """The mail as it leaves, with CRLF after each line, and 7-bit unless `utf8`.

    `utf8` is for a way that takes UTF-8 in addresses (SMTPUTF8, RFC 6531 and 6532); see `needs_utf8`.
    Raises Unmailable where a recipient, the sender, the date or the Message-ID is missing or not sound.
    """
    if message.channel is not Channel.EMAIL or not message.to:
        raise Unmailable("no recipient")
    if not message.sender_email:
        raise Unmailable("no sender")
    if message.date is None:
        raise Unmailable("no date")
    if not _is_id(message.message_id):
        raise Unmailable("no Message-ID")
    return _mail(_fields(message, utf8=utf8), message.body)


def draft_bytes(message: Outgoing) -> bytes:
    """The draft. `X-Unsent: 1` makes mail programs open it for sending; they add what is missing.

    From stands in it only when the user gave an address: an invented one would be sent. An address
    that is none is left to the user as well.
    """
    utf8, mail = needs_utf8(message), message.channel is Channel.EMAIL
    sound = replace(
        message,
        to=message.to if mail and _is_sound(message.to, utf8=utf8) else "",
        cc=tuple(address for address in message.cc if mail and _is_sound(address, utf8=utf8)),
        sender_email=message.sender_email if _is_sound(message.sender_email, utf8=utf8) else "",
    )
    return _mail(["X-Unsent: 1", *_fields(sound, utf8=utf8)], message.body)


def needs_utf8(message: Outgoing) -> bool:
    """Whether only a way with SMTPUTF8 can carry it: a name before an "@" has no ASCII form (RFC 6530, 7.2)."""
    addresses = (message.sender_email, message.to, *message.cc)
    return any(not address.rpartition("@")[0].isascii() for address in addresses)


def wire_address(address: str, *, utf8: bool = False) -> str:
    """The address as it stands in the headers and in the envelope: its domain in ASCII, unless `utf8`.

    The ASCII form of a domain is that of IDNA 2008 after the mapping of UTS 46. Raises Unmailable.
    """
    if not is_email(address):
        raise Unmailable("not an address")
    if utf8 or address.isascii():
        return address
    local, _, domain = address.rpartition("@")
    if not local.isascii():
        raise Unmailable("an address that needs SMTPUTF8")
    # Its tables cost some milliseconds, and few addresses need them.
    import idna

    try:
        return f"{local}@{idna.encode(domain, uts46=True).decode('ascii')}"
    except idna.IDNAError as error:
        raise Unmailable("a domain without an ASCII form") from error


def _mail(fields: list[str], body: str) -> bytes:
    encoding, data = encoded_body(body)
    head = [
        *fields,
        "MIME-Version: 1.0",
        'Content-Type: text/plain; charset="utf-8"',
        f"Content-Transfer-Encoding: {encoding}",
        "\r\n",
    ]
    return "\r\n".join(head).encode() + data


def _fields(message: Outgoing, *, utf8: bool) -> list[str]:
    """The fields that are known of it, each once."""
    known = {
        "From": _mailbox(message.sender_name, message.sender_email, utf8=utf8),
        "To": _mailbox(message.to_name, message.to, utf8=utf8),
        "Cc": _list(message.cc, utf8=utf8),
        "Subject": unstructured(message.subject),
        "Date": [_date(message.date)] if message.date else [],
        "Message-ID": _ids(message.message_id),
        "In-Reply-To": _ids(message.in_reply_to),
        "References": _ids(*message.references),
    }
    return [field(name, words) for name, words in known.items() if words or name == "Subject"]


def _mailbox(name: str, address: str, *, utf8: bool) -> list[str]:
    if not address:
        return []
    plain, before = wire_address(address, utf8=utf8), phrase(name)
    return [*before, f"<{plain}>"] if before else [plain]


def _list(addresses: tuple[str, ...], *, utf8: bool) -> list[str]:
    plain = [wire_address(address, utf8=utf8) for address in addresses]
    return [*(f"{address}," for address in plain[:-1]), *plain[-1:]]


def _ids(*ids: str) -> list[str]:
    """The sound ones: of a thread, the others are of no use to anybody."""
    return [one for one in ids if _is_id(one)][-REFERENCES:]


def _is_id(text: str) -> bool:
    """Whether it is one Message-ID (RFC 5322, 3.6.4) that stands in a header as it is."""
    return len(text) <= ID_LIMIT and _ID.fullmatch(text) is not None and not looks_encoded(text)


def _is_sound(address: str, *, utf8: bool) -> bool:
    try:
        return bool(wire_address(address, utf8=utf8))
    except Unmailable:
        return False


def _date(moment: datetime) -> str:
    """The moment by the clock that it has (RFC 5322, 3.3), in English wherever we run."""
    day, month = _DAYS[moment.weekday()], _MONTHS[moment.month - 1]
    return f"{day}, {moment.day:02} {month} {moment.year:04} {moment:%H:%M:%S %z}"
