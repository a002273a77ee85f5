"""Who can help, by keys alone: somebody known, somebody new, the agency, or nobody."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.domain.interview import Relation
from raincheck.domain.returning import Errand
from raincheck.domain.session import Reached, Step
from stubs.gallery_since import AGENCY, HELPED, JOAN, OMAR, back, case_at
from stubs.letters import paste
from stubs.pilot import at_screen, case_of, says, shown, until

SMALL, USUAL = (40, 15), (80, 24)
both_sizes = pytest.mark.parametrize("size", [USUAL, SMALL], ids=["80x24", "40x15"])
AT_INTERVIEW = case_at(Step.INTERVIEW)


@both_sizes
async def test_somebody_known_is_one_key_away(tmp_path: Path, size: tuple[int, int]) -> None:
    app = back(HELPED, known=(JOAN, OMAR))(tmp_path)
    async with app.run_test(size=size) as pilot:
        await at_screen(pilot, "RecruiterScreen")
        await pilot.press("2")
        await at_screen(pilot, "MessageScreen")
    case = case_of(app)
    assert (case.message.errand, case.recruiter) == (Errand.OUTREACH, OMAR)
    assert app.wizard.recruiters() == (OMAR, JOAN)


@both_sizes
async def test_somebody_new_is_added_and_kept(tmp_path: Path, size: tuple[int, int]) -> None:
    app = back(HELPED)(tmp_path)
    async with app.run_test(size=size) as pilot:
        await at_screen(pilot, "RecruiterScreen")
        await pilot.press("1")
        for line in (JOAN.name, JOAN.agency, JOAN.email):
            await paste(pilot, line)
            await pilot.press("enter")
        await pilot.press("f2")
        await at_screen(pilot, "MessageScreen")
    assert case_of(app).recruiter == JOAN
    assert app.wizard.recruiters() == (JOAN,)


async def test_somebody_who_cannot_be_kept_is_written_to_all_the_same_and_it_is_told(tmp_path: Path) -> None:
    app = back(HELPED)(tmp_path)
    (tmp_path / "data" / "people.toml").mkdir()
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "RecruiterScreen")
        await pilot.press("1")
        for line in (JOAN.name, JOAN.agency, JOAN.email):
            await paste(pilot, line)
            await pilot.press("enter")
        await pilot.press("f2")
        await at_screen(pilot, "MessageScreen")
        await says(pilot, "Your case is saved, but not for later ones:")
    assert case_of(app).recruiter == JOAN


async def test_what_is_missing_is_said_beside_it(tmp_path: Path) -> None:
    app = back(HELPED)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "RecruiterScreen")
        await pilot.press("1", *"Joan", "f2")
        await says(pilot, "An address or a number is needed.")
        await paste(pilot, JOAN.email)
        await pilot.press("enter", "enter")
        await at_screen(pilot, "MessageScreen")


async def test_out_of_the_form_and_back_nothing_typed_is_lost(tmp_path: Path) -> None:
    app = back(HELPED)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "RecruiterScreen")
        await pilot.press("1", *"Joan", "escape")
        await says(pilot, "Add a recruiter")
        assert case_of(app).recruiter.name == "Joan"
        await pilot.press("1")
        await says(pilot, "Joan")


async def test_nobody_has_to_be_written_to(tmp_path: Path) -> None:
    app = back(HELPED)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "RecruiterScreen")
        await pilot.press("2")
        await at_screen(pilot, "SummaryScreen")
    assert case_of(app).message == HELPED.message


@both_sizes
async def test_the_agency_is_called_first(tmp_path: Path, size: tuple[int, int]) -> None:
    app = back(case_at(Step.RECRUITER, interview=AGENCY))(tmp_path)
    async with app.run_test(size=size) as pilot:
        await at_screen(pilot, "RecruiterScreen")
        assert "Call Dana Whitfield" in shown(pilot)
        await pilot.press("1")
        await at_screen(pilot, "CallScreen")
        await pilot.press("r")
        await at_screen(pilot, "RecruiterScreen")
    assert case_of(app).attempts[-1].outcome is Reached.REACHED


async def test_it_says_what_the_agency_was_told_and_its_pace(tmp_path: Path) -> None:
    app = back(case_at(Step.RECRUITER, interview=AGENCY))(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "RecruiterScreen")
        assert "Your message: sent Wed 18 Nov 17:26 (you told us)." in shown(pilot)
        assert "one business day, by phone" in " ".join(shown(pilot).split())


# On the form of the interview


@both_sizes
async def test_somebody_known_is_taken_into_the_form(tmp_path: Path, size: tuple[int, int]) -> None:
    app = back(AT_INTERVIEW, known=(JOAN, OMAR))(tmp_path)
    async with app.run_test(size=size) as pilot:
        await at_screen(pilot, "InterviewScreen")
        await pilot.press("f6")
        await at_screen(pilot, "PeopleScreen")
        await pilot.press("1")
        await at_screen(pilot, "InterviewScreen")
        await until(pilot, lambda: case_of(app).interview.contact_name == "Joan Reyes", "she is in the case")
    interview = case_of(app).interview
    assert (interview.contact_email, interview.relation) == (JOAN.email, Relation.AGENCY)
    assert interview.contact_phone == AT_INTERVIEW.interview.contact_phone


async def test_nobody_is_taken_by_escape(tmp_path: Path) -> None:
    app = back(AT_INTERVIEW, known=(JOAN,))(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "InterviewScreen")
        assert "F6 somebody I know" in shown(pilot)
        await pilot.press("f6")
        await at_screen(pilot, "PeopleScreen")
        await pilot.press("escape")
        await at_screen(pilot, "InterviewScreen")
    assert case_of(app).interview == AT_INTERVIEW.interview


async def test_where_nobody_is_known_the_key_says_so(tmp_path: Path) -> None:
    app = back(AT_INTERVIEW)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "InterviewScreen")
        assert "F6" not in shown(pilot)
        await pilot.press("f6")
        await says(pilot, "Nobody is known yet.")


async def test_a_damaged_list_is_told_with_the_name_it_was_given(tmp_path: Path) -> None:
    app = back(HELPED, known=(JOAN,))(tmp_path)
    (tmp_path / "data" / "people.toml").write_text("damaged")
    async with app.run_test(size=(200, 24)) as pilot:
        await at_screen(pilot, "RecruiterScreen")
        assert "people.toml.damaged-" in shown(pilot)
    assert replace(case_of(app), updated=HELPED.updated) == HELPED
