"""When to leave: the start, less the way, less time to spare that grows with what was learned."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from raincheck.domain.interview import Mode
from raincheck.domain.lessons import Lesson
from raincheck.domain.session import Reason, Session

# Figures of the buffer: our judgement. Domain rules, section 4, ask for 30 to 45 minutes to spare in traffic, which a
# first such lesson makes of the usual quarter of an hour.
BUFFER_USUAL = 15
BUFFER_MORE = 20
"""Minutes for each lesson of somebody who came too late."""
BUFFER_MOST = 60
"""Minutes at most, for all lessons together."""
REMEMBERED = timedelta(days=365)
"""Older lessons do not count: another place, another car."""
ROUNDED = 5
"""Nobody leaves at 08:43."""

ON_THE_WAY = (Reason.TRAFFIC, Reason.CAR, Reason.WRONG_PLACE)
LEAVE_EARLIER = "do-leave-earlier"
"""The answer in `content/learn.toml` that asks for more time, whatever the reason was."""


class Buffer(Struct, frozen=True, kw_only=True):
    """The minutes to spare: `more` of them because of `lessons`; with `chosen` the user set them."""

    minutes: int
    more: int = 0
    lessons: tuple[Lesson, ...] = ()
    chosen: bool = False


def buffer_of(session: Session, lessons: Sequence[Lesson], now: datetime) -> Buffer:
    """As the user chose it, else the usual time and more for each lesson about the way."""
    chosen = session.preparation.buffer_minutes
    if chosen is not None:
        return Buffer(minutes=chosen, chosen=True)
    because = tuple(one for one in lessons if _asks_for_time(one) and one.at >= now - REMEMBERED)
    more = min(BUFFER_MORE * len(because), BUFFER_MOST)
    return Buffer(minutes=BUFFER_USUAL + more, more=more, lessons=because)


def _asks_for_time(lesson: Lesson) -> bool:
    return lesson.learned.next_time == LEAVE_EARLIER or lesson.reason in ON_THE_WAY


def leave_by(session: Session, lessons: Sequence[Lesson], now: datetime) -> datetime | None:
    """When to leave at the latest; None where nobody has to, or the way or the start is not known."""
    interview, way = session.interview, session.preparation.travel_minutes
    if interview.mode is not Mode.IN_PERSON or interview.starts is None or way is None:
        return None
    minutes = way + buffer_of(session, lessons, now).minutes
    leave = interview.starts - timedelta(minutes=minutes)
    return leave - timedelta(minutes=leave.minute % ROUNDED, seconds=leave.second, microseconds=leave.microsecond)
