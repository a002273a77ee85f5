"""The settings of the calendar in the configuration, and the password that is never in it."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.adapters import keyrings
from raincheck.adapters.calendars.account import TomlCalendarAccount
from raincheck.adapters.mail.account import TomlAccount
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.mail_settings import MailSettings, MailWay, SecretFrom
from raincheck.domain.secret import Secret
from raincheck.ports import FailCause, SaveCause, Saved, SaveFailed, SecretFailed, SettingsFault

CANARY = "hunter2-Canary"
HOME = CalendarSettings(url="https://cal.example.com/ana/home/", name="Home", server="cal.example.com", user="ana")
HEAD = '[calendar]\nurl = "https://cal.example.com/ana/home/"\nuser = "ana"\n'
MAIL = MailSettings(way=MailWay.SMTP, host="cal.example.com", port=465, user="ana")


@pytest.fixture
def account(tmp_path: Path) -> TomlCalendarAccount:
    return TomlCalendarAccount(tmp_path / "config")


def put(account: TomlCalendarAccount, text: str) -> Path:
    path = Path(account.path)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def fault_of(account: TomlCalendarAccount) -> str:
    found = account.settings()
    assert isinstance(found, SettingsFault)
    return found.detail


# The settings


def test_nothing_is_set_up_at_first(account: TomlCalendarAccount) -> None:
    assert account.settings() is None
    assert not Path(account.path).exists()


@pytest.mark.parametrize(
    "settings",
    [
        CalendarSettings(url="https://cal.example.com/home/"),
        HOME,
        replace(HOME, password=SecretFrom.KEYRING, ca_file="/etc/own.pem"),
        replace(HOME, password=SecretFrom.COMMAND, password_command=("pass", "a b")),
    ],
    ids=["no-login", "ask", "keyring", "command"],
)
def test_what_is_remembered_is_read_again(account: TomlCalendarAccount, settings: CalendarSettings) -> None:
    assert account.remember(settings) == Saved(account.path)
    assert account.settings() == settings


def test_mail_and_calendar_live_in_one_file(account: TomlCalendarAccount) -> None:
    mail = TomlAccount(Path(account.path).parent)
    mail.remember(MAIL)
    account.remember(HOME)
    mail.remember(replace(MAIL, port=587))
    assert (mail.settings(), account.settings()) == (replace(MAIL, port=587), HOME)


def test_keys_that_are_not_ours_are_kept(account: TomlCalendarAccount) -> None:
    path = put(account, f'{HEAD}color = "green"\n[me]\nname = "Ana"\n')
    account.remember(HOME)
    raw = tomllib.loads(path.read_text())
    assert (raw["calendar"]["color"], raw["me"]) == ("green", {"name": "Ana"})


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("calendar = 1\n", "[calendar]"),
        ('[calendar]\nuser = "ana"\n', "url"),
        ("[calendar]\nurl = 1\n", "url"),
        (f'[calendar]\nurl = "https://ana:{CANARY}@cal.example.com/"\n', "url"),
        (f'[calendar]\nurl = "http://{CANARY}.example.com/"\n', "url"),
        ('[calendar]\nurl = "https://cal.example.com/\\u001b[2J"\n', "url"),
        (f'{HEAD}server = "ana:{CANARY}@cal.example.com"\n', "server"),
        (HEAD.replace('"ana"', f'"{CANARY}:"'), "user"),
        (f'{HEAD}password = "{CANARY}"\n', "password"),
        (f'{HEAD}password = "command"\n', "password_command"),
        (f'{HEAD}password_command = ["{CANARY}", 1]\n', "password_command"),
        (f'{HEAD}password_command = "pass show {CANARY} | head"\n', "password_command"),
    ],
    ids="section no-url number login plain escape server colon password no-command list shell".split(),
)
def test_a_fault_is_named_by_its_key_and_repeats_nothing(account: TomlCalendarAccount, text: str, key: str) -> None:
    put(account, text)
    assert fault_of(account).startswith(key)
    assert CANARY not in fault_of(account)


def test_a_file_that_cannot_be_parsed_is_never_rewritten(account: TomlCalendarAccount) -> None:
    path = put(account, "[calendar\n")
    saved = account.remember(HOME)
    assert isinstance(saved, SaveFailed)
    assert (saved.cause, path.read_text()) == (SaveCause.BROKEN, "[calendar\n")


# The password


def test_a_password_is_asked_for_until_it_is_held(account: TomlCalendarAccount) -> None:
    assert account.needs_password(HOME)
    assert account.secret(HOME) == SecretFailed(FailCause.PASSWORD_NEEDED)
    account.hold(HOME, secret := Secret(CANARY))
    assert not account.needs_password(HOME)
    assert account.secret(HOME) is secret
    account.forget(HOME)
    assert account.needs_password(HOME)


def test_what_was_typed_for_the_server_is_for_each_of_its_calendars(account: TomlCalendarAccount) -> None:
    account.hold(CalendarSettings(url="Cal.example.com", user="ana"), Secret(CANARY))
    assert not account.needs_password(HOME)
    assert not account.needs_password(replace(HOME, url="https://cal.example.com/ana/office/"))


@pytest.mark.parametrize("other", [replace(HOME, user="bo"), replace(HOME, server="cal.example.org")], ids=str)
def test_a_password_is_for_one_login_at_one_server(account: TomlCalendarAccount, other: CalendarSettings) -> None:
    account.hold(HOME, Secret(CANARY))
    assert account.needs_password(other)


@pytest.mark.parametrize(
    "settings",
    [
        replace(HOME, user=""),
        replace(HOME, password=SecretFrom.KEYRING),
        replace(HOME, password=SecretFrom.COMMAND, password_command=("x",)),
    ],
    ids=["no-login", "keyring", "command"],
)
def test_nobody_is_asked_where_no_password_is_typed(account: TomlCalendarAccount, settings: CalendarSettings) -> None:
    assert not account.needs_password(settings)


def test_the_keyring_keeps_mail_and_calendar_apart(
    account: TomlCalendarAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    monkeypatch.setattr(keyrings, "store", lambda name, *_, **__: names.append(name))
    TomlAccount(Path(account.path).parent).store(MAIL, Secret("one"))
    account.store(HOME, Secret("two"))
    assert names == ["ana@cal.example.com", "ana@cal.example.com/calendar"]


def test_the_password_is_nowhere(account: TomlCalendarAccount) -> None:
    account.hold(HOME, Secret(CANARY))
    account.remember(HOME)
    assert CANARY not in Path(account.path).read_text()
    assert CANARY not in repr(vars(account))


def test_the_file_is_read_without_what_only_a_server_needs(account: TomlCalendarAccount) -> None:
    account.remember(HOME)
    code = (
        "import sys\nfrom pathlib import Path\nfrom raincheck.adapters.calendars.account import TomlCalendarAccount\n"
        "assert TomlCalendarAccount(Path(sys.argv[1])).settings().user == 'ana'\n"
        "print(*(name for name in ('ssl', 'h11', 'icalendar', 'keyring', 'asyncio') if name in sys.modules))"
    )
    folder = str(Path(account.path).parent)
    done = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == ""
