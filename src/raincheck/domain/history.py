"""The story of a case as lines of time: what was said when, on which channel, and what is next."""

from datetime import datetime, timedelta
from enum import StrEnum
from string import Template

from msgspec import Struct

from raincheck.domain.context import Context
from raincheck.domain.delivery import is_open
from raincheck.domain.replies import TICKS
from raincheck.domain.returning import Reply, Since
from raincheck.domain.session import Attempt, Delivery, DeliveryState, Rung, Session
from raincheck.domain.touches import Touch, TouchState
from raincheck.domain.when import clock, day_and_date, local
from raincheck.domain.zones import city, zones_differ


class Mark(StrEnum):
    """What a line stands for; the value is its sign, which needs no color to be told from the others."""

    YOURS = "●"
    THEIRS = "◆"
    INTERVIEW = "★"
    PLANNED = "○"
    LATE = "!"
    NEVER = "×"  # noqa: RUF001 - a sign, not a letter
    PASSING = "│"
    """Time that passes: between two days, or more of it where several days lie between them."""

    NOW = "▶"


class Line(Struct, frozen=True, kw_only=True):
    """One line of the picture. `day` and `time` are on the user's clock, and empty where the line above says it.

    `aside` is the time on the interviewer's clock, where that is another.
    """

    mark: Mark
    text: str = ""
    day: str = ""
    time: str = ""
    aside: str = ""


class _Event(Struct, frozen=True):
    at: datetime
    mark: Mark
    text: str
    zone: str = ""


_LONG = timedelta(days=3)
"""Days between two lines that are worth a second line of passing time."""


def picture(session: Session, ctx: Context) -> tuple[Line, ...]:
    """The lines from top to bottom, the oldest first, and where "now" is."""
    events = sorted(_events(session, ctx), key=lambda event: event.at)
    lines: list[Line] = []
    before: datetime | None = None
    for event in (*(e for e in events if e.at <= ctx.now), None, *(e for e in events if e.at > ctx.now)):
        at = event.at if event else ctx.now
        here = local(at, ctx.zone)
        new_day = before is None or here.date() != before.date()
        if before is not None and new_day:
            lines += [Line(mark=Mark.PASSING)] * (2 if here.date() - before.date() > _LONG else 1)
        lines.append(_line(event, here, ctx, named=new_day))
        before = here
    return tuple(lines)


def _line(event: _Event | None, here: datetime, ctx: Context, *, named: bool) -> Line:
    day, time = day_and_date(here) if named else "", clock(here)
    if event is None:
        return Line(mark=Mark.NOW, text=ctx.words.history["now"], day=day, time=time)
    aside = ""
    if event.zone and zones_differ(event.zone, ctx.zone, event.at):
        aside = _say("theirs", ctx, time=clock(local(event.at, event.zone)), city=city(event.zone))
    return Line(mark=event.mark, text=event.text, day=day, time=time, aside=aside)


def _events(session: Session, ctx: Context) -> list[_Event]:
    """Everything that has a moment."""
    interview = session.interview
    events = [_attempt(attempt, session, ctx) for attempt in session.attempts]
    events += [_delivery(delivery, ctx) for delivery in session.deliveries if not _is_answered(delivery, session)]
    events += [event for reply in session.replies for event in _reply(reply, ctx)]
    events += [_touch(touch, ctx) for touch in session.followup.touches if not _is_told(touch, session)]
    if interview.starts is not None:
        events.append(_Event(interview.starts, Mark.INTERVIEW, _say("interview", ctx), interview.zone))
    return events


def _is_answered(delivery: Delivery, session: Session) -> bool:
    """Whether it was in doubt, and the user said that the same words went out."""
    alike = (one for one in session.deliveries if (one.round, one.body) == (delivery.round, delivery.body))
    return is_open(delivery) and any(one.state is DeliveryState.SENT for one in alike)


def _is_told(touch: Touch, session: Session) -> bool:
    """Whether a message is the line for it already."""
    sent = (one.errand for one in session.deliveries if one.state is DeliveryState.SENT)
    return touch.state is TouchState.DONE and any(TICKS.get(errand) is touch.kind for errand in sent)


def _attempt(attempt: Attempt, session: Session, ctx: Context) -> _Event:
    spoken = (Rung.CALL, Rung.VOICEMAIL, Rung.SWITCHBOARD)
    key = attempt.rung.value if attempt.rung in spoken else "other"
    facts = {
        "who": session.interview.contact_name or session.interview.company or ctx.words.history["them"],
        "channel": ctx.words.history.get(attempt.rung.value, attempt.rung.value),
        "outcome": ctx.words.screens[f"outcome-{attempt.outcome.value}"],
    }
    return _Event(attempt.at, Mark.YOURS, _say(key, ctx, **facts))


def _delivery(delivery: Delivery, ctx: Context) -> _Event:
    known = ctx.words.history[f"known-{delivery.state.value}"]
    channel = ctx.words.history[delivery.channel.value]
    return _Event(delivery.at, Mark.YOURS, _say(f"sent-{delivery.errand.value}", ctx, channel=channel, known=known))


def _reply(reply: Reply, ctx: Context) -> list[_Event]:
    starts = reply.starts
    when = f"{day_and_date(local(starts, reply.zone))} {clock(local(starts, reply.zone))}" if starts else reply.when
    mark = Mark.YOURS if reply.what is Since.SILENCE else Mark.THEIRS
    events = [_Event(reply.at, mark, _say(reply.what.value, ctx, when=when))]
    if reply.what is Since.NEW_TIME and starts is not None:
        events.append(_Event(starts, Mark.INTERVIEW, _say("interview-next", ctx), reply.zone))
    return events


def _touch(touch: Touch, ctx: Context) -> _Event:
    late = touch.state is TouchState.PLANNED and touch.at < ctx.now
    marks = {
        TouchState.PLANNED: Mark.LATE if late else Mark.PLANNED,
        TouchState.DONE: Mark.YOURS,
        TouchState.DROPPED: Mark.NEVER,
        TouchState.CANCELLED: Mark.NEVER,
    }
    name = ctx.words.touches[touch.kind].label
    return _Event(
        touch.at, marks[touch.state], _say("late" if late else touch.state.value, ctx, touch=name), touch.zone
    )


def _say(key: str, ctx: Context, **facts: str) -> str:
    return Template(ctx.words.history[key]).safe_substitute(facts)
