"""The configuration as a person sees it: what is set, what is wrong and where, and never a secret."""

import re
import shlex
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from raincheck.adapters.mail.settings import SECTION, Unusable, read_section
from raincheck.adapters.toml_places import Places
from raincheck.domain.mail_settings import MailSettings, is_host
from raincheck.domain.session import Me
from raincheck.domain.text import inert
from raincheck.domain.zones import zone_info

KNOWN = {
    "me": Me.__struct_fields__,
    "clock": ("zone",),
    SECTION: MailSettings.__struct_fields__,
}
"""The sections and their keys; every other is left alone, and so is what stands under it."""

HIDDEN = "(hidden)"
"""What is shown in place of what may be a secret."""

_PLACE = re.compile(r"\(at line (\d+), column \d+\)$")
_SPEAKS = re.compile(r"\b(?:echo|printf)\b")
_COMMANDS = ("command", "password_command")
_TYPES = {field.name: field.type for field in msgspec.structs.fields(MailSettings)}


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
    if SECTION in raw:
        try:
            read_section(raw[SECTION])
        except Unusable as error:
            # The sentence begins with the key, unless it is about the section.
            key = str(error).partition(" ")[0]
            path = (SECTION, key) if key in KNOWN[SECTION] else (SECTION,)
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
    if section == SECTION and key in _COMMANDS:
        return inert(_command(value))
    try:
        fitting = msgspec.convert(value, _TYPES[key] if section == SECTION else str)
    except msgspec.ValidationError:
        return HIDDEN
    if isinstance(fitting, int):
        return fitting
    # A server's name may come with a login and its password, as in the address of a page.
    return HIDDEN if (section, key) == (SECTION, "host") and not is_host(fitting) else inert(fitting)


def _command(value: object) -> str:
    """A command, which is no secret: it says where the password is, and only its user can get it from there.

    But one that only speaks (`echo hunter2`) has the password in itself.
    """
    words = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    texts = [word for word in words if isinstance(word, str)]
    if not texts or len(texts) != len(words):
        return HIDDEN
    line = value if isinstance(value, str) else shlex.join(texts)
    if found := _SPEAKS.search(line):
        return f"{line[: found.end()]} {HIDDEN}"
    return line
