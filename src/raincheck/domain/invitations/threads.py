"""A thread of mails in one text: its parts, newest first, each with who wrote it and when."""

from bisect import bisect_right

from msgspec import Struct

from raincheck.domain.invitations.chats import read_chat
from raincheck.domain.invitations.documents import Person
from raincheck.domain.invitations.headers import Header, Line, read_header, read_top
from raincheck.domain.invitations.signatures import split_signature

__all__ = ["Part", "split_signature", "split_thread"]

MAX_LINES = 8_000
"""Lines that are read; a longer text is no invitation."""


class Part(Struct, frozen=True, kw_only=True):
    """What one person wrote, without quote marks. `sent_text` is the date as its header says it.

    `forwarded` is what a mail program marked as such. Only the newest part is not `quoted`. `speakers` are
    those of a chat but for "You", the likeliest first; more than one where the reader may be among them.
    """

    text: str = ""
    sender: Person = Person()
    subject: str = ""
    sent_text: str = ""
    forwarded: bool = False
    quoted: bool = False
    speakers: tuple[str, ...] = ()


def split_thread(text: str) -> tuple[Part, ...]:
    """The parts of a mail or of a paste, newest first; there is always one, and a chat is only one."""
    chat = read_chat(text)
    if chat is not None:
        sender = Person(name=chat.sender)
        return (Part(text=chat.text, sender=sender, sent_text=chat.sent_text, speakers=chat.speakers),)
    drafts = _drafts(_lines(text))
    kept = [draft for draft in drafts if draft.header is not None or draft.filled] or drafts[:1]
    return tuple(draft.part(quoted=i > 0) for i, draft in enumerate(kept))


class _Draft:
    """A part while its lines are collected."""

    def __init__(self, depth: int, header: Header | None = None) -> None:
        self.depth = depth
        self.header = header
        self.lines: list[str] = []
        self.filled = False

    def add(self, line: str) -> None:
        self.lines.append(line)
        self.filled = self.filled or bool(line.strip())

    def part(self, *, quoted: bool) -> Part:
        text = "\n".join(self.lines).strip("\n")
        if self.header is None:
            return Part(text=text, quoted=quoted)
        return Part(
            text=text,
            sender=self.header.sender,
            subject=self.header.subject,
            sent_text=self.header.sent_text,
            forwarded=self.header.forwarded,
            quoted=quoted,
        )


def _lines(text: str) -> list[Line]:
    return [_unquoted(line) for line in text.replace("\r", "").split("\n", MAX_LINES)[:MAX_LINES]]


def _unquoted(line: str) -> Line:
    """The line without its quote marks, also where there are spaces between them."""
    bare = line.replace("\xa0", " ")
    if not bare.lstrip(" ").startswith(">"):
        return Line(0, bare.rstrip())
    rest = bare.lstrip("> ")
    marks = bare[: len(bare) - len(rest)].rstrip(" ")
    return Line(marks.count(">"), bare[len(marks) :].removeprefix(" ").rstrip())


def _drafts(lines: list[Line]) -> list[_Draft]:
    """All parts in the order in which they begin, each line with the part that it belongs to.

    A line belongs to the part that began last and is not deeper than the line: so a reply under a quote,
    or between its lines, comes back to its own part, and the quote goes on after it.
    """
    drafts = [_Draft(0)]
    reachable = [drafts[0]]
    row = 0
    while row < len(lines):
        header = _header(lines, row, first=not drafts[0].filled and len(drafts) == 1)
        if header is not None:
            _begin(drafts, reachable, _Draft(header.depth, header))
            row = header.end
            continue
        depth, text = lines[row]
        owner = reachable[max(0, bisect_right(reachable, depth, key=lambda draft: draft.depth) - 1)]
        if text.strip() and owner.depth < depth:
            owner = _Draft(depth)
            _begin(drafts, reachable, owner)
        elif not text.strip():
            owner = reachable[-1]
        owner.add(text)
        row += 1
    return drafts


def _header(lines: list[Line], row: int, *, first: bool) -> Header | None:
    found = read_header(lines, row)
    return read_top(lines, row) if found is None and first and lines[row].text.strip() else found


def _begin(drafts: list[_Draft], reachable: list[_Draft], draft: _Draft) -> None:
    """Adds a part; those that began before it at its depth or deeper get no more lines."""
    while reachable and reachable[-1].depth >= draft.depth:
        reachable.pop()
    reachable.append(draft)
    drafts.append(draft)
