"""A whole phrase as its parts: every way to read each of its words as a day, a time or a zone."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from raincheck.domain.moments.clock_times import PARTS, Clock, clocks_at
from raincheck.domain.moments.dates import MONTHS
from raincheck.domain.moments.days import WEEKDAYS, Day, days_at
from raincheck.domain.moments.spans import length_at
from raincheck.domain.moments.tokens import LONGEST, Tokens
from raincheck.domain.moments.zone_words import Places, ZoneWord, zones_at

MOST = 24
"""Ways to read one phrase, at most; real ones have a handful."""

_FILLERS = set("at on the from between in around about this starting sharp exactly for hour".split())
_FILLERS |= set('@ , ; ( ) | \u22c5 \u00b7 \u2022 ~ [ ] . - : " \u201c \u201d'.split())
_LABELS = set(
    "when date time day start starts interview call meeting video phone zoom teams your our is set it".split()
)
_LABELS |= set(
    "scheduled for confirmed it's can could we do meet talk speak let's see you moved to new > be a an".split()
)
"""Words before everything that leave open what follows; those that turn it round (not, by, before) do not."""

_BETWEEN_ZONES = {"/", "|", "(", ",", "or", "="}
GRAMMAR = {*_FILLERS, *WEEKDAYS, *MONTHS, *PARTS, "today", "tomorrow", "yesterday", "tonight", "next", "last", "week"}
"""Words that are no name of a city."""

_CLOSERS = set('. ! ? , ) ; " \u201c \u201d'.split())


class Source(NamedTuple):
    """The words that are read, on which date and where. With `cities`, any city of the zone data is a zone."""

    tokens: Tokens
    today: date
    places: Places
    cities: bool = True


class Timed(NamedTuple):
    """A time, and the zone that was named with it."""

    clock: Clock
    zone: ZoneWord | None = None


class Phrase(NamedTuple):
    """One way to read all words of a phrase."""

    times: tuple[Timed, ...] = ()
    day: Day | None = None
    weekday: int | None = None
    part: range | None = None
    minutes: int | None = None

    @property
    def complete(self) -> bool:
        """Whether it has a time; a second one must be the same in another zone."""
        return len(self.times) == 1 or (len(self.times) > 1 and all(timed.zone for timed in self.times))

    @property
    def guessed(self) -> bool:
        """Whether it takes a lone number for an hour."""
        return any(timed.clock.bare for timed in self.times)


def phrases(tokens: Tokens, today: date, places: Places) -> list[Phrase]:
    """All ways to read the whole of it; none when a word is left over."""
    if not tokens or len(tokens) > LONGEST:
        return []
    found: list[Phrase] = []
    for phrase in _rest(Source(tokens, today, places), 0, Phrase()):
        if phrase not in found:
            found.append(phrase)
        if len(found) >= MOST:
            break
    certain = [phrase for phrase in found if phrase.complete and not phrase.guessed]
    return certain or found


def _rest(source: Source, index: int, phrase: Phrase) -> Iterator[Phrase]:
    """The phrase so far, with everything from that token on."""
    tokens = source.tokens
    if index >= len(tokens):
        yield phrase
        return
    for end, more in grown(source, index, phrase):
        yield from _rest(source, end, more)
    token, empty = tokens[index], phrase == Phrase()
    between = token.text in _BETWEEN_ZONES and phrase.times and phrase.times[-1].zone
    label = empty and (token.text in _LABELS or (index and token.text == ":"))
    if label or between or (token.text in _FILLERS and _fills(tokens, index)):
        yield from _rest(source, index + 1, phrase)
    elif index and all(token.text in _CLOSERS for token in tokens[index:]):
        yield phrase


def _fills(tokens: Tokens, index: int) -> bool:
    """A mark fills a gap between two things; two marks in a row, or one before everything, do not."""
    token = tokens[index]
    if token.kind != "mark" or token.text in '([~@"\u201c\u201d':
        return True
    before = tokens.at(index - 1)
    return index > 0 and (before.kind != "mark" or before.text == ")") and not (token.text == "-" and token.touches)


def grown(source: Source, index: int, phrase: Phrase) -> Iterator[tuple[int, Phrase]]:
    """The phrase with one more part, and the token after it."""
    tokens, today, places, cities = source
    for clock in clocks_at(tokens, index):
        if not phrase.times or phrase.times[-1].zone:
            yield clock.end, phrase._replace(times=(*phrase.times, Timed(clock)))
    for day in days_at(tokens, index, today):
        if (joined := _with_day(phrase, day)) is not None:
            yield day.end, joined
    hours = PARTS.get(tokens.text(index))
    if hours and phrase.part is None:
        yield index + 1, phrase._replace(part=hours)
    length = length_at(tokens, index) if phrase.times and phrase.minutes is None else None
    if length and tokens.text(index - 1) != "in":
        yield length[1], phrase._replace(minutes=length[0])
    if phrase.times and phrase.times[-1].zone is None:
        # The list of all cities is slow at first, and no word of the grammar needs it.
        for zone in zones_at(tokens, index, places, cities=cities and tokens.text(index) not in GRAMMAR):
            times = (*phrase.times[:-1], phrase.times[-1]._replace(zone=zone))
            yield zone.end, phrase._replace(times=times)


def _with_day(phrase: Phrase, day: Day) -> Phrase | None:
    """A weekday goes with a date, in either order; two dates do not go together."""
    if phrase.day is None:
        part = phrase.part or day.part
        return phrase._replace(day=day, part=part)
    if day.weekday is not None and phrase.weekday is None and phrase.day.weekday is None and _is_date(phrase.day):
        return phrase._replace(weekday=day.weekday)
    if phrase.day.weekday is not None and day.weekday is None and _is_date(day):
        return phrase._replace(day=day, weekday=phrase.day.weekday)
    return None


def _is_date(day: Day) -> bool:
    """Whether it is a date rather than a day counted from now."""
    return day.part is None and not day.again and day.weekday is None
