"""What to do about one entry, from what is known of it, what we want, and what stands in the calendar.

What was changed there by hand is theirs: only where nothing was, ours goes over what stands there.
"""

from enum import Enum, auto

from msgspec import Struct

from raincheck.adapters.calendars.events import Seen
from raincheck.domain.touches import Held


class There(Struct, frozen=True):
    """What stands in the calendar in the place of an entry, and its version; empty when the server tells none."""

    etag: str
    seen: Seen


class Plan(Enum):
    """What to do."""

    PUT = auto()
    KEEP = auto()
    """It stands as it should."""

    ASK = auto()
    """Somebody moved it."""

    GONE = auto()
    """Somebody took it out."""


def plan(ours: Seen, there: There | None, held: Held | None) -> Plan:
    """What to do about an entry that belongs into the calendar; `held` is how it was read there the last time.

    Words alone never go over what stands there, since theirs may be by hand: a change of ours raises SEQUENCE
    (RFC 5545, 3.8.7.4).
    """
    if there is None:
        return Plan.PUT if held is None else Plan.GONE
    if there.seen.cancelled:
        # Of one that we do not hold any more that was told already, and the user wants it back.
        return Plan.PUT if held is None else Plan.GONE
    at_our_moment = there.seen.start == ours.start
    ours_is_newer = max(there.seen.sequence, held.sequence if held else 0) < ours.sequence
    # Of one that we know nothing of, an older SEQUENCE is an earlier word of ours whose answer was lost.
    untouched = ours_is_newer if held is None else _is_as_held(there, held)
    if untouched and (ours_is_newer or not at_our_moment):
        return Plan.PUT
    return Plan.KEEP if at_our_moment else Plan.ASK


def _is_as_held(there: There, held: Held) -> bool:
    """Whether nobody touched it since. Only a strong version says that for certain (RFC 9110, 8.8.1)."""
    if there.etag.startswith('"') and held.etag.startswith('"'):
        return there.etag == held.etag
    return there.seen.start == held.at and there.seen.sequence <= held.sequence


def carries(there: There, ours: Seen) -> bool:
    """Whether that is ours, at our moment; servers may make something else of its words and alarms."""
    seen = there.seen
    return not seen.cancelled and seen.start == ours.start and seen.sequence >= ours.sequence


def held_as(href: str, there: There, ours: Seen) -> Held:
    """What is known of it from now on. It is bare where it was to ring, and does not.

    A change of ours that gave way to theirs is settled: its SEQUENCE counts as there.
    """
    seen = there.seen
    return Held(
        uid=seen.uid,
        href=href,
        etag=there.etag,
        at=seen.start,
        sequence=max(seen.sequence, ours.sequence),
        bare=ours.alarms > 0 and seen.alarms == 0,
    )
