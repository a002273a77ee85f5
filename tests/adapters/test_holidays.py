"""The public holidays of the world: facts of the extra that follow-ups stand on, and life without it."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.adapters import holidays
from raincheck.adapters.content import FileWords
from raincheck.adapters.holidays import PublicHolidays
from raincheck.adapters.phones import country_of
from stubs.strategies import lines

OFF = PublicHolidays()


@pytest.mark.parametrize(
    ("country", "region", "day", "name"),
    [
        ("US", "", date(2026, 11, 26), "Thanksgiving Day"),
        ("US", "", date(2026, 7, 3), "Independence Day (observed)"),
        ("GB", "ENG", date(2026, 4, 6), "Easter Monday"),
        ("GB", "SCT", date(2026, 4, 6), None),
        ("GB", "SCT", date(2026, 11, 30), "Saint Andrew's Day"),
        ("DE", "BY", date(2027, 1, 6), "Epiphany"),
        ("DE", "", date(2027, 1, 6), None),
        ("JP", "", date(2026, 5, 6), "Substitute Holiday"),
        ("IE", "", date(2026, 2, 2), "Saint Brigid's Day"),
        ("IN", "", date(2027, 1, 26), "Republic Day"),
        ("SA", "", date(2026, 9, 23), "National Day Holiday"),
        ("AU", "VIC", date(2026, 11, 3), "Melbourne Cup Day"),
        ("AU", "NSW", date(2026, 11, 3), None),
        ("US", "", date(2026, 2, 14), None),
    ],
)
def test_a_day_is_free_or_not_as_the_country_has_it(country: str, region: str, day: date, name: str | None) -> None:
    assert OFF.days(country, region, (day.year,)).get(day) == name


@pytest.mark.parametrize(("language", "year"), [("en_US", 2031), ("de_DE", 2032), ("ja_JP", 2033)])
def test_names_are_english_whatever_the_machine_speaks(
    language: str, year: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    monkeypatch.setenv("LC_ALL", language)
    assert OFF.days("JP", "", (year,))[date(year, 4, 29)] == "Showa Day"


def test_only_the_years_that_are_asked_for_are_told() -> None:
    assert {day.year for day in OFF.days("US", "", (2026, 2027))} == {2026, 2027}


def test_a_region_that_nobody_knows_has_the_holidays_of_the_country() -> None:
    assert OFF.days("GB", "Narnia", (2026,)) == OFF.days("GB", "", (2026,)) != {}


@given(lines, lines, st.lists(st.integers(1, 9999), max_size=2))
def test_whatever_is_asked_nothing_is_raised(country: str, region: str, years: list[int]) -> None:
    days = OFF.days(country, region, years)
    assert all(days.values())


def test_without_the_extra_no_holiday_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holidays, "find_spec", lambda _: None)
    assert (OFF.known, OFF.days("US", "", (2026,))) == (False, {})
    assert OFF.country("America/New_York") == "US"


def test_the_extra_is_loaded_only_by_who_plans_days() -> None:
    code = (
        "import sys; from raincheck.adapters.holidays import PublicHolidays; off = PublicHolidays(); off.known;"
        "off.country('Europe/London'); print('holidays' in sys.modules); off.days('GB', '', (2026,));"
        "print('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == (
        "False\nTrue\n"
    )


# The table of our own


@pytest.mark.parametrize(("zone", "region"), sorted(FileWords().weeks.regions.items()))
def test_the_region_of_a_zone_is_one_that_the_extra_knows(zone: str, region: str) -> None:
    from holidays import list_supported_countries

    assert region in list_supported_countries()[country_of(zone)]


def test_the_region_of_a_zone_makes_a_difference() -> None:
    alike = [
        zone
        for zone, region in FileWords().weeks.regions.items()
        if OFF.days(country_of(zone), region, (2026,)) == OFF.days(country_of(zone), "", (2026,))
    ]
    assert alike == []


def test_the_days_off_of_a_country_are_never_the_usual_ones() -> None:
    weekends = FileWords().weeks.weekends
    assert all(country.isupper() and len(country) == 2 for country in weekends)
    assert all({day.value for day in days} != {"saturday", "sunday"} for days in weekends.values())
