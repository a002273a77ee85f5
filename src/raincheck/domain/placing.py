"""What a calendar server is asked to hold, and what its answers make of a case.

What a person changed in their calendar by hand is theirs: it is taken over, unless the case was changed as well.
Then both are shown, and the user decides.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.domain.followup import changes
from raincheck.domain.session import Session
from raincheck.domain.touches import Held, Touch, TouchState
from raincheck.domain.zones import at_offset


class Conflict(Struct, frozen=True):
    """A touch that was moved here and in the calendar: `theirs` is what stands there, `zone` the zone meant there."""

    touch: Touch
    theirs: Held
    zone: str


def asked_for(session: Session, entries: Sequence[CalendarEntry]) -> tuple[CalendarEntry, ...]:
    """The entries about which the server is asked: what was done before it was ever in the calendar stays out of it."""
    held = {one.uid for one in session.followup.held}
    return tuple(e for e in entries if e.touch.state is not TouchState.DONE or e.touch.uid in held)


def trying(session: Session) -> Session:
    """The case as the server is about to be asked: it may hold what stands, whatever becomes of its answer."""
    uids = (one.uid for one in session.followup.touches if one.state is TouchState.PLANNED)
    tried = tuple(dict.fromkeys((*session.followup.tried, *(uid for uid in uids if uid not in _held(session)))))
    return replace(session, followup=replace(session.followup, tried=tried))


def known_there(session: Session) -> frozenset[str]:
    """The UIDs that a calendar server holds, or may hold."""
    return frozenset((*_held(session), *session.followup.tried))


def pending(session: Session) -> bool:
    """Whether the calendar holds, or may hold, what it should not, or lacks a change of what it holds."""
    held, touches = _held(session), session.followup.touches
    in_doubt = [one for one in touches if one.uid in session.followup.tried and one.uid not in held]
    if any(one.state in _GONE for one in in_doubt):
        return True
    return bool(held) and any(_differs(touch, held.get(touch.uid)) for touch in touches)


def is_behind(session: Session) -> bool:
    """Whether the calendar that was chosen, or the file that was written for one, has something else."""
    file = session.followup.calendar
    if file is None or session.followup.held:
        return pending(session)
    return pending(session) or file.changes != changes(session)


def _held(session: Session) -> dict[str, Held]:
    return {one.uid: one for one in session.followup.held}


_GONE = (TouchState.DROPPED, TouchState.CANCELLED)


def _differs(touch: Touch, held: Held | None) -> bool:
    if held is None:
        return touch.state is TouchState.PLANNED
    if touch.state in _GONE:
        return True
    return (held.at, held.sequence) != (touch.at, touch.sequence)


def in_calendar(session: Session, uid: str) -> bool:
    """Whether the entry was read back as it should be."""
    touch = next((one for one in session.followup.touches if one.uid == uid), None)
    held = next((one for one in session.followup.held if one.uid == uid), None)
    return touch is not None and held is not None and not _differs(touch, held)


def placed(session: Session, held: Held) -> Session:
    """It was read back, as we put it there; a SEQUENCE that the server raised is ours from now on."""
    taken = _with_held(session, held)
    return _with_touch(taken, held.uid, lambda touch: replace(touch, sequence=max(touch.sequence, held.sequence)))


def gone(session: Session, uid: str) -> Session:
    """It is out of the calendar."""
    return _without_held(session, uid)


def moved_there(session: Session, theirs: Held, zone: str) -> Session | Conflict:
    """Somebody moved it in the calendar."""
    touch = _touch(session, theirs.uid)
    known = next((one for one in session.followup.held if one.uid == theirs.uid), None)
    if touch is None:
        return session
    if touch.at == theirs.at or (known is not None and touch.at == known.at):
        return keep_theirs(session, theirs, zone)
    return Conflict(touch, theirs, zone)


def gone_there(session: Session, uid: str) -> Session:
    """Somebody took it out of the calendar: it is dropped, unless it was given another time here meanwhile."""
    touch = _touch(session, uid)
    known = next((one for one in session.followup.held if one.uid == uid), None)
    without = _without_held(session, uid)
    if touch is None or touch.state is not TouchState.PLANNED or (known is not None and known.at != touch.at):
        return without
    return _with_touch(without, uid, lambda one: replace(one, state=TouchState.DROPPED))


def keep_theirs(session: Session, theirs: Held, zone: str) -> Session:
    """The touch at the moment that the calendar has."""

    def taken(touch: Touch) -> Touch:
        sequence, there = max(touch.sequence, theirs.sequence), zone or touch.zone
        return replace(touch, at=at_offset(theirs.at, there), zone=there, rule="", sequence=sequence)

    return _with_touch(_with_held(session, theirs), theirs.uid, taken)


def keep_ours(session: Session, theirs: Held) -> Session:
    """The calendar's version is known, so that ours can be put over it; its SEQUENCE has to be above it."""
    known = _with_held(session, theirs)
    return _with_touch(
        known, theirs.uid, lambda touch: replace(touch, sequence=max(touch.sequence, theirs.sequence) + 1)
    )


def soonest(session: Session, now: datetime) -> Touch | None:
    """The next moment that still stands, for a code that holds one."""
    ahead = [one for one in session.followup.touches if one.state is TouchState.PLANNED and one.at > now]
    return min(ahead, key=lambda one: one.at, default=None)


def _touch(session: Session, uid: str) -> Touch | None:
    return next((one for one in session.followup.touches if one.uid == uid), None)


def _with_touch(session: Session, uid: str, change: Callable[[Touch], Touch]) -> Session:
    touches = tuple(change(one) if one.uid == uid else one for one in session.followup.touches)
    return replace(session, followup=replace(session.followup, touches=touches))


def _with_held(session: Session, held: Held) -> Session:
    others = _without_held(session, held.uid).followup
    return replace(session, followup=replace(others, held=(*others.held, held)))


def _without_held(session: Session, uid: str) -> Session:
    held = tuple(one for one in session.followup.held if one.uid != uid)
    tried = tuple(one for one in session.followup.tried if one != uid)
    return replace(session, followup=replace(session.followup, held=held, tried=tried))
