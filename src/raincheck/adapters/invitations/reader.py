"""Any file or paste to a document: which kind it is, and who reads that kind.

`email` and icalendar take longer to load than the first screen, so each reader is imported when it is needed.
"""

import re
from pathlib import Path

from msgspec import structs

from raincheck.adapters.invitations.decode import decode, marked_encoding, open_invitation
from raincheck.adapters.invitations.ics_lines import around, has_calendar
from raincheck.domain.invitations.documents import Document
from raincheck.domain.text import clean_body
from raincheck.ports import Unreadable, UnreadableCause

_HEAD = 20_000
"""Characters in which the headers of a mail show themselves."""

_HEADER = re.compile(r"([!-9;-~]{1,60}?)[ \t]*:")
_SURE = {
    "mime-version",
    "content-type",
    "message-id",
    "received",
    "return-path",
    "dkim-signature",
    "delivered-to",
}
"""Headers that no person writes."""

_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:html|!doctype)\b", re.IGNORECASE)


class FileInvitations:
    """Reads an invitation from a file or from what was pasted. It never raises, whatever it is given."""

    def open(self, path: Path) -> Document | Unreadable:
        """The file of that path."""
        data = open_invitation(path)
        return data if isinstance(data, Unreadable) else self.read(data)

    def read(self, data: bytes) -> Document | Unreadable:
        """A mail, a calendar, a page or plain text."""
        text = decode(data)
        if isinstance(text, Unreadable):
            return text
        document = _document(text, data)
        if "\ufffd" in text and document.mail is None:
            # Something could not be decoded. The parts of a mail are looked at one by one where they are read.
            document = structs.replace(document, damaged=True)
        nothing = not document.text.strip() and document.mail is None and not document.events
        return Unreadable(UnreadableCause.NOTHING_IN_IT) if nothing and not document.method else document


def _document(text: str, data: bytes) -> Document:
    if _is_mail(text):
        from raincheck.adapters.invitations.eml import read_mail

        # The parts of a mail may each have an encoding of their own, so it is read as the bytes it came in.
        return read_mail(text.encode("utf-8", "replace").lstrip() if marked_encoding(data) else data.lstrip())
    if has_calendar(text):
        from raincheck.adapters.invitations.ics import read_calendar

        calendar = read_calendar(text)
        if calendar.events or calendar.method:
            words = clean_body(around(text)).strip()
            return Document(text=words, events=calendar.events, method=calendar.method, damaged=calendar.damaged)
    if _PAGE.match(text):
        from raincheck.adapters.invitations.html import html_text

        return Document(text=clean_body(html_text(text)))
    return Document(text=clean_body(text))


def _is_mail(text: str) -> bool:
    """Whether it begins with headers (RFC 5322, 2.2): those that a server writes, or a sender and a subject or date."""
    names: set[str] = set()
    for number, line in enumerate(text[:_HEAD].lstrip().splitlines()):
        if number == 0 and line.startswith("From "):
            # What a mailbox file has between two mails.
            continue
        if line[:1] in {" ", "\t"}:
            continue
        found = _HEADER.match(line)
        if not found or found[1].upper() == "BEGIN":
            # Every line of a calendar looks like a header, those of a description that was not folded as well.
            break
        names.add(found[1].lower())
    return bool(names & _SURE) or ("from" in names and bool(names & {"subject", "date"}))
