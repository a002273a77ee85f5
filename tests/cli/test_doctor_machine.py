"""`raincheck doctor`: mail, time, packages and folders."""

import os
import shutil
import sys
from collections import namedtuple
from importlib import metadata
from pathlib import Path
from typing import NoReturn

import pytest

from raincheck.adapters import keyrings
from raincheck.adapters.doctor import mail
from raincheck.adapters.mail.account import TomlAccount
from raincheck.commands import doctor
from raincheck.ports import KeyringState
from stubs.cases import a_case
from stubs.command import Run, Save
from stubs.doctoring import SMTP, raises, rows, seen
from stubs.scripts import install

Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - as `shutil.disk_usage` answers

LOCAL = f'{SMTP.replace("smtp.example.org", "localhost")}security = "none"\n'
COMMAND = f'{SMTP}password = "command"\npassword_command = "there mail"\n'

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="plays the programs of Linux"),
    pytest.mark.usefixtures("tools"),
]


# Mail


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["note mail-none"]),
        ('[mail]\nway = "hand-off"\n', ["ok mail-hand-off"]),
        ('[mail]\nway = "command"\ncommand = "there -t"\n', ["ok mail-command"]),
        ('[mail]\nway = "command"\ncommand = "gone -t"\n', ["fault mail-command-missing"]),
        (SMTP, ["ok mail-smtp", "ok password-ask"]),
        (f'{SMTP}password = "keyring"\n', ["ok mail-smtp", "ok password-keyring"]),
        (f'{SMTP}auth = "none"\n', ["ok mail-smtp"]),
        (LOCAL, ["ok mail-smtp-open", "ok password-ask"]),
        (f'{SMTP}ca_file = "/gone.pem"\n', ["fault mail-ca", "ok password-ask"]),
        (COMMAND, ["ok mail-smtp", "ok password-command"]),
        (COMMAND.replace("there", "gone"), ["ok mail-smtp", "fault password-command-missing"]),
        (SMTP.replace("465", "0"), ["fault mail-fault"]),
    ],
    ids="none hand-off command no-command ask keyring no-login local ca password no-password fault".split(),
)
def test_the_settings_for_mail_are_judged(run: Run, config: Path, tools: Path, text: str, found: list[str]) -> None:
    install(tools, "there", "exit 0")
    config.write_text(text)
    told = [f"{row['state']} {row['code']}" for row in rows(run) if row["name"] in ("settings", "password")]
    assert told == found


@pytest.mark.parametrize(
    ("state", "wanted", "expected"),
    [
        (KeyringState.READY, "ask", "ok"),
        (KeyringState.READY, "keyring", "ok"),
        (KeyringState.PLAINTEXT, "keyring", "note"),
        (KeyringState.NONE, "ask", "note"),
        (KeyringState.NONE, "keyring", "fault"),
        (KeyringState.NOT_INSTALLED, "ask", "note"),
        (KeyringState.NOT_INSTALLED, "keyring", "fault"),
    ],
)
def test_a_keyring_is_a_fault_only_where_it_is_counted_on(
    config: Path, monkeypatch: pytest.MonkeyPatch, state: KeyringState, wanted: str, expected: str
) -> None:
    monkeypatch.setattr(keyrings, "state", lambda: state)
    config.write_text(f'{SMTP}password = "{wanted}"\n')
    found = mail.keyring(TomlAccount(config.parent))
    assert [(one.state, one.code) for one in found] == [(expected, f"keyring-{state}")]


def test_commands_that_could_send_are_named(run: Run, isolated: Path, tools: Path) -> None:
    install(tools, "msmtp", "exit 0")
    (isolated / "home" / ".msmtprc").write_text("")
    assert [row["found"] for row in rows(run) if row["name"] == "commands"] == ["on this machine: msmtp -t"]


# Time and packages


def test_the_zone_is_named(run: Run) -> None:
    assert [row["found"] for row in rows(run) if row["name"] == "zone"] == ["UTC"]


@pytest.mark.parametrize(("chosen", "code"), [("", "zone-doubtful"), ("Europe/Paris", "zone-chosen")])
def test_a_doubtful_zone_is_a_fault_until_one_is_chosen(
    run: Run, config: Path, monkeypatch: pytest.MonkeyPatch, chosen: str, code: str
) -> None:
    monkeypatch.setattr("raincheck.adapters.clock.SystemClock.doubts", lambda _: ("Etc/UTC", "Europe/Paris"))
    config.write_text(f'[clock]\nzone = "{chosen}"\n')
    assert [found[1] for found in seen(run, "zone")] == [code]


