"""`raincheck config`: what is set and what is wrong in it, and never a secret."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from raincheck.exits import ExitCode
from stubs.command import Run
from stubs.hostile import ATTACKS, controls_in
from stubs.leaks import CANARY, leaks

SMTP = """\
[mail]
way = "smtp"
host = "smtp.example.org"
port = 465
user = "dana"
"""
ME = '[me]\nname = "Dana Osei"\nemail = "dana@example.org"\n'
TEXT = json.dumps(CANARY, ensure_ascii=False)
"""The canary as TOML has it."""


def row(run: Run) -> Any:
    return json.loads(run("config", "--json").out)


# Where it is, and what is in it


def test_the_path_alone_is_the_path_alone(run: Run, config: Path) -> None:
    assert run("config", "--path").out == f"{config}\n"


def test_the_path_is_known_before_the_file_is_there(run: Run, isolated: Path) -> None:
    assert run("config", "--path").out == f"{isolated / 'config' / 'config.toml'}\n"


def test_without_a_file_it_says_how_to_make_one(run: Run, isolated: Path) -> None:
    path = isolated / "config" / "config.toml"
    assert f"{path} (not there yet; to make it: raincheck config --edit)" in run("config").out


def test_without_a_file_it_exits_with_zero(run: Run) -> None:
    assert run("config").code == ExitCode.OK


def test_it_makes_no_folder(run: Run, isolated: Path) -> None:
    run("config")
    assert not (isolated / "config").exists()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "not set up; raincheck asks when you first send"),
        ('[mail]\nway = "hand-off"\n', "handed to your own mail program"),
        ('[mail]\nway = "command"\ncommand = ["msmtp", "-t"]\n', "by the command: msmtp -t"),
        (SMTP, "smtp to smtp.example.org:465 (tls) as dana, password asked for each time"),
        (f'{SMTP}password = "keyring"\n', "smtp to smtp.example.org:465 (tls) as dana, password from the keyring"),
        (
            f'{SMTP}password = "command"\npassword_command = "pass show mail"\n',
            "smtp to smtp.example.org:465 (tls) as dana, password from: pass show mail",
        ),
        (f'{SMTP}auth = "none"\n', "smtp to smtp.example.org:465 (tls), without a login"),
        (
            f'{SMTP.replace("smtp.example.org", "localhost")}security = "none"\n',
            "smtp to localhost:465 (not protected) as dana, password asked for each time",
        ),
        ('[mail]\nway = "pigeon"\n', "can't be used: way in [mail] takes"),
        ("[mail\n", "can't be used: this is not TOML"),
    ],
    ids=["none", "hand-off", "command", "ask", "keyring", "password-command", "no-login", "local", "fault", "no-toml"],
)
def test_the_state_of_mail_is_one_line(run: Run, config: Path, text: str, line: str) -> None:
    config.write_text(text)
    assert f"\nmail        {line}" in run("config").out


def test_what_is_remembered_of_the_user_is_told(run: Run, config: Path) -> None:
    config.write_text(ME)
    assert "\nyou         Dana Osei, dana@example.org\n" in run("config").out


def test_every_setting_that_is_known_is_told(run: Run, config: Path) -> None:
    config.write_text(f'{ME}[clock]\nzone = "Europe/Paris"\n')
    settings = "  me.name = Dana Osei\n  me.email = dana@example.org\n  clock.zone = Europe/Paris\n"
    assert run("config").out.endswith(f"\nSet in it:\n{settings}")


def test_where_they_work_is_told(run: Run, config: Path) -> None:
    config.write_text('[work]\nzone = "Asia/Dubai"\nweekend = ["friday", "saturday"]\n')
    assert run("config").out.endswith("\nSet in it:\n  work.zone = Asia/Dubai\n  work.weekend = friday, saturday\n")


def test_keys_that_mean_nothing_are_named(run: Run, config: Path) -> None:
    config.write_text('nme = 1\n[me]\nnmae = "Dana"\n[mial]\nport = 465\n')
    assert row(run)["unknown"] == ["nme", "me.nmae", "mial"]


def test_words_of_the_user_are_named_with_their_faults(run: Run, config: Path) -> None:
    words = config.parent / "words"
    words.mkdir()
    (words / "reasons.toml").write_text("[car]\nlabels = 1\n")
    told = row(run)["words"]
    assert (told["files"], len(told["faults"])) == (["reasons.toml"], 1)


def test_the_keys_of_the_json_are_those_that_are_promised(run: Run) -> None:
    assert list(row(run)) == ["path", "exists", "fault", "mail", "calendar", "me", "zone", "words", "unknown"]


def test_the_keys_of_mail_are_those_that_are_promised(run: Run) -> None:
    assert row(run)["mail"] == {"state": "not-set-up", "detail": None, "settings": None}


@pytest.mark.parametrize(("text", "state"), [(SMTP, "ready"), ("[mail]\nport = 1\nway = 2\n", "fault")])
def test_the_state_of_mail_is_in_the_json(run: Run, config: Path, text: str, state: str) -> None:
    config.write_text(text)
    assert row(run)["mail"]["state"] == state


def test_a_number_is_a_number_in_the_json(run: Run, config: Path) -> None:
    config.write_text(SMTP)
    assert row(run)["mail"]["settings"]["port"] == 465


# What is wrong


@pytest.mark.parametrize(
    ("data", "line", "key"),
    [
        (b"\n[mail\n", 2, None),
        (b"a = 1\n\n\xff = 1\n", 3, None),
        (SMTP.replace("465", "0").encode(), 4, "mail.port"),
        (SMTP.replace('user = "dana"\n', "").encode(), 1, "mail.user"),
        (b"\xef\xbb\xbf\n[me]\nname = 1\n", 3, "me.name"),
        (b'me = "Dana"\n', 1, "me"),
        (b'[clock]\nzone = "Mars/Olympus"\n', 2, "clock.zone"),
        (b'[work]\nzone = "Europe/Paris"\nweekend = ["someday"]\n', 3, "work.weekend"),
        (b"work = 5\n", 1, "work"),
        (b"a = " + b"[" * 5000, 1, None),
    ],
    ids=["toml", "utf-8", "port", "no-user", "name", "me", "zone", "weekend", "work", "deep"],
)
def test_a_fault_is_told_with_its_line_and_its_key(
    run: Run, config: Path, data: bytes, line: int, key: str | None
) -> None:
    config.write_bytes(data)
    fault = row(run)["fault"]
    assert (fault["line"], fault["key"]) == (line, key)


def test_a_fault_is_one(run: Run, config: Path) -> None:
    config.write_text("[mail\n")
    assert run("config").code == ExitCode.FINDINGS


def test_a_fault_says_what_to_do(run: Run, config: Path) -> None:
    config.write_text(SMTP.replace("465", "0"))
    fault = "Line 4: port in [mail] takes a number from 1 to 65535. To mend it: raincheck config --edit\n"
    assert f"\nfault       {fault}" in run("config").out


def test_what_is_no_file_exits_with_four(run: Run, config: Path) -> None:
    config.mkdir()
    assert run("config").code == ExitCode.CANNOT_OPEN


def test_without_a_home_it_exits_with_five(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError

    monkeypatch.setattr("raincheck.commands.config.config_folder", no_home)
    assert run("config").code == ExitCode.NOT_SAVED


# Secrets


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["words", "json"])
@pytest.mark.parametrize(
    "text",
    [
        f"{SMTP}password = {TEXT}\n",
        f"{SMTP}password = [{TEXT}]\n",
        f"{SMTP}password = {{ value = {TEXT} }}\n",
        f"{SMTP}passwd = {TEXT}\n",
        f"{ME}password = {TEXT}\n",
        f"password = {TEXT}\n{SMTP}",
        f"[accounts.work]\npassword = {TEXT}\n",
        f"# {CANARY}\n{SMTP}",
        f'{SMTP}password = "command"\npassword_command = ["echo", {TEXT}]\n',
        f'{SMTP}password = "command"\npassword_command = ["sh", "-c", {json.dumps("printf " + CANARY)}]\n',
        f'{SMTP}password = "command"\npassword_command = ["get", "--token", {TEXT}]\n',
        f'[mail]\nway = "command"\ncommand = ["swaks", {json.dumps("--password=" + CANARY, ensure_ascii=False)}]\n',
        f"{SMTP}password_command = {{ value = {TEXT} }}\n",
        f"{SMTP}port = {TEXT}\n".replace("port = 465\n", ""),
        SMTP.replace("smtp.example.org", "dana:Kanarie-7f3a! Ünïque@smtp.example.org"),
        f"{SMTP}password = {TEXT}\n[mail\n",
    ],
    ids=[
        "password",
        "list",
        "table",
        "other-name",
        "other-section",
        "top",
        "other-table",
        "comment",
        "echo",
        "printf",
        "option",
        "assigned",
        "command-table",
        "port",
        "host",
        "no-toml",
    ],
)
def test_a_secret_is_never_told(run: Run, config: Path, text: str, form: tuple[str, ...]) -> None:
    config.write_text(text)
    result = run("config", *form)
    assert leaks(CANARY, texts={"output": (result.out + result.err).encode()}) == []


def test_a_stray_password_is_shown_as_hidden(run: Run, config: Path) -> None:
    config.write_text(f"{SMTP}password = {TEXT}\n")
    assert "\n  mail.password = (hidden)\n" in run("config").out


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_control_character_of_the_file_is_printed(run: Run, config: Path, attack: str) -> None:
    text = json.dumps(attack).replace("\\ud800", "")
    config.write_text(f"{text} = {text}\n[me]\n{text} = {text}\nname = {text}\n[mail]\ncommand = [{text}]\n")
    result = run("config")
    assert controls_in(result.out + result.err) == set()


def test_it_changes_nothing(run: Run, config: Path) -> None:
    config.write_text(SMTP)
    config.chmod(0o640)
    run("config")
    assert (config.read_text(), stat.S_IMODE(config.stat().st_mode)) == (SMTP, 0o640)
