"""When to come back to a case, and the rule that decides each moment (domain rules, section 3).

    call -> copy within 10 minutes
    message -> first: +2 business days, 09:30 there; an agency: +1
            -> second: +5 business days after the first
            -> let it go: +14 days, after the second, and never before the interview itself

An interview that is sooner than a follow-up draws it forward: an answer is needed before it starts.
"""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from msgspec import Struct

from raincheck.domain.calendar_days import (
    MORNING,
    Why,
    WorkWeek,
    add_business_days,
    after_quiet,
    at_wall_time,
    business_day_before,
    counts_from,
    is_business_day,
    why_later,
    why_not,
)
from raincheck.domain.interview import Relation
from raincheck.domain.moments import Moment
from raincheck.domain.touches import TouchKind
from raincheck.domain.when import local
from raincheck.domain.zones import at_offset

COPY_WITHIN = timedelta(minutes=10)
TOUCH_TIME = time(9, 30)
FIRST_DAYS = {Relation.EMPLOYER: 2, Relation.AGENCY: 1}
SECOND_DAYS = 5
CLOSE_AFTER = timedelta(days=14)

AHEAD = timedelta(hours=2)
"""A follow-up has to be so long before the interview and after the message; with less, calling is quicker."""

APART = 2
"""Business days from the first follow-up to a second one that the interview draws forward."""

CLOSE_WAITS = timedelta(days=90)
"""So far away an interview can keep a case open; what is farther will be written about again anyhow."""


class Rule(StrEnum):
    """What decided a moment. Each is a sentence in `content/followup.toml`."""

    COPY = "copy"
    QUIET = "quiet"
    FIRST = "first"
    AGENCY = "agency"
    SECOND = "second"
    CLOSE = "close"
    LATE = "late"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    SOONER = "sooner"
    SPACED = "spaced"
    INTERVIEW = "interview"
    WITHDRAWN = "withdrawn"


_BASE = {Relation.EMPLOYER: Rule.FIRST, Relation.AGENCY: Rule.AGENCY}


class Contact(Struct, frozen=True, kw_only=True):
    """What the cadence counts from: when they were written to or called, who they are, and when the interview starts.

    `called` is a call that reached somebody or left a voicemail, with nothing written since. With `withdrawn` the
    candidate asks for nothing.
    """

    at: datetime
    relation: Relation
    starts: datetime | None = None
    called: datetime | None = None
    withdrawn: bool = False


class Planned(Struct, frozen=True):
    """One moment of the cadence."""

    kind: TouchKind
    moment: Moment
    rule: Rule


def cadence(contact: Contact, week: WorkWeek) -> tuple[Planned, ...]:
    """All moments after that contact, soonest first; who withdrew has nothing to ask again."""
    copies = (copy_of(contact.called, contact.starts, week),) if contact.called else ()
    base = counts_from(contact.at, week)
    if contact.withdrawn:
        end = at_wall_time(add_business_days(base + CLOSE_AFTER, 0, week), TOUCH_TIME, week.zone)
        return (*copies, Planned(TouchKind.CLOSE, end, Rule.WITHDRAWN))
    first = _first(base, contact, week)
    second = _second(_day(first.moment), contact, week)
    return (*copies, first, second, _close(base, _day(second.moment), contact, week))


def after_first(contact: Contact, week: WorkWeek) -> tuple[Planned, ...]:
    """The moments that are left when that contact was the first follow-up."""
    first = counts_from(contact.at, week)
    second = _second(first, contact, week)
    return second, _close(first, _day(second.moment), contact, week)


def copy_of(called: datetime, starts: datetime | None, week: WorkWeek) -> Planned:
    """The written copy of a call: at once, but not at night, unless the interview is before the next day is over."""
    soon = Moment(at_offset(called + COPY_WITHIN, week.zone), week.zone)
    good = after_quiet(soon.at, week)
    hurries = starts is not None and called < starts and local(starts, week.zone).date() <= _day(good)
    if good.at == soon.at or hurries:
        return Planned(TouchKind.COPY, soon, Rule.COPY)
    return Planned(TouchKind.COPY, good, Rule.QUIET)


def _first(base: date, contact: Contact, week: WorkWeek) -> Planned:
    day = add_business_days(base, FIRST_DAYS[contact.relation], week)
    usual = at_wall_time(day, TOUCH_TIME, week.zone)
    sooner = _before_interview(usual, contact, week)
    if sooner is not None:
        return Planned(TouchKind.FIRST, sooner, Rule.SOONER)
    why = why_later(contact.at, week)
    rule = Rule(why.value) if why else _BASE[contact.relation]
    if _has_holiday(local(contact.at, week.zone).date(), day, week):
        rule = Rule.HOLIDAY
    return Planned(TouchKind.FIRST, usual, rule)


def _before_interview(usual: Moment, contact: Contact, week: WorkWeek) -> Moment | None:
    """The last good moment before an interview that the usual one would miss; None where there is none."""
    starts = contact.starts
    if starts is None or not _misses(usual, starts, contact):
        return None
    day = local(starts, week.zone).date()
    found = [at_wall_time(business_day_before(day, week), TOUCH_TIME, week.zone)]
    if is_business_day(day, week):
        found += [at_wall_time(day, clock, week.zone) for clock in (TOUCH_TIME, MORNING)]
    return next((one for one in found if contact.at + AHEAD <= one.at <= starts - AHEAD), None)


def _misses(usual: Moment, starts: datetime, contact: Contact) -> bool:
    """Whether a moment would be too late for an answer before the interview, which is still to come."""
    return contact.at < starts < usual.at + AHEAD


def _second(first: date, contact: Contact, week: WorkWeek) -> Planned:
    day = add_business_days(first, SECOND_DAYS, week)
    usual = at_wall_time(day, TOUCH_TIME, week.zone)
    starts = contact.starts
    if starts is not None and _misses(usual, starts, contact):
        before = business_day_before(local(starts, week.zone).date(), week)
        if before >= add_business_days(first, APART, week):
            return Planned(TouchKind.SECOND, at_wall_time(before, TOUCH_TIME, week.zone), Rule.SOONER)
    rule = Rule.HOLIDAY if _has_holiday(first, day, week) else Rule.SECOND
    return Planned(TouchKind.SECOND, usual, rule)


def _close(base: date, last: date, contact: Contact, week: WorkWeek) -> Planned:
    """`last` is the day of the last thing that was asked."""
    due = base + CLOSE_AFTER
    day, rule = add_business_days(due, 0, week), Rule.CLOSE if is_business_day(due, week) else Rule.HOLIDAY
    spaced = add_business_days(last, 1, week)
    if spaced > day:
        day, rule = spaced, Rule.SPACED
    starts = contact.starts
    if starts is not None and contact.at < starts <= contact.at + CLOSE_WAITS:
        over = add_business_days(local(starts, week.zone).date() + timedelta(days=1), 0, week)
        if over > day:
            day, rule = over, Rule.INTERVIEW
    return Planned(TouchKind.CLOSE, at_wall_time(day, TOUCH_TIME, week.zone), rule)


def _has_holiday(start: date, end: date, week: WorkWeek) -> bool:
    """Whether a day of their week, from one day until another, does not count for a holiday."""
    days = (start + timedelta(days=number) for number in range((end - start).days))
    return any(why_not(day, week) is Why.HOLIDAY for day in days)


def _day(moment: Moment) -> date:
    return local(moment.at, moment.zone).date()
