"""The lines of a calendar file (RFC 5545, 3.1 and 3.4), also of one that was cut, folded wrongly or glued.

icalendar refuses a whole file for an END that is missing, or for one line without a colon. So the file is
taken apart here, and icalendar is given one line at a time: what it does not understand costs that line.
Nothing here needs it, so that a text without a calendar does not load it.
"""

import re
from collections.abc import Iterator

from msgspec import Struct, field

EVENT_LIMIT = 50
"""Events of a file that are read."""

ZONE_LIMIT = 50
"""Time zones of a file that are looked at."""

LINE_LIMIT = 200_000
"""Characters of a line, unfolded. What comes after them is let go."""

_LINES_LIMIT = 1000
"""Lines of an event or a time zone that are kept."""

_DEPTH_LIMIT = 50
_MARGIN_LIMIT = 40
_START = re.compile(r"BEGIN[ \t]*:[ \t]*V(?:CALENDAR|EVENT)\b", re.IGNORECASE)
_END = re.compile(r"^[ \t]*END[ \t]*:[ \t]*VCALENDAR[^\r\n]*", re.IGNORECASE | re.MULTILINE)
_NAMED = re.compile(r"([A-Za-z][A-Za-z0-9-]*)[ \t]*[:;]")
_BARE_NAME = re.compile(r"^([A-Za-z-]{2,40})\n[ \t](?=[:;])", re.MULTILINE)  # old Mozilla folds after the name

_OUTER = {"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"}
"""The components of RFC 5545, 3.6: never in each other, so that one ends another whose end is missing."""

_TEXTS = {"COMMENT", "CONTACT", "DESCRIPTION", "LOCATION", "SUMMARY", "X-ALT-DESC"}
"""Their values have line breaks, which careless programs write as they are."""

_NAMES = set(
    "ACTION ATTACH ATTENDEE BEGIN BUSYTYPE CALSCALE CATEGORIES CLASS COLOR COMMENT COMPLETED CONCEPT CONFERENCE "
    "CONTACT CREATED DESCRIPTION DTEND DTSTAMP DTSTART DUE DURATION END EXDATE EXRULE FREEBUSY GEO IMAGE LAST-MODIFIED "
    "LINK LOCATION METHOD NAME ORGANIZER PERCENT-COMPLETE PRIORITY PRODID RDATE RECURRENCE-ID REFID REFRESH-INTERVAL "
    "RELATED-TO REPEAT REQUEST-STATUS RESOURCES RRULE SEQUENCE SOURCE STATUS STRUCTURED-DATA SUMMARY TRANSP TRIGGER "
    "TZID TZNAME TZOFFSETFROM TZOFFSETTO TZURL UID URL VERSION".split()
)
"""Properties of RFC 5545, 7986 and 9073, and of vCalendar; a line with another name may be words with a colon."""


class Block(Struct):
    """One VCALENDAR: its own lines, and those of each VTIMEZONE and each VEVENT, unfolded."""

    own: list[str] = field(default_factory=list)
    zones: list[list[str]] = field(default_factory=list)
    events: list[list[str]] = field(default_factory=list)


class _Taken(Struct):
    """What is open while the lines are read."""

    blocks: list[Block] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    events: int = 0
    zones: int = 0
    damaged: bool = False


def has_calendar(text: str) -> bool:
    """Whether a calendar or an event begins in it."""
    return _START.search(text) is not None


def around(text: str) -> str:
    """What stands before and after the calendars: the words that somebody wrote when they forwarded it."""
    start = _START.search(text)
    ends = list(_END.finditer(text))
    before = text[: start.start()] if start else text
    return before + (text[ends[-1].end() :] if ends and start else "")


def blocks_of(text: str) -> tuple[list[Block], bool]:
    """The calendars of a text, and whether something in it had no proper end."""
    taken = _Taken()
    for line in _unfolded(_from_start(text)):
        _take(taken, line)
    return taken.blocks, taken.damaged or any(taken.open)


