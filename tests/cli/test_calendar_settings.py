"""The calendar in `raincheck config` and `raincheck doctor`: what is set, what is wrong with it, and never a secret."""

import getpass
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from raincheck.adapters import keyrings
from raincheck.adapters.calendars.account import TomlCalendarAccount
from raincheck.commands import login
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.mail_settings import SecretFrom
from raincheck.exits import ExitCode
from raincheck.ports import FailCause, KeyringState, Saved, SecretFailed
from stubs.calendar_servers import PASSWORD, USER, calendar_server
from stubs.command import Run, Stream
from stubs.doctoring import rows, seen
from stubs.leaks import CANARY, leaks
from stubs.scripts import install

TEXT = json.dumps(CANARY, ensure_ascii=False)
"""The canary as TOML has it."""

HOME = '[calendar]\nurl = "https://cal.example.org/dana/home/"\nname = "Home"\nuser = "dana"\n'
COMMAND = f'{HOME}password = "command"\npassword_command = "there calendar"\n'

pytestmark = pytest.mark.usefixtures("tools")


@pytest.fixture(scope="module")
def calendar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a calendar on a real server."""
    with calendar_server(tmp_path_factory.mktemp("calendars")) as server:
        yield server.new_calendar("home", "Home")


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyrings, "state", lambda: KeyringState.NONE)


@pytest.fixture
def prints(tools: Path) -> Callable[[str], tuple[str, ...]]:
    """A command that prints a password."""

    def _prints(password: str) -> tuple[str, ...]:
        (tools / "secret").write_text(f"{password}\n")
        return (str(install(tools, "secret-tool", f'read -r line < "{tools}/secret"; printf "%s\\n" "$line"')),)

    return _prints


def remember(config: Path, url: str, **changes: Any) -> None:
    settings = CalendarSettings(url=url, name="Home", user=USER, **changes)
    assert isinstance(TomlCalendarAccount(config.parent).remember(settings), Saved)


def row(run: Run) -> Any:
    return json.loads(run("config", "--json").out)["calendar"]


# raincheck config


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "not set up; raincheck asks when you first put follow-ups into one"),
        (HOME, "Home at cal.example.org as dana, password asked for each time"),
        (f'{HOME}password = "keyring"\n', "Home at cal.example.org as dana, password from the keyring"),
        (COMMAND, "Home at cal.example.org as dana, password from: there calendar"),
        ('[calendar]\nurl = "http://localhost:5232/dana/"\n', "http://localhost:5232/dana/ at localhost, without a"),
        (HOME.replace("https", "http"), "can't be used: url in [calendar] takes"),
        ("[calendar\n", "can't be used: this is not TOML"),
    ],
    ids=["none", "ask", "keyring", "command", "no-login", "fault", "no-toml"],
)
def test_the_state_of_the_calendar_is_one_line(run: Run, config: Path, text: str, line: str) -> None:
    config.write_text(text)
    assert f"\ncalendar    {line}" in run("config").out


@pytest.mark.parametrize(
    ("text", "state"),
    [("", "not-set-up"), (HOME, "ready"), (HOME.replace("https", "http"), "fault")],
    ids=["none", "ready", "fault"],
)
def test_the_state_of_the_calendar_is_in_the_json(run: Run, config: Path, text: str, state: str) -> None:
    config.write_text(text)
    assert row(run)["state"] == state


def test_its_settings_are_in_the_json(run: Run, config: Path) -> None:
    config.write_text(HOME)
    assert row(run)["settings"] == {"url": "https://cal.example.org/dana/home/", "name": "Home", "user": "dana"}


def test_a_fault_is_told_with_its_line_and_its_key(run: Run, config: Path) -> None:
    config.write_text(HOME.replace('"dana"', '"da:na"'))
    fault = json.loads(run("config", "--json").out)["fault"]
    assert (fault["line"], fault["key"]) == (4, "calendar.user")


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["words", "json"])
@pytest.mark.parametrize(
    "text",
    [
        f"{HOME}password = {TEXT}\n",
        f"{HOME}passwd = {TEXT}\n",
        HOME.replace("https://", "https://dana:Kanarie-7f3a! Ünïque@"),
        f'{HOME}server = "dana:Kanarie-7f3a! Ünïque@cal.example.org"\n',
        f'{HOME}password = "command"\npassword_command = ["echo", {TEXT}]\n',
    ],
    ids=["password", "other-name", "url", "server", "echo"],
)
def test_a_secret_is_never_told(run: Run, config: Path, text: str, form: tuple[str, ...]) -> None:
    config.write_text(text)
    said = "".join(result.out + result.err for result in (run("config", *form), run("doctor", *form)))
    assert leaks(CANARY, texts={"output": said.encode()}) == []


# raincheck doctor


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["note calendar-server-none"]),
        (HOME, ["ok calendar-server", "ok password-ask"]),
        (f'{HOME}password = "keyring"\n', ["ok calendar-server", "ok password-keyring", "fault keyring-none"]),
        (HOME.replace('user = "dana"\n', ""), ["ok calendar-server"]),
        (f'{HOME}ca_file = "/gone.pem"\n', ["fault mail-ca", "ok password-ask"]),
        (COMMAND, ["ok calendar-server", "ok password-command"]),
        (COMMAND.replace("there", "gone"), ["ok calendar-server", "fault password-command-missing"]),
        (HOME.replace("https", "http"), ["fault mail-fault"]),
    ],
    ids="none ask keyring no-login ca command no-command fault".split(),
)
@pytest.mark.usefixtures("no_keyring")
def test_the_settings_of_the_calendar_are_judged(
    run: Run, config: Path, tools: Path, text: str, found: list[str]
) -> None:
    install(tools, "there", "exit 0")
    config.write_text(text)
    told = [f"{one['state']} {one['code']}" for one in rows(run) if one["name"].startswith("calendar-")]
    assert [one for one in told if "files" not in one] == found


def test_without_online_no_calendar_is_looked_for(run: Run, config: Path) -> None:
    config.write_text(HOME)
    assert seen(run, "calendar-login") == []


def test_online_without_a_calendar_there_is_nothing_to_look_for(run: Run) -> None:
    assert seen(run, "calendar-login", "--online") == [("note", "calendar-login-nothing")]


def test_online_the_calendar_is_looked_for(
    run: Run, config: Path, calendar: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(login, "sys", SimpleNamespace(stdin=Stream(), stderr=Stream()))
    monkeypatch.setattr(getpass, "getpass", lambda _: PASSWORD.reveal())
    remember(config, calendar)
    result = run("doctor", "--online")
    assert (result.code, "127.0.0.1 took the login, and Home is there" in result.out) == (ExitCode.OK, True)
    said = {"output": (result.out + result.err).encode()}
    assert leaks(PASSWORD.reveal(), texts=said, folders=[config.parent]) == []


def test_online_a_wrong_password_is_a_fault(
    run: Run, config: Path, calendar: str, prints: Callable[[str], tuple[str, ...]]
) -> None:
    remember(config, calendar, password=SecretFrom.COMMAND, password_command=prints("wrong"))
    ((state, code),) = seen(run, "calendar-login", "--online")
    assert (state, code.startswith("login-failed")) == ("fault", True)


def test_online_a_calendar_that_is_gone_is_a_fault(
    run: Run, config: Path, calendar: str, prints: Callable[[str], tuple[str, ...]]
) -> None:
    gone, command = calendar.replace("/home/", "/gone/"), prints(PASSWORD.reveal())
    remember(config, gone, password=SecretFrom.COMMAND, password_command=command)
    assert seen(run, "calendar-login", "--online") == [("fault", "calendar-gone")]


def test_an_empty_keyring_says_what_to_do(run: Run, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyrings, "load", lambda _: SecretFailed(FailCause.PASSWORD_NEEDED))
    config.write_text(f'{HOME}password = "keyring"\n')
    found = next(one for one in rows(run, "--online") if one["name"] == "calendar-login")
    assert found["advice"].startswith("The keyring has none for this login.")


def test_for_json_nobody_is_asked(run: Run, config: Path) -> None:
    config.write_text(HOME)
    assert seen(run, "calendar-login", "--online") == [("note", "login-no-password")]
