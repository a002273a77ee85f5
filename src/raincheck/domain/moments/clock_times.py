"""Clock times and ranges in words: "2:30 pm", "14h30", "half past 2", "2-3pm"."""

from collections.abc import Iterator
from datetime import time
from typing import NamedTuple

from raincheck.domain.moments.tokens import Tokens

NUMBERS = {"a": 1, "an": 1}
NUMBERS |= {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
NUMBERS |= {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "ninety": 90}

MORNING, AFTERNOON, EVENING, NIGHT = range(12), range(12, 19), range(16, 24), range(17, 24)
PARTS = {"morning": MORNING, "afternoon": AFTERNOON, "evening": EVENING, "night": NIGHT}
"""The hours that people mean by the parts of a day."""

YEARLIKE = range(1900, 2100)
"""Four digits that may as well be a year are only a time where something else says so."""

TO = {"-", "to", "until", "till", "and", "through"}


class ClockTime(NamedTuple):
    """What a clock shows. `half` is "a", "p" or "" when neither was said.

    A `sure` one was written on a 24-hour clock. `midnight` is the end or the start of a day.
    """

    hour: int
    minute: int = 0
    half: str = ""
    sure: bool = False
    spoken: bool = False
    midnight: bool = False

    def times(self, part: range | None = None) -> tuple[time, ...]:
        """The times it may mean, within a part of the day if one was named; none when there is no such time."""
        if self.minute > 59 or self.hour > 23 or not self.agrees:
            return ()
        if self.half:
            hours = [self.hour % 12 + (12 if self.half == "p" else 0)] if self.hour < 13 else [self.hour]
        elif self.either or (part and 1 <= self.hour <= 12 and not self.sure):
            hours = [self.hour % 12, self.hour % 12 + 12]
        else:
            hours = [self.hour]
        return tuple(time(hour, self.minute) for hour in hours if part is None or hour in part)

    @property
    def agrees(self) -> bool:
        """Whether hour and half go together: "14:30 pm" only says it twice, "13pm" and "14:30 am" are slips."""
        if not self.half or 1 <= self.hour <= 12:
            return True
        return self.sure and (self.half == "p") == (self.hour > 12)

    @property
    def either(self) -> bool:
        """Whether it can be morning or afternoon: "at 9", "2:30"; but "9:30" is taken as it stands."""
        return not self.half and not self.sure and 1 <= self.hour <= (12 if self.spoken else 6)


class Clock(NamedTuple):
    """A time in a phrase, or a range; `end` is the token after it."""

    end: int
    first: ClockTime
    last: ClockTime | None = None
    bare: bool = False


def clocks_at(tokens: Tokens, index: int) -> Iterator[Clock]:
    """Every time and range that begins there, the longest first."""
    for first in _times_at(tokens, index):
        # "Ten to three" in words is a time, "10 to 3" is a range.
        spoken = tokens.text(first.end) == "to" and tokens.at(index).kind == "word" and first.bare
        if tokens.text(first.end) in TO and not spoken:
            for last in _times_at(tokens, first.end + 1):
                yield Clock(last.end, first.first, last.first, bare=first.bare and last.bare)
        yield first


def _times_at(tokens: Tokens, index: int) -> Iterator[Clock]:
    token = tokens.at(index)
    if token.text in ("noon", "midday"):
        yield Clock(index + 1, ClockTime(12, sure=True))
    elif token.text == "midnight":
        yield Clock(index + 1, ClockTime(0, sure=True, midnight=True))
    elif token.text in ("12", "twelve") and tokens.text(index + 1) in ("noon", "midday"):
        yield Clock(index + 2, ClockTime(12, sure=True))
    elif token.text in ("half", "quarter"):
        yield from _spoken(tokens, index + 1, 30 if token.text == "half" else 15)
    elif token.text == "a" and tokens.text(index + 1) == "quarter":
        yield from _spoken(tokens, index + 2, 15)
    elif token.kind == "number" or token.text in NUMBERS:
        yield from _figures(tokens, index)


def number_at(tokens: Tokens, index: int) -> int | None:
    """A number in figures (at most four) or as a word."""
    token = tokens.at(index)
    if token.kind == "number" and len(token.text) <= 4:
        return int(token.text)
    return NUMBERS.get(token.text)


def _spoken(tokens: Tokens, index: int, minutes: int) -> Iterator[Clock]:
    """What follows "half", "quarter" or "ten": past or to an hour. A Briton's "half nine" is half past."""
    hour = number_at(tokens, index)
    if minutes == 30 and hour is not None and 1 <= hour <= 12 and tokens.text(index - 1) == "half":
        end, half = _half(tokens, index + 1)
        yield Clock(end, ClockTime(hour, minutes, half, spoken=True))
        return
    if tokens.text(index) in ("minutes", "mins", "min"):
        index += 1
    way, hour = tokens.text(index), number_at(tokens, index + 1)
    if hour is None or not 1 <= hour <= 12 or way not in ("past", "to", "after") or (minutes == 30 and way == "to"):
        return
    end, half = _half(tokens, index + 2)
    if way == "to":
        # A quarter to one is in the twelfth hour, and a quarter to noon is still the morning.
        minutes, hour = 60 - minutes, (hour - 2) % 12 + 1
        half = {"a": "p", "p": "a"}.get(half, "") if hour == 11 else half
    yield Clock(end, ClockTime(hour, minutes, half, spoken=True))


def _half(tokens: Tokens, index: int) -> tuple[int, str]:
    """An am or pm there, and the token after it."""
    if tokens.text(index) == "o'clock":
        index += 1
    token = tokens.at(index)
    if token.kind == "half" or (token.text in ("a", "p") and token.touches):
        return index + 1, token.text[0]
    return index, ""


def _figures(tokens: Tokens, index: int) -> Iterator[Clock]:
    """A time that begins with a number."""
    token, hour = tokens.at(index), number_at(tokens, index)
    if hour is None or token.text in ("a", "an"):
        return
    written = token.kind == "number"
    if written and len(token.text) == 4:
        yield from _four_digits(tokens, index, hour)
        return
    if written and len(token.text) > 2:
        end, half = _half(tokens, index + 1)
        if half and hour % 100 < 60 and 1 <= hour // 100 <= 9:
            # "230 pm", as it is typed on a phone.
            yield Clock(end, ClockTime(hour // 100, hour % 100, half))
        return
    if written:
        yield from _with_minutes(tokens, index, hour)
        if tokens.tight(index + 1, "h"):
            yield from _with_h(tokens, index, hour)
    if not written or tokens.text(index + 1) in ("past", "minutes", "mins", "min"):
        # "9 to 10" in figures is a range.
        yield from _spoken(tokens, index + 1, hour)
    end, half = _half(tokens, index + 1)
    if half:
        yield Clock(end, ClockTime(hour, half=half))
    # A number that a date or a fraction goes on from is no hour.
    elif not (written and tokens.text(end) in (":", "/", ".") and tokens.at(end + 1).touches):
        sure = written and (hour > 12 or token.text[0] == "0")
        yield Clock(end, ClockTime(hour, sure=sure, spoken=not sure), bare=True)


def _four_digits(tokens: Tokens, index: int, number: int) -> Iterator[Clock]:
    """Such as 1430, where it cannot be a year or "at" or "hours" says what it is."""
    end = index + 1
    said = tokens.text(index - 1) in ("at", "@")
    if tokens.text(end) in ("h", "hrs", "hours"):
        end, said = end + 1, True
    _, half = _half(tokens, end)
    hour, minute = divmod(number, 100)
    if half and 1 <= hour <= 12 and minute < 60:
        yield Clock(_half(tokens, end)[0], ClockTime(hour, minute, half))
    elif (said or number not in YEARLIKE) and hour < 24 and minute < 60:
        yield Clock(end, ClockTime(hour, minute, sure=True), bare=not said)


def _with_minutes(tokens: Tokens, index: int, hour: int) -> Iterator[Clock]:
    """Such as "2:30", "2.30pm" and "2:30:00 PM", and "2 30 pm"."""
    mark, minutes = tokens.at(index + 1), tokens.at(index + 2)
    if mark.kind == "number" and len(mark.text) == 2 and not mark.touches:
        end, half = _half(tokens, index + 2)
        if half and int(mark.text) < 60:
            yield Clock(end, ClockTime(hour, int(mark.text), half))
        return
    if not (mark.text in (":", ".") and mark.touches and minutes.touches and minutes.kind == "number"):
        return
    end = index + 3
    if len(minutes.text) != 2 or (mark.text == "." and tokens.tight(end, ".") and tokens.at(end + 1).touches):
        return
    if mark.text == ":" and tokens.tight(end, ":") and len(tokens.text(end + 1)) == 2:
        seconds = tokens.text(end + 1)
        if not seconds.isdigit() or int(seconds) > 59:
            return
        end += 2
    if hour == 12 and minutes.text == "00" and tokens.text(end) in ("noon", "midday", "midnight"):
        midnight = tokens.text(end) == "midnight"
        yield Clock(end + 1, ClockTime(0 if midnight else 12, sure=True, midnight=midnight))
        return
    end, half = _half(tokens, end)
    if not half and tokens.text(end) in ("h", "hrs", "hours", "uhr"):
        yield Clock(end + 1, ClockTime(hour, int(minutes.text), sure=True))
    sure = hour > 12 or (tokens.text(index)[0] == "0" and (not half or hour == 0))
    yield Clock(end, ClockTime(hour, int(minutes.text), half, sure=sure))


def _with_h(tokens: Tokens, index: int, hour: int) -> Iterator[Clock]:
    """Such as "16h30" and "14h"."""
    minutes = tokens.at(index + 2)
    if minutes.kind == "number" and minutes.touches and len(minutes.text) == 2:
        yield Clock(index + 3, ClockTime(hour, int(minutes.text), sure=True))
    elif not minutes.touches:
        yield Clock(index + 2, ClockTime(hour, sure=True))
