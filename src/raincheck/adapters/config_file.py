"""The configuration as a person sees it: what is set, what is wrong and where, and never a secret."""

import re
import shlex
import tomllib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from raincheck.adapters.calendars.settings import CALENDAR
from raincheck.adapters.config_sections import Unusable
from raincheck.adapters.mail.settings import MAIL
from raincheck.adapters.toml_places import Places
from raincheck.domain.calendar_settings import server_of
from raincheck.domain.command_lines import command_words, told
from raincheck.domain.interview import Workplace
from raincheck.domain.mail_settings import is_host
from raincheck.domain.session import Me
from raincheck.domain.text import inert
from raincheck.domain.zones import zone_info

_LOGINS = {section.name: section for section in (MAIL, CALENDAR)}

KNOWN = {
    "me": Me.__struct_fields__,
    "clock": ("zone",),
    "work": Workplace.__struct_fields__,
    **{name: section.keys for name, section in _LOGINS.items()},
}
"""The sections and their keys; every other is left alone, and so is what stands under it."""

_OTHERS = {("work", field.name): field.type for field in msgspec.structs.fields(Workplace)}
"""The types of what may be no text, beside those of the logins."""

HIDDEN = "(hidden)"
"""What is shown in place of what may be a secret."""

_PLACE = re.compile(r"\(at line (\d+), column \d+\)$")
_SERVERS: dict[tuple[str, str], Callable[[str], object]] = {
    ("mail", "host"): is_host,
    ("calendar", "url"): server_of,
    ("calendar", "server"): server_of,
}
"""The settings that name a server, which may come with a login and its password, as in the address of a page."""


class Wrong(Struct, frozen=True):
    """What can't be used: the number of its line, which counts from one, and its key such as `mail.port`.

    `code` is the end of a key in `content/cli.toml`, unless there is a `detail` in words. Neither repeats a value.
    """

    line: int
    key: str
    code: str = ""
    detail: str = ""


def parsed(text: str) -> dict[str, Any] | Wrong:
    """The whole file, or why it is no TOML."""
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        return Wrong(int(place[1]) if place else max(1, len(text.splitlines())), "", "toml")
    except RecursionError:
        return Wrong(1, "", "deep")


def fault_in(text: str) -> Wrong | None:
    """The first thing in the text that can't be used."""
    raw = parsed(text)
    if isinstance(raw, Wrong):
        return raw
    return next(_faults(raw, Places(text.removeprefix("\ufeff"))), None)


def _faults(raw: Mapping[str, Any], places: Places) -> Iterator[Wrong]:
    for name, section in _LOGINS.items():
        if name not in raw:
            continue
        try:
            section.read(raw[name])
        except Unusable as error:
            # The sentence begins with the key, unless it is about the section.
            key = str(error).partition(" ")[0]
            path = (name, key) if key in section.keys else (name,)
            yield Wrong(places.key(path)[0], ".".join(path), detail=str(error))
    me = raw.get("me", {})
    if not isinstance(me, dict):
        yield Wrong(places.key(("me",))[0], "me", "me-section")
    else:
        for key in KNOWN["me"]:
            if not isinstance(me.get(key, ""), str):
                yield Wrong(places.key(("me", key))[0], f"me.{key}", "me")
    clock = raw.get("clock", {})
    zone = clock.get("zone", "") if isinstance(clock, dict) else None
    if not isinstance(zone, str) or (zone and zone_info(zone) is None):
        yield Wrong(places.key(("clock", "zone"))[0], "clock.zone", "zone")
    wrong = _wrong_in_work(raw.get("work", {}))
    if wrong is not None:
        path = ("work", wrong) if wrong else ("work",)
        yield Wrong(places.key(path)[0], ".".join(path), "work")


def _wrong_in_work(work: object) -> str | None:
    """The key that can't be used; an empty one for the section."""
    if not isinstance(work, dict):
        return ""
    for key in (key for key in KNOWN["work"] if key in work):
        try:
            msgspec.convert({key: work[key]}, Workplace)
        except msgspec.ValidationError:
            return key
    return None


def settings(raw: Mapping[str, Any]) -> dict[str, str | int]:
    """What is set, by keys such as `mail.port`, each value as it may be shown to anybody."""
    tables = ((section, raw[section]) for section in KNOWN if isinstance(raw.get(section), dict))
    return {
        f"{section}.{key}": _shown(section, key, table[key])
        for section, table in tables
        for key in KNOWN[section]
        if key in table
    }


def unknown(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys that mean nothing here. Their values are not told: one may be a password under another name."""
    found = []
    for section, table in raw.items():
        if section not in KNOWN or not isinstance(table, dict):
            found += [] if section in KNOWN else [section]
        else:
            found += [f"{section}.{key}" for key in table if key not in KNOWN[section]]
    return tuple(map(inert, found))


def _shown(section: str, key: str, value: object) -> str | int:
    """A value that its key takes. Anything else may be a password in the wrong place."""
    login = _LOGINS.get(section)
    if login is not None and key in login.commands:
        return inert(_command(value))
    try:
        fitting = msgspec.convert(value, login.type_of(key) if login is not None else _OTHERS.get((section, key), str))
    except msgspec.ValidationError:
        return HIDDEN
    if isinstance(fitting, tuple):
        return ", ".join(fitting)
    if isinstance(fitting, int):
        return fitting
    names_server = _SERVERS.get((section, key))
    return HIDDEN if names_server is not None and not names_server(fitting) else inert(fitting)


def _command(value: object) -> str:
    """A command without what may be a secret in it."""
    words = command_words(value) if isinstance(value, str) else value
    if not words or not isinstance(words, (list, tuple)) or not all(isinstance(word, str) for word in words):
        return HIDDEN
    shown = told(words, HIDDEN)
    # As it was typed, where all of it is shown.
    return value if isinstance(value, str) and shown == shlex.join(words) else shown
