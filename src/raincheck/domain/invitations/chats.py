"""A pasted chat: who speaks, and what is said, without the clock times of the chat itself."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from raincheck.domain.invitations.mailboxes import fold
from raincheck.domain.invitations.names import NAME, clean_name, is_name
from raincheck.domain.invitations.vocabulary import STAGE_WORDS, TITLE_WORDS

_MAX_LINES = 8_000
_FIRST = 3
"""Filled lines among which a chat begins."""

_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_DAY = r"(?:today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun))"
_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
_MONTH_DAY = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?"

_BRACKET = re.compile(
    rf"\[(?P<when>(?:{_CLOCK},? {_DATE}|{_DATE},? {_CLOCK}|(?:{_DAY},? )?{_CLOCK}))\]\s{{0,4}}"
    r"(?P<who>[^:\n]{1,60})(?::\s{0,4}(?P<said>.*))?",
    re.IGNORECASE,
)
_DASHED = re.compile(
    rf"(?P<when>{_DATE},? {_CLOCK})\s?[-\u2013]\s?(?P<who>[^:\n]{{1,60}}):\s{{0,4}}(?P<said>.*)", re.IGNORECASE
)
_NAMED = re.compile(
    rf"\s{{0,4}}(?P<who>{NAME}|[Yy]ou|[Mm]e)\s{{0,4}}(?:\((?:\w{{2,8}}/){{1,2}}\w{{2,8}}\))?\s{{0,4}}(?:APP)?\s{{0,4}}[,•·|-]?"
    rf"\s{{0,4}}\[?(?P<when>(?:(?i:{_DAY}|{_DATE}|{_MONTH_DAY}),? (?:at )?)?{_CLOCK})\]?\s{{0,4}}"
)
_LINKED = re.compile(r"(?P<who>[^\n]{1,60}) sent the following messages? at (?P<when>[^\n]{1,30})", re.IGNORECASE)
_CLOCK_ONLY = re.compile(rf"\s{{0,4}}\[?(?P<when>(?i:{_DAY} (?:at )?)?{_CLOCK})\]?\s{{0,4}}")
_DAY_ONLY = re.compile(
    rf"[\s\u2013—-]{{0,8}}(?:{_DAY}(?:,? {_MONTH_DAY})?|{_MONTH_DAY}|{_DATE})[\s\u2013—-]{{0,8}}", re.IGNORECASE
)
_VIEW = re.compile(r"\s{0,4}view .{1,60}['\u2019]s profile.{0,60}", re.IGNORECASE)
_GREETS = re.compile(r"\b(?:hi|hello|hey|dear|thanks|thank you|hiya)[ ,]{1,2}(\w{2,30})", re.IGNORECASE)
_MYSELF = ("you", "me", "you:", "me:")


class Chat(Struct, frozen=True, kw_only=True):
    """What was said, the last speaker who is somebody else, and when that was said.

    `speakers` begin with the sender; there are more where one of them may be the reader.
    """

    text: str
    sender: str = ""
    sent_text: str = ""
    speakers: tuple[str, ...] = ()


class _Said(Struct):
    """One line of a chat: `who` is None in a line that only goes on."""

    who: str | None
    when: str = ""
    text: str = ""


def read_chat(text: str) -> Chat | None:
    """The chat in a text, or None where it is none: a schedule of interviewers is none."""
    lines = text.replace("\r", "").replace("\xa0", " ").replace("\u202f", " ").split("\n", _MAX_LINES)[:_MAX_LINES]
    strict = any(_strict(line) for line in lines)
    if not strict and not _begins(lines):
        return None
    said = list(_said(lines, strict=strict))
    if not strict and not _looks_said(said):
        return None
    named = [line for line in said if line.who]
    others = [line for line in named if line.who and line.who.casefold() not in _MYSELF and line.who != "?"]
    speakers = tuple(dict.fromkeys(line.who for line in reversed(others) if line.who))
    if not any(line.who and line.who.casefold() in _MYSELF for line in named):
        greeted = _greeted(said, speakers)
        asking = tuple(who for who in speakers if who not in greeted)
        speakers = asking if len(asking) == 1 else speakers
    else:
        speakers = speakers[:1]
    sender = speakers[0] if speakers else ""
    last = next((line.when for line in reversed(named) if line.who == sender or not sender), "")
    body = "\n".join(line.text for line in said).strip("\n")
    return Chat(text=body, sender=sender, sent_text=last, speakers=speakers)


def _begins(lines: list[str]) -> bool:
    """Whether one of the first lines is a speaker with a clock time, as in a chat without dates."""
    filled = [line for line in lines[:200] if line.strip()][: _FIRST + 1]
    return any(_loose(line) or _CLOCK_ONLY.fullmatch(line) for line in filled)


def _strict(line: str) -> re.Match[str] | None:
    """The start of a message as only an exported chat has it: a stamp with a date, a name and a colon."""
    if not line[:1] or line[0] not in "[0123456789":
        return None
    found = _DASHED.fullmatch(line[:2000]) or _BRACKET.fullmatch(line[:2000])
    if found and found["said"] is not None and re.search(_DATE, found["when"]):
        return found
    return None


def _said(lines: Iterable[str], *, strict: bool) -> Iterator[_Said]:
    """Each line, its stamp taken off; days on lines of their own are kept as part of the next stamp."""
    rows = list(lines)
    day, skip = "", False
    for row, line in enumerate(rows):
        if skip:
            skip = False
            continue
        following = rows[row + 1] if row + 1 < len(rows) else ""
        if len(line) <= 60 and not strict and _DAY_ONLY.fullmatch(line):
            day = line.strip(" \t-\u2013—")
            continue
        found = _strict(line) if strict else _loose(line)
        if found is None and not strict and _speaker(line) and (clock := _CLOCK_ONLY.fullmatch(following)):
            skip = True
            yield _Said(_who(line), f"{day} {clock['when']}".strip())
        elif found is not None:
            said = found.groupdict().get("said") or ""
            text = said + line[2000:] if strict else said
            yield _Said(_who(found["who"]), f"{day} {found['when'].strip()}".strip(), text)
        elif not _VIEW.fullmatch(line[:200]):
            yield _Said(None, text=line)


def _loose(line: str) -> re.Match[str] | None:
    """A speaker and a clock time on a line: "Dana Lee 10:42 AM", "[10:42 AM] Dana Lee: Hi"."""
    if not 4 < len(line) <= 2000:
        return None
    bracket = _BRACKET.fullmatch(line) if line[0] == "[" else None
    if bracket is not None:
        return bracket if _speaker(bracket["who"]) else None
    found = _NAMED.fullmatch(line) or _LINKED.fullmatch(line) if len(line) <= 120 else None
    return found if found and _speaker(found["who"]) else None


@lru_cache(maxsize=256)
def _speaker(text: str) -> bool:
    words = text.split()
    if len(text) > 60 or not words or any(word.casefold() in STAGE_WORDS | TITLE_WORDS for word in words[1:]):
        return False
    return text.strip().casefold() in _MYSELF or (is_name(text.strip()) and words[0].casefold() not in STAGE_WORDS)


@lru_cache(maxsize=256)
def _who(text: str) -> str:
    """The speaker; a question mark where that is only a number."""
    text = text.strip(" ~:\t\u2068\u2069")
    return text if text.casefold() in _MYSELF else clean_name(text) or "?"


def _looks_said(said: list[_Said]) -> bool:
    """Whether stamped lines are a chat: it begins with one, each has its message, and one is a sentence."""
    filled = [line for line in said if line.who is not None or line.text.strip()]
    if not filled or filled[0].who is None:
        return False
    sentence = False
    for line, following in zip(filled, [*filled[1:], _Said("")], strict=True):
        if line.who is not None and not line.text and following.who not in (None, line.who):
            return False
        words = line.text.split()
        sentence = sentence or (len(words) > 4 and sum(word.islower() for word in words) > 2)
    return sentence


def _greeted(said: list[_Said], speakers: tuple[str, ...]) -> set[str]:
    """The speakers whom another one calls by name; empty where they do so in turn."""
    firsts = {fold(name.split()[0]): name for name in speakers}
    found: set[str] = set()
    who = ""
    for line in said:
        who = line.who or who
        names = {firsts.get(fold(match[1])) for match in _GREETS.finditer(line.text[:500])}
        found |= {name for name in names if name and name != who}
    return set() if len(found) == len(speakers) else found
