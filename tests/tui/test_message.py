"""The keys of the editor: other words, tones, channels, undo, and the user's own editor. Keys only."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from textual.pilot import Pilot

from raincheck.domain.session import Channel
from raincheck.ports import EditorCause, EditorFailed
from raincheck.tui.app import RaincheckApp
from stubs.fakes import FakeEditor
from stubs.pilot import at_screen, on_disk, says, shown, until
from stubs.writing import GOOD, SUBJECT, advised, body_on_disk, shown_flat, to_words, writing

SIZE = (80, 24)
SIZES = ((100, 30), (80, 24), (40, 15))
ASKS = "You changed these words."
CHANGING = ("f3", "f5", "f7")


async def shows(pilot: Pilot[None], text: str) -> None:
    await until(pilot, lambda: text in shown(pilot), text)


# Drafts


@pytest.mark.parametrize("key", ["f3", "f5"])
async def test_a_draft_becomes_other_words_at_once(tmp_path: Path, key: str) -> None:
    async with writing(tmp_path).run_test(size=SIZE) as pilot:
        screen = await to_words(pilot)
        before = screen.answers()["body"]
        await pilot.press(key)
        await until(pilot, lambda: screen.answers()["body"] != before, "other words stand there")


@pytest.mark.parametrize("key", ["f3", "f5"])
async def test_one_undo_brings_the_words_and_the_subject_back(tmp_path: Path, key: str) -> None:
    async with writing(tmp_path).run_test(size=SIZE) as pilot:
        screen = await to_words(pilot)
        before = screen.answers()
        await pilot.press(key, "ctrl+z")
        await until(pilot, lambda: screen.answers() == before, "they are back")


async def test_redo_brings_the_other_words_and_their_subject_again(tmp_path: Path) -> None:
    async with writing(tmp_path).run_test(size=SIZE) as pilot:
        screen = await to_words(pilot)
        await pilot.press("f3")
        await advised(pilot)
        after = screen.answers()
        await pilot.press("ctrl+z", "ctrl+y")
        await until(pilot, lambda: screen.answers() == after, "they are there again")


async def test_the_tone_goes_round_and_the_corner_says_which(tmp_path: Path) -> None:
    async with writing(tmp_path).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        for tone in ("warm draft", "formal draft", "plain draft"):
            await pilot.press("f5")
            await shows(pilot, tone)


async def test_a_fresh_draft_that_is_there_already_is_said(tmp_path: Path) -> None:
    async with writing(tmp_path).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        await pilot.press("f7")
        await says(pilot, "This already is the draft")


# Words of one's own


@pytest.mark.parametrize("key", CHANGING)
async def test_own_words_are_not_replaced_by_one_press(tmp_path: Path, key: str) -> None:
    async with writing(tmp_path, GOOD).run_test(size=SIZE) as pilot:
        screen = await to_words(pilot)
        await pilot.press(key)
        await until(pilot, lambda: f"{ASKS} Press {key.upper()} again" in shown_flat(pilot), "it asks")
        assert screen.answers()["body"] == GOOD


@pytest.mark.parametrize("key", CHANGING)
async def test_own_words_are_replaced_by_the_second_press(tmp_path: Path, key: str) -> None:
    async with writing(tmp_path, GOOD).run_test(size=SIZE) as pilot:
        screen = await to_words(pilot)
        await pilot.press(key, key)
        await until(pilot, lambda: screen.answers()["body"] != GOOD, "a draft stands there")


@pytest.mark.parametrize("key", CHANGING)
async def test_own_words_and_subject_come_back_by_one_undo(tmp_path: Path, key: str) -> None:
    async with writing(tmp_path, GOOD, subject="Mine").run_test(size=SIZE) as pilot:
        screen = await to_words(pilot)
        await pilot.press(key, key, "ctrl+z")
        await until(pilot, lambda: screen.answers()["body"] == GOOD, "the words are back")
        await until(pilot, lambda: screen.answers()["subject"] == "Mine", "the subject is back")


async def test_undo_works_from_the_subject_as_well(tmp_path: Path) -> None:
    async with writing(tmp_path, GOOD).run_test(size=SIZE) as pilot:
        screen = await to_words(pilot)
        await pilot.press("f3", "f3", "shift+tab", "ctrl+z")
        await until(pilot, lambda: screen.answers()["body"] == GOOD, "the words are back")


@pytest.mark.parametrize("other", ["left", "tab", "f5", "f6", "ctrl+z", "ctrl+end"])
async def test_any_other_key_in_between_means_no(tmp_path: Path, other: str) -> None:
    async with writing(tmp_path, GOOD).run_test(size=SIZE) as pilot:
        screen = await to_words(pilot)
        await pilot.press("f3", other, "f3")
        await until(pilot, lambda: "Press F3 again" in shown_flat(pilot), "it asks once more")
        assert screen.answers()["body"] == GOOD


async def test_a_letter_in_between_means_no(tmp_path: Path) -> None:
    async with writing(tmp_path, GOOD).run_test(size=SIZE) as pilot:
        screen = await to_words(pilot)
        await pilot.press("f3", "x")
        await until(pilot, lambda: ASKS not in shown_flat(pilot), "the question is gone")
        await pilot.press("f3")
        await until(pilot, lambda: ASKS in shown_flat(pilot), "it asks once more")
        assert screen.answers()["body"] == f"x{GOOD}"


@pytest.mark.parametrize("key", CHANGING)
async def test_a_second_press_is_a_yes_only_for_the_words_that_were_asked_about(tmp_path: Path, key: str) -> None:
    async with writing(tmp_path, GOOD).run_test(size=SIZE) as pilot:
        screen = await to_words(pilot)
        # Without a pause in between: the screen has not yet noticed the letter when the key comes again.
        await pilot.press(key, "x", key)
        await until(pilot, lambda: "again" in shown_flat(pilot), "it asks once more")
        assert screen.answers()["body"] == f"x{GOOD}"


async def test_a_subject_of_ones_own_is_asked_about_as_well(tmp_path: Path) -> None:
    async with writing(tmp_path).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        await pilot.press("shift+tab", "x", "f3")
        await until(pilot, lambda: ASKS in shown_flat(pilot), "it asks")


async def test_going_to_the_subject_selects_nothing_that_a_letter_would_replace(tmp_path: Path) -> None:
    async with writing(tmp_path, GOOD).run_test(size=SIZE) as pilot:
        screen = await to_words(pilot)
        await pilot.press("shift+tab", "x")
        await until(pilot, lambda: len(screen.answers()["subject"]) == len(SUBJECT) + 1, "a letter is added")


# Channels


async def test_the_channels_go_round_and_the_edge_names_each(tmp_path: Path) -> None:
    async with writing(tmp_path).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        for named in ("text message to Dana", "LinkedIn or chat to Dana", "their form to Larkspur", "email to Dana"):
            await pilot.press("f4")
            await shows(pilot, named)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("Hi Dana, I'm late.", "1 segment, GSM-7"),
        ("Hi Dana, I'm late. " * 12, "2 segments, GSM-7"),
        ("Hi Dana, I\u2019m late.", "1 segment, UCS-2"),
    ],
    ids=["one", "two", "curly quote"],
)
async def test_a_text_message_says_what_a_phone_makes_of_it(tmp_path: Path, body: str, says: str) -> None:
    async with writing(tmp_path, body, channel=Channel.SMS).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        assert says in shown(pilot)


async def test_the_words_are_counted_when_the_hand_rests(tmp_path: Path) -> None:
    async with writing(tmp_path, "one two three").run_test(size=SIZE) as pilot:
        await to_words(pilot)
        await pilot.press(*"zero ")
        await says(pilot, "4 words")


# Saving


async def test_typing_that_never_rests_is_saved_all_the_same(tmp_path: Path) -> None:
    async with writing(tmp_path, GOOD).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        while not body_on_disk(pilot).startswith("xxx"):
            await pilot.press("x")


# Help


@pytest.mark.parametrize("says", ["Go to the next thing to mend.", "Take the last change back.", "own editor"])
async def test_the_help_names_the_keys_for_which_the_footer_has_no_room(tmp_path: Path, says: str) -> None:
    async with writing(tmp_path, GOOD).run_test(size=(80, 40)) as pilot:
        await to_words(pilot)
        await pilot.press("f1")
        await at_screen(pilot, "HelpScreen")
        assert says in shown_flat(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_way_on_stands_in_the_footer(tmp_path: Path, size: tuple[int, int]) -> None:
    async with writing(tmp_path, GOOD).run_test(size=size) as pilot:
        await to_words(pilot)
        assert "F2 continue" in shown(pilot)


# Their own editor


def open_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal of a test can't be lent; here nobody looks at it meanwhile."""

    def lent(_: RaincheckApp) -> AbstractContextManager[None]:
        return nullcontext()

    monkeypatch.setattr(RaincheckApp, "suspend", lent)


