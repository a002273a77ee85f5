"""The coach on the message screen: what it shows, where it leads, and that nothing waits for it. Keys only."""

import asyncio
from pathlib import Path

import pytest

from raincheck.domain.returning import Errand
from stubs.pilot import at_screen, says, shown, until
from stubs.writing import (
    ASKLESS,
    GOOD,
    SHOUTED,
    THREE,
    TWO,
    UNSURE,
    coming_back,
    shown_flat,
    to_words,
    underlined,
    writing,
)

SIZE = (80, 24)
WIDE = (100, 30)
SMALL = (40, 15)
FINE = "The words are good."


# What it shows


@pytest.mark.parametrize("size", [WIDE, SIZE, SMALL], ids=str)
async def test_a_good_message_has_five_ticks(tmp_path: Path, size: tuple[int, int]) -> None:
    async with writing(tmp_path, GOOD).run_test(size=size) as pilot:
        await to_words(pilot)
        assert shown(pilot).count("✓") == 5


@pytest.mark.parametrize("size", [WIDE, SIZE, SMALL], ids=str)
async def test_what_is_not_there_has_a_dot_and_no_tick(tmp_path: Path, size: tuple[int, int]) -> None:
    async with writing(tmp_path, ASKLESS).run_test(size=size) as pilot:
        await to_words(pilot)
        assert "· repair and ask" in shown(pilot) or "· ask" in shown(pilot)


@pytest.mark.parametrize("size", [WIDE, SIZE, SMALL], ids=str)
@pytest.mark.parametrize(
    ("errand", "ticks"), [(Errand.FIRST, 3), (Errand.THANKS, 1), (Errand.ANSWER, 1), (Errand.OUTREACH, 2)]
)
async def test_who_comes_back_is_asked_for_no_more_than_it_needs(
    tmp_path: Path, errand: Errand, ticks: int, size: tuple[int, int]
) -> None:
    async with coming_back(tmp_path, errand).run_test(size=size) as pilot:
        await to_words(pilot)
        assert (shown(pilot).count("✓"), "own" in shown(pilot).lower().split()) == (ticks, False)


@pytest.mark.parametrize("errand", [Errand.ANSWER, Errand.OUTREACH])
async def test_a_gap_that_only_the_writer_can_fill_stops_once(tmp_path: Path, errand: Errand) -> None:
    async with coming_back(tmp_path, errand).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        assert "template is still open" in shown_flat(pilot)
        await pilot.press("f2")
        assert type(pilot.app.screen).__name__ == "MessageScreen"


async def test_the_words_name_whom_they_are_for(tmp_path: Path) -> None:
    async with coming_back(tmp_path, Errand.OUTREACH).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        assert "email to Ned Underhill" in shown_flat(pilot)


async def test_nothing_to_mend_is_one_quiet_line(tmp_path: Path) -> None:
    async with writing(tmp_path, GOOD).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        assert FINE in shown(pilot)


async def test_a_draft_has_nothing_to_mend(tmp_path: Path) -> None:
    async with writing(tmp_path).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        assert FINE in shown(pilot)


@pytest.mark.parametrize("size", [WIDE, SIZE], ids=str)
async def test_a_finding_says_what_to_do(tmp_path: Path, size: tuple[int, int]) -> None:
    async with writing(tmp_path, ASKLESS).run_test(size=size) as pilot:
        await to_words(pilot)
        assert 'Add one question: "Could we find another time?"' in " ".join(shown_flat(pilot).split())


async def test_beside_the_editor_there_is_room_for_all_three(tmp_path: Path) -> None:
    async with writing(tmp_path, THREE).run_test(size=WIDE) as pilot:
        await to_words(pilot)
        assert [said in shown_flat(pilot) for said in ("Nothing is asked for.", "This apologizes", "This shouts.")] == [
            True
        ] * 3


async def test_no_percentage_is_shown(tmp_path: Path) -> None:
    async with writing(tmp_path, THREE).run_test(size=WIDE) as pilot:
        await to_words(pilot)
        assert "%" not in shown(pilot)


async def test_an_emptied_message_is_asked_for_and_not_judged(tmp_path: Path) -> None:
    async with writing(tmp_path, "x").run_test(size=SIZE) as pilot:
        await to_words(pilot)
        await pilot.press("delete")
        await until(pilot, lambda: "press F7 for the draft" in shown_flat(pilot), "it asks for words")
        assert "to mend" not in shown(pilot)


async def test_an_emptied_message_is_restored_by_the_key_it_names(tmp_path: Path) -> None:
    async with writing(tmp_path, "x").run_test(size=SIZE) as pilot:
        await to_words(pilot)
        await pilot.press("delete", "f7", "f7")
        await until(pilot, lambda: "Dana" in shown(pilot).split("email to Dana")[1], "the draft stands there")


# Marks


@pytest.mark.parametrize("size", [WIDE, SIZE], ids=str)
async def test_what_is_found_is_underlined(tmp_path: Path, size: tuple[int, int]) -> None:
    async with writing(tmp_path, UNSURE).run_test(size=size) as pilot:
        await to_words(pilot)
        assert underlined(pilot) == "Sorry if"


