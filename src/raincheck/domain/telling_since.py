"""Coming back to a case in words: what they heard last, what each answer leads to, and how the follow-ups stand."""

from datetime import datetime
from string import Template

from msgspec import Struct

from raincheck.domain.context import Context
from raincheck.domain.followup import counted, late
from raincheck.domain.interview import Relation
from raincheck.domain.reach import is_unsettled
from raincheck.domain.replies import errand_of, has_left, next_touch
from raincheck.domain.returning import Errand, Since
from raincheck.domain.session import Attempt, Delivery, Reached, Session
from raincheck.domain.telling import both_clocks, delivery_line, moment, touch_times
from raincheck.domain.touches import Touch, TouchState


class TouchRow(Struct, frozen=True, kw_only=True):
    """One follow-up in a line: its sign, its day on their clock, its name, and how it stands."""

    sign: str
    day: str
    label: str
    state: str


_SIGNS = {
    TouchState.PLANNED: "○",
    TouchState.DONE: "●",
    TouchState.DROPPED: "×",  # noqa: RUF001 - a sign, not a letter
    TouchState.CANCELLED: "×",  # noqa: RUF001 - a sign, not a letter
}
_LATE = "!"


def sign(touch: Touch, now: datetime) -> str:
    """How it stands, in one sign that needs no color."""
    return _LATE if late(touch, now) else _SIGNS[touch.state]


def touch_rows(session: Session, ctx: Context) -> tuple[TouchRow, ...]:
    """All follow-ups in their order: done, late, let go, or still to come."""
    return tuple(_row(touch, ctx) for touch in sorted(session.followup.touches, key=lambda touch: touch.at))


def _row(touch: Touch, ctx: Context) -> TouchRow:
    is_late = late(touch, ctx.now)
    day, theirs, mine = touch_times(touch, ctx)
    time = f"{theirs} ({ctx.words.screens['followup-mine'].replace('$time', mine)})" if mine else theirs
    planned = touch.state is TouchState.PLANNED and not is_late
    key = "late" if is_late else touch.state.value
    return TouchRow(
        sign=sign(touch, ctx.now),
        day=day,
        label=ctx.words.touches[touch.kind].label,
        state=time if planned else ctx.words.since[f"touch-{key}"],
    )


def lead(session: Session, ctx: Context) -> str:
    """What they heard last."""
    last = next((one for one in reversed(session.deliveries) if counted((one,))), None)
    called = [one for one in session.attempts if one.outcome is not Reached.NO_ANSWER]
    if last is not None and (not called or last.at >= called[-1].at):
        return _of_message(last, ctx)
    if called:
        return _of_call(called[-1], ctx)
    return ctx.words.since["heard-nothing"]


def _of_message(last: Delivery, ctx: Context) -> str:
    words = ctx.words.since
    return _say(words[f"heard-{last.errand.value}"], line=delivery_line(last, ctx))


def _of_call(call: Attempt, ctx: Context) -> str:
    outcome = ctx.words.screens[f"outcome-{call.outcome.value}"]
    return _say(ctx.words.since["heard-call"], outcome=outcome, at=moment(call.at, ctx.zone, ctx))


def told_line(session: Session, ctx: Context) -> str:
    """What was told last, and that it can be taken back."""
    last = session.replies[-1]
    when = both_clocks(last.starts, last.zone, ctx) if last.starts else ""
    what = ctx.words.since[last.what.value]
    return _say(ctx.words.since["told"], what=f"{what}: {when}" if when else what)


def hint(what: Since, session: Session, ctx: Context) -> str:
    """What raincheck does when that is chosen."""
    words = ctx.words.since
    if what is not Since.SILENCE:
        return words[f"{what.value}-hint"]
    if not has_left(session):
        return words["silence-unsent"]
    errand, touch = errand_of(session, what), next_touch(session)
    if errand is None:
        return words["silence-asked" if is_unsettled(session) else "silence-over"]
    by_phone = session.interview.relation is Relation.AGENCY and bool(session.interview.contact_phone)
    key = f"silence-{errand.value}{'-call' if by_phone and errand is not Errand.CLOSE else ''}"
    return _say(words[key], when=_planned(touch, ctx) if touch else "").strip()


def _planned(touch: Touch, ctx: Context) -> str:
    day = touch_times(touch, ctx)[0]
    return _say(ctx.words.since["was-due" if late(touch, ctx.now) else "is-planned"], day=day)


def _say(text: str, **facts: str) -> str:
    return Template(text).substitute(facts)


def agency_lead(session: Session, ctx: Context) -> str:
    """That an agency is told first, what it was told and when, and that it has a pace of its own."""
    told = has_left(session)
    text = ctx.words.since["agency-told" if told else "agency-first"]
    return _say(text, told=lead(session, ctx) if told else "")
