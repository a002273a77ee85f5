"""What was sent, byte for byte, in a folder of its own."""

from pathlib import Path

from raincheck.adapters.files import private_folder, write_new
from raincheck.adapters.mail.mime import Unmailable, needs_utf8, wire_bytes
from raincheck.domain.delivery import Outgoing
from raincheck.domain.text import slug

MARK = 8
"""Characters of the Message-ID in the name of the file, so that a folder of equal subjects can be told apart."""


class FileCopies:
    """`Copies` as `.eml` files that any mail program opens."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, message: Outgoing) -> str | None:
        """The path of the file. The same mail tried again is the same file; another one never replaces it."""
        try:
            data = wire_bytes(message, utf8=needs_utf8(message))
            folder, stem = private_folder(self._folder), _stem(message)
            files = (path for path in folder.glob(f"{stem}*.eml") if path.is_file())
            kept = next((path for path in files if path.read_bytes() == data), None)
            return str(kept or write_new(folder, stem, ".eml", data))
        except (OSError, Unmailable):
            return None


def _stem(message: Outgoing) -> str:
    """A plain name from the subject and the Message-ID, without characters that mean something to `glob`."""
    mark = slug(message.message_id.strip("<>"), MARK)
    return f"{slug(message.subject) or 'message'}-{mark}"
