"""Calendar files to events (RFC 5545): whatever can be read of them, and nothing that they do not say."""

import quopri
import re
from collections.abc import Sequence

from msgspec import Struct, structs

from raincheck.adapters.invitations.decode import text_of
from raincheck.adapters.invitations.event_times import event_time, iana_zone, minutes_between, minutes_of
from raincheck.adapters.invitations.html import LINK_LIMIT, html_text
from raincheck.adapters.invitations.ics_lines import EVENT_LIMIT, Block, blocks_of
from raincheck.adapters.invitations.ics_properties import Property, property_of
from raincheck.adapters.invitations.vtimezones import Zones
from raincheck.domain.invitations.documents import CalendarEvent, EventTime, Person
from raincheck.domain.text import clean_body, clean_line

PEOPLE_LIMIT = 100
"""Attendees of an event that are kept: a hundred are a webinar."""

DESCRIPTION_LIMIT = 20_000
"""Characters of a description. Fifty events may have one, and all of them are searched."""

_LINKS_LIMIT = 20
_READ = set(
    "ATTENDEE CONFERENCE CONTACT DESCRIPTION DTEND DTSTART DURATION LOCATION ORGANIZER RDATE RECURRENCE-ID RRULE "
    "SEQUENCE STATUS SUMMARY UID URL X-ALT-DESC".split()
)
_CONFERENCE = re.compile(r"CONFERENCE|X-.*(?:CONF|HANGOUT|JOIN|MEETING|SKYPE|TEAMS|WEBEX|ZOOM).*")
_LINK = re.compile(r"(?:https?://|tel:|sip:)\S+", re.IGNORECASE)
_ADDRESS = re.compile(r'[^\s@<>,;:"()]+@[^\s@<>,;:"()]+')
_MAILTO = re.compile("mailto:", re.IGNORECASE)
_MARKUP = re.compile(r"</?(?:a|b|br|div|html-blob|i|li|ol|p|span|strong|table|u|ul)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9-]+")


class Calendar(Struct, frozen=True):
    """What a text holds: METHOD, upper case, and the events in their order."""

    method: str = ""
    events: tuple[CalendarEvent, ...] = ()
    damaged: bool = False


def read_calendar(text: str) -> Calendar:
    """All calendars of a text, the first fifty events of them. It never fails: there may be none."""
    blocks, damaged = blocks_of(text)
    method = ""
    events: list[CalendarEvent] = []
    for block in blocks:
        own = _Properties(block.own)
        method = method or _method(own)
        read, broken = _events(block, iana_zone(own.value("X-WR-TIMEZONE")))
        events += read
        damaged |= broken
    return Calendar(method, tuple(events[:EVENT_LIMIT]), damaged)


def _method(own: "_Properties") -> str:
    method = own.value("METHOD").strip()
    return clean_line(method.upper()) if _NAME.fullmatch(method) else ""


def _events(block: Block, calendar_zone: str) -> tuple[list[CalendarEvent], bool]:
    zones = Zones(block.zones)
    events: list[CalendarEvent] = []
    damaged = False
    for lines in block.events:
        found = _Properties(lines)
        event = structs.replace(_event(found, zones), calendar_zone=calendar_zone)
        unread = event.starts is None and bool(found.all("DTSTART"))
        damaged |= found.damaged or unread or len({held.value for held in found.all("DTSTART")}) > 1
        events.append(event)
    return events, damaged


