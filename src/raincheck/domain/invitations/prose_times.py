"""When it starts, as a mail or a chat says it: which of the times in a text is the interview's."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from raincheck.domain.invitations.starts import MOST_CANDIDATES, Start
from raincheck.domain.moments import Doubt, Moment, Reading
from raincheck.domain.moments.days import WEEK
from raincheck.domain.moments.readings import moments_of, one_of
from raincheck.domain.moments.resolving import Place, resolve
from raincheck.domain.moments.scanning import Seen, scan, zone_unread
from raincheck.domain.moments.tokens import tokenize
from raincheck.domain.moments.zone_words import Places, ZoneWord, at_fixed, zones_at
from raincheck.domain.zones import zone_info

BEFORE, AFTER = 60, 30
"""Characters around a time that tell what kind of time it is."""

_TO_TIME = r"\s*[:\-]?\s*(?:on|at|the)?\s*$"
_OTHER = re.compile(
    r"\b(?:by|before|after|until|till|prior to|no later than|deadline(?: is)?|due|since|as of|ends?|finish(?:es)?)"
    r"(?: (?:the )?end of)?"
    + _TO_TIME
    + r"|\b(?:expires?|sent|posted|received|applied|submitted|dated|wrote|created|updated|modified|generated"
    r"|the following messages?)"
    r" (?:on|at|:)\s*(?:the)?\s*$"
    r"|\b(?:office hours|business hours|working hours|opening hours|our hours|we are open|reachable)(?:\s+\w+){0,3}"
    + _TO_TIME
    + r"|\b(?:arrive|check in|doors open|be in the lobby|parking|lunch)(?:\s+\w+){0,3}"
    + _TO_TIME,
    re.IGNORECASE,
)
"""What stands before a time that is not the start: a deadline, a date of sending, hours of an office, an arrival."""

_OLD = re.compile(
    r"\b(?:originally|previously|formerly|instead of|rather than|no longer|not|can't do|cannot do|can't make"
    r"|(?:was|were|had been) (?:\w+ )?(?:scheduled|set|planned|booked)?(?: for)?|old time(?: was)?|former(?:ly)?"
    r"|(?:move|moved|moving|reschedule|rescheduled|change|changed|shift|shifted|push|pushed)\b(?:\W+\w+){0,4}? from)"
    r"(?: (?:our|the|your))?(?: (?:interview|call|chat|meeting|slot))?" + _TO_TIME,
    re.IGNORECASE,
)
"""What stands before a time that holds no more."""

_NEW = re.compile(
    r"\b(?:moved to|move (?:it |this |our \w+ )?to|rescheduled (?:to|for)|new (?:date|time|date and time|slot) ?(?:is)?"
    r"|changed to|now (?:be )?(?:on|at|scheduled|is)?|instead)\W*(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"^\W*(?:\w+\W+){0,2}?instead\b(?! of)", re.IGNORECASE)

_LABELED = re.compile(
    r"(?:^|\n|\|)[\s>*#\u2022-]*(?:when|date(?: ?(?:&|and|/) ?time)?|time|day|start(?:s| time)?"
    r"|interview(?: (?:date|time))?|scheduled(?: time)?|appointment|event date/time|invitee time|your interview)"
    r"\s*[*]*\s*[:\-\u2013]?\s*[*]*\s*$",
    re.IGNORECASE,
)
_WORKING_WEEK = re.compile(r"\bmon(?:day)?s?\s*(?:-|\u2013|to|through|thru)\s*(?:thu|fri|sat|sun)", re.IGNORECASE)

_NO_TIMES = re.compile(
    r"https?://\S+|\S+@\S+"
    r"|^[^\S\n]*[^\W\d][^\n:]{1,60}?(?:[^\S\n]{2,}|\t)\d{1,2}:\d{2}(?:[ \u202f]?[AaPp][Mm])?[^\S\n]*$",
    re.MULTILINE,
)
"""Links and addresses, and the lines with which a chat says who spoke when."""

_LENGTH = re.compile(
    r"\b(?P<figure>\d{1,3}(?:\.5)?|an|one|two|half an)[\s-]?(?P<unit>minutes?|mins?|hours?|hrs?|h)\b"
    r"(?P<half> and a half\b)?"
    r"(?!\s*(?:early|earlier|late|later|before|prior|beforehand|ahead|ago|after|notice|in advance)\b)"
    r"(?!\s*(?:walk|drive|from|away)\b)",
    re.IGNORECASE,
)
_CHOICE = re.compile(
    r"\b(?:choose|pick|prefer|which|options?|slots?|either|or|available|any of|one of|suits?|works? best)\b",
    re.IGNORECASE,
)
"""Words that offer times instead of setting them."""

LONGEST_BREAK = timedelta(minutes=30)

_WITHIN = re.compile(r"\b(?:within|in|next|every|up to|\+)\s*$", re.IGNORECASE)

_STATED_ZONE = re.compile(
    r"(?:time ?zone|timezone|all times(?: are)?(?: shown| listed)?(?: in)?|times(?: are)?(?: shown| listed)? in)"
    r"\s*[:\-\u2013]?\s*(?:is |in )?\(?(?P<zone>[^\n]{2,60})",
    re.IGNORECASE,
)


class Wording(NamedTuple):
    """A text, and when it was written: `sent` is None for a paste without a date.

    `placed` tells that the offset of `sent` is the writer's own, as it is in the header of a mail file; the
    date above a pasted mail is on the reader's clock.
    """

    text: str
    sent: datetime | None
    source: str
    placed: bool = False


class Found(NamedTuple):
    """A time in a text, what it means, and how sure it is to be the start."""

    seen: Seen
    reading: Reading
    zoned: bool
    labeled: bool
    new: bool


def prose_start(wording: Wording, now: datetime, places: Places, *, remote: bool) -> Start:
    """The start that the text gives; several different ones are a question."""
    # Numbers in links are no times; each character stays where it was.
    text, read_at = _NO_TIMES.sub(lambda match: " " * len(match[0]), wording.text), wording.sent or now
    today = read_at.astimezone(zone_info(places.base)).date()
    place = Place(read_at, today, places)
    stated = stated_zone(text, places)
    sightings = [seen for seen in scan(text, today, places) if _is_start(seen, text)]
    timed = [seen for seen in sightings if seen.phrase.complete]
    if not timed:
        lone = any(seen.phrase.day and not seen.phrase.times for seen in sightings)
        return Start(reading=Doubt("time-missing"), source=wording.source) if lone else Start()
    found = _agenda(_most_telling([_found(seen, text, place, stated or _only_zone(timed)) for seen in timed]), text)
    reading = _one(_ahead(found, read_at))
    if any(zone_unread(seen, text) for seen in timed):
        # On whose clock, it says, in words that nobody here can read: the hour alone would be a guess.
        return Start(reading=Doubt("zone-unread"), source=wording.source)
    zoned = any(item.zoned for item in found)
    if not zoned:
        reading = _where(reading, wording.sent if wording.placed else None, places, remote=remote)
    minutes = next((_minutes(item.reading) for item in found if _minutes(item.reading)), None)
    return Start(
        reading=reading, minutes=minutes or length_in(text), source=wording.source, zone_said=zoned, new=found[0].new
    )


def _is_start(seen: Seen, text: str) -> bool:
    """Whether nothing before it says that it is another kind of time."""
    before = _words_before(seen.start, text)
    day_before = _words_before(seen.day_start, text)
    if any(pattern.search(words) for pattern in (_OTHER, _OLD) for words in (before, day_before)):
        return False
    return not _WORKING_WEEK.search(text[max(0, seen.day_start - BEFORE) : seen.end])


def _words_before(start: int, text: str) -> str:
    """The words before that place, up to the end of the sentence before."""
    return re.split(r"[.!?](?=\s)|\n\s*\n", text[max(0, start - BEFORE) : start])[-1]


def _found(seen: Seen, text: str, place: Place, stated: ZoneWord | None) -> Found:
    phrase = seen.phrase
    zoned = any(timed.zone for timed in phrase.times)
    if not zoned and stated is not None:
        zoned = True
        phrase = phrase._replace(times=tuple(timed._replace(zone=stated) for timed in phrase.times))
    if phrase.day is not None and phrase.day.again:
        # Who writes "Thursday" on a Thursday may mean today, or the next one.
        again = phrase.day.dates[0] + WEEK
        phrase = phrase._replace(day=phrase.day._replace(dates=(*phrase.day.dates, again), again=False))
    before, day_before = _words_before(seen.start, text), _words_before(seen.day_start, text)
    new = bool(_NEW.search(before) or _NEW.search(day_before) or _INSTEAD.search(text[seen.end : seen.end + AFTER]))
    labeled = bool(_LABELED.search(before) or _LABELED.search(day_before))
    return Found(seen, resolve(phrase, place), zoned, labeled, new)


def _most_telling(found: list[Found]) -> list[Found]:
    """Only the new times, if any are said to be new; else only those behind a label; else all."""
    for telling in ("new", "labeled"):
        chosen = [item for item in found if getattr(item, telling)]
        if chosen:
            return _inherit(chosen, found)
    return _inherit(found, found)


def _inherit(chosen: list[Found], found: list[Found]) -> list[Found]:
    """A time that is repeated without its zone, or without its day, is the same time."""
    walls = {wall for item in found if item.zoned for wall in _walls(item)}
    kept = [item for item in chosen if item.zoned or not _walls(item) & walls]
    with_zone = [item for item in found if item.zoned and any(_walls(item) & _walls(other) for other in chosen)]
    kept = kept + [item for item in with_zone if item not in kept]
    dated = [item for item in kept if item.seen.phrase.day is not None]
    return dated or kept or chosen


def _walls(item: Found) -> set[object]:
    """The clock times it shows, whatever the zone and the day."""
    return {moment.at.time() for moment in moments_of([item.reading])}


def _agenda(found: list[Found], text: str) -> list[Found]:
    """Of ranges that follow one another on one day, the whole: that is a schedule and no choice."""
    told = [item.reading for item in found if isinstance(item.reading, Moment)]
    spans = sorted((moment for moment in told if moment.until), key=lambda moment: moment.at)
    if len(spans) < 2 or len(told) < len(found) or _CHOICE.search(text):
        return found
    follows = all(a.until and timedelta() <= b.at - a.until <= LONGEST_BREAK for a, b in pairwise(spans))
    if not follows or any(moment.until is None and moment.at != spans[0].at for moment in told):
        return found
    opening = [item for item in found if item.reading in told and moments_of([item.reading])[0].at == spans[0].at]
    first = next((item for item in opening if item.zoned), opening[0])
    return [first._replace(reading=replace(moments_of([first.reading])[0], until=spans[-1].until))]


def _one(found: Sequence[Found]) -> Reading:
    readings: list[Reading] = []
    for item in found:
        if item.reading not in readings:
            readings.append(item.reading)
    if len(readings) == 1:
        return readings[0]
    reading = one_of(readings, "times-several")
    if isinstance(reading, Doubt):
        return Doubt(reading.reason, reading.candidates[:MOST_CANDIDATES])
    return reading


def _ahead(found: list[Found], read_at: datetime) -> list[Found]:
    """Those that are not over when the text was written, if there are any: it may also tell what was."""
    coming = [item for item in found if any(moment.at > read_at for moment in moments_of([item.reading]))]
    return coming or found


def _only_zone(timed: Sequence[Seen]) -> ZoneWord | None:
    """The zone that all times share where it is said once: "Tue 10am, Wed 2pm or Thu 4pm ET"."""
    words = [timed.zone for seen in timed for timed in seen.phrase.times if timed.zone]
    names = {(word.zone, word.minutes, word.letters) for word in words}
    return words[0] if len(names) == 1 else None


def _minutes(reading: Reading) -> int | None:
    moments = moments_of([reading])
    until = moments[0].until if moments else None
    return int((until - moments[0].at).total_seconds() // 60) if until else None


def _where(reading: Reading, sent: datetime | None, places: Places, *, remote: bool) -> Reading:
    """On whose clock a time without a zone is meant: for a talk at a distance that is a question.

    A sender whose mail shows the reader's own offset is taken to mean the clock that both have.
    """
    if not remote or not isinstance(reading, Moment):
        return reading
    here = reading.at.astimezone(zone_info(places.base))
    if sent is not None and sent.utcoffset() == sent.astimezone(zone_info(places.base)).utcoffset():
        return reading
    readings: list[Reading] = [reading]
    if sent is not None and (offset := sent.utcoffset()) is not None:
        readings.append(at_fixed(here.date(), here.time(), int(offset.total_seconds() // 60), places.base))
    return Doubt("zone-missing", moments_of(readings))


def stated_zone(text: str, places: Places) -> ZoneWord | None:
    """The zone that the text gives for all its times, such as "Time zone: Eastern Time - US & Canada"."""
    for match in _STATED_ZONE.finditer(text):
        tokens = tokenize(match["zone"])
        index = 1 if tokens.text(0) == "(" else 0
        word = next(iter(zones_at(tokens, index, places, cities=False)), None)
        if word is not None:
            return word
    return None


def length_in(text: str) -> int | None:
    """How long it lasts, in minutes, where the text says so of something other than being late or early."""
    for match in _LENGTH.finditer(text):
        if _WITHIN.search(text[max(0, match.start() - 10) : match.start()]):
            continue
        figure = match["figure"].casefold()
        count = {"an": 1.0, "one": 1.0, "two": 2.0, "half an": 0.5}.get(figure) or float(figure)
        minutes = round((count + 0.5 * bool(match["half"])) * (60 if match["unit"][0] in "hH" else 1))
        if 5 <= minutes <= 12 * 60:
            return minutes
    return None
