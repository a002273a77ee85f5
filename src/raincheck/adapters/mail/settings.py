"""Section `[mail]` of the configuration as `MailSettings`, and back. What is wrong in it is named by its key."""

from collections.abc import Mapping
from typing import Any

import msgspec

from raincheck.domain.command_lines import BadLine, command_words
from raincheck.domain.mail_settings import MailSettings, wrong_setting
from raincheck.domain.text import inert

SECTION = "mail"

_TAKES = {
    "way": '"smtp", "command" or "hand-off"',
    "provider": "a name",
    "host": "the name of the mail server",
    "port": "a number from 1 to 65535",
    "security": '"tls" or "starttls"; "none" only for a server on this machine',
    "auth": '"password", "xoauth2" or "none"',
    "user": "the name of the login",
    "password": '"ask", "keyring" or "command"; a password itself never stands in this file',
    "password_command": "a program with its arguments that prints the password",
    "ca_file": "the name of a file",
    "command": "a program with its arguments that reads a mail",
}
"""What each key takes."""

_COMMANDS = ("command", "password_command")
_TYPES = {field.name: field.type for field in msgspec.structs.fields(MailSettings)}


class Unusable(Exception):
    """The section can't be used; the text names the key and what it takes, and never repeats what was there."""


def read_section(raw: object) -> MailSettings:
    """The section as it was parsed. Keys that are not known are left alone. Raises Unusable."""
    if not isinstance(raw, Mapping):
        raise Unusable(f"[{SECTION}] must be a section")
    values = {key: _value(key, raw[key]) for key in _TYPES if key in raw}
    settings = MailSettings(**values)
    if key := wrong_setting(settings):
        raise _refusal(key)
    return settings


def written_section(raw: object, settings: MailSettings) -> dict[str, Any]:
    """The section as it is to be written: the settings, and over from the old one the keys that are not known."""
    unknown = {key: value for key, value in raw.items() if key not in _TYPES} if isinstance(raw, Mapping) else {}
    # The way always stands there, for a default that is left out would leave an empty section.
    known: dict[str, Any] = msgspec.to_builtins(settings)
    return unknown | {"way": settings.way.value} | known


def _value(key: str, given: object) -> Any:
    """One setting. Every text is refused that a terminal, a header or a command line could trip over."""
    value = _words(key, given) if key in _COMMANDS and isinstance(given, str) else given
    try:
        value = msgspec.convert(value, _TYPES[key])
    except msgspec.ValidationError:
        # What msgspec says repeats the value, and that may be a password in the wrong place.
        raise _refusal(key) from None
    texts = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
    if any(inert(text) != text for text in texts):
        raise Unusable(f"{key} in [{SECTION}] has characters in it that can't be seen")
    return value.strip() if key in {"host", "user", "ca_file"} else value


def _words(key: str, line: str) -> tuple[str, ...]:
    """A command in one line, in words as a shell would see them."""
    words = command_words(line)
    if words is BadLine.QUOTE:
        raise Unusable(f"{key} in [{SECTION}] has a quotation mark without its partner")
    if words is BadLine.SHELL:
        raise Unusable(f"{key} in [{SECTION}] needs a shell, and none is used: name a script that does it all")
    return words


def _refusal(key: str) -> Unusable:
    return Unusable(f"{key} in [{SECTION}] takes {_TAKES[key]}")
