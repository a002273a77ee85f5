"""What happens when something goes wrong inside, or around: one line, a code, and no traceback."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from raincheck.commands import listing
from stubs.cases import CASE_ID, a_case
from stubs.command import Run, Save

TYPED = "the words of the message"


def raising(error: BaseException) -> Callable[..., int]:
    def _raise(*_: object, **__: object) -> int:
        raise error

    return _raise


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RuntimeError(TYPED), 1),
        (KeyError(TYPED), 1),
        (OSError(errno.EIO, "Input/output error", TYPED), 1),
        (OSError(TYPED), 1),
        (RecursionError(), 1),
        (KeyboardInterrupt(), 130),
        (BrokenPipeError(), 141),
    ],
)
def test_an_unexpected_error_ends_with_this_code(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    _quiet(monkeypatch, error)
    assert run("list").code == code


@pytest.mark.parametrize("error", [RuntimeError(TYPED), OSError(errno.EIO, "Input/output error", TYPED)])
def test_an_unexpected_error_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    _quiet(monkeypatch, error)
    assert run("list").err.count("\n") == 1


@pytest.mark.parametrize("error", [RuntimeError(TYPED), OSError(errno.EIO, "Input/output error", TYPED)])
def test_an_unexpected_error_tells_no_values(run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    _quiet(monkeypatch, error)
    assert TYPED not in run("list").err


def test_an_unexpected_error_names_its_kind_and_its_place(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _quiet(monkeypatch, RuntimeError(TYPED))
    assert "(RuntimeError in test_safety:" in run("list").err


@pytest.mark.parametrize("error", [KeyboardInterrupt(), BrokenPipeError()])
def test_an_end_that_the_user_wanted_is_silent(run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    _quiet(monkeypatch, error)
    assert run("list").err == ""


@pytest.mark.skipif(os.name != "posix", reason="a closed pipe is a signal of POSIX")
@pytest.mark.parametrize("command", [("list",), ("list", "--json"), ("show", CASE_ID), ("--help",)])
def test_a_reader_that_stops_gets_no_complaint(save: Save, command: tuple[str, ...]) -> None:
    save(*(a_case(id=f"2026-11-18-case-{number:04}") for number in range(3)), a_case())
    reading, writing = os.pipe()
    os.close(reading)
    done = _process(*command, stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_device_is_said(save: Save) -> None:
    save(a_case())
    with Path("/dev/full").open("wb") as full:
        done = _process("list", stdout=full.fileno())
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)


@pytest.mark.parametrize("command", [("list",), ("show", CASE_ID), ("due",)])
def test_a_locale_without_the_letters_still_prints(save: Save, command: tuple[str, ...]) -> None:
    save(a_case())
    done = _process(*command, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert b"Larkspur Freight ? Dispatch Coordinator" in done.stdout


def test_the_json_is_the_same_in_every_locale(save: Save) -> None:
    save(a_case())
    done = _process("list", "--json", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert done.stdout.isascii()


def test_the_module_runs_like_the_command() -> None:
    done = _process("list", "extra")
    assert done.returncode == 2


def _quiet(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let `list` end in that error, with the output of pytest kept open."""
    monkeypatch.setattr(listing, "run", raising(error))
    monkeypatch.setattr("raincheck.cli._drop_output", lambda: None)


def _process(
    *argv: str, stdout: int = subprocess.PIPE, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    # Buffered as at a user's: argparse swallows what an unbuffered write to a closed pipe raises.
    environment = os.environ | {"PYTHONUNBUFFERED": ""} | (env or {})
    command = [sys.executable, "-m", "raincheck", *argv]
    return subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, env=environment, check=False, timeout=60)