async def test_without_a_terminal_to_lend_it_says_so(tmp_path: Path) -> None:
    editor = FakeEditor()
    async with writing(tmp_path, GOOD, editor=editor).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        await pilot.press("f8")
        await until(pilot, lambda: "can't be opened here" in shown_flat(pilot), "it says so")
    assert editor.texts == []


async def test_the_editor_gets_a_mail_with_its_subject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_terminal(monkeypatch)
    editor = FakeEditor()
    async with writing(tmp_path, GOOD, editor=editor).run_test(size=SIZE) as pilot:
        await to_words(pilot)
        await pilot.press("f8")
        await until(pilot, lambda: bool(editor.texts), "it was opened")
    assert editor.texts == [f"Subject: {SUBJECT}\n\n{GOOD}\n"]


async def test_what_the_editor_saved_is_taken_and_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_terminal(monkeypatch)
    app = writing(tmp_path, GOOD, editor=FakeEditor("Subject: New\n\nOther words.\n"))
    async with app.run_test(size=SIZE) as pilot:
        await to_words(pilot)
        await pilot.press("f8")
        await until(pilot, lambda: body_on_disk(pilot) == "Other words.", "the body is saved")
        email = on_disk(app).message.email
    assert email is not None
    assert email.subject == "New"


async def test_what_the_editor_saved_goes_by_one_undo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_terminal(monkeypatch)
    app = writing(tmp_path, GOOD, editor=FakeEditor("Subject: New\n\nOther words.\n"))
    async with app.run_test(size=SIZE) as pilot:
        screen = await to_words(pilot)
        before = screen.answers()
        await pilot.press("f8", "ctrl+z")
        await until(pilot, lambda: screen.answers() == before, "the words are back")


@pytest.mark.parametrize(
    ("outcome", "says"),
    [
        (EditorFailed(EditorCause.NONE_NAMED), "Set VISUAL or EDITOR"),
        (EditorFailed(EditorCause.NOT_FOUND, "emcas"), "There is no editor emcas."),
        (EditorFailed(EditorCause.GAVE_UP, "vim"), "vim ended with an error"),
        (EditorFailed(EditorCause.NO_FILE, "No space left"), "(No space left)"),
        (None, "saved no change"),
    ],
    ids=["none", "missing", "gave up", "no file", "same"],
)
async def test_an_editor_that_brings_nothing_is_told_and_the_words_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, outcome: EditorFailed | None, says: str
) -> None:
    open_terminal(monkeypatch)
    async with writing(tmp_path, GOOD, editor=FakeEditor(outcome)).run_test(size=SIZE) as pilot:
        screen = await to_words(pilot)
        await pilot.press("f8")
        await until(pilot, lambda: says in shown_flat(pilot), "it says so")
        assert screen.answers()["body"] == GOOD