def test_packages_are_named_with_their_versions(run: Run) -> None:
    found = next(row["found"] for row in rows(run) if row["name"] == "packages")
    assert f"textual {metadata.version('textual')}" in found


def test_a_package_that_is_missing_is_a_fault(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    required = ["textual>=8", "no-such-package>=1", 'keyring>=25; extra == "keyring"']
    monkeypatch.setattr(metadata, "requires", lambda _: required)
    found = next(row for row in rows(run) if row["name"] == "packages")
    assert (found["state"], found["found"]) == ("fault", "missing: no-such-package")


def test_without_an_installation_the_packages_are_a_note(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "requires", lambda _: raises(metadata.PackageNotFoundError()))
    assert seen(run, "packages") == [("note", "packages-unknown")]


def test_the_extra_for_holidays_is_named_with_its_version(run: Run) -> None:
    assert seen(run, "holidays") == [("ok", "holidays")]


def test_without_the_extra_for_holidays_there_is_a_note(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "version", lambda name: raises(metadata.PackageNotFoundError(name)))
    assert seen(run, "holidays") == [("note", "holidays-not-installed")]


# Folders


def test_a_folder_that_is_not_there_yet_is_no_fault(run: Run) -> None:
    assert seen(run, "data") == [("ok", "folder-later")]


def test_a_folder_that_is_there_is_written_to(run: Run, save: Save) -> None:
    save(a_case())
    assert (seen(run, "data"), seen(run, "rights")) == ([("ok", "folder")], [("ok", "rights")])


def test_a_folder_that_can_only_be_read_is_a_fault(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    # Even root makes no file there.
    monkeypatch.setenv("RAINCHECK_DATA_DIR", "/proc")
    assert seen(run, "data") == [("fault", "folder-closed")]


def test_a_folder_that_cannot_be_made_is_a_fault(run: Run, isolated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setenv("RAINCHECK_DATA_DIR", str(isolated / "closed" / "data"))
    assert seen(run, "data") == [("fault", "folder-impossible")]


def test_a_folder_in_place_of_which_a_file_stands_is_a_fault(
    run: Run, isolated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (isolated / "file").write_text("")
    monkeypatch.setenv("RAINCHECK_DATA_DIR", str(isolated / "file"))
    assert seen(run, "data") == [("fault", "folder-closed")]


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o701])
def test_a_folder_that_others_can_look_into_is_a_fault(run: Run, data: Path, mode: int) -> None:
    data.mkdir()
    data.chmod(mode)
    assert seen(run, "rights") == [("fault", "rights-open")]


@pytest.mark.parametrize(("free", "state"), [(100_000_000, "ok"), (99_999_999, "note"), (999_999, "fault")])
def test_little_space_is_told(run: Run, monkeypatch: pytest.MonkeyPatch, free: int, state: str) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 0, free))
    assert seen(run, "space") == [(state, "space")]


def test_damaged_and_newer_cases_are_named(run: Run, save: Save) -> None:
    path = save(a_case())
    path.with_name("odd.toml").write_bytes(b"\xff")
    path.with_name("next.toml").write_bytes(b"schema = 2\n")
    assert seen(run, "cases") == [("ok", "cases-one"), ("note", "case-newer"), ("fault", "case-damaged")]


def test_damaged_cases_without_end_are_counted(run: Run, save: Save) -> None:
    path = save(a_case())
    for number in range(25):
        path.with_name(f"odd-{number}.toml").write_bytes(b"\xff")
    found = [row["found"] for row in rows(run) if row["name"] == "cases"]
    assert (len(found), found[-1]) == (22, "5 more can't be opened")


def test_words_that_cannot_be_used_are_notes(run: Run, config: Path) -> None:
    words = config.parent / "words"
    words.mkdir()
    (words / "reasons.toml").write_text("[car]\nlabels = 1\n")
    (words / "ladder.toml").write_bytes(b"\xff")
    assert seen(run, "words") == [("note", "words-wrong")] * 2


def test_without_a_home_it_says_so_and_goes_on(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> NoReturn:
        raise RuntimeError

    monkeypatch.setattr(doctor, "data_folder", no_home)
    monkeypatch.setattr(doctor, "config_folder", no_home)
    assert (seen(run, "home"), seen(run, "zone")) == ([("fault", "no-home")], [("ok", "zone")])
