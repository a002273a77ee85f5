"""Zones in a phrase: "ET", "London time", "Europe/Paris", "EST", "UTC+2", "+0530", "my time"."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple

from raincheck.domain.moments.readings import Doubt, Moment, Reading, moments_of, on_clock
from raincheck.domain.moments.tokens import Tokens
from raincheck.domain.zone_names import Meaning, ZoneNames, find_zone
from raincheck.domain.zones import at_offset, zone_info

LONGEST_NAME = 4
"""Words of the longest name, "central european summer time"."""

FARTHEST_OFFSET = 14 * 60
"""Minutes: no clock is further from UTC."""

_WHOSE = {"my": "mine", "your": "base", "their": "base", "local": "base"}


class Places(NamedTuple):
    """Where a phrase is read: `base` is the zone of a time without one, `mine` that of the reader's clock."""

    base: str
    mine: str
    names: ZoneNames


class ZoneWord(NamedTuple):
    """A zone in a phrase; `end` is the token after it. It is a place, an offset in minutes, or letters."""

    end: int
    zone: str = ""
    minutes: int | None = None
    meanings: tuple[Meaning, ...] = ()
    letters: str = ""


def zones_at(tokens: Tokens, index: int, places: Places, *, cities: bool = True) -> Iterator[ZoneWord]:
    """Every zone that begins there, the longest first. With `cities`, any city of the zone data is one."""
    token = tokens.at(index)
    if token.kind == "path":
        zone = _path(token.text, places.names) or _alternatives(token.text, places.names)
        if zone:
            yield ZoneWord(_skip_time(tokens, index + 1), zone)
    elif token.text in _WHOSE and tokens.text(index + 1) == "time":
        yield from _whose(tokens, index, places)
    elif token.text == "time" and tokens.text(index + 1) in ("of", "in"):
        yield from _named(tokens, index + 2, places, cities=cities)
    elif token.text in ("+", "-"):
        for word in _offset(tokens, index):
            yield word._replace(end=_skip_comment(tokens, word, places))
            yield word
    elif token.kind in ("word", "half"):
        if token.text in ("utc", "gmt") and tokens.text(index + 1) in ("+", "-"):
            for word in _offset(tokens, index + 1, after_name=True):
                yield from _labeled(tokens, word, places)
                yield word
        yield from _named(tokens, index, places, cities=cities)


def _path(text: str, names: ZoneNames) -> str | None:
    """An IANA name in small letters: first as such names are mostly written, for the whole list is slow."""
    usual = "/".join("_".join(word.capitalize() for word in part.split("_")) for part in text.split("/"))
    return usual if zone_info(usual) else find_zone(text, names)


def _whose(tokens: Tokens, index: int, places: Places) -> Iterator[ZoneWord]:
    """Whose clock it is, or which: "my time", "local time in Madrid", "my time (New York)"."""
    at = index + 3 if tokens.text(index + 2) in ("in", "(") else index + 2
    yield from _named(tokens, at, places, cities=False)
    own = places.mine if _WHOSE[tokens.text(index)] == "mine" else places.base
    if own:
        yield ZoneWord(index + 2, own)


def _alternatives(text: str, names: ZoneNames) -> str | None:
    """The place that two names for one zone mean: "EST/EDT", "CET/Berlin"."""
    zones = {
        names.abbreviations[word][0].zone if word in names.abbreviations else names.places.get(word, "")
        for word in text.split("/")
    }
    return zones.pop() or None if len(zones) == 1 else None


def _skip_time(tokens: Tokens, index: int) -> int:
    """The token after "time" and after "(US and Canada)", with which calendars end the name of a zone."""
    end = index + 1 if tokens.text(index) == "time" else index
    at = end + 1 if tokens.text(end) in ("(", "-") else end
    if tokens.text(at) == "us" and tokens.text(at + 1) in ("&", "and") and tokens.text(at + 2) == "canada":
        end = at + 4 if tokens.text(at + 3) == ")" else at + 3
    return end


def _named(tokens: Tokens, index: int, places: Places, *, cities: bool) -> Iterator[ZoneWord]:
    """A name of one word or several."""
    words: list[str] = []
    for token in tokens[index : index + LONGEST_NAME]:
        if token.kind not in ("word", "half"):
            break
        words.append(token.text)
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        end = _skip_time(tokens, index + count)
        if name in places.names.abbreviations:
            yield ZoneWord(end, meanings=places.names.abbreviations[name], letters=name)
        elif name in places.names.places:
            yield ZoneWord(end, places.names.places[name])
        elif cities and len(name) > 3 and words[count - 1] != "time" and (zone := find_zone(name, places.names)):
            yield ZoneWord(end, zone)


