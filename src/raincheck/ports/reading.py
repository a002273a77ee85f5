"""Invitations as they come in."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from raincheck.domain.invitations.documents import Document, PhoneFound


class UnreadableCause(StrEnum):
    """Why nothing could be read from a file or a paste."""

    NOTHING_IN_IT = "nothing-in-it"
    IS_ARCHIVE = "is-archive"
    IS_DOCUMENT = "is-document"
    IS_PICTURE = "is-picture"
    NOT_TEXT = "not-text"
    TOO_LARGE = "too-large"
    NOT_FOUND = "not-found"
    IS_FOLDER = "is-folder"
    NOT_ALLOWED = "not-allowed-to-read"
    CANNOT_READ = "cannot-read"


class Unreadable(Struct, frozen=True):
    """No invitation could be made of it; `detail` is what the system said, if it said anything."""

    cause: UnreadableCause
    detail: str = ""


class InvitationFiles(Protocol):
    """Invitations as they come in. May be called off the UI thread; it never raises, and ends in seconds."""

    def given(self, text: str) -> Document | Unreadable:
        """What was pasted: an invitation, or the name of the file that holds one."""

    def open(self, path: str) -> Document | Unreadable:
        """The file of that name."""

    def read(self, data: bytes) -> Document | Unreadable:
        """A mail, a calendar, a page or plain text."""

    def phones(self, text: str, country: str) -> Sequence[PhoneFound]:
        """The numbers in a text; the country (ISO 3166, or empty) is for those without a country code."""

    def country(self, zone: str) -> str:
        """The country (ISO 3166) in which clocks show that IANA zone; empty when it is not known."""
