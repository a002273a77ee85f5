"""`raincheck config --edit`: nothing that does not hold replaces the old one, and nothing that was typed is lost."""

import builtins
import os
import stat
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from raincheck.adapters.config_file import fault_in, unknown
from raincheck.commands import config_edit
from raincheck.commands.words import say
from raincheck.exits import ExitCode
from stubs.command import Run, Stream
from stubs.scripts import install
from stubs.tty import Terminal, clean_env

OLD = '# mine\n[me]\nname = "Dana"\n'
NEW = '# mine\n[me]\nname = "Dana Osei"\n'
WRONG = "[me]\nname = 1\n"
TEMPLATE = say("config-template")

Editor = Callable[..., None]
Answers = Callable[..., None]


@pytest.fixture
def file(config: Path) -> Path:
    config.write_text(OLD)
    return config


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Both streams are a terminal, as far as the command can see."""
    streams = SimpleNamespace(stdin=Stream(), stdout=Stream())
    monkeypatch.setattr(config_edit, "sys", streams)
    return streams


@pytest.fixture
def types(isolated: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """An editor that saves one of these texts each time it is opened, and leaves what it was given in `given`."""

    def _types(*texts: str) -> None:
        folder = isolated / "editor"
        folder.mkdir()
        for number, text in enumerate(texts):
            (folder / f"text-{number}").write_text(text)
        script = f'cd "{folder}"; n=$(ls | grep -c given); cat "$1" > "given-$n"; cat "text-$n" > "$1"'
        monkeypatch.setenv("VISUAL", str(install(isolated, "editor.sh", script)))

    return _types


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """What is typed after each question; an exception is what the terminal does instead."""

    def _answers(*given: str | BaseException) -> None:
        waiting: Iterator[str | BaseException] = iter(given)

        def _input(_prompt: str) -> str:
            answer = next(waiting)
            if isinstance(answer, BaseException):
                raise answer
            return answer

        monkeypatch.setattr(builtins, "input", _input)

    return _answers


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def aside(file: Path) -> str:
    return (file.parent / "config-edited.toml").read_text()


# What holds


def test_what_was_saved_in_the_editor_replaces_the_old_one(run: Run, file: Path, types: Editor) -> None:
    types(NEW)
    assert (run("config", "--edit").out, file.read_text()) == (f"Saved: {file}\n", NEW)


def test_the_editor_gets_the_file_as_it_stands(run: Run, isolated: Path, file: Path, types: Editor) -> None:
    types(NEW)
    run("config", "--edit")
    assert (file.read_text(), (isolated / "editor" / "given-0").read_text()) == (NEW, OLD)


def test_the_new_one_is_private(run: Run, file: Path, types: Editor) -> None:
    file.chmod(0o644)
    types(NEW)
    run("config", "--edit")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_without_a_change_nothing_is_written(run: Run, file: Path, types: Editor) -> None:
    types(OLD)
    before = file.stat().st_ino
    assert (run("config", "--edit").code, file.stat().st_ino) == (ExitCode.OK, before)


# The template


def test_without_a_file_the_editor_gets_a_template(run: Run, isolated: Path, types: Editor) -> None:
    types(NEW)
    run("config", "--edit")
    assert (isolated / "editor" / "given-0").read_text() == TEMPLATE


def test_an_unchanged_template_makes_no_file(run: Run, isolated: Path, types: Editor) -> None:
    types(TEMPLATE)
    run("config", "--edit")
    assert not (isolated / "config").exists()


def test_the_template_sets_nothing() -> None:
    assert tomllib.loads(TEMPLATE) == {}


def test_the_examples_of_the_template_hold() -> None:
    lines = [
        line.removeprefix("# ") for line in TEMPLATE.splitlines() if line.startswith(("# [", "# ")) and "=" in line
    ]
    sections = {"name": "[me]", "way": "[mail]"}
    text = "\n".join(f"{sections.pop(line.split()[0], '')}\n{line}" for line in lines[:10])
    assert (fault_in(text), unknown(tomllib.loads(text))) == (None, ())


@pytest.mark.parametrize("example", ['way = "command"\n# command = ["msmtp", "-t"]', 'way = "hand-off"'])
def test_the_other_ways_of_the_template_hold(example: str) -> None:
    assert f"# {example}\n" in TEMPLATE
    assert fault_in("[mail]\n" + example.replace("# ", "")) is None


def test_the_template_says_that_comments_are_lost() -> None:
    assert "comments and the order of the lines are lost" in TEMPLATE


# What does not hold


def test_a_fault_is_told_with_its_line_and_its_key(run: Run, file: Path, types: Editor, answers: Answers) -> None:
    types(WRONG)
    answers("")
    assert run("config", "--edit").err.startswith("Line 2: name in [me] takes text in quotation marks.\n")
    assert file.read_text() == OLD


def test_what_was_typed_goes_back_into_the_editor(
    run: Run, isolated: Path, file: Path, types: Editor, answers: Answers
) -> None:
    types(WRONG, NEW)
    answers("e")
    assert (run("config", "--edit").code, file.read_text()) == (ExitCode.OK, NEW)
    assert (isolated / "editor" / "given-1").read_text() == WRONG


@pytest.mark.parametrize("answer", ["", "k", EOFError(), KeyboardInterrupt()], ids=["enter", "k", "end", "ctrl+c"])
def test_the_old_one_stays_and_what_was_typed_is_kept(
    run: Run, file: Path, types: Editor, answers: Answers, answer: str | BaseException
) -> None:
    types(WRONG)
    answers(answer)
    assert run("config", "--edit").code == ExitCode.NOT_SAVED
    assert (file.read_text(), aside(file)) == (OLD, WRONG)


def test_where_it_is_kept_is_told(run: Run, file: Path, types: Editor, answers: Answers) -> None:
    types(WRONG)
    answers("")
    kept = file.parent / "config-edited.toml"
    assert run("config", "--edit").err.endswith(f"The configuration stays as it was. What you typed is in: {kept}\n")


def test_what_is_kept_overwrites_nothing_and_is_private(run: Run, file: Path, types: Editor, answers: Answers) -> None:
    (file.parent / "config-edited.toml").write_text("earlier")
    types(WRONG)
    answers("")
    run("config", "--edit")
    second = file.parent / "config-edited-2.toml"
    assert (aside(file), second.read_text(), stat.S_IMODE(second.stat().st_mode)) == ("earlier", WRONG, 0o600)


def test_a_change_of_another_window_stays(
    run: Run, isolated: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = f'echo "zone = 1" > "{file}"; printf \'%s\' \'{NEW}\' > "$1"'
    monkeypatch.setenv("VISUAL", str(install(isolated, "editor.sh", script)))
    assert run("config", "--edit").code == ExitCode.NOT_SAVED
    assert (file.read_text(), aside(file)) == ("zone = 1\n", NEW)


def test_what_was_typed_is_kept_when_the_old_one_can_no_longer_be_read(
    run: Run, isolated: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = f'rm "{file}"; mkdir "{file}"; printf \'%s\' \'{NEW}\' > "$1"'
    monkeypatch.setenv("VISUAL", str(install(isolated, "editor.sh", script)))
    assert (run("config", "--edit").code, aside(file)) == (ExitCode.NOT_SAVED, NEW)


def test_what_cannot_be_saved_is_kept(run: Run, file: Path, types: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    types(NEW)
    monkeypatch.setattr(config_edit, "write_whole", full)
    assert "No space left on device" in run("config", "--edit").err
    assert (file.read_text(), aside(file)) == (OLD, NEW)


def test_what_can_be_kept_nowhere_is_printed(
    run: Run, types: Editor, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    types(NEW)
    monkeypatch.setattr(config_edit, "write_whole", full)
    monkeypatch.setattr(config_edit, "write_new", full)
    assert (run("config", "--edit").out, file.read_text()) == (f"{NEW}\n", OLD)


def test_where_the_folder_is_closed_it_is_kept_in_the_temporary_one(
    run: Run, isolated: Path, types: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    (isolated / "file").write_text("")
    (isolated / "temporary").mkdir()
    monkeypatch.setenv("RAINCHECK_CONFIG_DIR", str(isolated / "file" / "config"))
    monkeypatch.setattr(tempfile, "tempdir", str(isolated / "temporary"))
    monkeypatch.setattr(config_edit, "read", lambda _: None)  # a folder below a file can't be looked into either
    types(NEW)
    run("config", "--edit")
    assert (isolated / "temporary" / "config-edited.toml").read_text() == NEW


# The terminal and the editor


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_without_a_terminal_it_exits_with_three(run: Run, file: Path, terminal: SimpleNamespace, stream: str) -> None:
    setattr(terminal, stream, Stream(terminal=False))
    result = run("config", "--edit")
    assert (result.code, result.err) == (ExitCode.NO_TERMINAL, f"Editing needs a terminal. The file is: {file}\n")


@pytest.mark.parametrize(
    ("visual", "words"),
    [("no-such-editor", "There is no editor no-such-editor."), ("", "No editor was found.")],
)
def test_without_an_editor_it_exits_with_four(
    run: Run, isolated: Path, monkeypatch: pytest.MonkeyPatch, visual: str, words: str
) -> None:
    monkeypatch.setenv("PATH", str(isolated / "nothing"))
    monkeypatch.setenv("VISUAL", visual)
    monkeypatch.delenv("EDITOR", raising=False)
    result = run("config", "--edit")
    assert (result.code, result.err.startswith(words)) == (ExitCode.CANNOT_OPEN, True)


def test_an_editor_that_gives_up_changes_nothing(
    run: Run, isolated: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", str(install(isolated, "editor.sh", "exit 1")))
    assert (run("config", "--edit").code, file.read_text()) == (ExitCode.CANNOT_OPEN, OLD)


def test_an_editor_that_gives_up_the_second_time_loses_nothing(
    run: Run, isolated: Path, file: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = f"[ -e {isolated}/once ] && exit 1; touch {isolated}/once; printf '{WRONG}' > \"$1\"".replace("\n", "\\n")
    monkeypatch.setenv("VISUAL", str(install(isolated, "editor.sh", script)))
    answers("e")
    assert (run("config", "--edit").code, aside(file)) == (ExitCode.NOT_SAVED, WRONG)


def test_one_form_at_a_time(run: Run) -> None:
    assert run("config", "--edit", "--json").code == ExitCode.USAGE


# In a real terminal


def test_in_a_terminal_it_is_edited_again_until_it_holds(isolated: Path, file: Path, types: Editor) -> None:
    types(WRONG, NEW)
    folders = {"RAINCHECK_CONFIG_DIR": str(file.parent), "RAINCHECK_DATA_DIR": str(isolated / "data")}
    shell = Terminal(["config", "--edit"], clean_env(isolated, VISUAL=os.environ["VISUAL"], **folders))
    shell.shows("Press e and Enter")
    shell.child.send("e\r")
    shell.shows("Saved:")
    assert (shell.end(), file.read_text()) == (0, NEW)