def _from_start(text: str) -> str:
    """From the first calendar on, without the marks that a mail program set before each line of it."""
    start = _START.search(text)
    if not start:
        return ""
    before = text[max(0, start.start() - _MARGIN_LIMIT) : start.start()]
    margin = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    text = text[start.start() :]
    return re.sub(f"(?m)^{re.escape(margin)}", "", text) if margin and not margin.strip(" \t>") else text


def _take(taken: _Taken, line: str) -> None:
    name, _, value = line[:80].partition(":")
    name, value = name.strip().upper(), value.strip().upper()
    if name == "BEGIN":
        _begin(taken, value)
    if taken.open and (lines := _lines(taken, name)) is not None and len(lines) < _LINES_LIMIT:
        lines.append(line)
    if name == "END" and value in taken.open:
        while taken.open.pop() != value:
            taken.damaged = True


def _begin(taken: _Taken, value: str) -> None:
    if value == "VCALENDAR" or not taken.blocks:
        taken.blocks.append(Block())
    if value == "VCALENDAR":
        taken.damaged |= any(taken.open)
        taken.open = []
    elif value in _OUTER:
        taken.damaged |= len(taken.open) > 1
        # An event without a calendar around it is attached as well, and nothing is missing from it.
        taken.open = taken.open[:1] or [""]
        if value == "VTIMEZONE":
            taken.zones += 1
            if taken.zones <= ZONE_LIMIT:
                taken.blocks[-1].zones.append([])
        elif value == "VEVENT":
            taken.events += 1
            if taken.events <= EVENT_LIMIT:
                taken.blocks[-1].events.append([])
    if len(taken.open) < _DEPTH_LIMIT:
        taken.open.append(value)


def _lines(taken: _Taken, name: str) -> list[str] | None:
    """Where a line belongs. Alarms have a description as well, so what is nested in an event is left out."""
    block, depth = taken.blocks[-1], len(taken.open)
    if depth > 1 and taken.open[1] == "VTIMEZONE":
        return block.zones[-1] if taken.zones <= ZONE_LIMIT else None
    if name in {"BEGIN", "END"}:
        return None
    if depth == 1:
        return block.own
    within = depth == 2 and taken.open[1] == "VEVENT" and taken.events <= EVENT_LIMIT
    return block.events[-1] if within else None


def _unfolded(text: str) -> Iterator[str]:
    """Each line with its continuations, those as well that lack the space in front (RFC 5545, 3.1)."""
    held: list[str] = []
    name, size, encoded = "", 0, False
    for raw in _BARE_NAME.sub(r"\1", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n"):
        if not raw:
            continue
        if encoded and held[-1].endswith("="):
            # vCalendar breaks a quoted-printable value like a mail.
            held[-1], more = held[-1][:-1], raw
        elif held and raw[0] in " \t":
            more = raw[1:]
        elif found := _name(raw, name):
            if held:
                yield "".join(held)
            held, name, size, more = [], found, 0, raw
            encoded = "QUOTED-PRINTABLE" in raw[:200].upper()
        elif name in _TEXTS:
            more = "\\n" + raw
        else:
            more = ""
        if size < LINE_LIMIT:
            held.append(more)
            size += len(more)
    if held:
        yield "".join(held)


def _name(raw: str, before: str) -> str:
    """The name of the property that begins here, or nothing where the words of a text go on.

    "Location: Berlin" in a description is words: a property has no space behind its colon.
    """
    found = _NAMED.match(raw)
    if not found:
        return ""
    name = found[1].upper()
    if name not in _NAMES and not name.startswith("X-"):
        return "" if before in {"DESCRIPTION", "X-ALT-DESC"} else name
    written = found[1] in {name, name.lower()} or raw[found.end() : found.end() + 1] not in {" ", ""}
    return name if written or before not in _TEXTS else ""
