"""Clock times as people write and say them, made comparable: whether one is the start or another."""

import re

from raincheck.domain.coach.lexicon.times import SPOKEN_HOUR, TIME

_NUMBERS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {
    "fifteen": 15,
    "quarter": 15,
    "twenty": 20,
    "half": 30,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "noon": 12,
    "midday": 12,
}
_WORD = re.compile(r"\d+|[a-z]+")


def spoken_times(text: str) -> frozenset[str]:
    """The clock times in small letters, each on a clock of twelve hours: "2:50"."""
    return frozenset(_clock(found[0]) for pattern in (TIME, SPOKEN_HOUR) for found in pattern.finditer(text))


def start_times(when: str) -> frozenset[str]:
    """The start on a clock of twelve hours; nothing when it is only told in other words."""
    found = re.search(r"T?(\d{1,2}):(\d\d)", when)
    return frozenset({_told(int(found[1]), int(found[2]))}) if found else spoken_times(when.lower())


def _clock(text: str) -> str:
    numbers = [int(word) if word.isdigit() else _NUMBERS[word] for word in _words(text)]
    if len(numbers) == 1:
        hour = numbers[0]
        return _told(hour // 100, hour % 100) if hour > 100 else _told(hour, 0)
    first, second = numbers[:2] or (0, 0)
    if re.search(r"\b(?:to|of)\b", text):
        return _told(second - 1, 60 - first)
    if re.search(r"\b(?:past|after)\b", text) or text.startswith("half"):
        return _told(second, first)
    return _told(first, sum(numbers[1:]) if not text[0].isdigit() else second)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word.isdigit() or word in _NUMBERS]


def _told(hour: int, minute: int) -> str:
    return f"{hour % 12}:{minute:02}"
