"""Why two clocks differ, and what a change of the clocks (summer time) does to it.

Around a change the usual difference is wrong: London is five hours ahead of New York, but four in the weeks in
which only one of them has changed. Transitions come from the zone data, found by looking day by day.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from string import Template

from msgspec import Struct

from raincheck.domain.when import day_and_date, local, long_date
from raincheck.domain.words import ClockWords
from raincheck.domain.zones import city, zone_info

NEAR = timedelta(days=21)
"""An interview this near to a change of the clocks is worth a sentence."""

SEASON = timedelta(days=40)
"""Two places that change within this time of each other change for the same season."""

YEAR = timedelta(days=366)


class Change(Struct, frozen=True):
    """The clocks in a zone change at that instant, by so many minutes: forward if positive."""

    at: datetime
    zone: str
    minutes: int


def offset_minutes(at: datetime, zone: str) -> int:
    """How far east of UTC the clocks in a zone are then, in minutes; 0 for an unknown zone."""
    info = zone_info(zone)
    offset = at.astimezone(info).utcoffset() if info else None
    return int(offset.total_seconds() // 60) if offset else 0


def changes(zone: str, first: datetime, last: datetime) -> tuple[Change, ...]:
    """The changes of the clocks in a zone between two moments, exact to the minute."""
    found = []
    day, before = first.astimezone(UTC), offset_minutes(first, zone)
    while day < last:
        following = min(day + timedelta(days=1), last.astimezone(UTC))
        after = offset_minutes(following, zone)
        if after != before:
            found.append(Change(_exactly(zone, day, following), zone, after - before))
        day, before = following, after
    return tuple(found)


def _exactly(zone: str, low: datetime, high: datetime) -> datetime:
    """The first minute after a change, between two moments that lie on both sides of it."""
    before = offset_minutes(low, zone)
    while high - low > timedelta(minutes=1):
        middle = low + timedelta(seconds=(high - low).total_seconds() // 120 * 60)
        if offset_minutes(middle, zone) == before:
            low = middle
        else:
            high = middle
    return high.replace(second=0, microsecond=0)


class ClockNote(Struct, frozen=True, kw_only=True):
    """What is worth saying about two clocks on a day: a key of `content/clocks.toml`, and its facts."""

    key: str
    facts: dict[str, str]

    def on_screen(self, words: Mapping[str, ClockWords]) -> str:
        """One sentence for the user."""
        return Template(words[self.key].screen).substitute(self.facts)

    def in_message(self, words: Mapping[str, ClockWords]) -> str:
        """A clause for the interviewer; empty where nothing of it explains a mistake."""
        return Template(words[self.key].message).substitute(self.facts)


def clock_note(at: datetime, theirs: str, mine: str, now: datetime) -> ClockNote | None:
    """What to say of an interview at that moment; None where both clocks agree and none of them changes soon."""
    ahead = _ahead(at, theirs, mine)
    facts = {"there": city(theirs), "here": city(mine)} | _day(local(at, theirs), local(now, theirs))
    facts |= _lengths("difference", ahead, "ahead of", "the same time as")
    near = {*changes(theirs, at - NEAR, at + NEAR), *changes(mine, at - NEAR, at + NEAR)}
    if not near:
        return ClockNote(key="differ", facts=facts) if ahead else None
    change = min(near, key=lambda found: _weight(found, at, theirs, mine))
    day = change.at.astimezone(zone_info(change.zone))
    facts |= {"place": city(change.zone), "date": day_and_date(day), "day": long_date(day)}
    otherwise = _otherwise(change, at, theirs, mine)
    if otherwise == ahead:
        return _together(change, at, now, facts)
    facts |= _lengths("usual", otherwise, "ahead", "the same time", beside=ahead)
    facts["other"] = city(mine if change.zone == theirs else theirs)
    facts |= _tense(change, now, facts["date"])
    key = "soon" if change.at > at else _who(change, at, theirs, mine)
    return ClockNote(key=key, facts=facts)


def _day(at: datetime, now: datetime) -> dict[str, str]:
    """How that day is spoken of: what is today is not over yet."""
    if at.date() == now.date():
        return {"is": "is", "that_day": "today", "that_week": "today"}
    return {"is": "was" if at <= now else "is", "that_day": "that day", "that_week": "that week"}


def _tense(change: Change, now: datetime, date: str) -> dict[str, str]:
    """Whether the clocks have changed already when it is read."""
    if change.at <= now:
        return {"changed": "has changed its clocks", "later": "not yet"}
    return {"changed": f"changes its clocks on {date}", "later": "later"}


def _ahead(at: datetime, theirs: str, mine: str) -> int:
    return offset_minutes(at, theirs) - offset_minutes(at, mine)


def _otherwise(change: Change, at: datetime, theirs: str, mine: str) -> int:
    """The difference on the other side of the change."""
    return _ahead(change.at - timedelta(minutes=1) if change.at <= at else change.at, theirs, mine)


def _weight(change: Change, at: datetime, theirs: str, mine: str) -> tuple[bool, timedelta, bool]:
    """One that has made the difference another goes before one to come; else the nearest, theirs before mine."""
    surprises = change.at <= at and _otherwise(change, at, theirs, mine) != _ahead(at, theirs, mine)
    return not surprises, abs(change.at - at), change.zone != theirs


def _together(change: Change, at: datetime, now: datetime, facts: dict[str, str]) -> ClockNote:
    """The clocks change, and the difference stays as it is."""
    facts |= {"way": "forward" if change.minutes > 0 else "back", "went": "went" if change.at <= now else "go"}
    facts |= {"length": _hours(change.minutes), "length_long": _hours(change.minutes, long=True)}
    return ClockNote(key="after" if change.at <= at else "before", facts=facts)


def _who(change: Change, at: datetime, theirs: str, mine: str) -> str:
    """What the clocks of the other place do: not yet, already, at another time, or never."""
    other = mine if change.zone == theirs else theirs
    if changes(other, at, at + SEASON):
        return "not-yet"
    if changes(other, at - SEASON, at):
        return "both"
    return "not-now" if changes(other, at, at + YEAR) else "never"


def _lengths(name: str, minutes: int, ahead: str, same: str, beside: int | None = None) -> dict[str, str]:
    """A difference in words, short for the screen and long for a message."""
    facts = {}
    for key, long in ((name, False), (f"{name}_long", True)):
        if minutes == 0:
            facts[key] = same
        elif beside is not None and minutes % 60 == beside % 60 == 0 and minutes * beside > 0:
            # Beside "4 h ahead" the other hours alone are clear.
            facts[key] = f"{abs(minutes) // 60}"
        else:
            facts[key] = f"{_hours(minutes, long=long)} {ahead if minutes > 0 else 'behind'}"
    return facts


def _hours(minutes: int, *, long: bool = False) -> str:
    hours, rest = divmod(abs(minutes), 60)
    if not long:
        return " ".join(text for text in (f"{hours} h" if hours else "", f"{rest} min" if rest else "") if text)
    parts = [f"{hours} hour{'s' if hours > 1 else ''}" if hours else "", f"{rest} minutes" if rest else ""]
    return " and ".join(part for part in parts if part)
