"""The password of a mail account: where it comes from, and that it is never shown."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.adapters import keyrings, secrets
from raincheck.adapters.mail.account import TomlAccount
from raincheck.domain.mail_settings import Auth, MailSettings, MailWay, SecretFrom
from raincheck.domain.secret import Secret
from raincheck.domain.sending import Stage
from raincheck.ports import Connected, FailCause, KeyringState, NotSent, SecretFailed
from raincheck.watching import Lookout

CANARY = "hunter2-Canary"
SMTP = MailSettings(way=MailWay.SMTP, host="mail.example.com", port=465, user="ana@example.com")


@pytest.fixture
def account(tmp_path: Path) -> TomlAccount:
    return TomlAccount(tmp_path / "config")


def test_a_password_is_asked_for_until_it_is_held(account: TomlAccount) -> None:
    assert account.needs_password(SMTP)
    assert account.secret(SMTP) == SecretFailed(FailCause.PASSWORD_NEEDED)
    account.hold(SMTP, secret := Secret(CANARY))
    assert not account.needs_password(SMTP)
    assert account.secret(replace(SMTP, host="MAIL.example.com")) is secret


@pytest.mark.parametrize("other", [replace(SMTP, user="bo@example.com"), replace(SMTP, host="mail.example.org")])
def test_a_password_is_for_one_login_at_one_server(account: TomlAccount, other: MailSettings) -> None:
    account.hold(SMTP, Secret(CANARY))
    assert account.needs_password(other)


@pytest.mark.parametrize(
    "settings",
    [
        MailSettings(),
        replace(SMTP, auth=Auth.NONE),
        replace(SMTP, password=SecretFrom.KEYRING),
        replace(SMTP, password=SecretFrom.COMMAND, password_command=("x",)),
        MailSettings(way=MailWay.COMMAND, command=("msmtp",)),
    ],
)
def test_nobody_is_asked_where_no_password_is_typed(account: TomlAccount, settings: MailSettings) -> None:
    assert not account.needs_password(settings)


def test_the_command_is_asked_each_time_for_tokens_last_an_hour(
    account: TomlAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(("first", "second"))
    monkeypatch.setattr(secrets, "from_command", lambda _: Secret(next(answers)))
    settings = replace(SMTP, password=SecretFrom.COMMAND, password_command=("x",))
    found = [account.secret(settings) for _ in range(2)]
    assert [one.reveal() for one in found if isinstance(one, Secret)] == ["first", "second"]


def test_the_keyring_is_asked_under_login_and_server(account: TomlAccount, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def load(name: str) -> Secret:
        asked.append(name)
        return Secret(CANARY)

    monkeypatch.setattr(keyrings, "load", load)
    account.secret(replace(SMTP, password=SecretFrom.KEYRING, host="Mail.Example.com"))
    assert asked == ["ana@example.com@mail.example.com"]


def test_what_was_typed_goes_before_what_is_kept(account: TomlAccount, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyrings, "load", lambda _: Secret("old"))
    settings = replace(SMTP, password=SecretFrom.KEYRING)
    account.hold(settings, secret := Secret("new"))
    assert account.secret(settings) is secret


def test_what_was_stored_is_used_from_then_on(account: TomlAccount, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyrings, "store", lambda *_, **__: None)
    account.hold(SMTP, Secret("old"))
    assert account.store(SMTP, secret := Secret("new")) is None
    assert account.secret(SMTP) is secret


def test_what_could_not_be_stored_changes_nothing(account: TomlAccount, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyrings, "store", lambda *_, **__: SecretFailed(FailCause.KEYRING_LOCKED))
    assert account.store(SMTP, Secret("new")) == SecretFailed(FailCause.KEYRING_LOCKED)
    assert account.needs_password(SMTP)


def test_the_state_of_the_keyring_is_passed_on(account: TomlAccount, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyrings, "state", lambda: KeyringState.PLAINTEXT)
    assert account.keyring() is KeyringState.PLAINTEXT


def test_a_password_in_memory_is_never_dumped_to_disk(account: TomlAccount, monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[tuple[int, tuple[int, int]]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (4096, resource.RLIM_INFINITY))
    monkeypatch.setattr(resource, "setrlimit", lambda *limit: limits.append(limit))
    account.hold(SMTP, Secret(CANARY))
    assert limits == [(resource.RLIMIT_CORE, (0, resource.RLIM_INFINITY))]


def test_nothing_held_shows_in_what_python_prints(account: TomlAccount) -> None:
    account.hold(SMTP, Secret(CANARY))
    assert CANARY not in repr(vars(account))


@pytest.mark.parametrize(
    ("settings", "answer"),
    [
        (MailSettings(), Connected()),
        (MailSettings(way=MailWay.COMMAND, command=(sys.executable, "-t")), Connected()),
        (
            MailSettings(way=MailWay.COMMAND, command=("no-such-program",)),
            NotSent(FailCause.COMMAND_MISSING, "no-such-program"),
        ),
        (replace(SMTP, port=0), NotSent(FailCause.BAD_SETTINGS, "port")),
        (SMTP, NotSent(FailCause.PASSWORD_NEEDED, stage=Stage.PASSWORD)),
    ],
)
def test_a_check_goes_no_further_than_it_must(
    account: TomlAccount, settings: MailSettings, answer: Connected | NotSent
) -> None:
    assert account.check(settings, Lookout()) == answer


def test_the_file_is_read_without_what_only_sending_needs(tmp_path: Path) -> None:
    TomlAccount(tmp_path).remember(SMTP)
    code = (
        "import sys\nfrom pathlib import Path\nfrom raincheck.adapters.mail.account import TomlAccount\n"
        "assert TomlAccount(Path(sys.argv[1])).settings().port == 465\n"
        "print(*(name for name in ('ssl', 'email', 'keyring', 'aiosmtplib', 'subprocess') if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == ""
