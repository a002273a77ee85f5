"""The moments at which to come back to a case, and what a calendar holds of them."""

from enum import StrEnum

from msgspec import Struct

from raincheck.domain.interview import Instant
from raincheck.domain.vocabulary import TouchKind

# As in `session`.
__all__ = ["TouchKind"]


class TouchState(StrEnum):
    """Whether it still stands. `CANCELLED`: something happened that made it needless, which can be undone."""

    PLANNED = "planned"
    DONE = "done"
    DROPPED = "dropped"
    CANCELLED = "cancelled"


class Touch(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One planned moment. `uid` and `sequence` are those of its calendar entry (RFC 5545).

    `rule` is the key of the rule that decided the moment, in `content/followup.toml`; empty once the user moved it.
    """

    uid: str
    kind: TouchKind
    at: Instant
    zone: str
    state: TouchState = TouchState.PLANNED
    sequence: int = 0
    rule: str = ""


class CalendarFile(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The `.ics` file that holds the touches, and whether it was opened for the user.

    `changes` is the sum of their SEQUENCE numbers as they were written: a higher one means that some have changed.
    """

    path: str
    at: Instant
    opened: bool = False
    changes: int = 0


class Held(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An entry as a calendar server was seen to hold it, after reading it back (RFC 4791).

    `href` is its absolute URL, `etag` the version seen (RFC 7232, 2.3), `at` its start and `sequence` its SEQUENCE
    there. With `bare` the server keeps the entry without its alarm.
    """

    uid: str
    href: str
    etag: str
    at: Instant
    sequence: int = 0
    bare: bool = False


class FollowUp(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When to come back to it, and which calendars know. `since` is the contact from which the touches count.

    `tried` are the UIDs of entries that a server was asked to take, as long as nobody knows whether it did.
    """

    touches: tuple[Touch, ...] = ()
    since: Instant | None = None
    calendar: CalendarFile | None = None
    held: tuple[Held, ...] = ()
    tried: tuple[str, ...] = ()
