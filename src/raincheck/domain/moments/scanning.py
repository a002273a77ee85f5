"""Times in the middle of other words: in a mail, a chat, or a sentence that was pasted.

Here a lone number is no hour without "at" before it, and a day in one place goes with the times after it.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from raincheck.domain.moments.clock_times import Clock
from raincheck.domain.moments.days import Day
from raincheck.domain.moments.phrases import GRAMMAR, Phrase, Source, grown
from raincheck.domain.moments.tokens import Token, Tokens, tokenize
from raincheck.domain.moments.zone_words import Places, zones_at

_JOINTS = set(
    "at on the from between in around about this @ , ; ( ) | \u22c5 \u00b7 \u2022 ~ [ ] . - : * to hour".split()
)
"""What may stand between two parts of one phrase."""

LONGEST_GAP = 3
"""Joints in a row, at most."""

REACH = 160
"""Characters in which a day goes with a time that has none, or a time with the day after it."""


class Seen(NamedTuple):
    """A time in a text, from `start` to `end` in characters; `day_before` is where its day stood, if elsewhere."""

    start: int
    end: int
    phrase: Phrase
    day_start: int


def scan(text: str, today: date, places: Places) -> list[Seen]:
    """Every time in the text, each with its day where there is one."""
    source = Source(tokenize(text), today, places, cities=False)
    return list(_with_days(_phrases(source)))


def _phrases(source: Source) -> Iterator[Seen]:
    """The phrases one after the other, also those that have no time."""
    tokens, index = source.tokens, 0
    while index < len(tokens):
        if not _may_begin(tokens[index]) or _is_part_of_word(tokens, index):
            index += 1
            continue
        end, phrase = _longest(source, index)
        if end > index and (phrase.times or phrase.day):
            yield Seen(tokens[index].start, tokens[end - 1].end, phrase, tokens[index].start)
            index = end
        else:
            index += 1


_BEGINNINGS = set("noon midday midnight half quarter today tomorrow tmrw tmr tonight yesterday".split())
_BEGINNINGS |= set("this last next coming day in a two".split())


def _may_begin(token: Token) -> bool:
    """A quick look, for most words of a mail begin no phrase."""
    return token.kind == "number" or token.text in _BEGINNINGS or token.text[:3] in _DAYS_AND_MONTHS


_UNREAD = re.compile(
    r"\s*[,(]?\s*(?:[A-Z](?:\.[A-Z])+|[A-Z]{2,5}(?![\w'])|[A-Za-z]{2,9}/[A-Z][A-Za-z]+|(?:[A-Za-z]+ ){1,3}time\b)"
)
_NO_ZONE = re.compile(
    r"\s*[,(]?\s*(?:OK|HR|ID|PIN|TBC|TBD|RSVP|FYI|PS|CV|ASAP|VP|CEO|CTO|QA|IT|II|III|A|I|US|UK|(?:\w+ ){0,2}"
    r"(?:the|this|that|any|some|what|which|same|of|first|next|in|on|good|great|full|part|start|your|local|for) time)\b"
)


def zone_unread(seen: Seen, text: str) -> bool:
    """Whether what stands right after a time looks like a zone that was not read: it must not be passed over."""
    rest = text[seen.end : seen.end + 40]
    return not any(timed.zone for timed in seen.phrase.times) and bool(_UNREAD.match(rest)) and not _NO_ZONE.match(rest)


_DAYS_AND_MONTHS = set("mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec".split())


def _is_part_of_word(tokens: Tokens, index: int) -> bool:
    """Whether a number belongs to what stands before it: "v2.30", "$2.30"."""
    before = tokens.at(index - 1)
    word = before.kind == "word" and before.text != "t"
    return tokens[index].kind == "number" and tokens[index].touches and (word or before.text in {"$", "€", "£", "#"})


def _longest(source: Source, index: int) -> tuple[int, Phrase]:
    """The phrase that begins there, each part as long as it can be, and the token after it."""
    tokens = source.tokens
    phrase, end, at = Phrase(), index, index
    while at < len(tokens):
        step = max(_steps(source, at, phrase), key=lambda found: found[0], default=None)
        if step is not None:
            end, phrase = step
            at = end
            continue
        joint = at
        while joint - end < LONGEST_GAP and _joins(tokens, joint, phrase):
            joint += 1
        if joint == at or not any(True for _ in _steps(source, joint, phrase)):
            break
        at = joint
    return end, phrase


def _joins(tokens: Tokens, index: int, phrase: Phrase) -> bool:
    token = tokens.at(index)
    zoned = bool(phrase.times and phrase.times[-1].zone)
    return token.text in _JOINTS or (zoned and token.text in ("/", "="))


def _steps(source: Source, index: int, phrase: Phrase) -> Iterator[tuple[int, Phrase]]:
    """The phrase with one more part; a lone number only counts after "at"."""
    tokens, places = source.tokens, source.places
    for end, more in grown(source, index, phrase):
        if len(more.times) > len(phrase.times):
            clock = more.times[-1].clock
            if clock.bare and (tokens.text(index - 1) not in ("at", "@") or _counts(tokens, clock.end)):
                continue
            if phrase.times and not _second_zone(tokens, clock, places):
                continue
        yield end, more


_AFTER_HOUR = set("for in on with at and or to if please then so but instead works is would o'clock sharp this".split())


def _counts(tokens: Tokens, end: int) -> bool:
    """Whether a lone number counts what follows it, or stands before a street: "at 4 Mill Lane" is no hour."""
    token = tokens.at(end)
    return token.kind == "word" and token.text not in _AFTER_HOUR | GRAMMAR


def _second_zone(tokens: Tokens, clock: Clock, places: Places) -> bool:
    """Whether a further time names its own zone: "3pm ET / noon PT" is one moment, "3pm ET, 4pm" are two."""
    return any(True for _ in zones_at(tokens, clock.end, places, cities=False))


def _with_days(found: Iterator[Seen]) -> Iterator[Seen]:
    """Times without a day take the one before them; a lone time before a day takes that one."""
    day: Day | None = None
    weekday: int | None = None
    day_start = day_end = -REACH
    waiting: list[Seen] = []
    for seen in found:
        phrase = seen.phrase
        if phrase.day is not None:
            day, weekday, day_start, day_end = phrase.day, phrase.weekday, seen.start, seen.end
            for early in waiting:
                near = seen.start - early.end <= REACH and not phrase.times
                yield early._replace(phrase=early.phrase._replace(day=day, weekday=weekday)) if near else early
            waiting = []
            if phrase.times:
                yield seen
        elif day is not None and seen.start - day_end <= REACH:
            part = phrase.part or day.part
            day_end = seen.end
            yield seen._replace(phrase=phrase._replace(day=day, weekday=weekday, part=part), day_start=day_start)
        else:
            waiting.append(seen)
    yield from waiting
