"""What one case taught, for all that come."""

from msgspec import Struct

from raincheck.domain.interview import Instant
from raincheck.domain.returning import Learned
from raincheck.domain.session import Reason


class Lesson(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One lesson, and where it came from: the case by its id, and what it was about in words."""

    case: str
    at: Instant
    about: str = ""
    reason: Reason | None = None
    learned: Learned = Learned()
    late_minutes: int | None = None
