"""When to come back: our own list of schedules, see schedules.toml, and the laws that hold for all of them."""

import tomllib
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.adapters.holidays import PublicHolidays
from raincheck.adapters.phones import country_of
from raincheck.domain.cadence import Contact, Planned, Rule, after_first, cadence
from raincheck.domain.calendar_days import WorkWeek, is_business_day, is_quiet
from raincheck.domain.context import Context
from raincheck.domain.followup import is_proposed
from raincheck.domain.interview import Relation, Weekday, Workplace
from raincheck.domain.session import Reached, Rescue, RescuePlan, Session, Step
from raincheck.domain.touches import Touch, TouchKind
from raincheck.domain.when import local
from raincheck.rules import rules_of
from stubs.calendars import FakeHolidays
from stubs.cases import DELIVERY, INTERVIEW, a_case, a_fresh_case
from stubs.fakes import WORDS
from stubs.strategies import ZONES

SCHEDULES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("schedules.toml").read_text("utf-8"))[
    "schedule"
]
USERS_ZONE = "America/Los_Angeles"


def name(schedule: dict[str, Any]) -> str:
    return str(schedule["name"])


def there(text: str, zone: str) -> datetime:
    """A moment of the list: on the clock there, unless it names its offset."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def case_of(schedule: dict[str, Any]) -> Session:
    zone, at = schedule["zone"], there(schedule["sent"], schedule["zone"])
    chosen = {key: schedule[key] for key in ("country", "region") if key in schedule}
    weekend = tuple(map(Weekday, schedule.get("weekend", ())))
    interview = replace(
        INTERVIEW,
        zone=zone,
        starts=there(schedule["starts"], zone) if "starts" in schedule else None,
        relation=Relation.AGENCY if schedule.get("agency") else Relation.EMPLOYER,
        work=Workplace(zone=zone, weekend=weekend, **chosen),
    )
    called = schedule.get("called", False)
    return a_fresh_case(
        interview=interview,
        rescue=RescuePlan(choice=Rescue.WITHDRAW if schedule.get("withdrawn") else Rescue.MOVE),
        attempts=(replace(a_case().attempts[0], at=at, outcome=Reached.VOICEMAIL),) if called else (),
        deliveries=() if called else (replace(DELIVERY, at=at),),
    )


def touches_of(schedule: dict[str, Any]) -> tuple[Touch, ...]:
    """As the follow-up screen finds them when it is opened."""
    named = {date.fromisoformat(day): holiday for day, holiday in schedule.get("holidays", {}).items()}
    off = PublicHolidays() if schedule.get("real") else FakeHolidays(named, country_of(schedule["zone"]))
    now = there(schedule["sent"], schedule["zone"]) + timedelta(minutes=5)
    case = rules_of(Step.FOLLOWUP).arrive(case_of(schedule), Context(now, USERS_ZONE, WORDS, off))
    assert is_proposed(case)
    return case.followup.touches


def told(touch: Touch, zone: str) -> str:
    """A touch in the words of the list."""
    at = local(touch.at, zone)
    clock = "" if f"{at:%H:%M}" == "09:30" else f" {at:%H:%M}"
    return f"{touch.kind.value}: {at:%a %Y-%m-%d}{clock}, {touch.rule}"


def test_the_list_is_as_long_as_it_was_promised() -> None:
    assert len({name(schedule) for schedule in SCHEDULES}) == len(SCHEDULES) >= 60


@pytest.mark.parametrize("schedule", SCHEDULES, ids=name)
def test_each_touch_is_on_its_day_for_its_reason(schedule: dict[str, Any]) -> None:
    touches = touches_of(schedule)
    assert [told(touch, schedule["zone"]) for touch in touches] == schedule["touches"]


@pytest.mark.parametrize("schedule", SCHEDULES, ids=name)
def test_each_touch_has_the_offset_of_its_zone_on_that_day(schedule: dict[str, Any]) -> None:
    for touch in touches_of(schedule):
        assert touch.zone == schedule["zone"]
        assert touch.at.utcoffset() == touch.at.astimezone(ZoneInfo(touch.zone)).utcoffset()


def test_the_list_knows_every_rule_and_each_has_its_sentence() -> None:
    decided = {touch.rpartition(", ")[2] for schedule in SCHEDULES for touch in schedule["touches"]}
    assert decided == set(Rule) <= set(WORDS.rules)


# The laws

WEEKENDS = ({5, 6}, {4, 5}, {4}, {3, 4}, {4, 6}, {6}, set[int](), {0, 1, 2, 3, 4, 5})
FIRST_DAY = date(2026, 1, 1)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is beside them


@st.composite
def weeks(draw: st.DrawFn) -> WorkWeek:
    days = draw(st.sets(st.integers(0, 1150), max_size=40))
    start, length = draw(st.integers(0, 1100)), draw(st.integers(0, 15))
    off = {FIRST_DAY + timedelta(days=day): "a holiday" for day in {*days, *range(start, start + length)}}
    return WorkWeek(zone=draw(st.sampled_from(ZONES)), weekend=frozenset(draw(st.sampled_from(WEEKENDS))), holidays=off)


@st.composite
def contacts(draw: st.DrawFn) -> Contact:
    at = draw(moments)
    hours = draw(st.one_of(st.none(), st.integers(-48, 24 * 40)))
    return Contact(
        at=at,
        relation=draw(st.sampled_from(Relation)),
        starts=None if hours is None else at + timedelta(hours=hours),
        called=at if draw(st.booleans()) else None,
        withdrawn=draw(st.booleans()),
    )


def asks(plan: tuple[Planned, ...]) -> list[Planned]:
    return [one for one in plan if one.kind is not TouchKind.COPY]


@given(contacts(), weeks())
def test_touches_come_in_their_order(contact: Contact, week: WorkWeek) -> None:
    ats = [contact.at, *(one.moment.at for one in cadence(contact, week))]
    assert all(one < other for one, other in pairwise(ats))


@given(contacts(), weeks())
def test_touches_are_on_business_days_and_never_at_night(contact: Contact, week: WorkWeek) -> None:
    for one in (*asks(cadence(contact, week)), *after_first(contact, week)):
        assert is_business_day(local(one.moment.at, week.zone).date(), week)
        assert not is_quiet(one.moment.at, week.zone)


@given(contacts(), weeks())
def test_a_copy_waits_for_the_day_unless_the_interview_hurries_it(contact: Contact, week: WorkWeek) -> None:
    copies = [one for one in cadence(contact, week) if one.kind is TouchKind.COPY]
    assert len(copies) == (contact.called is not None)
    for one in copies:
        at_once = one.moment.at == contact.at + timedelta(minutes=10)
        is_ahead = contact.starts is not None and contact.at < contact.starts
        assert at_once or (is_business_day(local(one.moment.at, week.zone).date(), week) and one.rule is Rule.QUIET)
        assert is_ahead or not is_quiet(one.moment.at, week.zone)


@given(contacts(), weeks())
def test_what_is_asked_before_an_interview_leaves_time_for_an_answer(contact: Contact, week: WorkWeek) -> None:
    for one in cadence(contact, week):
        if one.rule is Rule.SOONER:
            assert contact.starts is not None
            assert contact.at + timedelta(hours=2) <= one.moment.at <= contact.starts - timedelta(hours=2)


@given(contacts(), weeks())
def test_no_case_is_closed_while_its_interview_is_near_and_to_come(contact: Contact, week: WorkWeek) -> None:
    last = cadence(contact, week)[-1]
    assert last.kind is TouchKind.CLOSE
    if contact.starts is not None and not contact.withdrawn:
        assert last.moment.at > contact.starts


@given(contacts(), weeks(), st.dates(FIRST_DAY, date(2028, 12, 31)))
def test_one_more_holiday_makes_nothing_sooner(contact: Contact, week: WorkWeek, day: date) -> None:
    contact = replace(contact, starts=None)
    longer = replace(week, holidays={**week.holidays, day: "one more"})
    for one, other in zip(asks(cadence(contact, week)), asks(cadence(contact, longer)), strict=True):
        assert one.moment.at <= other.moment.at


@given(contacts(), weeks())
def test_the_same_contact_has_the_same_touches(contact: Contact, week: WorkWeek) -> None:
    plan = cadence(contact, week)
    assert plan == cadence(contact, week)
    assert {one.moment.zone for one in plan} == {week.zone}
