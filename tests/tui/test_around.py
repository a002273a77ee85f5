"""What is around the road: home, help, delete, a newer case, a disk that fails, and the way out."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.adapters.sessions import TomlSessions
from raincheck.domain.session import DeliveryState, Session, Step
from raincheck.ports import SaveCause, Saved, SaveFailed
from raincheck.tui.app import Opening, RaincheckApp
from stubs.cases import DELIVERY, a_case
from stubs.fakes import FakeLauncher
from stubs.gallery import several
from stubs.pilot import TO_MESSAGE, TO_SEND, armed, at_screen, says, shown, story_app, story_wizard, until, walk

SIZE = (80, 24)


class FailingStore(TomlSessions):
    """A store on a disk that is full for as long as it is told to be."""

    full = False

    def save(self, session: Session) -> Saved | SaveFailed:
        if self.full:
            return SaveFailed(SaveCause.NO_SPACE, self.path(session.id))
        return super().save(session)


async def test_home_puts_first_what_is_due_first(tmp_path: Path) -> None:
    app = several(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "HomeScreen")
        lines = [line.strip() for line in shown(pilot).split("\n")]
    first = next(i for i, line in enumerate(lines) if line.startswith("1 "))
    assert lines[first + 1] == "now: reach them (starts in 38 min)"


async def test_home_names_a_damaged_file_and_opens_the_others(tmp_path: Path) -> None:
    app = several(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "HomeScreen")
        assert "damaged, set aside" in shown(pilot)
        await pilot.press("3")
        await at_screen(pilot, "AfterScreen")


async def test_a_newer_case_is_read_and_its_bytes_stay(tmp_path: Path) -> None:
    app = several(tmp_path)
    (newer,) = (tmp_path / "data" / "sessions").glob("2027-*.toml")
    before = newer.read_bytes()
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "HomeScreen")
        await pilot.press("4")
        await at_screen(pilot, "ReadOnlyScreen")
        assert 'mood = "hopeful"' in shown(pilot)
        await pilot.press("x", "escape")
        await at_screen(pilot, "HomeScreen")
    assert newer.read_bytes() == before


async def test_delete_needs_its_own_key_and_moves_the_file_to_the_trash(tmp_path: Path) -> None:
    app = several(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "HomeScreen")
        await pilot.press("delete")
        await says(pilot, "Delete this case?")
        await pilot.press("enter")
        await until(pilot, lambda: bool(getattr(pilot.app.screen, "_armed", False)), "it listens")
        assert len(app.wizard.listing().sessions) == 3
        await pilot.press("x")
        await at_screen(pilot, "HomeScreen")
        assert len(app.wizard.listing().sessions) == 2
    assert len(trash_in(tmp_path)) == 1


def trash_in(folder: Path) -> list[Path]:
    return list((folder / "data" / "trash").iterdir())


async def test_delete_can_be_left_by_escape(tmp_path: Path) -> None:
    app = several(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "HomeScreen")
        await pilot.press("delete")
        await says(pilot, "Delete this case?")
        await pilot.press("escape")
        await at_screen(pilot, "HomeScreen")
        assert len(app.wizard.listing().sessions) == 3


async def test_a_new_case_starts_from_home_by_one_key(tmp_path: Path) -> None:
    app = several(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "HomeScreen")
        await pilot.press("n")
        await at_screen(pilot, "SituationScreen")


async def test_leaving_without_a_choice_leaves_no_case(tmp_path: Path) -> None:
    app = RaincheckApp(story_wizard(tmp_path), opening=Opening(new=True))
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "SituationScreen")
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert app.wizard.listing().sessions == ()


async def test_all_cases_are_one_key_away_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_MESSAGE)
        await pilot.press(*"XYZ", "f10")
        await at_screen(pilot, "HomeScreen")
        await pilot.press("1")
        await at_screen(pilot, "MessageScreen")
        assert "XYZHello Dana" in shown(pilot)


async def test_help_names_the_keys_of_the_screen_below_and_closes(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_SEND)
        await pilot.press("f1")
        await at_screen(pilot, "HelpScreen")
        assert "Write it as a mail file" in shown(pilot)
        await pilot.press("escape")
        await at_screen(pilot, "SendScreen")


async def test_dark_and_light_change_by_one_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "SituationScreen")
        await pilot.press("f9")
        assert app.theme == "raincheck-light"


async def test_a_full_disk_is_said_and_the_words_are_saved_once_there_is_room(tmp_path: Path) -> None:
    store = FailingStore(tmp_path / "data")
    app = story_app(tmp_path, store=store)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_MESSAGE)
        store.full = True
        await pilot.press(*"XYZ")
        await says(pilot, "Not saved: the disk is full.")
        assert "XYZHello Dana" in shown(pilot)
        store.full = False
        await pilot.press("Q")
        await until(pilot, lambda: "Not saved" not in shown(pilot), "the warning goes")
    (session,) = app.wizard.listing().sessions
    assert session.message.email is not None
    assert session.message.email.body.startswith("XYZQHello Dana")


async def test_what_cannot_be_written_down_is_not_sent(tmp_path: Path) -> None:
    store, launcher = FailingStore(tmp_path / "data"), FakeLauncher()
    app = story_app(tmp_path, store=store, launcher=launcher)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_SEND)
        await armed(pilot)
        store.full = True
        await pilot.press("m")
        await says(pilot, "Not sent")
    assert launcher.targets == []


async def test_what_was_being_sent_when_the_program_died_is_asked_about(tmp_path: Path) -> None:
    dying = replace(DELIVERY, state=DeliveryState.SENDING, evidence=None)
    case = a_case(step=Step.SEND, deliveries=(dying,))
    writer = story_wizard(tmp_path)
    writer.ports.store.create(case)
    reader = story_wizard(tmp_path)
    opened = reader.open(case.id)
    assert isinstance(opened, Session)
    async with RaincheckApp(reader, opened).run_test(size=SIZE) as pilot:
        await at_screen(pilot, "SendScreen")
        await armed(pilot)
        await until(pilot, lambda: "it may or may not have left" in shown(pilot).replace("\n", " "), "it is honest")
        assert "Did it go out?" in shown(pilot)
