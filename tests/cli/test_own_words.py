"""Words of the user's own on the command line: they are printed, and what is wrong with them is told beside it."""

from pathlib import Path

import pytest

from raincheck.exits import ExitCode
from stubs.cases import CASE_ID, a_case
from stubs.command import Run, Save

BROKEN = '[car]\nlabel = "Flat tire"\nlabels = 1\n'
SAID = "words/reasons.toml, line 3, column 1: there is no labels here; did you mean label? Your other words are used.\n"


@pytest.fixture
def words(isolated: Path) -> Path:
    folder = isolated / "config" / "words"
    folder.mkdir(parents=True)
    (folder / "reasons.toml").write_text(BROKEN)
    return folder


@pytest.mark.usefixtures("words")
def test_show_prints_the_words_of_the_user(run: Run, save: Save) -> None:
    save(a_case())
    assert "reason          Flat tire" in run("show", CASE_ID).out


@pytest.mark.usefixtures("words")
def test_a_fault_is_told_on_the_standard_error(run: Run, save: Save) -> None:
    save(a_case())
    assert run("show", CASE_ID).err == SAID


@pytest.mark.usefixtures("words")
def test_a_fault_is_no_failure(run: Run, save: Save) -> None:
    save(a_case())
    assert run("show", CASE_ID).code == ExitCode.OK


@pytest.mark.usefixtures("words")
def test_words_that_a_command_does_not_need_are_not_told(run: Run, save: Save) -> None:
    save(a_case())
    assert run("show", CASE_ID, "--json").err == ""


def test_a_file_that_cannot_be_read_is_told(run: Run, save: Save, words: Path) -> None:
    (words / "reasons.toml").write_bytes(b"\xff")
    save(a_case())
    assert run("show", CASE_ID).err == (
        "words/reasons.toml, line 1, column 1: this is not UTF-8. Save the file as UTF-8. The file is left out.\n"
    )


def test_without_a_home_the_words_are_ours(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError

    monkeypatch.setattr("raincheck.commands.own_words.config_folder", no_home)
    assert run("when", "tomorrow 10:00").code == ExitCode.OK
