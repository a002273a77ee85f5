"""Where they work: by their zone, and as the user types it."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from raincheck.adapters.holidays import PublicHolidays
from raincheck.domain.calendar_days import USUAL_WEEKEND
from raincheck.domain.context import Context
from raincheck.domain.interview import Interview, Weekday, Workplace
from raincheck.domain.work_weeks import work_week, workplace_of
from raincheck.domain.workplaces import LINES, WrongPlace, lines_of, worked_at
from raincheck.domain.zones import zone_info
from stubs.calendars import FakeHolidays
from stubs.cases import INTERVIEW, NOW
from stubs.fakes import WORDS, context
from stubs.strategies import interviews, lines

WORLD = Context(NOW, "Europe/Paris", WORDS, PublicHolidays())
LONDON = replace(INTERVIEW, zone="Europe/London")
RIYADH = replace(INTERVIEW, zone="Asia/Riyadh")
FRIDAY, SATURDAY, SUNDAY = Weekday.FRIDAY, Weekday.SATURDAY, Weekday.SUNDAY


def typed(country: str = "", region: str = "", weekend: str = "") -> dict[str, str]:
    return dict(zip(LINES, (country, region, weekend), strict=True))


# By their zone


@pytest.mark.parametrize(
    ("zone", "country", "region", "weekend"),
    [
        ("America/New_York", "US", "", ()),
        ("US/Eastern", "US", "", ()),
        ("Europe/London", "GB", "ENG", ()),
        ("Australia/Perth", "AU", "WA", ()),
        ("Asia/Kolkata", "IN", "", ()),
        ("Asia/Calcutta", "IN", "", ()),
        ("Asia/Riyadh", "SA", "", (FRIDAY, SATURDAY)),
        ("Asia/Tehran", "IR", "", (FRIDAY,)),
        ("Asia/Dubai", "AE", "", ()),
        ("Etc/UTC", "", "", ()),
    ],
)
def test_a_zone_tells_where_they_work(zone: str, country: str, region: str, weekend: tuple[Weekday, ...]) -> None:
    work = workplace_of(replace(INTERVIEW, zone=zone), WORLD)
    assert (work.zone, work.country, work.region, work.weekend) == (zone, country, region, weekend)


def test_without_a_known_zone_they_work_where_the_user_is() -> None:
    assert workplace_of(replace(INTERVIEW, zone="Nowhere/Bogus"), WORLD).country == "FR"


def test_a_choice_holds_only_in_the_zone_for_which_it_was_made() -> None:
    scotland = replace(LONDON, work=Workplace(zone="Europe/London", country="GB", region="SCT"))
    assert workplace_of(scotland, WORLD).region == "SCT"
    assert workplace_of(replace(scotland, zone="Asia/Riyadh"), WORLD).country == "SA"


@pytest.mark.parametrize("weekend", [(), tuple(Weekday)], ids=["none", "all"])
def test_a_week_without_a_weekend_or_without_work_is_the_usual_one(weekend: tuple[Weekday, ...]) -> None:
    interview = replace(LONDON, work=Workplace(zone="Europe/London", weekend=weekend))
    assert work_week(interview, NOW, WORLD).weekend == USUAL_WEEKEND


def test_where_nothing_is_known_the_usual_week_is_taken() -> None:
    week = work_week(LONDON, NOW, Context(NOW, "Europe/Paris", WORDS))
    assert (week.zone, week.weekend, week.holidays) == ("Europe/London", USUAL_WEEKEND, {})


# As it is typed


FRI_SAT = (FRIDAY, SATURDAY)

TYPED = {
    "as usual": (LONDON, typed(), Workplace()),
    "as it is shown": (LONDON, typed("Britain (UK)", "England", "Saturday, Sunday"), Workplace()),
    "a region by its beginning": (LONDON, typed("uk", "scot"), Workplace(country="GB", region="SCT")),
    "a region by its code": (LONDON, typed("", "sct"), Workplace(country="GB", region="SCT")),
    "the whole country": (LONDON, typed("gb"), Workplace(country="GB")),
    "a country by its name": (LONDON, typed("Ireland"), Workplace(country="IE")),
    "a country by its other name": (LONDON, typed(" usa "), Workplace(country="US")),
    "days off": (LONDON, typed(weekend="fri sat"), Workplace(weekend=FRI_SAT)),
    "days off in any order": (LONDON, typed(weekend="Sunday and friday"), Workplace(weekend=(FRIDAY, SUNDAY))),
    "days off as most have them": (RIYADH, typed(weekend="sat, sun"), Workplace(weekend=(SATURDAY, SUNDAY))),
    "days off as they have them": (RIYADH, typed(weekend="friday;sa"), Workplace()),
    "a country and days off": (RIYADH, typed("Germany", "", "fri, sat"), Workplace(country="DE", weekend=FRI_SAT)),
    "another country, the rest untouched": (
        LONDON,
        typed("Ireland", "England", "Saturday, Sunday"),
        Workplace(country="IE"),
    ),
    "another week with it": (LONDON, typed("Egypt", "England", "Saturday, Sunday"), Workplace(country="EG")),
    "the same country without its region": (LONDON, typed("Britain (UK)", "", "Sat, Sun"), Workplace(country="GB")),
    "a region abroad": (RIYADH, typed("Germany", "bayern"), Workplace(country="DE", region="BY")),
}


@pytest.mark.parametrize(("interview", "given", "work"), TYPED.values(), ids=TYPED)
def test_what_is_typed_is_a_place(interview: Interview, given: dict[str, str], work: Workplace) -> None:
    assert worked_at(interview, given, WORLD) == replace(work, zone=interview.zone)


@pytest.mark.parametrize(
    ("given", "line"),
    [
        pytest.param(typed("Narnia"), "country", id="no country"),
        pytest.param(typed("korea"), "country", id="two countries"),
        pytest.param(typed("", "bavaria"), "region", id="a region of another country"),
        pytest.param(typed("", "", "someday"), "weekend", id="no day"),
        pytest.param(typed("", "", "s"), "weekend", id="two days in one letter"),
        pytest.param(typed("", "", "fri-sun"), "weekend", id="a range"),
        pytest.param(typed("", "", "mo tu we th fr sa su"), "weekend", id="never any work"),
    ],
)
def test_what_names_nothing_is_told_beside_its_line(given: dict[str, str], line: str) -> None:
    assert worked_at(LONDON, given, WORLD) == WrongPlace(line, f"{line}-unknown")
    assert WORDS.problems[f"{line}-unknown"].remedy


def test_a_choice_can_be_taken_back_by_emptying_the_lines() -> None:
    chosen = worked_at(LONDON, typed("Ireland", "", "friday"), WORLD)
    assert isinstance(chosen, Workplace)
    assert worked_at(replace(LONDON, work=chosen), typed(), WORLD) == Workplace(zone="Europe/London")


@given(interviews, lines, lines, lines)
def test_no_line_makes_it_raise(interview: Interview, country: str, region: str, weekend: str) -> None:
    found = worked_at(interview, typed(country, region, weekend), context())
    assert isinstance(found, WrongPlace) or zone_info(found.zone)


@pytest.mark.parametrize("interview", [LONDON, RIYADH, INTERVIEW], ids=lambda one: one.zone)
@pytest.mark.parametrize(
    "work",
    [Workplace(), Workplace(country="GB", region="SCT"), Workplace(country="DE"), Workplace(weekend=(SUNDAY,))],
    ids=["usual", "Scotland", "Germany", "Sunday"],
)
def test_what_is_shown_means_what_holds(interview: Interview, work: Workplace) -> None:
    held = replace(interview, work=replace(work, zone=interview.zone))
    again = worked_at(held, lines_of(held, WORLD), WORLD)
    assert isinstance(again, Workplace)
    assert workplace_of(replace(held, work=again), WORLD) == workplace_of(held, WORLD)


def test_what_is_shown_can_be_read_where_little_is_known() -> None:
    ctx = Context(NOW, "Europe/Paris", WORDS, FakeHolidays(country="XX"))
    assert worked_at(LONDON, lines_of(LONDON, ctx) | {"region": ""}, ctx) == Workplace(
        zone="Europe/London", country="XX"
    )
