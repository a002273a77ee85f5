"""Words of the user's own in the app."""

from pathlib import Path

from msgspec.structs import replace

from raincheck.adapters.content import FileWords
from raincheck.tui.app import RaincheckApp
from raincheck.wizard import Wizard
from stubs.pilot import TO_INTERVIEW, at_screen, shown, story_app, walk

SIZE = (80, 24)
SAID = "words/reasons.toml, line 2, column 9: this text is empty."


def own_app(folder: Path, name: str, content: str) -> RaincheckApp:
    (folder / "words").mkdir()
    (folder / "words" / name).write_text(content)
    app = story_app(folder)
    app.wizard = Wizard(replace(app.wizard.ports, words=FileWords(own=folder / "words")))
    return app


async def test_the_app_starts_with_a_broken_file_and_says_so(tmp_path: Path) -> None:
    async with own_app(tmp_path, "steps.toml", "[steps\n").run_test(size=SIZE) as pilot:
        await at_screen(pilot, "SituationScreen")
        assert "words/steps.toml, line 1, column 7:" in shown(pilot)


async def test_a_fault_is_told_where_its_words_are_shown(tmp_path: Path) -> None:
    async with own_app(tmp_path, "reasons.toml", '[car]\nlabel = ""\n').run_test(size=SIZE) as pilot:
        await at_screen(pilot, "SituationScreen")
        await pilot.press("1")
        await pilot.pause()
        assert SAID in shown(pilot)


async def test_a_fault_is_not_told_where_its_words_are_not_shown(tmp_path: Path) -> None:
    async with own_app(tmp_path, "reasons.toml", '[car]\nlabel = ""\n').run_test(size=SIZE) as pilot:
        await walk(pilot, TO_INTERVIEW)
        assert "words/" not in shown(pilot)


async def test_markup_in_the_words_of_the_user_is_only_text(tmp_path: Path) -> None:
    app = own_app(tmp_path, "steps.toml", '[kinds]\nlate = "[/b] [red]late"\n[steps.situation]\nrail = "[/b]"\n')
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "SituationScreen")
        assert "[/b] [red]late" in shown(pilot)
