"""`raincheck doctor --online`: the login at a real server on loopback, where nothing is ever sent."""

import getpass
import json
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest

from raincheck.adapters.mail.account import TomlAccount
from raincheck.commands import login
from raincheck.domain.mail_settings import Auth, MailSettings, MailWay, SecretFrom, Security
from raincheck.exits import ExitCode
from raincheck.ports import FailCause, NotSent, Saved
from stubs.command import Run, Stream
from stubs.doctoring import SMTP, rows, seen
from stubs.leaks import leaks
from stubs.mail_servers import PASSWORD, USER, MailServer, mail_server
from stubs.scripts import install

SecretIs = Callable[[str], None]

pytestmark = pytest.mark.usefixtures("tools")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailServer]:
    with mail_server(tmp_path_factory.mktemp("server"), Security.STARTTLS) as server:
        yield server


@pytest.fixture
def server(running: MailServer) -> MailServer:
    running.taken.clear()
    return running


def remember(config: Path, settings: MailSettings) -> None:
    assert isinstance(TomlAccount(config.parent).remember(settings), Saved)


@pytest.fixture
def secret(config: Path, tools: Path, server: MailServer) -> SecretIs:
    """The settings of a user whose password comes from a command, and the password that it prints."""

    def _secret(password: str) -> None:
        (tools / "secret").write_text(f"{password}\n")
        program = str(install(tools, "secret-tool", f'read -r line < "{tools}/secret"; printf "%s\\n" "$line"'))
        remember(config, server.settings(password=SecretFrom.COMMAND, password_command=(program,)))

    return _secret


def types(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    """Somebody at a terminal who types that where no one can see it."""
    monkeypatch.setattr(login, "sys", SimpleNamespace(stdin=Stream(), stderr=Stream()))
    monkeypatch.setattr(getpass, "getpass", lambda _: typed)


def unasked(_: str) -> NoReturn:
    pytest.fail("it asked for a password")


def test_a_login_that_works_is_ok(run: Run, secret: SecretIs) -> None:
    secret(PASSWORD.reveal())
    assert seen(run, "login", "--online") == [("ok", "login-worked")]


def test_nothing_is_sent(run: Run, secret: SecretIs, server: MailServer) -> None:
    secret(PASSWORD.reveal())
    assert (run("doctor", "--online").code, server.taken) == (ExitCode.OK, [])


def test_it_stands_with_mail(run: Run, secret: SecretIs) -> None:
    secret(PASSWORD.reveal())
    assert [row["name"] for row in rows(run, "--online") if row["group"] == "mail"][-1] == "login"


def test_each_stage_is_told_as_it_comes(run: Run, secret: SecretIs, server: MailServer) -> None:
    secret(PASSWORD.reveal())
    stages = run("doctor", "--online").err.splitlines()
    there = f"Connecting to localhost:{server.port}."
    assert stages == ["Getting the password.", there, "Protecting the connection.", "Logging in."]


def test_online_is_said_in_the_json(run: Run) -> None:
    told: Any = json.loads(run("doctor", "--online", "--json").out)
    assert told["online"] is True


def test_a_wrong_password_is_a_fault(run: Run, secret: SecretIs) -> None:
    secret("wrong")
    result = run("doctor", "--online", "--json")
    found = next(row for row in json.loads(result.out)["checks"] if row["name"] == "login")
    assert (result.code, found["state"], bool(found["advice"])) == (ExitCode.FINDINGS, "fault", True)


@pytest.mark.parametrize("form", ["", "--json"])
@pytest.mark.parametrize("password", [PASSWORD.reveal(), "canary-wrong-9c1b!"], ids=["right", "wrong"])
def test_the_password_is_never_told(run: Run, config: Path, secret: SecretIs, password: str, form: str) -> None:
    secret(password)
    result = run("doctor", "--online", *form.split())
    assert leaks(password, texts={"output": (result.out + result.err).encode()}, folders=[config.parent]) == []


def test_a_server_that_is_not_there_is_a_fault(run: Run, config: Path) -> None:
    # Nobody listens on the port of discard (RFC 863).
    remember(config, MailSettings(way=MailWay.SMTP, host="127.0.0.1", port=9, auth=Auth.NONE, security=Security.NONE))
    assert [state for state, _ in seen(run, "login", "--online")] == ["fault"]


@pytest.mark.parametrize(
    "text", ["", '[mail]\nway = "hand-off"\n', '[mail]\nway = "command"\ncommand = "x"\n', "[mail\n"]
)
def test_without_a_server_there_is_nothing_to_log_in_to(run: Run, config: Path, text: str) -> None:
    config.write_text(text)
    assert seen(run, "login", "--online") == [("note", "login-nothing")]


# A password that is asked for


def test_a_password_that_is_typed_is_used(
    run: Run, config: Path, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(config, server.settings())
    types(monkeypatch, PASSWORD.reveal())
    assert f"localhost took the login of {USER}; nothing was sent\n" in run("doctor", "--online").out


def test_a_password_that_is_typed_is_written_nowhere(
    run: Run, isolated: Path, config: Path, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(config, server.settings())
    types(monkeypatch, PASSWORD.reveal())
    result = run("doctor", "--online")
    said = {"output": (result.out + result.err).encode()}
    assert leaks(PASSWORD.reveal(), texts=said, folders=[isolated / "config", isolated / "home"]) == []


def test_nothing_typed_is_no_password(
    run: Run, config: Path, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(config, server.settings())
    types(monkeypatch, "")
    assert "not tried, for there is no password" in run("doctor", "--online").out


def test_without_a_terminal_nobody_is_asked(run: Run, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.write_text(SMTP)
    monkeypatch.setattr(getpass, "getpass", unasked)
    assert "not tried, for there is no password" in run("doctor", "--online").out


def test_for_json_nobody_is_asked(run: Run, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.write_text(SMTP)
    types(monkeypatch, "")
    monkeypatch.setattr(getpass, "getpass", unasked)
    assert seen(run, "login", "--online") == [("note", "login-no-password")]


def at_the_end(_: str) -> NoReturn:
    raise EOFError


def in_the_open(_: str) -> str:
    warnings.warn("Can not control echo on the terminal.", getpass.GetPassWarning, stacklevel=2)
    return "seen by all"


@pytest.mark.parametrize("terminal", [at_the_end, in_the_open])
def test_a_terminal_that_cannot_hide_it_is_none(
    run: Run, config: Path, monkeypatch: pytest.MonkeyPatch, terminal: Callable[[str], str]
) -> None:
    config.write_text(SMTP)
    types(monkeypatch, "")
    monkeypatch.setattr(TomlAccount, "check", lambda *_: pytest.fail("it went to the server"))
    monkeypatch.setattr(getpass, "getpass", terminal)
    assert "not tried, for there is no password" in run("doctor", "--online").out


def test_an_empty_keyring_says_what_to_do(run: Run, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.write_text(f'{SMTP}password = "keyring"\n')
    monkeypatch.setattr(TomlAccount, "check", lambda *_: NotSent(FailCause.PASSWORD_NEEDED))
    found = next(row for row in rows(run, "--online") if row["name"] == "login")
    assert found["advice"].startswith("The keyring has none for this login.")
