"""What a file says, before anybody has judged it: the shape that adapters deliver.

Every text was cleaned where it entered: single lines by `clean_line`, bodies by `clean_body`.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct


class Person(Struct, frozen=True, kw_only=True):
    """A name and an address; either may be missing."""

    name: str = ""
    email: str = ""


class EventTime(Struct, frozen=True, kw_only=True):
    """When an event starts, as the file says it: a wall clock, and what is known of its zone.

    `wall` is naive; `zone` is an IANA name, or empty. `named` is what the file calls its zone where no
    IANA name belongs to it. `offset` is what the file's own rules (VTIMEZONE) make of such a zone.
    With neither of the three the time is floating (RFC 5545, 3.3.5). `day` stands alone for a whole day.
    """

    wall: datetime | None = None
    zone: str = ""
    named: str = ""
    offset: timedelta | None = None
    day: date | None = None


class CalendarEvent(Struct, frozen=True, kw_only=True):
    """One VEVENT (RFC 5545, 3.6.1). `minutes` is its length; `links` are conference properties.

    `calendar_zone` is the IANA name that its calendar gives for itself (X-WR-TIMEZONE), or empty: the
    zone in which people think where the start is written in UTC.
    """

    starts: EventTime | None = None
    minutes: int | None = None
    summary: str = ""
    description: str = ""
    location: str = ""
    url: str = ""
    organizer: Person = Person()
    attendees: tuple[Person, ...] = ()
    links: tuple[str, ...] = ()
    contact: str = ""
    uid: str = ""
    sequence: int = 0
    cancelled: bool = False
    recurring: bool = False
    override: bool = False
    calendar_zone: str = ""


class Mail(Struct, frozen=True, kw_only=True):
    """The headers of a mail that matter (RFC 5322); `sent` is aware, with the sender's own offset.

    `references` are the Message-IDs of the mails before it, the oldest first (3.6.4).
    """

    sender: Person = Person()
    reply_to: Person = Person()
    to: tuple[Person, ...] = ()
    subject: str = ""
    sent: datetime | None = None
    message_id: str = ""
    references: tuple[str, ...] = ()


class Document(Struct, frozen=True, kw_only=True):
    """One file, mail or paste. `method` is the METHOD of its calendar (RFC 5546), upper case, or empty."""

    text: str = ""
    mail: Mail | None = None
    events: tuple[CalendarEvent, ...] = ()
    method: str = ""
    damaged: bool = False


class PhoneFound(Struct, frozen=True, kw_only=True):
    """A number in a text, at `start` to `end`; `e164` is empty where its country is not known."""

    start: int
    end: int
    text: str
    e164: str = ""


FindPhones = Callable[[str, str], Sequence[PhoneFound]]
"""Numbers in a text; the second argument is the ISO 3166 country for those without a country code, or empty."""
