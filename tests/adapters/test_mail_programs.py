"""Which programs on the machine are offered for sending mail."""

from pathlib import Path

import pytest

from raincheck.adapters.mail import programs
from raincheck.adapters.mail.account import TomlAccount


@pytest.fixture
def account(tmp_path: Path) -> TomlAccount:
    return TomlAccount(tmp_path / "config")


def install(folder: Path, *names: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text("#!/bin/sh\n")
        (folder / name).chmod(0o755)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setattr(programs, "SENDMAIL_PLACES", (str(tmp_path / "sbin"),))
    monkeypatch.setattr(programs, "SYSTEM_PLACES", (tmp_path / "etc",))
    return tmp_path


def test_a_bare_machine_has_no_program(account: TomlAccount, home: Path) -> None:
    assert home.exists()
    assert account.programs() == ()


def test_programs_that_are_set_up_come_before_sendmail(account: TomlAccount, home: Path) -> None:
    install(home / "bin", "sendmail", "himalaya", "msmtp")
    (home / ".msmtprc").write_text("")
    (home / ".config/himalaya").mkdir(parents=True)
    (home / ".config/himalaya/config.toml").write_text("")
    assert account.programs() == (("msmtp", "-t"), ("himalaya", "message", "send"), ("sendmail", "-t", "-i"))


def test_programs_that_are_not_set_up_are_no_choice(account: TomlAccount, home: Path) -> None:
    install(home / "bin", "himalaya", "msmtp")
    assert account.programs() == ()


def test_a_setup_for_the_whole_machine_counts(account: TomlAccount, home: Path) -> None:
    install(home / "bin", "msmtp")
    (home / "etc").mkdir()
    (home / "etc/msmtprc").write_text("")
    assert account.programs() == (("msmtp", "-t"),)


def test_sendmail_beside_the_path_is_named_in_full(account: TomlAccount, home: Path) -> None:
    install(home / "sbin", "sendmail")
    assert account.programs() == ((str(home / "sbin/sendmail"), "-t", "-i"),)


@pytest.mark.parametrize("known", [True, False])
def test_msmtp_by_another_name_is_no_second_choice(account: TomlAccount, home: Path, known: bool) -> None:
    install(home / "bin", "msmtp")
    (home / "bin/sendmail").symlink_to(home / "bin/msmtp")
    if known:
        (home / ".msmtprc").write_text("")
    assert account.programs() == ((("msmtp", "-t"),) if known else ())
