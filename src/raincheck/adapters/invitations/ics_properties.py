"""One line of a calendar file to its name, parameters and value (RFC 5545, 3.1), by icalendar where it can."""

import re

from icalendar.parser import Contentline
from msgspec import Struct

from raincheck.adapters.invitations.ics_lines import LINE_LIMIT
from raincheck.domain.text import inert

_LENIENT = re.compile(r'([A-Za-z][A-Za-z0-9-]*+)((?:"[^"]*"|[^":])*+):(.*)')
_PARAMETER = re.compile(r';[ \t]*([A-Za-z][A-Za-z0-9-]*)[ \t]*=("[^"]*"|[^;]*)')
_ESCAPED = re.compile(r"\\([nN\\,;])")
_UNQUOTED_ZONE = re.compile(r"(DTSTART|DTEND)[^:]*;TZID=([^;]*):([0-9]{8}\w*)$", re.IGNORECASE)
"""A zone named with a colon, "(UTC-05:00) Eastern Time", but without the quotes that it needs."""


class Property(Struct, frozen=True):
    """A line that was understood. Names are upper case; `plain` is false where icalendar refused the line."""

    name: str
    parameters: dict[str, str]
    value: str
    plain: bool = True


def property_of(line: str) -> Property | None:
    """The line understood, by icalendar or leniently; None where there is nothing to understand."""
    # Controls are no part of any value, and icalendar refuses a parameter for one.
    line = inert(line[:LINE_LIMIT])
    try:
        name, given, value = Contentline(line).parts()  # type: ignore[no-untyped-call]
    except ValueError:
        return _leniently(line)
    if ":" in value and (unquoted := _UNQUOTED_ZONE.match(line)):
        return Property(unquoted[1].upper(), {"TZID": unquoted[2]}, unquoted[3], plain=False)
    parameters = {key.upper(): _joined(held) for key, held in given.items()}
    return Property(name.upper(), parameters, value)


def _joined(value: str | list[str]) -> str:
    """A value with a comma in it that should have been quoted ("CN=Lee, Dana") comes as a list."""
    return value.strip() if isinstance(value, str) else ",".join(value).strip()


def _leniently(line: str) -> Property | None:
    found = _LENIENT.match(line)
    if not found:
        # Quotes that do not match: then the first colon ends the parameters.
        head, _, value = line.partition(":")
        found = _LENIENT.match(head.replace('"', "") + ":" + value)
    if not found:
        return None
    parameters = {key.upper(): value.strip().strip('"') for key, value in _PARAMETER.findall(found[2])}
    value = _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], found[3])
    return Property(found[1].upper(), parameters, value, plain=False)
