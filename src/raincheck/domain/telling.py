"""A case in words: what was done, and when, on both clocks. For every face."""

from datetime import datetime
from string import Template

from raincheck.domain.clock_changes import clock_note
from raincheck.domain.context import Context
from raincheck.domain.session import Delivery, DeliveryState, Kind, Session, Way
from raincheck.domain.touches import Touch
from raincheck.domain.when import clock, day_and_date, distance, local
from raincheck.domain.zones import city, zones_differ


def case_name(session: Session) -> str:
    """How the file of a case begins, for a person who looks into the folder: the day, and what is happening."""
    return f"{session.created:%Y-%m-%d}-{_NAMES[session.situation.kind or Kind.CANNOT]}"


_NAMES = {
    Kind.CANNOT: "cannot-make-it",
    Kind.LATE: "running-late",
    Kind.MISSED: "missed-it",
    Kind.READY: "be-ready",
}


def delivery_line(delivery: Delivery, ctx: Context) -> str:
    """What is known of a message, and never more than that."""
    words = ctx.words.screens
    state = delivery.state.value.replace("_", "-")
    if delivery.state is DeliveryState.FAILED:
        state = "stayed" if delivery.evidence is not None else "failed-why" if delivery.cause else state
    elif delivery.state is DeliveryState.UNKNOWN and delivery.way in (Way.SMTP, Way.COMMAND):
        state = "unknown-mail"
    line = words[f"delivery-{state}"]
    facts = {
        "way": words[f"way-{delivery.way.value}"],
        "evidence": delivery.evidence.value if delivery.evidence else "",
        "at": moment(delivery.at, ctx.zone, ctx),
    }
    return Template(line).substitute(facts)


def moment(at: datetime, zone: str, ctx: Context) -> str:
    """A moment on the clock of a zone: "today 09:34" or "Wed 25 Nov 09:30"."""
    there, here = local(at, zone), local(ctx.now, zone)
    days = (there.date() - here.date()).days
    day = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days) or day_and_date(there)
    return f"{day} {clock(there)}"


def touch_times(touch: Touch, ctx: Context) -> tuple[str, str, str]:
    """The day and the time on their clock, and the time on the user's where it differs."""
    theirs = local(touch.at, touch.zone)
    mine = local(touch.at, ctx.zone)
    differs = zones_differ(touch.zone, ctx.zone, touch.at)
    shown = clock(mine) if mine.date() == theirs.date() else f"{day_and_date(mine)} {clock(mine)}"
    return day_and_date(theirs), clock(theirs), shown if differs else ""


def both_clocks(at: datetime, zone: str, ctx: Context) -> str:
    """Such as "Thu 5 Mar, 14:00 New York, that is 19:00 for you; in 2 h 40 min"; one clock where both agree."""
    theirs, mine = local(at, zone), local(at, ctx.zone)
    year = "" if theirs.year == ctx.now.year else f" {theirs.year}"
    line = f"{day_and_date(theirs)}{year}, {clock(theirs)} {city(zone)}"
    if zones_differ(zone, ctx.zone, at):
        same_day = theirs.date() == mine.date()
        line += f", that is {clock(mine) if same_day else f'{day_and_date(mine)} {clock(mine)}'} for you"
    return f"{line}; {distance(at, ctx.now)}"


def clock_sentence(at: datetime, zone: str, ctx: Context) -> str:
    """Why the two clocks differ on that day, and what a change of the clocks does to it; empty if neither."""
    note = clock_note(at, zone, ctx.zone, ctx.now)
    return note.on_screen(ctx.words.clocks) if note else ""