async def test_a_placeholder_in_the_subject_is_underlined_there(tmp_path: Path) -> None:
    async with writing(tmp_path, GOOD, subject="[CODE], Dispatch Coordinator, 12:00 pm today").run_test(
        size=SIZE
    ) as pilot:
        await to_words(pilot)
        assert underlined(pilot) == "[CODE]"


async def test_a_mark_moves_with_its_words_before_the_coach_looks_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with writing(tmp_path, SHOUTED).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        before = underlined(pilot)
        silence(monkeypatch)
        await pilot.press("enter", "x")
        await says(pilot, "xHi Dana")
        assert underlined(pilot) == before


async def test_a_mark_that_is_typed_into_goes_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with writing(tmp_path, UNSURE).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        silence(monkeypatch)
        await pilot.press("f6", "right", "right", "x")
        await until(pilot, lambda: underlined(pilot) == "", "the mark is gone")


async def test_a_mark_of_words_that_were_undone_goes(tmp_path: Path) -> None:
    async with writing(tmp_path, SHOUTED).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        await pilot.press("f7", "f7")
        await until(pilot, lambda: underlined(pilot) == "", "the draft has none")


async def test_mending_takes_the_mark_and_the_finding_away(tmp_path: Path) -> None:
    async with writing(tmp_path, SHOUTED).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        await pilot.press("f6", "delete", "delete", "delete")
        await until(pilot, lambda: FINE in shown(pilot), "it is mended")
        assert underlined(pilot) == ""


def silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the coach is never done."""
    forever = asyncio.Event()

    async def never(*_: object) -> None:
        await forever.wait()

    monkeypatch.setattr(asyncio, "to_thread", never)


# Going there


async def test_the_key_goes_to_each_finding_in_the_order_of_the_text(tmp_path: Path) -> None:
    async with writing(tmp_path, TWO).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        said = []
        for _ in range(3):
            await pilot.press("f6")
            await pilot.pause()
            said.append("may not have happened" in shown_flat(pilot))
    assert said == [True, False, True]


async def test_the_key_goes_to_the_subject_as_well(tmp_path: Path) -> None:
    async with writing(tmp_path, GOOD, subject="Re [CODE], Dispatch Coordinator, 12:00 pm today").run_test(
        size=SIZE
    ) as pilot:
        screen = await to_words(pilot)
        await pilot.press("f6", "x")
        await until(
            pilot,
            lambda: screen.answers()["subject"] == "Re x[CODE], Dispatch Coordinator, 12:00 pm today",
            "the cursor was there",
        )


async def test_the_finding_under_the_cursor_is_explained_first(tmp_path: Path) -> None:
    async with writing(tmp_path, TWO).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        await pilot.press("pagedown", "pagedown", "up", "up", "end", "left", "left")
        await until(pilot, lambda: "This shouts." in shown_flat(pilot), "the cursor stands in it")


async def test_with_nothing_to_mend_the_key_leaves_the_cursor(tmp_path: Path) -> None:
    async with writing(tmp_path, GOOD).run_test(size=SIZE) as pilot:
        screen = await to_words(pilot)
        await pilot.press("down", "f6", "x")
        await until(pilot, lambda: screen.answers()["body"].startswith("Hi Dana,\nx"), "it is where it was")


# Going on


async def test_what_should_not_go_out_like_this_is_asked_once(tmp_path: Path) -> None:
    async with writing(tmp_path, ASKLESS).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        await pilot.press("f2")
        await until(pilot, lambda: "Press F2 again to go on with it as it is" in shown_flat(pilot), "it asks")
        assert "Nothing is asked for." in shown_flat(pilot)


@pytest.mark.parametrize("size", [WIDE, SIZE, SMALL], ids=str)
async def test_the_question_and_what_is_missing_are_both_seen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with writing(tmp_path, ASKLESS).run_test(size=size) as pilot:
        await to_words(pilot)
        await pilot.press("f2")
        await until(pilot, lambda: "Press F2 again" in shown_flat(pilot), "it asks")
        assert "Nothing is asked for." in shown_flat(pilot)


async def test_the_second_press_goes_on(tmp_path: Path) -> None:
    async with writing(tmp_path, ASKLESS).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        await pilot.press("f2", "f2")
        await at_screen(pilot, "SendScreen")


async def test_another_key_in_between_means_that_it_asks_again(tmp_path: Path) -> None:
    async with writing(tmp_path, ASKLESS).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        await pilot.press("f2", "down", "f2")
        await until(pilot, lambda: "Press F2 again" in shown_flat(pilot), "it asks again")


@pytest.mark.parametrize("body", [GOOD, SHOUTED], ids=["nothing to mend", "no reason to stop"])
async def test_everything_else_goes_on_at_once(tmp_path: Path, body: str) -> None:
    async with writing(tmp_path, body).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        await pilot.press("f2")
        await at_screen(pilot, "SendScreen")


async def test_the_words_are_judged_as_they_stand_and_not_as_they_were(tmp_path: Path) -> None:
    async with writing(tmp_path, GOOD).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        await pilot.press(*"[YOUR NAME] ", "f2")
        await until(pilot, lambda: "Press F2 again" in shown_flat(pilot), "it asks")
