"""The touches as calendar files (RFC 5545) with alarms: one that holds them, and one that takes them out again.

UID, SEQUENCE and DTSTAMP are ours, so that importing again changes an entry instead of adding a second one. What is
not needed any more is marked as cancelled in the first file; programs that look at the method only (RFC 5546, 3.2.5)
take it out by the second.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from raincheck.adapters.calendars.events import calendar_of, seen
from raincheck.adapters.files import write_whole
from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.domain.text import clean_line
from raincheck.ports import FailCause, Launcher, WriteFailed, Written

PUBLISH, CANCEL = "PUBLISH", "CANCEL"


class IcsFiles:
    """A `Calendar` of `.ics` files in a folder, one for each case, and one more for what was cancelled of it."""

    def __init__(self, folder: Path, launcher: Launcher) -> None:
        self._folder = folder
        self._launcher = launcher

    def write(self, name: str, entries: Sequence[CalendarEntry], now: datetime, open_it: bool) -> Written | WriteFailed:
        """Written means read back as well: every entry stands in the file at its moment."""
        # What never was in any calendar needs no taking out: its SEQUENCE was never raised.
        needless = [entry for entry in entries if not entry.stands and entry.touch.sequence]
        files = [(self._folder / f"{name}.ics", entries, PUBLISH)]
        if needless:
            files.append((self._folder / f"{name}-cancel.ics", needless, CANCEL))
        for path, those, method in files:
            failed = _written(path, those, now, method)
            if failed is not None:
                return failed
        standing = any(entry.stands for entry in entries)
        opened = files if standing else files[-1:]
        # Each of them, whatever became of the one before.
        taken = [self._launcher.open(str(path)) for path, _, _ in opened] if open_it else []
        return Written(str(opened[0][0]), opened=bool(taken) and all(taken))


def _written(path: Path, entries: Sequence[CalendarEntry], now: datetime, method: str) -> WriteFailed | None:
    try:
        write_whole(path, calendar_of(entries, now, method))
        held = {one.uid: one.start for one in seen(path.read_bytes())}
    except (OSError, ValueError) as error:
        return WriteFailed(FailCause.CALENDAR_NOT_WRITTEN, clean_line(str(error)))
    if held != {entry.touch.uid: entry.touch.at for entry in entries}:
        return WriteFailed(FailCause.CALENDAR_NOT_WRITTEN)
    return None
