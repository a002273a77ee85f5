"""The right to send a case: one window at a time, given back by whatever ends a program."""

import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from raincheck.adapters.sessions import TomlSessions
from raincheck.ports import SaveCause, SaveFailed
from stubs.cases import CASE_ID

OTHER = "2026-11-19-running-late-abcd"
HOLDER = (
    "import sys; from pathlib import Path; from raincheck.adapters.sessions import TomlSessions;"
    "hold = TomlSessions(Path(sys.argv[1])).hold(sys.argv[2]); print('held', flush=True); sys.stdin.read()"
)


def test_a_second_window_does_not_get_it(tmp_path: Path) -> None:
    first = TomlSessions(tmp_path).hold(CASE_ID)
    assert not isinstance(first, SaveFailed)
    second = TomlSessions(tmp_path).hold(CASE_ID)
    assert isinstance(second, SaveFailed)
    assert second.cause is SaveCause.BUSY


def test_it_is_there_again_once_it_was_given_back(tmp_path: Path) -> None:
    first = TomlSessions(tmp_path).hold(CASE_ID)
    assert not isinstance(first, SaveFailed)
    first.release()
    assert not isinstance(TomlSessions(tmp_path).hold(CASE_ID), SaveFailed)


def test_another_case_can_be_sent_at_the_same_time(tmp_path: Path) -> None:
    assert not isinstance(TomlSessions(tmp_path).hold(CASE_ID), SaveFailed)
    assert not isinstance(TomlSessions(tmp_path).hold(OTHER), SaveFailed)


@pytest.mark.parametrize("ends", [signal.SIGKILL, signal.SIGTERM])
def test_a_program_that_dies_gives_it_back(tmp_path: Path, ends: signal.Signals) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path), CASE_ID]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        assert isinstance(TomlSessions(tmp_path).hold(CASE_ID), SaveFailed)
        process.send_signal(ends)
        process.wait()
    assert not isinstance(TomlSessions(tmp_path).hold(CASE_ID), SaveFailed)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "locks").write_text("a file")
    assert isinstance(TomlSessions(tmp_path).hold(CASE_ID), SaveFailed)


def test_nobody_else_sees_which_case_is_sent(tmp_path: Path) -> None:
    TomlSessions(tmp_path).hold(CASE_ID)
    (lock,) = (tmp_path / "locks").iterdir()
    assert (stat.S_IMODE(lock.stat().st_mode), stat.S_IMODE(lock.parent.stat().st_mode)) == (0o600, 0o700)
