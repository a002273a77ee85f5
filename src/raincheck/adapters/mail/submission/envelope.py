"""The envelope (RFC 5321, 2.3.1): from whom and to whom, as a server wants it, beside the bytes of the mail."""

import asyncio
import re

from msgspec import Struct

from raincheck.adapters.mail.mime import Unmailable, needs_utf8, wire_address, wire_bytes
from raincheck.adapters.mail.submission.failing import Unsent
from raincheck.adapters.mail.submission.line import Line
from raincheck.adapters.mail.submission.replies import Reply, recipient_cause, sender_cause
from raincheck.domain.delivery import Outgoing, recipients
from raincheck.domain.sending import Stage
from raincheck.domain.session import Refused
from raincheck.ports import FailCause

_BARE_BREAK = re.compile(rb"\r\n|\r|\n")


class Envelope(Struct, frozen=True, kw_only=True):
    """What goes to the server. `to` is each recipient as the user knows the address, and as it is said.

    `utf8` says that only a server with SMTPUTF8 can take it (RFC 6531).
    """

    sender: str
    to: tuple[tuple[str, str], ...]
    data: bytes
    utf8: bool


def envelope_of(message: Outgoing) -> Envelope:
    """The envelope of a message. Raises Unsent where an address is missing or is none."""
    if not message.sender_email:
        raise Unsent(FailCause.NO_SENDER)
    people = recipients(message)
    if not people:
        raise Unsent(FailCause.NO_RECIPIENT)
    utf8 = needs_utf8(message)
    try:
        # Addresses that differ only in how their domain is written are one.
        said = {_said(address): address for address in reversed(people)}
        sender, data = _said(message.sender_email), wire_bytes(message, utf8=utf8)
    except Unmailable:
        raise Unsent(FailCause.BAD_ADDRESS) from None
    to = tuple((address, plain) for plain, address in reversed(said.items()))
    return Envelope(sender=sender, to=to, data=_whole_lines(data), utf8=utf8)


def _said(address: str) -> str:
    """The address with its domain in ASCII, which every server on the way knows (RFC 5891)."""
    local, _, domain = address.rpartition("@")
    if local.isascii():
        return wire_address(address)
    sound = wire_address(address, utf8=True)
    plain_domain = wire_address(f"x@{domain}").partition("@")[2]
    return f"{sound.rpartition('@')[0]}@{plain_domain}"


def _whole_lines(data: bytes) -> bytes:
    """Each line with CRLF: a server that takes a bare line feed for an end of line would find a dot of ours alone."""
    data = _BARE_BREAK.sub(b"\r\n", data)
    return data if data.endswith(b"\r\n") else data + b"\r\n"


async def offer(line: Line, envelope: Envelope) -> None:
    """Say from whom and to whom. `line.refused` are then the recipients whom the server does not take.

    Raises Unsent when it takes none of them, or not the sender; OSError or SMTPException.
    """
    line.at(Stage.SENDER)
    options = _options(line, envelope)
    async with asyncio.timeout(line.limits.sender):
        reply = await line.say(b"MAIL", b"FROM:<%b>" % envelope.sender.encode(), *options)
    if not reply.ok:
        raise Unsent(sender_cause(reply), line.heard(reply), for_now=reply.for_now)
    line.at(Stage.RECIPIENTS)
    noes = [(address, reply) for address, plain in envelope.to if not (reply := await _recipient(line, plain)).ok]
    line.refused = tuple(Refused(address, line.heard(reply)) for address, reply in noes)
    if len(noes) == len(envelope.to):
        raise _nobody(line, [reply for _, reply in noes])


def _options(line: Line, envelope: Envelope) -> list[bytes]:
    """The parameters of MAIL (RFC 1870, 6152 and 6531). Raises Unsent where the server can't take such a mail."""
    client, size = line.client, len(envelope.data)
    if envelope.utf8 and not client.supports_extension("smtputf8"):
        raise Unsent(FailCause.NEEDS_UTF8)
    eight_bits = not envelope.data.isascii()
    if eight_bits and not client.supports_extension("8bitmime"):
        raise Unsent(FailCause.NEEDS_UTF8)
    if 0 < _most(client.esmtp_extensions.get("size", "")) < size:
        raise Unsent(FailCause.TOO_BIG)
    return [
        *([b"SIZE=%d" % size] if client.supports_extension("size") else []),
        *([b"BODY=8BITMIME"] if eight_bits else []),
        *([b"SMTPUTF8"] if envelope.utf8 else []),
    ]


def _most(told: str) -> int:
    """How many octets the server takes; 0 where it does not say (RFC 1870, 4). The RFC gives it 20 digits."""
    return int(told) if re.fullmatch(r"[0-9]{1,20}", told) else 0


async def _recipient(line: Line, address: str) -> Reply:
    """What the server says to one recipient. When it leaves, or talks nonsense, that is the end of it."""
    async with asyncio.timeout(line.limits.recipients):
        reply = await line.say(b"RCPT", b"TO:<%b>" % address.encode())
    if reply.code == 421:
        raise Unsent(FailCause.SERVER_LATER, line.heard(reply), for_now=True)
    if not reply.ok and not reply.no:
        raise Unsent(FailCause.NOT_SMTP, line.heard(reply))
    return reply


def _nobody(line: Line, replies: list[Reply]) -> Unsent:
    """Nobody was taken: for now when all noes are for now, else for the first reason that lasts."""
    reply = next((reply for reply in replies if not reply.for_now), replies[0])
    return Unsent(recipient_cause(reply), line.heard(reply), for_now=reply.for_now)
