"""What may stand in words of the user's: each check is a function of values, and answers with a fault or nothing."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from enum import Enum
from string import Template
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin

import msgspec

from raincheck.adapters.toml_places import Path
from raincheck.domain.text import clean_line, inert

_ITEM = re.compile(r"\[(\d+)\]|\.(\w+)")
_EXPECTED = re.compile(r"Expected `(\w+)[^`]*`, got `(\w+)")
_NO_MEMBER = re.compile(r"Invalid enum value '(.*)'")


class Fault(NamedTuple):
    """What is wrong: the key of its sentence, the facts in it, and where it is from the value that was checked."""

    key: str
    facts: dict[str, str]
    below: Path = ()
    at: int | None = None
    """The character of the text, when it is within one."""


def keys_of(kind: Any, ours: Any) -> dict[str, Any] | None:
    """The keys that a table of that type can have, each with its type; None when it is no table."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
    if get_origin(kind) in (Union, UnionType):
        tables = (keys_of(one, ours) for one in get_args(kind))
        return next((keys for keys in tables if keys is not None), None)
    origin = get_origin(kind)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return dict.fromkeys(ours or (), get_args(kind)[1])
    return None


def unknown(name: str, known: Iterable[str], key: str) -> Fault:
    """A name that is none of ours, and the one that was probably meant."""
    close = near(name, known)
    # A key between quotes may hold anything.
    shown = clean_line(name)
    return Fault(f"{key}-near", {"name": shown, "near": close}) if close else Fault(key, {"name": shown})


def near(name: str, known: Iterable[str]) -> str:
    """The known name that is most like it, or nothing."""
    return next(iter(get_close_matches(name[:100].casefold(), list(known), n=1)), "")


def wrong_type(given: Any, kind: Any, ours: Any) -> Fault | None:
    """Whether a value is of the type that ours has there, and a list that is needed is not empty."""
    try:
        msgspec.convert(given, kind)
    except (msgspec.ValidationError, RecursionError) as error:
        return _refused(str(error), kind)
    return Fault("words-empty-list", {}) if given == [] and ours and str in get_args(kind) else None


def _refused(said: str, kind: Any) -> Fault:
    """What msgspec says, in words: the type that is needed, or the members that there are."""
    reason, _, where = said.partition(" - at `$")
    below = tuple(int(item[1]) if item[1] else item[2] for item in _ITEM.finditer(where))
    if found := _EXPECTED.match(reason):
        return Fault("words-type", {"wanted": found[1], "got": found[2]}, below)
    if found := _NO_MEMBER.match(reason):
        return unknown(found[1], _members(kind), "words-member")._replace(below=below)
    return Fault("words-value", {"detail": clean_line(reason)}, below)


def _members(kind: Any) -> list[str]:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [str(member.value) for member in kind]
    return [value for one in get_args(kind) for value in _members(one)]


def texts_in(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in a value, and where it is in it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from texts_in(item, (*path, number))
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from texts_in(item, (*path, name))


def facts_in(texts: Iterable[str]) -> frozenset[str]:
    """The names of the facts that templates ask for."""
    found = (match for text in texts for match in Template.pattern.finditer(text))
    return frozenset(name for match in found if (name := match["named"] or match["braced"]))


def wrong_text(text: str, ours: list[str], facts: Collection[str]) -> Fault | None:
    """Whether a text can stand where ours do: something in it, no control characters, and only known facts."""
    if not text.strip():
        return Fault("words-blank", {}) if ours and all(one.strip() for one in ours) else None
    breaks = any("\n" in one for one in ours)
    for at, character in enumerate(text):
        if character == "\n" and not breaks:
            return Fault("words-break", {}, at=at)
        if character == "\t" or inert(character, many_lines=True) != character:
            return Fault("words-control", {}, at=at)
    for match in Template.pattern.finditer(text):
        name = match["named"] or match["braced"]
        if match["invalid"] is not None:
            return Fault("words-dollar", {}, at=match.start())
        if name and name not in facts:
            return _no_fact(name, facts)._replace(at=match.start())
    return None


def _no_fact(name: str, facts: Collection[str]) -> Fault:
    if close := near(name, facts):
        return Fault("words-fact-near", {"name": f"${name}", "near": f"${close}"})
    if facts:
        return Fault("words-fact-some", {"name": f"${name}", "names": ", ".join(f"${one}" for one in sorted(facts))})
    return Fault("words-fact-none", {"name": f"${name}"})
