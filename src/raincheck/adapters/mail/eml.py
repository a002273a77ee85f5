"""The message as an `.eml` file (RFC 5322) that a mail program opens as a draft."""

from pathlib import Path

from raincheck.adapters.files import write_new
from raincheck.adapters.mail.mime import draft_bytes
from raincheck.domain.delivery import Outgoing
from raincheck.domain.session import Way
from raincheck.domain.text import clean_line, slug
from raincheck.ports import DeliveryOutcome, FailCause, HandedOff, Launcher, NotSent, Watch


class EmlFile:
    """A `Transport` that writes the draft into the outbox folder and opens it if a program can."""

    way = Way.EML

    def __init__(self, folder: Path, launcher: Launcher) -> None:
        self._folder = folder
        self._launcher = launcher

    def deliver(self, message: Outgoing, _: Watch) -> DeliveryOutcome:
        """Handed off when the file is there; the note is its path."""
        try:
            path = write_new(self._folder, eml_name(message), ".eml", draft_bytes(message))
        except OSError as error:
            return NotSent(FailCause.FILE_NOT_WRITTEN, clean_line(error.strerror or ""))
        self._launcher.open(str(path))
        return HandedOff(str(path))


def eml_name(message: Outgoing) -> str:
    """A plain name for the file, from the subject."""
    return slug(message.subject) or "message"
