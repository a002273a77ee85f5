"""The calendar into which the follow-ups are written."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.ports.causes import FailCause


class Written(Struct, frozen=True):
    """A file that was written and read back; `opened` when a program took it as well."""

    path: str
    opened: bool = False


class WriteFailed(Struct, frozen=True):
    """Nothing was written."""

    cause: FailCause
    detail: str = ""


class Calendar(Protocol):
    """Where the follow-ups are written."""

    def write(self, name: str, entries: Sequence[CalendarEntry], now: datetime, open_it: bool) -> Written | WriteFailed:
        """Write them, read them back, and hand the file to the system when asked."""
