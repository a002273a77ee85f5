"""The times of a draft, on the reader's clock and in the reader's habit."""

from datetime import datetime, timedelta

from raincheck.domain.context import Context
from raincheck.domain.drafting.occasion import unanswered
from raincheck.domain.interview import Interview, Relation
from raincheck.domain.session import Delivery, Session
from raincheck.domain.when import clock, local, long_date, minutes_between, relative_day
from raincheck.domain.zones import city, zones_differ

ETA_STEP = 10
"""An arrival time is rounded up to the next full ten minutes, so that it is kept (domain rules, section 3)."""

AHEAD_MINUTES = 5
"""With less than this left, "at the same time" is now."""


def arrival(session: Session, ctx: Context) -> datetime | None:
    """When somebody who is late will be there, rounded up; None when they did not say."""
    starts, late = session.interview.starts, session.rescue.late_minutes
    if starts is None or late is None:
        return None
    at = starts + timedelta(minutes=(late // ETA_STEP + 1) * ETA_STEP)
    return max(at, _next_step(ctx.now))


def _next_step(now: datetime) -> datetime:
    """The next full step of the clock after now: nobody arrives in the past."""
    base = now.replace(second=0, microsecond=0)
    return base + timedelta(minutes=ETA_STEP - base.minute % ETA_STEP)


class Clock:
    """Tells moments to the reader: their day, twelve or twenty-four hours, and whose clock it is."""

    def __init__(self, interview: Interview, ctx: Context) -> None:
        self._zone, self._mine, self._now = interview.zone, ctx.zone, ctx.now
        self._agency = interview.relation is Relation.AGENCY
        self._habits = ctx.words.drafts.twelve_hours

    def time(self, moment: datetime) -> str:
        """Such as "2:30 pm" or "14:30"."""
        return _told(moment, self._zone, self._habits)

    def mine(self, moment: datetime) -> str:
        """The same moment on the writer's clock where that shows another time, such as "5:00 pm my time (London)"."""
        if not zones_differ(self._zone, self._mine, moment):
            return ""
        here = local(moment, self._mine)
        day = "" if here.date() == local(moment, self._zone).date() else f" on {long_date(here)},"
        return f"{_told(moment, self._mine, self._habits)}{day} my time ({city(self._mine)})"

    def marked(self, moment: datetime, *, short: bool = False) -> str:
        """With whose clock it is, where the two differ.

        A recruiter may sit in a third zone, so for an agency the place is named instead of "your time".
        """
        told = self.time(moment)
        if not zones_differ(self._zone, self._mine, moment):
            return told
        place = city(self._zone)
        if self._agency:
            return f"{told} {place}" if place.startswith("UTC") else f"{told} {place} time"
        return f"{told} your time" if short else f"{told} your time ({place})"

    def when(self, moment: datetime) -> str:
        """Such as "today at 10:00 am" or "on Wednesday, November 25, at 10:00 am"."""
        day = relative_day(local(moment, self._zone), local(self._now, self._zone))
        return f"{day}{',' if day.startswith('on ') else ''} at {self.marked(moment)}"

    def when_short(self, moment: datetime, *, heard: bool = False) -> str:
        """Such as "today at 10:00 am" or "on November 25 at 10:00 am"."""
        return f"{self.day_short(moment)} at {self.marked(moment, short=heard)}"

    def day_short(self, moment: datetime) -> str:
        """Such as "today" or "on November 25"."""
        there = local(moment, self._zone)
        day = relative_day(there, local(self._now, self._zone))
        return f"on {long_date(there).partition(', ')[2]}" if day.startswith("on ") else day

    def day(self, moment: datetime) -> str:
        """Such as "today" or "Wednesday, November 25"."""
        return relative_day(local(moment, self._zone), local(self._now, self._zone)).removeprefix("on ")

    def headline(self, moment: datetime) -> str:
        """Such as "10:00 am today" or "Wednesday, November 25, 10:00 am"."""
        day = self.day(moment)
        return f"{day}, {self.time(moment)}" if "," in day else f"{self.time(moment)} {day}"


def _told(moment: datetime, zone: str, habits: tuple[str, ...]) -> str:
    """The time of day on the clock of a zone, in the habit of the people there."""
    there = local(moment, zone)
    if not _twelve_hours(zone, habits):
        return clock(there)
    return f"{there.hour % 12 or 12}:{there:%M} {'am' if there.hour < 12 else 'pm'}"


def _twelve_hours(zone: str, habits: tuple[str, ...]) -> bool:
    return any(zone.startswith(name) if name.endswith("/") else zone == name for name in habits)


def times_of(session: Session, ctx: Context) -> dict[str, str]:
    """The times as facts; each is empty where it is not known."""
    interview, there = session.interview, Clock(session.interview, ctx)
    starts, eta, first = interview.starts, arrival(session, ctx), unanswered(session, ctx.now)
    ahead = starts is None or minutes_between(ctx.now, starts) >= AHEAD_MINUTES
    return {
        "when": there.when(starts) if starts else "",
        "short_when": there.when_short(starts) if starts else "",
        "heard_when": there.when_short(starts, heard=True) if starts else "",
        "short": there.headline(starts) if starts else "",
        "eta": there.marked(eta, short=True) if eta else "",
        "at_time": "at the same time" if ahead else "now",
        **_first(first, starts, there),
    }


def _first(first: Delivery | None, starts: datetime | None, there: Clock) -> dict[str, str]:
    """When a first message went: "earlier that day" where it was the day of the interview."""
    if first is None or starts is None:
        return {"wrote": "", "wrote_day": ""}
    day = there.day_short(first.at)
    if day == there.day_short(starts):
        day = "earlier today" if day == "today" else "earlier that day"
    return {"wrote": f"{day} at {there.marked(first.at, short=True)}", "wrote_day": day}
