"""Where they work: said once, remembered for that zone, and the dates that nobody changed move with it."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.adapters.config import TomlProfile
from raincheck.domain.calendar_days import WorkWeek
from raincheck.domain.followup import begun
from raincheck.domain.interview import Weekday, Workplace
from raincheck.domain.moments import Moment
from raincheck.domain.session import Session, Step
from raincheck.domain.touches import Touch, TouchKind
from raincheck.domain.workplaces import WrongPlace
from raincheck.wizard import Wizard
from stubs.calendars import FakeHolidays
from stubs.cases import CLOSE_TOUCH, DELIVERY, NOW, a_fresh_case
from stubs.driving import on_disk, put
from stubs.fakes import wizard_in

PHOENIX = "America/Phoenix"
SENT = a_fresh_case(step=Step.FOLLOWUP, deliveries=(replace(DELIVERY, at=NOW),))
PLANNED = begun(SENT, NOW, WorkWeek(zone=PHOENIX))
FRIDAYS = {"country": "", "region": "", "weekend": "friday, saturday"}
HOLIDAY = FakeHolidays({date(2026, 11, 20): "a holiday"})


def days(case: Session) -> list[str]:
    return [f"{touch.kind.value} {touch.at:%a %m-%d} {touch.rule}" for touch in case.followup.touches]


def moved(wizard: Wizard, case: Session) -> Session:
    found = wizard.work_at(put(wizard, case), FRIDAYS)
    assert isinstance(found, Session)
    return found


def test_the_dates_move_and_are_on_disk(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    case = moved(wizard, PLANNED)
    assert days(case) == ["first Sun 11-22 first", "second Sun 11-29 second", "close Wed 12-02 close"]
    assert on_disk(wizard, case).followup == case.followup
    assert [touch.uid for touch in case.followup.touches] != [""] * 3


def test_their_holidays_are_known_to_the_touches_from_the_beginning(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path, holidays=HOLIDAY)
    case = wizard.visit(put(wizard, SENT), Step.FOLLOWUP)
    assert days(case) == ["first Mon 11-23 holiday", "second Mon 11-30 second", "close Wed 12-02 close"]


def test_what_the_user_changed_stays(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    case = wizard.move_touch(put(wizard, PLANNED), TouchKind.FIRST, "2026-11-20 11:00")
    assert isinstance(case, Session)
    case = wizard.drop_touch(case, TouchKind.SECOND)
    after = moved(wizard, case)
    assert [by_kind(after, kind) for kind in (TouchKind.FIRST, TouchKind.SECOND)] == list(case.followup.touches[:2])


def by_kind(case: Session, kind: TouchKind) -> Touch:
    return next(touch for touch in case.followup.touches if touch.kind is kind)


def test_the_place_is_remembered_for_the_next_case_in_that_zone(tmp_path: Path) -> None:
    moved(wizard_in(tmp_path), PLANNED)
    later = wizard_in(tmp_path)
    case = replace(SENT, interview=replace(SENT.interview, work=Workplace()))
    weekend = (Weekday.FRIDAY, Weekday.SATURDAY)
    assert later.with_workplace(case).interview.work == Workplace(zone=PHOENIX, weekend=weekend)
    elsewhere = replace(case, interview=replace(case.interview, zone="Europe/London"))
    assert later.with_workplace(elsewhere) == elsewhere


def test_a_place_of_its_own_stays_with_the_case(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    moved(wizard, PLANNED)
    own = replace(SENT, interview=replace(SENT.interview, work=Workplace(zone=PHOENIX, country="MX")))
    assert wizard.with_workplace(own) == own


def test_what_names_nothing_changes_nothing(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    case = put(wizard, PLANNED)
    assert isinstance(wizard.work_at(case, FRIDAYS | {"weekend": "never"}), WrongPlace)
    assert on_disk(wizard, case) == case
    assert wizard.ports.profile.workplace() == Workplace()


def test_the_place_goes_with_the_answer_to_which_interview(tmp_path: Path) -> None:
    moved(wizard_in(tmp_path), PLANNED)
    wizard = wizard_in(tmp_path)
    case = put(wizard, replace(SENT, step=Step.INTERVIEW, interview=replace(SENT.interview, work=Workplace())))
    after = wizard.answer(case, wizard.stored(case))
    assert isinstance(after, Session)
    assert on_disk(wizard, after).interview.work.weekend == (Weekday.FRIDAY, Weekday.SATURDAY)


# In the configuration


@pytest.mark.parametrize(
    "work",
    [
        Workplace(),
        Workplace(zone="Europe/London", country="GB", region="SCT"),
        Workplace(zone="Asia/Dubai", weekend=(Weekday.SUNDAY,)),
    ],
    ids=["nothing", "a region", "a weekend"],
)
def test_a_place_reads_back_as_it_was_written(tmp_path: Path, work: Workplace) -> None:
    profile = TomlProfile(tmp_path)
    profile.remember_workplace(Workplace(zone="Europe/Paris", country="FR", weekend=(Weekday.MONDAY,)))
    profile.remember_workplace(work)
    assert TomlProfile(tmp_path).workplace() == work


def test_what_else_stands_in_the_configuration_stays(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[work]\nzone = "Europe/Paris"\nnote = "mine"\n\n[clock]\nzone = "Europe/London"\n')
    TomlProfile(tmp_path).remember_workplace(Workplace(zone="Asia/Dubai"))
    assert 'note = "mine"' in path.read_text()
    assert TomlProfile(tmp_path).zone() == "Europe/London"


@pytest.mark.parametrize("text", ["[work", "work = 3", '[work]\nweekend = ["someday"]', "[work]\ncountry = 7"])
def test_a_place_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "config.toml").write_text(text)
    assert TomlProfile(tmp_path).workplace() == Workplace()


# UIDs


def test_touches_of_a_case_that_could_not_be_saved_get_their_uids_with_its_file(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    nameless = begun(replace(SENT, id=""), NOW, WorkWeek(zone=PHOENIX))
    saved = wizard.save(nameless)
    assert saved.id
    assert [touch.uid for touch in on_disk(wizard, saved).followup.touches] == [
        f"{saved.id}-{kind}@raincheck.invalid" for kind in ("first", "second", "close")
    ]
    again = wizard.move_touch(saved, TouchKind.CLOSE, f"{CLOSE_TOUCH:%Y-%m-%d} 12:00")
    assert isinstance(again, Session)
    assert by_kind(again, TouchKind.CLOSE).uid == by_kind(saved, TouchKind.CLOSE).uid


def test_a_moment_of_the_users_own_is_kept_with_its_zone(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    case = wizard.move_touch(put(wizard, PLANNED), TouchKind.FIRST, "2026-11-20 11:00 London time")
    assert isinstance(case, Session)
    touch = by_kind(case, TouchKind.FIRST)
    assert Moment(touch.at, touch.zone).zone == "Europe/London"
    assert touch.rule == ""