class _Properties:
    """The properties of a component by their names; a repeated one is a list, and its first value counts."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.damaged = False
        self._held: dict[str, list[Property]] = {}
        for line in lines:
            name = line[:80].replace(":", ";").partition(";")[0].strip().upper()
            if name in _READ or name == "METHOD" or name.startswith("X-"):
                self._hold(property_of(line))

    def _hold(self, found: Property | None) -> None:
        if found is None:
            self.damaged = True
            return
        self.damaged |= not found.plain and found.name in _READ
        self._held.setdefault(found.name, []).append(found)

    def all(self, name: str) -> list[Property]:
        """Every property of that name, in the order of the file."""
        return self._held.get(name, [])

    def value(self, name: str) -> str:
        """The first value that is not empty."""
        values = (_decoded(found) for found in self.all(name))
        return next((value for value in values if value.strip()), "")

    def links(self) -> tuple[str, ...]:
        """What the conference properties lead to."""
        held = (found for name, all_ in self._held.items() if _CONFERENCE.fullmatch(name) for found in all_)
        links = (_link(found.value) for found in held)
        return tuple(dict.fromkeys(link for link in links if link))[:_LINKS_LIMIT]


def _decoded(found: Property) -> str:
    if found.parameters.get("ENCODING", "").upper() != "QUOTED-PRINTABLE":
        return found.value
    return text_of(quopri.decodestring(found.value.encode()), found.parameters.get("CHARSET", ""))


def _event(found: _Properties, zones: Zones) -> CalendarEvent:
    starts = _time(found, "DTSTART", zones)
    sequence = found.value("SEQUENCE").strip()
    organizer, *others = [_person(held) for held in found.all("ORGANIZER")] or [Person()]
    guests = [_person(held) for held in found.all("ATTENDEE")[:PEOPLE_LIMIT] if not _is_thing(held)]
    return CalendarEvent(
        starts=starts,
        minutes=minutes_between(starts, _time(found, "DTEND", zones)) or minutes_of(found.value("DURATION")),
        summary=clean_line(found.value("SUMMARY")),
        description=_description(found),
        location=clean_line(found.value("LOCATION")),
        url=_link(found.value("URL")),
        organizer=organizer,
        # A second organizer is against the rules (RFC 5545, 3.8.4.3), but is somebody who takes part.
        attendees=tuple(dict.fromkeys(one for one in [*others[:PEOPLE_LIMIT], *guests] if one != Person())),
        links=found.links(),
        contact=clean_line(found.value("CONTACT")),
        uid=clean_line(found.value("UID")),
        sequence=int(sequence) if sequence.isascii() and sequence.isdigit() and len(sequence) < 10 else 0,
        cancelled=found.value("STATUS").strip().upper() == "CANCELLED",
        recurring=bool(found.all("RRULE") or found.value("RDATE")),
        override=bool(found.all("RECURRENCE-ID")),
    )


def _time(found: _Properties, name: str, zones: Zones) -> EventTime | None:
    held = found.all(name)
    return event_time(held[0], zones) if held else None


def _description(found: _Properties) -> str:
    """DESCRIPTION as plain lines, or what Outlook writes as HTML beside it or in its place."""
    text = found.value("DESCRIPTION")
    if text and _MARKUP.search(text):
        # Google mixes both kinds: tags, and line breaks that count.
        text = html_text(text.replace("\n", "<br>"))
    return clean_body(text or html_text(found.value("X-ALT-DESC")))[:DESCRIPTION_LIMIT].strip()


def _link(value: str) -> str:
    """The whole link or nothing: a part of one leads elsewhere."""
    link = "".join(clean_body(value[: LINK_LIMIT * 2]).split())
    return link if _LINK.fullmatch(link) and len(link) <= LINK_LIMIT else ""


def _is_thing(found: Property) -> bool:
    return found.parameters.get("CUTYPE", "").upper() in {"ROOM", "RESOURCE"}


def _person(found: Property) -> Person:
    """ORGANIZER or ATTENDEE. What stands behind a "?" in the address is for a mail program, and no part of it."""
    scheme = _MAILTO.search(found.value)
    address = found.value[scheme.end() if scheme else 0 :].partition("?")[0].strip()
    if not _ADDRESS.fullmatch(address):
        # Exchange may write its own kind of address there, and the real one beside it.
        address = found.parameters.get("EMAIL", "").strip()
    email = clean_line(address) if _ADDRESS.fullmatch(address) else ""
    name = clean_line(found.parameters.get("CN", "").strip("\"' "))
    return Person(name="" if name.casefold() == email.casefold() else name, email=email)
