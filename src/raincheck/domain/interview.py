"""One interview: when, with whom, how, and where each fact came from."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

Instant = Annotated[datetime, Meta(tz=True)]
"""An aware datetime. Naive ones are refused when a file is read."""


class Mode(StrEnum):
    """How the interview is held."""

    IN_PERSON = "in-person"
    VIDEO = "video"
    PHONE = "phone"


class Relation(StrEnum):
    """Who the contact works for: it decides the cadence and who is told first."""

    EMPLOYER = "employer"
    AGENCY = "agency"


class Weekday(StrEnum):
    """The days of the week, in the order of `date.weekday()`."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class Workplace(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where the interviewer works, as the user chose it; it holds as long as their zone is `zone`.

    `country` is ISO 3166-1 (alpha-2), `region` the end of an ISO 3166-2 code, such as "SCT" or "BY". What is empty is
    as usual in that zone, or in that country.
    """

    zone: str = ""
    country: str = ""
    region: str = ""
    weekend: tuple[Weekday, ...] = ()


class Method(StrEnum):
    """What an invitation wants (RFC 5546): it asks, it cancels, or it answers."""

    REQUEST = "request"
    CANCEL = "cancel"
    REPLY = "reply"


class Sources(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where each fact stood in an invitation, such as "signature"; empty for what the user typed."""

    starts: str = ""
    zone: str = ""
    duration_minutes: str = ""
    mode: str = ""
    company: str = ""
    role: str = ""
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    join_url: str = ""
    dial_in: str = ""
    dial_in_code: str = ""
    location: str = ""
    reschedule_url: str = ""

    @property
    def any(self) -> bool:
        """Whether anything was read in an invitation."""
        return self != Sources()


class Interview(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which interview. `when` is what was typed, `starts` what it was read as.

    `zone` is the interviewer's IANA zone, and the zone in which `when` was meant; `work` is where they work.
    `clock_note` explains the difference between the two clocks on that day. `thread` is the Message-ID of the mail that
    invited, `references` are those before it (RFC 5322, 3.6.4), and `invited_by` is the address that it came from.
    """

    when: str = ""
    starts: Instant | None = None
    zone: str = ""
    mode: Mode | None = None
    company: str = ""
    role: str = ""
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    relation: Relation = Relation.EMPLOYER
    duration_minutes: int | None = None
    join_url: str = ""
    dial_in: str = ""
    dial_in_code: str = ""
    location: str = ""
    reschedule_url: str = ""
    method: Method | None = None
    updated: bool = False
    clock_note: str = ""
    work: Workplace = Workplace()
    thread: str = ""
    references: tuple[str, ...] = ()
    invited_by: str = ""
    sources: Sources = Sources()
