"""One entry as a text that a phone takes from a code and offers to put into its calendar.

Phones read a bare VEVENT (the convention of ZXing's "Barcode contents"). UID and alarms are left out: the phone makes
its own, and each of them would need a larger code than a terminal of 24 lines has room for.
"""

from datetime import UTC, datetime, timedelta

from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.domain.text import clean_line

TITLE_OCTETS = 40
"""Of the title, in UTF-8: so the whole code keeps to 41 modules a side (ISO/IEC 18004, version 6, level L)."""


def event_code(entry: CalendarEntry) -> str:
    """The text of the code; its title may be shortened."""
    start = entry.touch.at
    lines = (
        "BEGIN:VEVENT",
        f"SUMMARY:{_escaped(shortened(clean_line(entry.summary)))}",
        f"DTSTART:{_utc(start)}",
        f"DTEND:{_utc(start + timedelta(minutes=entry.minutes))}",
        "END:VEVENT",
    )
    return "\n".join(lines)


def shortened(title: str) -> str:
    """The title, or its beginning and a sign that there was more; never a part of a character."""
    if len(_escaped(title).encode()) <= TITLE_OCTETS:
        return title
    while len(_escaped(f"{title}…").encode()) > TITLE_OCTETS:
        title = title[:-1]
    return f"{title.rstrip()}…"


def _escaped(text: str) -> str:
    """As RFC 5545, 3.3.11, has it; there is no line end in a line that was cleaned."""
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
