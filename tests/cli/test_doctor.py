"""`raincheck doctor`: the result, the network, and looks that fail."""

import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from raincheck.adapters.doctor import programs
from raincheck.adapters.doctor.findings import Probe, checks, ok
from raincheck.exits import ExitCode
from stubs.cases import a_case
from stubs.command import Run, Save
from stubs.doctoring import SMTP, raises, rows, seen
from stubs.leaks import CANARY, leaks
from stubs.scripts import install
from stubs.tty import Terminal, clean_env

GROUPS = ["terminal", "clipboard", "mail", "calendar", "programs", "time", "program", "folders"]

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="plays the programs of Linux"),
    pytest.mark.usefixtures("tools"),
]


# The result


def test_a_machine_without_any_program_has_no_fault(run: Run) -> None:
    assert run("doctor").code == ExitCode.OK


def test_on_a_machine_without_any_program_every_look_succeeds(run: Run) -> None:
    assert {row["code"] for row in rows(run)} & {"failed", "slow"} == set()


def test_a_fault_is_one(run: Run, config: Path) -> None:
    config.write_text("[mail\n")
    assert run("doctor").code == ExitCode.FINDINGS


def test_a_fault_is_one_in_json_as_well(run: Run, config: Path) -> None:
    config.write_text("[mail\n")
    result = run("doctor", "--json")
    assert (result.code, json.loads(result.out)["faults"]) == (1, 1)


def test_the_keys_of_the_json_are_those_that_are_promised(run: Run) -> None:
    assert list(json.loads(run("doctor", "--json").out)) == ["version", "online", "faults", "checks"]


def test_the_keys_of_a_check_are_those_that_are_promised(run: Run) -> None:
    keys = ("group", "name", "state", "code", "found", "advice")
    assert {tuple(row) for row in rows(run)} == {keys}


def test_the_groups_stand_in_their_order(run: Run) -> None:
    assert list(dict.fromkeys(row["group"] for row in rows(run))) == GROUPS


def test_each_finding_has_a_mark_and_a_word(run: Run, config: Path) -> None:
    config.write_text("[mail\n")
    lines = [line for line in run("doctor").out.splitlines() if line.startswith("  ") and "→" not in line]
    assert {tuple(line.split()[:2]) for line in lines} == {("✓", "ok"), ("·", "note"), ("!", "fault")}


def test_every_fault_has_an_advice(run: Run, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.write_text("[mail\n")
    monkeypatch.setenv("TERM", "dumb")
    assert [row["name"] for row in rows(run) if row["state"] == "fault" and row["advice"]] == ["terminal", "settings"]


def test_the_last_line_counts_the_faults(run: Run, config: Path) -> None:
    config.write_text("[mail\n")
    assert run("doctor").out.endswith("\n1 fault. The line below it says what to do.\n")


def test_several_faults_are_counted(run: Run, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.write_text("[mail\n")
    monkeypatch.setenv("TERM", "dumb")
    assert run("doctor").out.endswith("\n2 faults. The line below each says what to do.\n")


def test_without_a_fault_the_last_line_says_so(run: Run) -> None:
    assert run("doctor").out.splitlines()[-1].startswith("No faults.")


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_as_a_program_it_answers_in_any_encoding(tools: Path, encoding: str) -> None:
    env = {**os.environ, "PATH": str(tools), "PYTHONIOENCODING": encoding}
    done = subprocess.run(
        [sys.executable, "-m", "raincheck", "doctor"], env=env, check=False, capture_output=True, timeout=60
    )
    assert (done.returncode, done.stderr, b" ok " in done.stdout) == (0, b"", True)


def test_on_a_terminal_long_lines_are_folded(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    whole = run("doctor").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    folded = run("doctor").out
    assert max(len(line) for line in folded.splitlines() if "/" not in line) <= 80
    assert folded.split() == whole.split()


def test_in_a_real_terminal_it_is_found(isolated: Path) -> None:
    shell = Terminal(["doctor"], clean_env(isolated), size=(80, 120))
    shell.shows("No faults.")
    assert "there is one (xterm-256color)" in shell.text
    assert "80 columns, 120 lines" in shell.text
    assert shell.end() == 0


def test_it_leaves_nothing_behind(run: Run, save: Save, data: Path, isolated: Path) -> None:
    save(a_case())
    before = sorted(isolated.rglob("*"))
    run("doctor")
    assert (sorted(isolated.rglob("*")), data.exists()) == (before, True)


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["words", "json"])
def test_no_secret_is_told(
    run: Run, config: Path, tools: Path, monkeypatch: pytest.MonkeyPatch, form: tuple[str, ...]
) -> None:
    install(tools, "echo", "exit 0")
    words = json.dumps(CANARY, ensure_ascii=False)
    monkeypatch.setenv("MAIL_PASSWORD", CANARY)
    config.write_text(f'{SMTP}password = "command"\npasswd = {words}\npassword_command = ["echo", {words}]\n')
    result = run("doctor", *form)
    assert leaks(CANARY, texts={"output": (result.out + result.err).encode()}) == []


# The network


def test_without_online_nothing_touches_the_network(run: Run, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        pytest.fail("it went to the network")

    config.write_text(SMTP)
    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    assert (run("doctor").code, seen(run, "login")) == (ExitCode.OK, [])


def test_without_online_nothing_of_the_network_is_loaded(config: Path) -> None:
    config.write_text(SMTP)
    code = (
        "import sys; from raincheck.cli import main; main(['doctor']);"
        "print(*{'aiosmtplib', 'asyncio', 'textual', 'rich', 'icalendar', 'segno'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, timeout=60, text=True)
    assert done.stdout.splitlines()[-1] == ""


# The looks themselves


@pytest.mark.parametrize(
    "error", [OSError(5, "Input/output error"), ImportError(), RuntimeError(), subprocess.SubprocessError()]
)
def test_a_look_that_fails_says_so_and_the_rest_goes_on(error: Exception) -> None:
    found = checks([Probe("mail", "keyring", lambda: raises(error)), Probe("time", "zone", lambda: ok("zone"))])
    assert [check.found.code for check in found] == ["failed", "zone"]


def test_a_look_that_does_not_end_says_so_and_the_rest_goes_on() -> None:
    never = threading.Event()
    probes = [
        Probe("folders", "data", lambda: ok("zone") if never.wait() else ()),
        Probe("time", "zone", lambda: ok("zone")),
    ]
    assert [check.found.code for check in checks(probes, 0.2)] == ["slow", "zone"]
    never.set()


def test_a_mistake_of_ours_is_not_hidden() -> None:
    with pytest.raises(KeyError):
        checks([Probe("time", "zone", lambda: raises(KeyError("zone")))])


def test_a_look_that_fails_is_told_in_a_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "copiers", lambda: raises(OSError(5, "Input/output error")))
    assert "could not be found out (Input/output error)\n" in run("doctor").out