def _offset(tokens: Tokens, index: int, *, after_name: bool = False) -> Iterator[ZoneWord]:
    """Such as "+02:00", "-0500", and after UTC also "+2". A dash before hours and minutes alone would be a range."""
    figures = tokens.at(index + 1)
    if figures.kind != "number" or not figures.touches or len(figures.text) > 4:
        return
    minutes, end = int(figures.text), index + 2
    if len(figures.text) > 2:
        if len(figures.text) == 3 and not after_name:
            return
        minutes = minutes // 100 * 60 + minutes % 100
    elif tokens.tight(end, ":") and len(tokens.text(end + 1)) == 2 and tokens.text(end + 1).isdigit():
        if tokens.text(index) == "-" and not after_name:
            return
        minutes, end = minutes * 60 + int(tokens.text(end + 1)), end + 2
    elif after_name:
        minutes *= 60
    else:
        return
    if minutes <= FARTHEST_OFFSET:
        yield ZoneWord(end, minutes=-minutes if tokens.text(index) == "-" else minutes)


def _skip_comment(tokens: Tokens, word: ZoneWord, places: Places) -> int:
    """The token after letters in brackets that say the same as the offset: "+0200 (CEST)" (RFC 5322, A.5)."""
    if tokens.text(word.end) != "(" or tokens.text(word.end + 2) != ")":
        return word.end
    meanings = places.names.abbreviations.get(tokens.text(word.end + 1), ())
    return word.end + 3 if any(meaning.minutes == word.minutes for meaning in meanings) else word.end


def _labeled(tokens: Tokens, word: ZoneWord, places: Places) -> Iterator[ZoneWord]:
    """What may follow an offset: "(UTC-06:00) Central Time (US & Canada)", which names the winter offset all year."""
    at = word.end + 1 if tokens.text(word.end) == ")" else word.end
    for place in _named(tokens, at, places, cities=False):
        info = zone_info(place.zone)
        if info and word.minutes in {_minutes(datetime(2026, month, 1, tzinfo=info)) for month in (1, 7)}:
            yield place
            return


def in_zone(day: date, clock: time, word: ZoneWord | None, places: Places) -> Reading:
    """The moment at which a clock there shows that."""
    if word is None:
        return on_clock(day, clock, places.base)
    if word.minutes is not None:
        return at_fixed(day, clock, word.minutes, places.base)
    if not word.meanings:
        return on_clock(day, clock, word.zone)
    # Letters with several meanings are only taken for the reader's own zone where that is the usual one.
    own = next((m for m in word.meanings[:1] if m.zone in (places.mine, places.base)), None)
    own = own or _shown_at(places.mine or places.base, day, clock, word.letters, word.meanings)
    if own and _agrees(own, day, clock):
        return _literal(own, day, clock)
    if len(word.meanings) > 1:
        return Doubt("which-zone", moments_of([_literal(meaning, day, clock) for meaning in word.meanings]))
    (meaning,) = word.meanings
    literal = _literal(meaning, day, clock)
    if _agrees(meaning, day, clock):
        return literal
    return Doubt("zone-season", moments_of([literal, on_clock(day, clock, meaning.zone)]))


def _shown_at(zone: str, day: date, clock: time, letters: str, meanings: tuple[Meaning, ...]) -> Meaning | None:
    """The reader's own zone, where its clocks show those letters then: Phoenix says MST all year."""
    info = zone_info(zone)
    if info is None:
        return None
    wall = datetime.combine(day, clock, info)
    minutes = _minutes(wall)
    known = meanings[0].minutes == minutes
    return Meaning(minutes, zone) if known and (wall.tzname() or "").casefold() == letters else None


def _minutes(wall: datetime) -> int:
    return int((wall.utcoffset() or timedelta()).total_seconds() // 60)


def _agrees(meaning: Meaning, day: date, clock: time) -> bool:
    """Whether clocks in that place show that offset then, be it the first or the second time in a fold."""
    wall = datetime.combine(day, clock, zone_info(meaning.zone))
    return meaning.minutes in (_minutes(wall), _minutes(wall.replace(fold=1)))


def _literal(meaning: Meaning, day: date, clock: time) -> Reading:
    """What the letters say, shown on the clock of their place where that agrees."""
    reading = at_fixed(day, clock, meaning.minutes, meaning.zone)
    if isinstance(reading, Moment) and _agrees(meaning, day, clock):
        return Moment(at_offset(reading.at, meaning.zone), meaning.zone)
    return reading


def at_fixed(day: date, clock: time, minutes: int, base: str) -> Reading:
    """A wall time at an offset: an instant whatever the zone, shown at that offset where a zone has it."""
    try:
        at = datetime.combine(day, clock, timezone(timedelta(minutes=minutes))).astimezone(UTC)
    except OverflowError:
        return Doubt("when-far")
    zone = fixed_zone(minutes) or base
    return Moment(at_offset(at, zone), zone)


def fixed_zone(minutes: int) -> str:
    """The IANA name of an offset of whole hours, which POSIX counts the other way round; else empty."""
    hours, rest = divmod(minutes, 60)
    if rest or not -12 <= hours <= 14:
        return ""
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/UTC"
