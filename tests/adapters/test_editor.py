"""The user's own editor, with real small programs in its place."""

import os
import signal
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from raincheck.adapters.editor import SystemEditor
from raincheck.ports import EditorCause, EditorFailed

TEXT = "Hi Dana,\n\nÇa va?\n"


def program(folder: Path, body: str, name: str = "ed") -> Path:
    """A small editor in shell; `$file` is what it is asked to edit."""
    path = folder / name
    path.write_text(f"#!/bin/sh\nfor file; do :; done\n{body}\n")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No editor is named, and files go to a folder that can be looked into."""
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def edit() -> str | EditorFailed:
    return SystemEditor().edit(TEXT, ".txt")


def test_what_the_editor_saves_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", str(program(tmp_path, 'echo more >> "$file"')))
    assert edit() == f"{TEXT}more\n"


def test_visual_comes_before_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", str(program(tmp_path, "exit 1", "second")))
    monkeypatch.setenv("VISUAL", str(program(tmp_path, 'echo first > "$file"', "first")))
    assert edit() == "first\n"


def test_a_blank_name_is_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", " ")
    monkeypatch.setenv("EDITOR", str(program(tmp_path, 'echo second > "$file"')))
    assert edit() == "second\n"


def test_an_editor_may_have_arguments_and_blanks_in_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "my tools"
    folder.mkdir()
    path = program(folder, 'echo "$1" > "$file"')
    monkeypatch.setenv("EDITOR", f"'{path}' --wait")
    assert edit() == "--wait\n"


def test_no_shell_reads_the_name_of_the_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", f"{program(tmp_path, ':')}; touch {tmp_path}/owned")
    edit()
    assert not (tmp_path / "owned").exists()


def test_without_a_name_a_usual_editor_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, 'echo by nano > "$file"', "nano")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert edit() == "by nano\n"


def test_without_a_name_and_without_a_usual_editor_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert edit() == EditorFailed(EditorCause.NONE_NAMED)


@pytest.mark.parametrize(
    ("named", "detail"), [("no-such-editor -w", "no-such-editor"), ("'open", "'open"), ("''", "")], ids=str
)
def test_an_editor_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, named: str, detail: str) -> None:
    monkeypatch.setenv("EDITOR", named)
    assert edit() == EditorFailed(EditorCause.NOT_FOUND, detail)


def test_a_program_that_the_system_cannot_run_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = program(tmp_path, "")
    path.write_bytes(b"\x7fELF no program")
    monkeypatch.setenv("EDITOR", str(path))
    assert edit() == EditorFailed(EditorCause.NOT_FOUND, str(path))


def test_an_editor_that_ends_with_an_error_and_saved_nothing_gives_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = program(tmp_path, "exit 1")
    monkeypatch.setenv("EDITOR", str(path))
    assert edit() == EditorFailed(EditorCause.GAVE_UP, path.name)


def test_what_was_saved_is_taken_though_the_editor_ends_with_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", str(program(tmp_path, 'printf saved > "$file"; exit 1')))
    assert edit() == "saved"


def test_an_editor_that_is_killed_gives_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = program(tmp_path, "kill -9 $$")
    monkeypatch.setenv("EDITOR", str(path))
    assert edit() == EditorFailed(EditorCause.GAVE_UP, path.name)


def test_a_file_that_the_editor_took_away_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", str(program(tmp_path, 'rm "$file"')))
    assert edit() == EditorFailed(EditorCause.NO_FILE, "No such file or directory")


def test_a_disk_without_room_for_the_file_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EDITOR", str(program(tmp_path, ":")))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not-there"))
    assert edit() == EditorFailed(EditorCause.NO_FILE, "No such file or directory")


def test_a_file_that_the_editor_saved_under_another_inode_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", str(program(tmp_path, 'echo new > "$file~"; mv "$file~" "$file"')))
    assert edit() == "new\n"


@pytest.mark.parametrize(
    ("bytes_", "text"),
    [
        (r"\0357\0273\0277caf\0303\0251", "café"),
        (r"\0377\0376c\0000a\0000f\0000\0351\0000", "café"),
        (r"caf\0351", "café"),
    ],
    ids=["UTF-8 with a mark", "UTF-16", "windows-1252"],
)
def test_any_usual_encoding_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bytes_: str, text: str) -> None:
    monkeypatch.setenv("EDITOR", str(program(tmp_path, f"/usr/bin/printf '%b' '{bytes_}' > \"$file\"")))
    assert edit() == text


@pytest.mark.parametrize("what", ["$file", "$(dirname $file)"], ids=["file", "folder"])
def test_nobody_else_can_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    monkeypatch.setenv("EDITOR", str(program(tmp_path, f'ls -ld {what} > "$file"')))
    found = edit()
    assert isinstance(found, str)
    assert stat.S_IMODE(_mode(found)) & 0o077 == 0


def _mode(listed: str) -> int:
    """The mode in a line of `ls -l`."""
    return sum(1 << (8 - i) for i, letter in enumerate(listed[1:10]) if letter != "-")


@pytest.mark.parametrize("code", [0, 1])
def test_nothing_of_it_stays_on_the_disk(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setenv("EDITOR", str(program(tmp_path, f'cp "$file" "$file~"; exit {code}')))
    edit()
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a POSIX terminal")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGQUIT])
def test_a_signal_of_the_keyboard_is_the_editors_and_not_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    monkeypatch.setenv("EDITOR", str(program(tmp_path, f'kill -{number} $PPID; echo alive > "$file"')))
    assert edit() == "alive\n"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a POSIX terminal")
def test_the_editor_itself_can_be_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = program(tmp_path, f"kill -{signal.SIGINT} $$; exit 0")
    monkeypatch.setenv("EDITOR", str(path))
    assert edit() == EditorFailed(EditorCause.GAVE_UP, path.name)


def test_the_signals_are_handled_as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", str(program(tmp_path, ":")))
    before = signal.getsignal(signal.SIGINT)
    edit()
    assert signal.getsignal(signal.SIGINT) is before
