"""A password is nowhere but in memory: not after a login that failed, wherever the password came from."""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from raincheck.adapters.mail.account import TomlAccount
from raincheck.domain.mail_settings import MailSettings, SecretFrom, Security
from raincheck.ports import Saved
from stubs.keyrings import fake_keyrings
from stubs.leaks import CANARY, forms, leaks, second_opinion
from stubs.mail_servers import USER, mail_server, scripted

TESTS = Path(__file__).parents[1]
SOURCES = ("typed", "command", "keyring")


class Home:
    """Folders of their own for a program, and one beside them for what is not the program's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "user"
        self.outside = folder / "outside"
        for path in (self.folder, self.outside):
            path.mkdir()
        self.env = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "RAINCHECK_"))}
        self.env |= {
            "HOME": str(self.folder),
            "TMPDIR": str(self.folder),
            "RAINCHECK_CONFIG_DIR": str(self.folder / "config"),
            "RAINCHECK_DATA_DIR": str(self.folder / "data"),
            "PYTHONPATH": str(TESTS),
            "PYTHONDEVMODE": "1",
        }

    def set_up(self, settings: MailSettings, source: str) -> str:
        """Settings that take the password from there, and what the user types."""
        if source == "command":
            (self.outside / "vault").write_text(f"{CANARY}\nlogin: {USER}\n", "utf-8")
            from_there = {"password": SecretFrom.COMMAND, "password_command": ("cat", str(self.outside / "vault"))}
            settings = replace(settings, **from_there)
        elif source == "keyring":
            self.env |= fake_keyrings("Memory", self.env["PYTHONPATH"])
            settings = replace(settings, password=SecretFrom.KEYRING)
        assert isinstance(TomlAccount(self.folder / "config").remember(settings), Saved)
        return "" if source == "command" else CANARY


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "leaks").mkdir()
    return Home(tmp_path / "leaks")


def outcome_of(home: Home, act: str, typed: str) -> str:
    """What came of it; on the way, everything that the program left or shows is searched."""
    process = subprocess.Popen(
        [sys.executable, "-m", "stubs.failing_login", act],
        env=home.env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{typed}\n".encode())
    process.stdin.flush()
    told = process.stdout.readline()
    while_it_runs = leaks(CANARY, folders=[home.folder], processes=[process.pid])
    others = second_opinion(CANARY, USER, [home.folder], [process.pid])
    rest, said = process.communicate(timeout=60)
    assert process.returncode == 0, said.decode()
    after = leaks(CANARY, folders=[home.folder], texts={"standard output": told + rest, "standard error": said})
    assert (while_it_runs, others, after) == ([], "", [])
    found: dict[str, Any] = json.loads(told)
    return str(found["outcome"])


@pytest.mark.parametrize("act", ["SEND", "CHECK"])
@pytest.mark.parametrize("source", SOURCES)
def test_a_refused_login_leaves_no_password_behind(home: Home, source: str, act: str) -> None:
    with mail_server(home.outside, Security.STARTTLS) as server:
        typed = home.set_up(server.settings(), source)
        assert "LOGIN_REFUSED" in outcome_of(home, act, typed)
        assert server.taken == []


LAST = base64.b64encode(CANARY.encode())


@pytest.mark.parametrize(
    "reply",
    [
        b"535 5.7.8 no: {line}",
        b"535 5.7.8 no: " + CANARY.encode(),
        b"535 5.7.8 no: " + LAST,
        b"{line}",
        CANARY.encode(),
    ],
    ids=["its own line", "the password", "in base64", "its own line as a reply", "the password as a reply"],
)
@pytest.mark.parametrize("act", ["SEND", "CHECK"])
def test_a_server_that_echoes_the_password_is_not_quoted(home: Home, act: str, reply: bytes) -> None:
    with scripted(AUTH=reply) as server:
        assert "NotSent" in outcome_of(home, act, home.set_up(server.settings(), "typed"))


def test_a_server_that_hangs_up_at_the_login_leaves_no_password_behind(home: Home) -> None:
    with scripted(AUTH=b"\0") as server:
        assert "NotSent" in outcome_of(home, "SEND", home.set_up(server.settings(), "typed"))


# The search itself finds what is there


@pytest.mark.parametrize("form", forms(CANARY))
def test_each_form_is_found_in_a_file(tmp_path: Path, form: str) -> None:
    (tmp_path / "log").write_bytes(b"before " + forms(CANARY)[form] + b" after")
    assert f"log: {form}" in leaks(CANARY, folders=[tmp_path])


@pytest.mark.parametrize("user", ["a", "ab", "abc", "ana@example.com"])
def test_a_login_is_found_whatever_the_name(user: str) -> None:
    login = base64.b64encode(f"\0{user}\0{CANARY}".encode())
    assert leaks(CANARY, texts={"wire": login})


def plant_name(folder: Path) -> list[str]:
    (folder / f"{CANARY.replace('/', '')}.toml").write_text("")
    return leaks(CANARY, folders=[folder])


def plant_link(folder: Path) -> list[str]:
    (folder / "link").symlink_to(CANARY)
    return leaks(CANARY, folders=[folder])


def plant_argument(folder: Path) -> list[str]:
    return in_process(folder, [CANARY], {})


def plant_environment(folder: Path) -> list[str]:
    return in_process(folder, [], {"PASSWORD": CANARY})


def in_process(folder: Path, arguments: list[str], environment: dict[str, str]) -> list[str]:
    """What is found in a child of a child."""
    child = "import sys; print(1, flush=True); sys.stdin.read()"
    command = f"[sys.executable, '-c', {child!r}, *{arguments!r}]"
    parent = f"import subprocess, sys; subprocess.run({command}, env={environment!r})"
    (folder / "parent.py").write_text(parent)
    with subprocess.Popen(
        [sys.executable, str(folder / "parent.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        return leaks(CANARY, processes=[process.pid])


@pytest.mark.parametrize("plant", [plant_name, plant_link, plant_argument, plant_environment])
def test_each_place_is_searched(tmp_path: Path, plant: Callable[[Path], list[str]]) -> None:
    assert plant(tmp_path)


def test_a_finding_does_not_repeat_the_secret(tmp_path: Path) -> None:
    found = plant_name(tmp_path)
    assert not any(CANARY in line for line in found)
