"""That nothing waits for the coach on the message screen, and that nothing moves for it. Keys only."""

import random
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from raincheck.domain.coach.findings import Review
from raincheck.domain.context import Context
from raincheck.domain.session import Channel, Session
from raincheck.tui.screens import writing as writing_screen
from raincheck.tui.screens.writing import Words
from raincheck.tui.widgets.editor import Editor
from stubs.pilot import at_screen, says, shown, until
from stubs.writing import ASKLESS, GOOD, SHOUTED, THREE, TWO, advised, shown_flat, to_words, underlined, writing

SIZE = (80, 24)
WIDE = (100, 30)
SMALL = (40, 15)
FINE = "The words are good."


def test_the_screen_is_there_before_the_rules_are_loaded() -> None:
    code = "import sys, raincheck.tui.screens.message; sys.exit('raincheck.domain.coach' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


async def test_typing_goes_on_while_the_coach_thinks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    thinking, done = Event(), Event()
    real = writing_screen.consult

    def slow(session: Session, words: Words, ctx: Context) -> Review:
        thinking.set()
        assert done.wait(10)
        return real(session, words, ctx)

    async with writing(tmp_path, GOOD).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        monkeypatch.setattr(writing_screen, "consult", slow)
        await pilot.press("x")
        await until(pilot, thinking.is_set, "the coach thinks")
        await pilot.press("y")
        await says(pilot, "xyHi Dana")
        done.set()
        await advised(pilot)


async def test_the_same_words_on_another_channel_are_looked_at_again(tmp_path: Path) -> None:
    async with writing(tmp_path, ASKLESS, channel=Channel.LINKEDIN).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        await pilot.press("f4")
        await says(pilot, "their form")
        await pilot.press("f7", "f7")
        await advised(pilot)
        assert "Nothing is asked for." not in shown_flat(pilot)


async def test_an_answer_about_words_that_have_changed_is_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    thinking, done = Event(), Event()
    real = writing_screen.consult

    def slow(session: Session, words: Words, ctx: Context) -> Review:
        late = "late" in words[1]
        if late:
            thinking.set()
            assert done.wait(10)
        return real(session, ("", "nothing") if late else words, ctx)

    monkeypatch.setattr(writing_screen, "consult", slow)
    async with writing(tmp_path, f"late\n{GOOD}").run_test(size=SIZE) as pilot:
        await at_screen(pilot, "MessageScreen")
        await until(pilot, thinking.is_set, "the coach thinks about words that are about to go")
        await pilot.press(*["delete"] * 5)
        done.set()
        await advised(pilot)
        assert FINE in shown(pilot)


@pytest.mark.parametrize("size", [WIDE, SIZE, SMALL], ids=str)
async def test_the_editor_keeps_its_height_whatever_the_coach_says(tmp_path: Path, size: tuple[int, int]) -> None:
    heights = set()
    for name, body in (("good", GOOD), ("three", THREE), ("empty", "x")):
        async with writing(tmp_path / name, body).run_test(size=size) as pilot:
            screen = await to_words(pilot)
            heights.add(screen.query_one("#body").size.height)
            if name == "empty":
                await pilot.press("delete")
                await advised(pilot)
                heights.add(screen.query_one("#body").size.height)
    assert len(heights) == 1


async def test_nothing_moves_when_the_focus_moves(tmp_path: Path) -> None:
    async with writing(tmp_path, SHOUTED).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        before = shown(pilot)
        await pilot.press("shift+tab")
        await pilot.pause()
        assert shown(pilot) == before


async def test_the_small_screen_still_shows_four_lines_of_the_words(tmp_path: Path) -> None:
    async with writing(tmp_path, THREE).run_test(size=SMALL) as pilot:
        screen = await to_words(pilot)
        assert screen.query_one("#body").size.height >= 4


@pytest.mark.parametrize("seed", range(3))
async def test_painting_only_the_typed_line_shows_what_painting_all_would(tmp_path: Path, seed: int) -> None:
    keys = ["a", *"space backspace delete enter up down left end shift+left ctrl+z pagedown".split()]
    chance = random.Random(seed)  # noqa: S311 - the same keys in every run
    async with writing(tmp_path, TWO).run_test(size=SIZE) as pilot:
        screen = await to_words(pilot)
        editor = screen.query_one(Editor)
        for _ in range(25):
            await pilot.press(*chance.choices(keys, k=4))
            await advised(pilot)
            # Letters alone are painted in their own line.
            await pilot.press("a", "b")
            painted = (shown(pilot), underlined(pilot))
            editor.notify_style_update()
            editor.refresh()
            await pilot.pause()
            assert (shown(pilot), underlined(pilot)) == painted
