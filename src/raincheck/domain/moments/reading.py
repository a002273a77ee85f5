"""Reading a moment in words; the grammar is the package around this."""

import re
from datetime import UTC, date, datetime

from raincheck.domain.moments.phrases import Phrase, phrases
from raincheck.domain.moments.readings import Doubt, Moment, Reading, moments_of, on_clock, one_of, within
from raincheck.domain.moments.resolving import Place, resolve
from raincheck.domain.moments.scanning import scan, zone_unread
from raincheck.domain.moments.spans import span_of
from raincheck.domain.moments.tokens import LONGEST, Tokens, tokenize
from raincheck.domain.moments.zone_words import Places
from raincheck.domain.zone_names import ZoneNames
from raincheck.domain.zones import at_offset, zone_info

_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})[tT](\d{2})(\d{2})(\d{2})([zZ]?)")
"""The form that calendar files use (RFC 5545, 3.3.5)."""

_TO_THE_LETTER = re.compile(r"(?<=\d:\d\d:\d\d )GMT$")

_PROPERTY = re.compile(r"DTSTART(?:;TZID=\"?([\w/+-]+)\"?)?:([\dTZ]+)$", re.IGNORECASE)
"""A start as it stands in a calendar file."""

_STAMP = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[tT]\d{2}:\d{2}|[ ]\d{2}:\d{2})(?::\d{2}(?:\.\d{1,6})?)?(?:[zZ]|[+-]\d{2}:?\d{2})?"
)

_EVERY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b", re.IGNORECASE)

NO_NAMES = ZoneNames()


def read_moment(text: str, now: datetime, zone: str, names: ZoneNames = NO_NAMES, mine: str = "") -> Reading:
    """What `text` means to somebody who reads it at `now`, where a time without a zone is meant in `zone`.

    `mine` is the zone of the reader's own clock, where it is another: near midnight "tomorrow" then depends on it.
    """
    if zone_info(zone) is None:
        return Doubt("zone-unknown")
    # Where seconds are written, GMT is meant to the letter (RFC 5322, 4.3).
    text = _TO_THE_LETTER.sub("+0000", text)
    text = _PROPERTY.sub(r"\2 \1", text.strip())
    text = _BASIC.sub(r"\1-\2-\3 \4:\5:\6\7", text).strip()
    if not text:
        return Doubt("when-missing")
    if _STAMP.fullmatch(text):
        return _stamp(text, now, zone)
    tokens = tokenize(text[:500])
    if not tokens or len(tokens) > LONGEST:
        return Doubt("when-unreadable")
    span = span_of(tokens, now, zone)
    if span is not None:
        return span
    places = Places(zone, mine or zone, names)
    reading = _calendar(tokens, now, places)
    return _among_words(text, now, places) if reading == Doubt("when-unreadable") else reading


def typed(moment: Moment, zone: str = "") -> str:
    """The moment as it can be typed where times are meant in `zone`: it always reads back as itself."""
    wall = f"{moment.at:%Y-%m-%d %H:%M}"
    plain = read_moment(wall, moment.at, moment.zone)
    if plain != Moment(moment.at, moment.zone):
        # In a fold only the offset tells which of the two it is.
        return moment.at.isoformat(sep="T", timespec="minutes")
    return wall if zone in ("", moment.zone) else f"{wall} {moment.zone}"


def _stamp(text: str, now: datetime, zone: str) -> Reading:
    """An ISO 8601 date and time; with an offset it is an instant whatever the zone."""
    try:
        stamp = datetime.fromisoformat(text.upper()).replace(second=0, microsecond=0)
    except ValueError:
        return Doubt("time-impossible")
    if not 2000 <= stamp.year <= 2100:
        return Doubt("when-far")
    if stamp.tzinfo is None:
        reading = on_clock(stamp.date(), stamp.time(), zone)
        return within(reading, now) if isinstance(reading, Moment) else reading
    moment = Moment(at_offset(stamp.astimezone(UTC), zone), zone)
    if text[10] == " " and text[-6] == "-":
        # "15:00-16:00" after a date and a space is a range; "15:00-05:00" can only be an offset.
        ranged = _calendar(tokenize(text), now, Places(zone, zone, NO_NAMES))
        if isinstance(ranged, Moment):
            return one_of([ranged, moment], "when-several")
    return within(moment, now)


def _calendar(tokens: Tokens, now: datetime, places: Places) -> Reading:
    """A day and a clock time in any order, or a clock time alone."""
    here = _date(now, places.base)
    found = {here: phrases(tokens, here, places)}
    for zone in (places.mine, *(_zone(phrase, places) for phrase in found[here] if phrase.complete)):
        # Near midnight "tomorrow" may be counted from the date there, here, or where the phrase says.
        if (today := _date(now, zone)) not in found:
            found[today] = phrases(tokens, today, places)
    readings = [
        resolve(phrase, Place(now, today, places))
        for today in found
        for phrase in found[today]
        if phrase.complete and (phrase.day is not None or today == _date(now, _zone(phrase, places)))
    ]
    if readings:
        return one_of(readings, "when-several")
    return Doubt("time-missing" if any(phrase.day for phrase in found[here]) else "when-unreadable")


def _among_words(text: str, now: datetime, places: Places) -> Doubt:
    """What a longer sentence may mean: never taken by itself, for a word of it may say the opposite."""
    today = _date(now, places.base)
    found = scan(text[:500], today, places)
    if any(zone_unread(seen, text) for seen in found if seen.phrase.times):
        return Doubt("zone-unknown")
    seen = [] if _EVERY.search(text) else [sight.phrase for sight in found]
    readings = [resolve(phrase, Place(now, today, places)) for phrase in seen if phrase.complete]
    moments = moments_of([r for r in readings if isinstance(r, Moment) or not r.impossible])
    if not moments:
        return Doubt("when-unreadable")
    return Doubt("when-among-words" if len(moments) == 1 else "when-several", moments)


def _zone(phrase: Phrase, places: Places) -> str:
    """The zone that the phrase names, where it names a place."""
    zone = phrase.times[0].zone
    return zone.zone if zone and zone.zone else places.base


def _date(now: datetime, zone: str) -> date:
    return now.astimezone(zone_info(zone)).date()
