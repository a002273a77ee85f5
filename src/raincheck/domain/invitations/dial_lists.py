"""The lines of a text with its numbers, and which of them are about dialing into a conference.

Dial-in details are long lists that begin with a heading, and go on for as long as there are numbers with nothing
but a country beside them.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from raincheck.domain.invitations.documents import PhoneFound
from raincheck.domain.invitations.phone_lines import (
    Kind,
    begins_list,
    is_list_entry,
    label_of,
    may_be_in_list,
    speaks_of_dialing,
)

_HEADING_LIMIT = 160
_LINE_LIMIT = 1000
_FENCE = "-::~:~::"
_FENCE_LINES = 20
_MOST_PHONES = 400
_THEIR_ANSWERS = re.compile(
    r"\W*(?:questions?|answers?|invitee|attendee|candidate|your (?:contact )?(?:details|information|answers))\W*:\W*$",
    re.IGNORECASE,
)


class Line(Struct):
    """A line, where it starts, and the numbers in it; a line that is very long is read in part.

    `listed` is whether it is in a list of numbers to dial in with, `dialing` whether it is about that at all.
    """

    start: int
    text: str
    phones: list[PhoneFound]
    dialing: bool = False
    listed: bool = False
    fenced: bool = False
    theirs: bool = False

    @property
    def head(self) -> str:
        """As much of it as is read for what the whole line is about."""
        return self.text[:_LINE_LIMIT]


def marked_lines(text: str, phones: Sequence[PhoneFound]) -> list[Line]:
    """The lines of a text; of several blank lines one is kept."""
    lines: list[Line] = []
    waiting = sorted(phones, key=lambda phone: phone.start)[:_MOST_PHONES]
    at = first = 0
    for part in text.split("\n") if waiting else ():
        if part or not lines or lines[-1].text:
            lines.append(Line(at, part, []))
        at += len(part) + 1
        while first < len(waiting) and waiting[first].start < at:
            lines[-1].phones.append(waiting[first])
            first += 1
    _mark_dialing(lines)
    _mark_answers(lines)
    return lines


def _mark_dialing(lines: list[Line]) -> None:
    """Mark the lines that are about dialing in: fenced ones, those that say so, and lists that begin so."""
    fence = 0
    listing = False
    for index, line in enumerate(lines):
        if not line.text:
            continue
        if _FENCE in line.text:
            fence = 0 if fence else _FENCE_LINES
        fence = max(0, fence - 1)
        line.fenced = bool(fence)
        line.dialing = speaks_of_dialing(line.head)
        line.listed = line.fenced or (listing and _goes_on(lines, index))
        listing = line.listed or (len(line.text) < _HEADING_LIMIT and begins_list(line.head))
        line.listed |= listing


def _goes_on(lines: list[Line], index: int) -> bool:
    """Whether a list of numbers goes on: with a number behind a bullet or a country, or with its small print."""
    line, above = lines[index], lines[index - 1]
    if not line.phones:
        return may_be_in_list(line.head)
    before = line.text[: line.phones[0].start - line.start]
    label = label_of(before, "")
    if label is not None:
        return label < Kind.DIRECT and not above.phones and begins_list(above.head)
    bare = not any(c.isalpha() for c in before)
    return is_list_entry(before) and (bare or before.rstrip().endswith((":", ")")) or bool(above.text.strip()))


def _mark_answers(lines: list[Line]) -> None:
    """Mark the lines below "Questions:", where a booking page repeats what the reader typed there."""
    waiting = theirs = False
    for line in lines:
        if line.text.strip():
            theirs = theirs or waiting
            line.theirs = theirs
            waiting = len(line.text) < 60 and _THEIR_ANSWERS.match(line.text) is not None
        elif theirs:
            theirs = False
