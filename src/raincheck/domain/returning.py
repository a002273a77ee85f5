"""The parts of a case that come after its first message: what happened since, what was learned, what is prepared."""

from enum import StrEnum

from msgspec import Struct

from raincheck.domain.interview import Instant
from raincheck.domain.touches import Touch


class Errand(StrEnum):
    """What the message in hand is for. All but the first come back to a case."""

    NEWS = "news"
    FIRST = "first"
    SECOND = "second"
    CLOSE = "close"
    ACCEPT = "accept"
    """Yes to a new time."""
    THANKS = "thanks"
    """Thank you, after a no."""
    ANSWER = "answer"
    """They asked something."""
    CONFIRM = "confirm"
    """The day before an interview that is to come."""
    OUTREACH = "outreach"
    """To a recruiter who can help."""


class Since(StrEnum):
    """What happened since the message."""

    NEW_TIME = "new-time"
    SILENCE = "silence"
    ASKED = "asked"
    REFUSED = "refused"


class Reply(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What happened, as the user told it. `before` are the touches as they stood, to take it back.

    For a new time: `when` as it was typed, `starts` and `zone` as it was read, and `next_case`, the id of the case
    of the new interview.
    """

    at: Instant
    what: Since
    when: str = ""
    starts: Instant | None = None
    zone: str = ""
    next_case: str = ""
    before: tuple[Touch, ...] = ()


class Learned(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Three short answers. Each is the key of a choice in `content/learn.toml`, or one's own words.

    `happened`: what happened. `caught`: what would have caught it. `next_time`: what changes from now on.
    """

    happened: str = ""
    caught: str = ""
    next_time: str = ""


class Preparation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How ready one is: the keys of the checks that were ticked, and how long the way takes, in minutes."""

    ticks: tuple[str, ...] = ()
    travel_minutes: int | None = None
    buffer_minutes: int | None = None


class Recruiter(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody who places candidates: kept for later cases."""

    name: str = ""
    agency: str = ""
    email: str = ""
    phone: str = ""
