"""What one case taught, for all that come."""

from msgspec import Struct

from raincheck.domain.context import Context
from raincheck.domain.interview import Instant
from raincheck.domain.naming import about
from raincheck.domain.returning import Learned
from raincheck.domain.session import Reason, Session


class Lesson(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One lesson, and where it came from: the case by its id, and what it was about in words."""

    case: str
    at: Instant
    about: str = ""
    reason: Reason | None = None
    learned: Learned = Learned()
    late_minutes: int | None = None


def lesson_of(session: Session, ctx: Context) -> Lesson | None:
    """What the case taught; None as long as nothing was answered."""
    if session.learned == Learned():
        return None
    return Lesson(
        case=session.id,
        at=session.interview.starts or ctx.now,
        about=about(session, ctx),
        reason=session.situation.reason,
        learned=session.learned,
        late_minutes=session.rescue.late_minutes,
    )
