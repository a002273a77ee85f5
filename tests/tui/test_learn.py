"""Three questions about what would have prevented it, by keys alone."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.domain.lessons import Lesson
from raincheck.domain.returning import Learned
from raincheck.domain.session import Reason, Step
from raincheck.tui.app import RaincheckApp
from stubs.cases import CASE_ID
from stubs.gallery_learn import LEARN
from stubs.gallery_since import back
from stubs.pilot import at_screen, case_of, says, shown, until

SMALL, USUAL = (40, 15), (80, 24)
both_sizes = pytest.mark.parametrize("size", [USUAL, SMALL], ids=["80x24", "40x15"])
TAXI = Learned(happened="no-start", caught="check-before", next_time="do-taxi")


def lessons_of(app: RaincheckApp) -> tuple[Lesson, ...]:
    found = app.wizard.lessons()
    assert isinstance(found, tuple)
    return found


@both_sizes
async def test_three_numbers_are_a_lesson(tmp_path: Path, size: tuple[int, int]) -> None:
    app = back(LEARN)(tmp_path)
    async with app.run_test(size=size) as pilot:
        await at_screen(pilot, "LearnScreen")
        await pilot.press("1", "1", "1")
        await at_screen(pilot, "SummaryScreen")
    (lesson,) = lessons_of(app)
    assert case_of(app).learned == lesson.learned == TAXI
    assert (lesson.case, lesson.reason, lesson.about) == (
        CASE_ID,
        Reason.CAR,
        "Larkspur Freight · Dispatch Coordinator",
    )


@both_sizes
async def test_ones_own_words_are_a_lesson_as_well(tmp_path: Path, size: tuple[int, int]) -> None:
    app = back(LEARN)(tmp_path)
    async with app.run_test(size=size) as pilot:
        await at_screen(pilot, "LearnScreen")
        await pilot.press("1", "1", "5")
        await says(pilot, "for example: take the train")
        await pilot.press(*"call ahead", "enter")
        await at_screen(pilot, "SummaryScreen")
    assert lessons_of(app)[0].learned == replace(TAXI, next_time="call ahead")


async def test_what_is_typed_is_saved_before_anything_is_answered(tmp_path: Path) -> None:
    app = back(LEARN)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "LearnScreen")
        await pilot.press("5", *"the bridge")
        await until(pilot, lambda: case_of(app).learned.happened == "the bridge", "it is on disk")
    assert lessons_of(app) == ()


@both_sizes
async def test_it_can_be_left_out(tmp_path: Path, size: tuple[int, int]) -> None:
    app = back(LEARN)(tmp_path)
    async with app.run_test(size=size) as pilot:
        await at_screen(pilot, "LearnScreen")
        assert "F4" in shown(pilot)
        await pilot.press("f4")
        await at_screen(pilot, "SummaryScreen")
    assert case_of(app).learned == Learned()
    assert lessons_of(app) == ()


async def test_the_rest_can_be_left_out_and_what_was_answered_is_a_lesson(tmp_path: Path) -> None:
    app = back(LEARN)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "LearnScreen")
        await pilot.press("1", "f4")
        await at_screen(pilot, "SummaryScreen")
    assert lessons_of(app)[0].learned == Learned(happened="no-start")


def test_what_is_not_a_lesson_any_more_leaves_the_book(tmp_path: Path) -> None:
    app = back(LEARN)(tmp_path)
    app.wizard.keep_lesson(replace(LEARN, learned=TAXI))
    app.wizard.keep_lesson(LEARN)
    assert lessons_of(app) == ()


async def test_escape_leads_to_the_question_before(tmp_path: Path) -> None:
    app = back(LEARN)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "LearnScreen")
        await pilot.press("1", "escape")
        await says(pilot, "What happened?")
        await pilot.press("2", "1", "1")
        await at_screen(pilot, "SummaryScreen")
    assert case_of(app).learned == replace(TAXI, happened="broke-down")


async def test_own_words_that_are_not_written_are_asked_for_where_they_belong(tmp_path: Path) -> None:
    app = back(LEARN)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "LearnScreen")
        await pilot.press("1", "6", "enter", "1")
        await until(pilot, lambda: app.wizard.ports.words.problems["own-empty"].cause in shown(pilot), "it says so")
        assert case_of(app).step is Step.LEARN
        assert "What would have caught it? One short sentence." in shown(pilot)


async def test_a_second_answer_replaces_the_first(tmp_path: Path) -> None:
    app = back(replace(LEARN, learned=TAXI))(tmp_path)
    app.wizard.keep_lesson(replace(LEARN, learned=TAXI))
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "LearnScreen")
        await pilot.press("2", "1", "1")
        await at_screen(pilot, "SummaryScreen")
    (lesson,) = lessons_of(app)
    assert lesson.learned.happened == "broke-down"


async def test_a_book_that_cannot_be_written_stops_nobody_and_is_told(tmp_path: Path) -> None:
    app = back(LEARN)(tmp_path)
    (tmp_path / "data" / "lessons.toml").write_text("damaged")
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "LearnScreen")
        await pilot.press("1", "1", "1")
        await at_screen(pilot, "SummaryScreen")
        await says(pilot, "Your case is saved, but not for later ones:")
    assert case_of(app).learned == TAXI
    assert (tmp_path / "data" / "lessons.toml").read_text() == "damaged"


def test_a_book_that_can_be_written_again_is_no_trouble_any_more(tmp_path: Path) -> None:
    wizard = back(LEARN)(tmp_path).wizard
    book = tmp_path / "data" / "lessons.toml"
    book.write_text("damaged")
    wizard.keep_lesson(replace(LEARN, learned=TAXI))
    assert wizard.unkept
    assert wizard.unkept.path == str(book)
    book.unlink()
    wizard.keep_lesson(replace(LEARN, learned=TAXI))
    assert wizard.unkept is None
