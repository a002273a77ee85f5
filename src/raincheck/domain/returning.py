"""The parts of a case that come after its first message: what happened since, what was learned, what is prepared."""

from msgspec import Struct

from raincheck.domain.interview import Instant, Interview
from raincheck.domain.touches import Touch
from raincheck.domain.vocabulary import Errand, Since

# As in `session`.
__all__ = ["Errand", "Since"]


class Reply(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What happened, as the user told it.

    `before` are the touches as they stood, to take it back; `in_calendar` says that a server held some of them.

    For a new time: `when`, `starts` and `zone` as it was read, `next_case`, the id of the case of the new interview,
    and `made`, a mark of that case as it was made.
    """

    at: Instant
    what: Since
    when: str = ""
    starts: Instant | None = None
    zone: str = ""
    next_case: str = ""
    made: str = ""
    before: tuple[Touch, ...] = ()
    in_calendar: bool = False


class Told(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the user is about to tell, kept as it is typed. `facts` is what an invitation said of the new interview."""

    what: Since | None = None
    when: str = ""
    facts: Interview | None = None


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
