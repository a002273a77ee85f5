"""The message as an `.eml` file (RFC 5322) that a mail program opens as a draft."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from raincheck.adapters.files import write_new
from raincheck.domain.delivery import Outgoing
from raincheck.domain.session import Channel, Way
from raincheck.domain.text import clean_line, slug
from raincheck.ports import DeliveryOutcome, FailCause, HandedOff, Launcher, NotSent

LINE = 78
"""Characters that a line should have at most (RFC 5322, 2.1.1)."""


NAME_LIMIT = 70
"""Characters of a display name with its quotes that fit on a line of 78 (RFC 5322, 2.1.1)."""


class EmlFile:
    """A `Transport` that writes the draft into the outbox folder and opens it if a program can."""

    way = Way.EML

    def __init__(self, folder: Path, launcher: Launcher) -> None:
        self._folder = folder
        self._launcher = launcher

    def deliver(self, message: Outgoing) -> DeliveryOutcome:
        """Handed off when the file is there; the note is its path."""
        try:
            path = write_new(self._folder, eml_name(message), ".eml", eml_bytes(message))
        except OSError as error:
            return NotSent(FailCause.FILE_NOT_WRITTEN, clean_line(error.strerror or ""))
        self._launcher.open(str(path))
        return HandedOff(str(path))


def eml_name(message: Outgoing) -> str:
    """A plain name for the file, from the subject."""
    return slug(message.subject) or "message"


def eml_bytes(message: Outgoing) -> bytes:
    """The draft. `X-Unsent: 1` makes mail programs open it for sending; they add what is missing.

    From stands in it only when the user gave an address: an invented one would be sent.
    """
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    if message.sender_email:
        mail["From"] = _address(message.sender_name, message.sender_email)
    if message.to and message.channel is Channel.EMAIL:
        mail["To"] = _address(message.to_name, message.to)
    mail["Subject"] = _header(message.subject)
    if message.date:
        mail["Date"] = format_datetime(message.date)
    if message.message_id:
        mail["Message-ID"] = message.message_id
    mail.set_content(message.body, charset="utf-8", cte=_encoding(message.body))
    return mail.as_bytes()


def _encoding(body: str) -> str:
    """7bit for plain lines that fit (RFC 5322), quoted-printable for everything else."""
    plain = body.isascii() and all(len(line) <= LINE for line in body.split("\n"))
    return "7bit" if plain else "quoted-printable"


def _address(name: str, address: str) -> Address:
    """Without its name where that fills a line: the library would break it, and forget its quotes."""
    named = Address(display_name=_header(name), addr_spec=address)
    return named if len(str(named)) - len(address) <= NAME_LIMIT else Address(addr_spec=address)


def _header(text: str) -> str:
    """One line that is only ever text.

    The library would decode an encoded word in it (RFC 2047), its line breaks with it, and those
    would begin a header of their own (CVE-2024-6923).
    """
    return clean_line(text).replace("=?", "= ?")
