"""Why the follow-ups are when they are, in sentences."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from msgspec.structs import replace

from raincheck.domain.cadence import Rule
from raincheck.domain.context import Context
from raincheck.domain.followup import drop, move
from raincheck.domain.interview import Weekday, Workplace
from raincheck.domain.moments import Moment
from raincheck.domain.schedule_notes import rule_line, schedule_notes
from raincheck.domain.session import Session, Step
from raincheck.domain.touches import TouchKind
from raincheck.rules import rules_of
from stubs.calendars import FakeHolidays
from stubs.cases import DELIVERY, INTERVIEW, a_fresh_case, a_touch
from stubs.fakes import WORDS, context
from stubs.strategies import sessions

arrive = rules_of(Step.FOLLOWUP).arrive
ZONE = "America/Phoenix"
THANKSGIVING = {date(2026, 11, 26): "Thanksgiving Day"}
THREE = {date(2026, 11, day): "a holiday" for day in (19, 20, 24)}
MANY = {date(2026, 11, day): "a holiday" for day in range(23, 28)}
CHRISTMAS = {date(2026, 12, 2): "a holiday"}
LATER = {date(2026, 12, 1): "after the second one, before the last one"}
FREE = (Weekday.FRIDAY, Weekday.SATURDAY)


def planned(sent: str, off: FakeHolidays, weekend: tuple[Weekday, ...] = ()) -> tuple[Session, Context]:
    """A case with its touches, for a message that left then on the clock of Phoenix."""
    at = datetime.fromisoformat(f"{sent}-07:00")
    ctx = Context(at, "Etc/UTC", WORDS, off)
    interview = replace(INTERVIEW, work=Workplace(zone=ZONE, weekend=weekend))
    return arrive(a_fresh_case(interview=interview, deliveries=(replace(DELIVERY, at=at),)), ctx), ctx


@pytest.mark.parametrize(
    ("sent", "holidays", "weekend", "notes"),
    [
        pytest.param("2026-11-18T10:00", {}, (), [], id="nothing to explain"),
        pytest.param(
            "2026-11-18T10:00",
            THANKSGIVING,
            (),
            ["Thursday 26 is a holiday there (Thanksgiving Day), so it does not count."],
            id="a holiday",
        ),
        pytest.param(
            "2026-11-18T10:00",
            THREE,
            (),
            ["Thursday 19, Friday 20 and Tuesday 24 are holidays there, so they do not count."],
            id="some holidays",
        ),
        pytest.param(
            "2026-11-18T10:00",
            MANY,
            (),
            ["From Monday 23 to Friday 27 there are 5 holidays there, and they do not count."],
            id="many holidays",
        ),
        pytest.param(
            "2026-11-18T10:00",
            CHRISTMAS,
            (),
            ["Wednesday 2 is a holiday there (a holiday), so it does not count."],
            id="two weeks end on a holiday",
        ),
        pytest.param("2026-11-18T10:00", LATER, (), [], id="a holiday that moves nothing"),
        pytest.param(
            "2026-11-18T16:00",
            {},
            (),
            ["It was after 16:00 there, so it counts from Thursday 19."],
            id="late",
        ),
        pytest.param(
            "2026-11-21T10:00",
            {},
            (),
            ["It was a day off there, so it counts from Monday 23."],
            id="on Saturday",
        ),
        pytest.param(
            "2026-11-26T10:00",
            THANKSGIVING,
            (),
            ["Thursday 26 is a holiday there (Thanksgiving Day), so it does not count."],
            id="on a holiday",
        ),
        pytest.param("2026-11-18T10:00", {}, FREE, ["They work Sunday to Thursday there."], id="another week"),
        pytest.param(
            "2026-11-18T17:00",
            THANKSGIVING,
            FREE,
            [
                "Thursday 26 is a holiday there (Thanksgiving Day), so it does not count.",
                "It was after 16:00 there, so it counts from Thursday 19.",
                "They work Sunday to Thursday there.",
            ],
            id="all of it",
        ),
    ],
)
def test_what_moved_the_days_is_told(
    sent: str, holidays: dict[date, str], weekend: tuple[Weekday, ...], notes: list[str]
) -> None:
    case, ctx = planned(sent, FakeHolidays(holidays), weekend)
    assert list(schedule_notes(case, ctx)) == notes


@pytest.mark.parametrize(
    ("weekend", "works"),
    [
        ("friday", "Saturday to Thursday"),
        ("thursday friday", "Saturday to Wednesday"),
        ("friday sunday", "Monday to Thursday and Saturday"),
        ("sunday", "Monday to Saturday"),
        ("friday saturday sunday", "Monday to Thursday"),
        ("monday wednesday friday saturday sunday", "Tuesday and Thursday"),
    ],
    ids=str,
)
def test_a_week_is_told_by_its_days_of_work(weekend: str, works: str) -> None:
    case, ctx = planned("2026-11-17T10:00", FakeHolidays(), tuple(map(Weekday, weekend.split())))
    assert schedule_notes(case, ctx) == (f"They work {works} there.",)


@pytest.mark.parametrize("weekend", [(), tuple(Weekday), (Weekday.SATURDAY, Weekday.SUNDAY)], ids=["", "7", "2"])
def test_the_usual_week_needs_no_word(weekend: tuple[Weekday, ...]) -> None:
    case, ctx = planned("2026-11-18T10:00", FakeHolidays(), weekend)
    assert schedule_notes(case, ctx) == ()


@pytest.mark.parametrize(
    ("there", "note"),
    [
        ("2026-11-20T11:00", ""),
        ("2026-11-20T20:00", "First follow-up: at 20:00 it is night there. Between 8 and 20 is kinder."),
        ("2026-11-20T07:59", "First follow-up: at 07:59 it is night there. Between 8 and 20 is kinder."),
        ("2026-11-21T11:00", "First follow-up: Saturday 21 is a day off there."),
        ("2026-11-26T11:00", "First follow-up: Thursday 26 is a holiday there (Thanksgiving Day)."),
    ],
)
def test_a_bad_moment_that_the_user_chose_is_doubted_and_kept(there: str, note: str) -> None:
    case, ctx = planned("2026-11-18T10:00", FakeHolidays(THANKSGIVING))
    before = schedule_notes(case, ctx)
    moved = move(case, TouchKind.FIRST, Moment(datetime.fromisoformat(f"{there}-07:00"), ZONE))
    added = [one for one in schedule_notes(moved, ctx) if one not in before]
    assert added == ([note] if note else [])


def test_what_no_longer_stands_is_not_explained() -> None:
    case, ctx = planned("2026-11-18T10:00", FakeHolidays(THANKSGIVING))
    for kind in (TouchKind.FIRST, TouchKind.SECOND, TouchKind.CLOSE):
        case = drop(case, kind)
    assert schedule_notes(case, ctx) == ()


def test_where_no_holiday_is_known_the_user_is_told_to_look() -> None:
    off = FakeHolidays()
    off.known = False
    case, ctx = planned("2026-11-18T10:00", off)
    assert schedule_notes(case, ctx) == ("Their holidays are not known here. Look before you write.",)


def test_every_rule_of_a_touch_is_a_sentence_and_a_moved_one_has_none() -> None:
    touch = a_touch(TouchKind.FIRST, datetime.fromisoformat("2026-11-20T09:30-07:00"))
    assert all(rule_line(replace(touch, rule=rule.value), context()).endswith(".") for rule in Rule)
    assert rule_line(touch, context()) == rule_line(replace(touch, rule="of a later version"), context()) == ""


@given(sessions)
def test_no_case_makes_the_schedule_or_its_notes_raise(case: Session) -> None:
    off = FakeHolidays(THANKSGIVING, "IL")
    ctx = Context(case.updated, "Europe/Paris", WORDS, off)
    arrived = arrive(case, ctx)
    assert all(note and "$" not in note for note in schedule_notes(arrived, ctx))


@given(sessions)
def test_the_touches_of_no_case_change_unasked(case: Session) -> None:
    arrived = arrive(case, context(case.updated))
    assert arrive(arrived, context(case.updated + timedelta(days=2))) == arrived
