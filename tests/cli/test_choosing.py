"""Which case is meant by an id, and what is said about one that cannot be opened."""

import pytest

from stubs.cases import CASE_ID, a_case
from stubs.command import Run, Save

OTHER_ID = "2026-11-18-running-late-ab3d"


@pytest.mark.parametrize("wanted", [CASE_ID, "2026-11-18-cannot", "k7wq", "make-it", "K7WQ", " k7wq "])
def test_any_part_of_an_id_that_only_one_case_has_will_do(run: Run, save: Save, wanted: str) -> None:
    save(a_case(), a_case(id=OTHER_ID))
    assert CASE_ID in run("show", wanted).out


def test_a_beginning_goes_before_another_part(run: Run, save: Save) -> None:
    save(a_case(id="aaaa-late-bbbb"), a_case(id="bbbb-late-cccc"))
    assert "bbbb-late-cccc.toml" in run("show", "bbbb").out


def test_a_whole_id_goes_before_a_longer_one(run: Run, save: Save) -> None:
    save(a_case(id="aaaa"), a_case(id="aaaa-bbbb"))
    assert "aaaa.toml" in run("show", "aaaa").out


def test_several_cases_exit_with_four(run: Run, save: Save) -> None:
    save(a_case(), a_case(id=OTHER_ID))
    assert run("show", "2026").code == 4


def test_several_cases_are_listed(run: Run, save: Save) -> None:
    save(a_case(), a_case(id=OTHER_ID))
    assert run("show", "2026").err.splitlines()[1:] == [f"  {CASE_ID}", f"  {OTHER_ID}"]


@pytest.mark.parametrize("wanted", ["nothing", "", " ", "../../etc/passwd", "a" * 5000, "\x00"])
def test_an_unknown_case_exits_with_four(run: Run, save: Save, wanted: str) -> None:
    save(a_case())
    assert run("show", wanted).code == 4


def test_an_unknown_case_names_the_next_step(run: Run) -> None:
    assert "raincheck list" in run("show", "nothing").err


@pytest.mark.parametrize("wanted", [CASE_ID, "k7wq"])
def test_a_damaged_case_exits_with_four(run: Run, save: Save, wanted: str) -> None:
    save(a_case()).write_text("schema = 1\n")
    assert run("show", wanted).code == 4


@pytest.mark.parametrize("wanted", [CASE_ID, "k7wq"])
def test_a_damaged_case_is_named_where_it_was_set_aside(run: Run, save: Save, wanted: str) -> None:
    path = save(a_case())
    path.write_text("schema = 1\n")
    err = run("show", wanted).err
    assert str(next(path.parent.glob("*.damaged-*"))) in err


def test_a_damaged_case_is_found_again_later(run: Run, save: Save) -> None:
    save(a_case()).write_text("schema = 1\n")
    run("list")
    assert ".damaged-" in run("show", CASE_ID).err


def test_an_unreadable_case_names_its_file(run: Run, save: Save) -> None:
    path = save(a_case())
    path.unlink()
    path.mkdir()
    assert str(path) in run("show", CASE_ID).err
