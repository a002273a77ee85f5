"""Home: found, put away, thrown away and taken back, by keys alone."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from raincheck.domain.session import Session
from raincheck.domain.statistics import Tally
from raincheck.tui.app import RaincheckApp
from raincheck.tui.screens.home import HomeScreen
from raincheck.tui.widgets.cases import CaseList
from stubs.cases import INTERVIEW, NOW, a_case
from stubs.pilot import at_screen, says, shown, story_wizard, until

SIZE = (80, 24)
COMPANIES = ("Larkspur Freight", "Meridian Clinics", "Z\u00fcrich Caf\u00e9", "[/bold] & Sons")


def case(number: int, **changes: object) -> Session:
    company = COMPANIES[number] if number < len(COMPANIES) else f"Company {number}"
    later = NOW + timedelta(minutes=number)
    told = replace(INTERVIEW, company=company, contact_name=f"Person{number}")
    # They have no follow-ups, so they are ordered by their interviews.
    whole = a_case(id=f"case-{number:04}", interview=replace(told, starts=later))
    return replace(whole, followup=type(whole.followup)(), **changes)


def with_cases(folder: Path, count: int, **changes: object) -> RaincheckApp:
    wizard = story_wizard(folder)
    for number in range(count):
        wizard.ports.store.create(case(number, **changes))
    return RaincheckApp(wizard)


async def home(pilot: Pilot[None]) -> CaseList:
    await at_screen(pilot, "HomeScreen")
    return pilot.app.screen.query_one(CaseList)


def marked(pilot: Pilot[None]) -> str | None:
    return pilot.app.screen.query_one(CaseList).value


async def test_typing_narrows_the_list(tmp_path: Path) -> None:
    async with with_cases(tmp_path, 4).run_test(size=SIZE) as pilot:
        await home(pilot)
        await pilot.press("slash", *"meri")
        await until(pilot, lambda: "Larkspur" not in shown(pilot), "the others are gone")
        assert "Meridian Clinics" in shown(pilot)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zurich", 2),
        ("cafe zur", 2),
        ("PERSON1", 1),
        ("case-0003", 3),
        ("[/bold]", 3),
        ("dispatch meridian", 1),
        ("follow up larkspur", 0),
    ],
)
async def test_a_case_is_found_by_what_is_said_of_it(tmp_path: Path, typed: str, found: int) -> None:
    async with with_cases(tmp_path, 4).run_test(size=SIZE) as pilot:
        listed = await home(pilot)
        await pilot.press("slash", *["space" if letter == " " else letter for letter in typed])
        await until(pilot, lambda: listed.count == 1, "one is left")
        assert marked(pilot) == f"case-{found:04}"


async def test_enter_goes_to_what_was_found_and_opens_it(tmp_path: Path) -> None:
    async with with_cases(tmp_path, 4).run_test(size=SIZE) as pilot:
        await home(pilot)
        await pilot.press("slash", *"meri", "enter", "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, HomeScreen), "it is open")
        assert "Meridian Clinics" in shown(pilot)


async def test_what_was_typed_is_still_there_when_one_comes_home(tmp_path: Path) -> None:
    async with with_cases(tmp_path, 4).run_test(size=SIZE) as pilot:
        await home(pilot)
        await pilot.press("slash", *"person", "enter", "2")
        await until(pilot, lambda: not isinstance(pilot.app.screen, HomeScreen), "it is open")
        await pilot.press("f10")
        await home(pilot)
        assert marked(pilot) == "case-0001"
        assert "person" in shown(pilot)


async def test_escape_shows_all_again(tmp_path: Path) -> None:
    async with with_cases(tmp_path, 4).run_test(size=SIZE) as pilot:
        listed = await home(pilot)
        await pilot.press("slash", *"meri", "escape")
        await until(pilot, lambda: listed.count == 4, "all are there")
        assert listed.has_focus
        assert marked(pilot) == "case-0000"


@pytest.mark.parametrize("size", [SIZE, (40, 15)])
async def test_where_nothing_is_found_it_says_what_to_press(tmp_path: Path, size: tuple[int, int]) -> None:
    async with with_cases(tmp_path, 2).run_test(size=size) as pilot:
        await home(pilot)
        await pilot.press("slash", *"xyz")
        await until(pilot, lambda: 'No case has "xyz"' in shown(pilot), "it says so")
        assert "Esc" in shown(pilot)


async def test_an_archived_case_is_found_as_well(tmp_path: Path) -> None:
    async with with_cases(tmp_path, 2, archived=NOW).run_test(size=SIZE) as pilot:
        listed = await home(pilot)
        await pilot.press("slash", *"meri")
        await until(pilot, lambda: listed.count == 1, "it is found")
        assert "archived" in shown(pilot)


async def test_digits_are_letters_while_one_types(tmp_path: Path) -> None:
    async with with_cases(tmp_path, 4).run_test(size=SIZE) as pilot:
        await home(pilot)
        await pilot.press("slash", *"0003n/")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "0003n/" in shown(pilot)


async def test_an_archived_case_is_out_of_sight_and_u_takes_it_back(tmp_path: Path) -> None:
    app = with_cases(tmp_path, 3)
    async with app.run_test(size=SIZE) as pilot:
        listed = await home(pilot)
        await pilot.press("down", "a")
        await until(pilot, lambda: listed.count == 2, "it is gone")
        assert marked(pilot) == "case-0002"
        assert app.wizard.cards().cards[1].archived
        await pilot.press("u")
        await until(pilot, lambda: listed.count == 3, "it is back")
        assert marked(pilot) == "case-0001"
        assert not app.wizard.cards().cards[1].archived


async def test_v_shows_the_archived_ones_and_a_takes_one_back(tmp_path: Path) -> None:
    app = with_cases(tmp_path, 2, archived=NOW)
    async with app.run_test(size=SIZE) as pilot:
        listed = await home(pilot)
        assert "Every case is archived (2)." in shown(pilot)
        await pilot.press("v")
        await until(pilot, lambda: listed.count == 2, "they are shown")
        assert shown(pilot).count("archived") >= 2
        await pilot.press("a", "v")
        await until(pilot, lambda: listed.count == 1, "one is back")
        assert not app.wizard.cards().cards[0].archived or not app.wizard.cards().cards[1].archived


async def test_what_was_deleted_comes_back_by_one_key(tmp_path: Path) -> None:
    app = with_cases(tmp_path, 3)
    async with app.run_test(size=SIZE) as pilot:
        listed = await home(pilot)
        await pilot.press("down", "delete")
        await until(pilot, lambda: bool(getattr(pilot.app.screen, "_armed", False)), "it listens")
        await pilot.press("x")
        await until(pilot, lambda: listed.count == 2, "it is gone")
        assert "Moved to the trash" in shown(pilot)
        await pilot.press("u")
        await until(pilot, lambda: listed.count == 3, "it is back")
        assert marked(pilot) == "case-0001"


async def test_a_disk_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = with_cases(tmp_path, 1)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    async with app.run_test(size=SIZE) as pilot:
        await home(pilot)
        monkeypatch.setattr("os.fsync", full)
        await pilot.press("a")
        await says(pilot, "the disk is full")


async def test_the_mark_stays_in_sight_among_thousands(tmp_path: Path) -> None:
    async with with_cases(tmp_path, 60).run_test(size=SIZE) as pilot:
        await home(pilot)
        await pilot.press("end")
        await says(pilot, "Company 59")
        await pilot.press("down")
        await says(pilot, "Larkspur")
        await pilot.press("pagedown", "pagedown", "up")
        assert COMPANIES[0] not in shown(pilot)
        number = int((marked(pilot) or "").rpartition("-")[2])
        assert f"Company {number}" in shown(pilot)


async def test_coming_home_the_mark_stands_where_it_stood(tmp_path: Path) -> None:
    async with with_cases(tmp_path, 40).run_test(size=SIZE) as pilot:
        await home(pilot)
        await pilot.press("end", "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, HomeScreen), "it is open")
        await pilot.press("f10")
        await home(pilot)
        assert marked(pilot) == "case-0039"
        assert "Company 39" in shown(pilot)


async def test_a_number_opens_one_of_the_first_nine(tmp_path: Path) -> None:
    async with with_cases(tmp_path, 4).run_test(size=SIZE) as pilot:
        await home(pilot)
        await pilot.press("7", "2")
        await until(pilot, lambda: not isinstance(pilot.app.screen, HomeScreen), "it is open")
        assert "Meridian Clinics" in shown(pilot)


@pytest.mark.parametrize(("key", "message"), [("s", HomeScreen.Stats), ("l", HomeScreen.Look)])
async def test_the_app_is_asked_for_the_timeline_and_the_numbers(
    tmp_path: Path, key: str, message: type[HomeScreen.Stats] | type[HomeScreen.Look]
) -> None:
    posted: list[object] = []
    async with with_cases(tmp_path, 2).run_test(size=SIZE, message_hook=posted.append) as pilot:
        await home(pilot)
        await pilot.press(key)
        await until(pilot, lambda: any(isinstance(one, message) for one in posted), "it is asked")


async def test_every_key_of_home_is_in_its_help(tmp_path: Path) -> None:
    async with with_cases(tmp_path, 2).run_test(size=(80, 50)) as pilot:
        await home(pilot)
        await pilot.press("f1")
        await at_screen(pilot, "HelpScreen")
        for text in ("find a case by", "Put the marked case away", "trash folder", "Count what", "what comes"):
            assert text in shown(pilot)


def test_cards_can_be_counted(tmp_path: Path) -> None:
    from raincheck.domain.statistics import tally

    wizard = with_cases(tmp_path, 3).wizard
    assert isinstance(tally(wizard.cards().cards, NOW), Tally)


async def test_where_nothing_is_found_no_key_for_a_case_is_shown(tmp_path: Path) -> None:
    async with with_cases(tmp_path, 2).run_test(size=SIZE) as pilot:
        await at_screen(pilot, "HomeScreen")
        await pilot.press("slash", *"zzz", "enter")
        await says(pilot, "No case has")
        assert not {"delete", "open", "archive"} & {*shown(pilot).split("\n\n")[-1].split()}
