"""The facts of an invitation: each with its source, and a question where a careful person would ask."""

from datetime import datetime

from msgspec import Struct, field

from raincheck.domain.interview import Method, Mode
from raincheck.domain.moments import Moment


class Fact(Struct, frozen=True):
    """A text, and where it stood: "DTSTART", "signature", "subject", "mail text"."""

    value: str
    source: str


class Asked(Struct, frozen=True, kw_only=True):
    """A fact that was not sure enough: `reason` is a key of the problems in `content/`.

    `candidates` are the possible values; for the field `starts` they are in `moments`.
    """

    field: str
    reason: str
    candidates: tuple[str, ...] = ()
    moments: tuple[Moment, ...] = ()


class Invitation(Struct, frozen=True, kw_only=True):
    """What was read. An absent fact is None; `sources` names where each other one stood.

    `invited_by` is the address of the person or the system that it came from. `message_id` and `references`
    name the mail to answer and those before it, where there is one that they have (RFC 5322, 3.6.4).
    """

    starts: datetime | None = None
    zone: str | None = None
    duration_minutes: int | None = None
    contact_name: str | None = None
    contact_email: str | None = None
    contact_phone: str | None = None
    company: str | None = None
    role: str | None = None
    mode: Mode | None = None
    join_url: str | None = None
    dial_in: str | None = None
    dial_in_code: str | None = None
    location: str | None = None
    reschedule_url: str | None = None
    method: Method | None = None
    update: bool = False
    message_id: str | None = None
    references: tuple[str, ...] = ()
    invited_by: str | None = None
    sources: dict[str, str] = field(default_factory=dict)
    questions: tuple[Asked, ...] = ()
