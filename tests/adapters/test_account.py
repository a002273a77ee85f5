"""The settings of mail in the configuration, and the password that is never in it."""

import stat
import tomllib
from pathlib import Path

import pytest
import tomli_w
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.adapters import config_account as module
from raincheck.adapters.config import TomlProfile
from raincheck.adapters.mail.account import TomlAccount
from raincheck.domain.mail_settings import Auth, MailSettings, MailWay, SecretFrom, Security, wrong_setting
from raincheck.ports import (
    SaveCause,
    Saved,
    SaveFailed,
    SettingsFault,
)
from stubs.cases import ME

CANARY = "hunter2-Canary"
SMTP = MailSettings(way=MailWay.SMTP, host="mail.example.com", port=465, user="ana@example.com")
HEAD = '[mail]\nway = "smtp"\nhost = "mail.example.com"\nport = 465\nuser = "ana@example.com"\n'


@pytest.fixture
def account(tmp_path: Path) -> TomlAccount:
    return TomlAccount(tmp_path / "config")


def put(account: TomlAccount, text: str | bytes) -> Path:
    path = Path(account.path)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def fault_of(account: TomlAccount) -> str:
    found = account.settings()
    assert isinstance(found, SettingsFault)
    assert found.path == account.path
    return found.detail


def read(account: TomlAccount) -> MailSettings:
    found = account.settings()
    assert isinstance(found, MailSettings)
    return found


def test_nothing_is_set_up_at_first(account: TomlAccount) -> None:
    assert account.settings() is None
    assert not Path(account.path).parent.exists()


def test_a_file_without_mail_is_not_set_up(account: TomlAccount) -> None:
    put(account, '[me]\nname = "Ana"\n')
    assert account.settings() is None


ROUND_TRIPS = [
    MailSettings(),
    SMTP,
    replace(SMTP, security=Security.STARTTLS, port=587, password=SecretFrom.KEYRING, provider="gmail"),
    replace(SMTP, auth=Auth.XOAUTH2, password=SecretFrom.COMMAND, password_command=("oama", "access", "a b")),
    replace(SMTP, ca_file="/etc/ssl/own.pem"),
    MailSettings(way=MailWay.COMMAND, command=("msmtp", "-t")),
]


@pytest.mark.parametrize("settings", ROUND_TRIPS)
def test_what_is_remembered_is_read_again(account: TomlAccount, settings: MailSettings) -> None:
    assert account.remember(settings) == Saved(account.path)
    assert account.settings() == settings


def test_the_way_stands_in_the_file_also_when_it_is_the_default(account: TomlAccount) -> None:
    account.remember(MailSettings())
    assert tomllib.loads(Path(account.path).read_text())["mail"] == {"way": "hand-off"}


def test_the_file_is_private(account: TomlAccount) -> None:
    account.remember(SMTP)
    path = Path(account.path)
    assert (stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(path.parent.stat().st_mode)) == (0o600, 0o700)


def test_what_is_not_ours_is_kept(account: TomlAccount) -> None:
    path = put(
        account, 'theme = "dark"\n[me]\nname = "Ana"\n[clock]\nzone = "Etc/UTC"\n[mail]\nwidth = 72\nuser = "old"\n'
    )
    account.remember(SMTP)
    raw = tomllib.loads(path.read_text())
    assert (raw["theme"], raw["me"], raw["clock"]) == ("dark", {"name": "Ana"}, {"zone": "Etc/UTC"})
    assert (raw["mail"]["width"], raw["mail"]["user"]) == (72, SMTP.user)


def test_the_profile_keeps_the_settings_of_mail(account: TomlAccount) -> None:
    account.remember(SMTP)
    TomlProfile(Path(account.path).parent).remember(ME)
    assert account.settings() == SMTP


def test_a_setting_that_is_the_default_again_leaves_the_file(account: TomlAccount) -> None:
    account.remember(replace(SMTP, ca_file="/etc/own.pem"))
    account.remember(SMTP)
    assert account.settings() == SMTP


def test_the_same_settings_leave_the_comments_alone(account: TomlAccount) -> None:
    path = put(account, "# mine\n" + HEAD)
    account.remember(SMTP)
    assert path.read_text() == "# mine\n" + HEAD


def test_a_password_in_the_wrong_place_leaves_the_file_with_the_next_settings(account: TomlAccount) -> None:
    path = put(account, HEAD + f'password = "{CANARY}"\n')
    account.remember(SMTP)
    assert CANARY not in path.read_text()


COMMANDS = [
    ('"pass show mail"', ("pass", "show", "mail")),
    ("\"gpg -q -d '~/my file.gpg'\"", ("gpg", "-q", "-d", "~/my file.gpg")),
    ('["pass", "show", "a b"]', ("pass", "show", "a b")),
    ('["sh", "-c", "a | b"]', ("sh", "-c", "a | b")),
]


