"""Everything that reads an invitation, behind one port."""

import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from raincheck.adapters.invitations.reader import FileInvitations
from raincheck.adapters.phones import country_of, find_phones
from raincheck.domain.invitations.documents import Document, PhoneFound
from raincheck.ports import Unreadable

LONGEST_NAME = 1024
"""Characters of a file's name with its folders; a longer text is none."""

_FILE_LIKE = re.compile(r"(?:~|\.)?/[^\n]*|[^\s/][^\n/]*\.(?:ics|eml|vcs|msg|zip|pdf|docx?)", re.IGNORECASE)
_FILE_URL = re.compile(r"file://", re.IGNORECASE)


class Invitations:
    """An `InvitationFiles` over the file system."""

    def __init__(self) -> None:
        self._files = FileInvitations()

    def given(self, text: str) -> Document | Unreadable:
        """What was pasted: an invitation, or the name of the file that holds one."""
        path = _path(text)
        return self._files.open(path) if path else self.read(text.encode("utf-8", "replace"))

    def open(self, path: str) -> Document | Unreadable:
        """The file of that name."""
        return self._files.open(Path(path))

    def read(self, data: bytes) -> Document | Unreadable:
        """A mail, a calendar, a page or plain text."""
        return self._files.read(data)

    def phones(self, text: str, country: str) -> Sequence[PhoneFound]:
        """The numbers in a text."""
        return find_phones(text, country)

    def country(self, zone: str) -> str:
        """The country in which clocks show that zone."""
        return country_of(zone)


def _path(text: str) -> Path | None:
    """The file that a terminal names when one is dropped on it: in quotes, with backslashes, or as a link."""
    name = text.strip()
    if not name or "\n" in name or len(name) > LONGEST_NAME:
        return None
    if name[0] == name[-1] and name[0] in "'\"" and len(name) > 2:
        name = name[1:-1]
    elif _FILE_URL.match(name):
        name = unquote(urlsplit(name).path)
    else:
        name = re.sub(r"\\(.)", r"\1", name)
    try:
        path = Path(name).expanduser()
        # What cannot be anything but a file is opened even if there is none, so that the reason is told.
        return path if path.is_file() or _FILE_LIKE.fullmatch(name) else None
    except (OSError, ValueError, RuntimeError):
        # No file has that name: it is a text.
        return None