@pytest.mark.parametrize(("written", "words"), COMMANDS)
def test_a_command_is_a_line_or_a_list(account: TomlAccount, written: str, words: tuple[str, ...]) -> None:
    put(account, HEAD + f'password = "command"\npassword_command = {written}\n')
    assert read(account).password_command == words


def test_a_login_is_taken_without_its_edges(account: TomlAccount) -> None:
    put(account, HEAD.replace("ana@example.com", " ana@example.com "))
    assert read(account) == SMTP


def test_what_windows_does_to_a_file_is_read(account: TomlAccount) -> None:
    put(account, b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode())
    assert read(account) == SMTP


FAULTS = [
    ("mail = 1\n", "[mail]"),
    ("[[mail]]\n", "[mail]"),
    ("[mail]\nway = 1\n", "way"),
    ('[mail]\nway = "pigeon"\n', "way"),
    (HEAD + 'security = "ssl"\n', "security"),
    (HEAD + 'security = "none"\n', "security"),
    (HEAD + 'auth = "kerberos"\n', "auth"),
    (HEAD + f'password = "{CANARY}"\n', "password"),
    (HEAD + "password = 7\n", "password"),
    (HEAD + 'password = "command"\n', "password_command"),
    (HEAD + f'password_command = ["{CANARY}", 1]\n', "password_command"),
    (HEAD + f'password_command = "pass \'{CANARY}"\n', "password_command"),
    (HEAD + 'password_command = "pass show mail | head -1"\n', "password_command"),
    (HEAD + 'password_command = ["pass", "a\\u0000b"]\n', "password_command"),
    (HEAD + 'command = "msmtp -t > log"\n', "command"),
    (HEAD.replace("465", '"465"'), "port"),
    (HEAD.replace("465", "465.5"), "port"),
    (HEAD.replace("465", "99999"), "port"),
    (HEAD.replace("mail.example.com", "mail.example.com:465"), "host"),
    (HEAD.replace("mail.example.com", "mail.example.com\\u001b[2J"), "host"),
    (HEAD.replace("ana@example.com", ""), "user"),
    (HEAD.replace("ana@example.com", "ana\\r\\nRCPT TO:<x>"), "user"),
    (HEAD + 'ca_file = "a\\u202eb"\n', "ca_file"),
    ('[mail]\nway = "command"\n', "command"),
    ('[mail]\nway = "command"\ncommand = ""\n', "command"),
]


@pytest.mark.parametrize(("text", "key"), FAULTS)
def test_a_fault_is_named_by_its_key(account: TomlAccount, text: str, key: str) -> None:
    put(account, text)
    assert fault_of(account).startswith(key)


@pytest.mark.parametrize("text", [text for text, _ in FAULTS])
def test_a_fault_never_repeats_what_was_there(account: TomlAccount, text: str) -> None:
    put(account, text)
    assert not any(word in fault_of(account) for word in (CANARY, "pigeon", "\x1b", "RCPT"))


UNREADABLE = [
    (b"[me]\nx = 1\n[mail\n", "line 3, column 6"),
    (b'[mail]\npassword = "' + CANARY.encode(), "end of document"),
    (b"[mail]\nhost = " + CANARY.encode() + b"\n", "line 2, column 8"),
    (b"\xff\xfe", "UTF-8"),
    (b"x = " + b"[" * 2000, "UTF-8"),
    (b"x = " + b"1" * 5000, "UTF-8"),
]


@pytest.mark.parametrize(("data", "place"), UNREADABLE)
def test_a_file_that_cannot_be_parsed_is_told_with_its_place(account: TomlAccount, data: bytes, place: str) -> None:
    put(account, data)
    assert place in fault_of(account)
    assert CANARY not in fault_of(account)


@pytest.mark.parametrize("data", [data for data, _ in UNREADABLE])
def test_a_file_that_cannot_be_parsed_is_never_rewritten(account: TomlAccount, data: bytes) -> None:
    path = put(account, data)
    saved = account.remember(SMTP)
    assert isinstance(saved, SaveFailed)
    assert (saved.cause, path.read_bytes()) == (SaveCause.BROKEN, data)


def test_a_folder_in_its_place_is_a_fault(account: TomlAccount) -> None:
    Path(account.path).mkdir(parents=True)
    assert fault_of(account) == "Is a directory"


def test_settings_that_cannot_be_written_say_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    saved = TomlAccount(tmp_path / "file" / "config").remember(SMTP)
    assert isinstance(saved, SaveFailed)


def test_a_full_disk_is_told_as_such(account: TomlAccount, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "write_whole", full)
    assert account.remember(SMTP) == SaveFailed(SaveCause.NO_SPACE, account.path, "No space left on device")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.dictionaries(st.sampled_from(MailSettings.__struct_fields__), TEXTS | st.integers() | st.lists(TEXTS)))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_there_is_usable_or_a_fault(account: TomlAccount, raw: dict[str, object]) -> None:
    put(account, tomli_w.dumps({"mail": raw}))
    found = account.settings()
    assert isinstance(found, SettingsFault) or (isinstance(found, MailSettings) and not wrong_setting(found))
