"""Sending by a command: what its exit status is worth, and that it gets the message once and whole."""

import os
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.adapters.mail.command import NOTE, CommandMail
from raincheck.adapters.mail.mime import wire_bytes
from raincheck.domain.delivery import Outgoing
from raincheck.domain.sending import Stage
from raincheck.domain.session import Evidence, Way
from raincheck.ports import Accepted, DeliveryOutcome, FailCause, NobodyKnows, NotSent, SettingsFault
from raincheck.watching import Lookout
from stubs.commands import LONG, Script, script_in, sender
from stubs.fakes import FakeAccount
from stubs.mails import MAIL

TWO = replace(MAIL, cc=("sam@larkspur.example",))


@pytest.fixture
def script(tmp_path: Path) -> Script:
    return script_in(tmp_path)


def sent(command: str, *arguments: str, mail: Outgoing = MAIL) -> DeliveryOutcome:
    return sender(command, *arguments).deliver(mail, Lookout())


def test_the_command_gets_the_mail_with_the_line_ends_of_this_machine(script: Script, tmp_path: Path) -> None:
    outcome = sent(script("cat >taken; echo working; echo queued as 12"))
    assert outcome == Accepted("queued as 12", evidence=Evidence.COMMAND_ACCEPTED)
    assert (tmp_path / "taken").read_bytes() == wire_bytes(MAIL).replace(b"\r\n", b"\n")


def test_a_long_mail_arrives_whole(script: Script, tmp_path: Path) -> None:
    assert isinstance(sent(script("cat >taken"), mail=LONG), Accepted)
    assert (tmp_path / "taken").read_bytes() == wire_bytes(LONG).replace(b"\r\n", b"\n")


def test_arguments_are_those_of_the_settings_and_reach_no_shell(script: Script, tmp_path: Path) -> None:
    given = ("-t", "; touch pwned", "$(touch pwned)", "* ?")
    sent(script('cat >/dev/null; printf "%s\\n" "$@" >arguments'), *given)
    assert (tmp_path / "arguments").read_text().splitlines() == list(given)
    assert not (tmp_path / "pwned").exists()


def test_the_environment_is_ours_and_nothing_more(script: Script, tmp_path: Path) -> None:
    sent(script("cat >/dev/null; env -0 >environment"))
    names = {entry.partition("=")[0] for entry in (tmp_path / "environment").read_text().split("\0") if entry}
    # The shell adds some, and readline, where something in this process has loaded it, puts the last two past Python.
    not_ours = {"PWD", "OLDPWD", "SHLVL", "_", "LINES", "COLUMNS"}
    assert names - not_ours <= set(os.environ)


def test_the_stages_are_told() -> None:
    stages: list[Stage] = []
    sender("cat").deliver(MAIL, Lookout(stages.append))
    assert stages == [Stage.MESSAGE, Stage.WAITING]


FAILED = FailCause.COMMAND_FAILED
EXITS = [
    (1, NobodyKnows("exit 1: no account")),
    (2, NobodyKnows("exit 2: no account")),
    (64, NotSent(FAILED, "exit 64 EX_USAGE: no account", Stage.WAITING)),
    (65, NotSent(FAILED, "exit 65 EX_DATAERR: no account", Stage.WAITING)),
    (66, NotSent(FAILED, "exit 66 EX_NOINPUT: no account", Stage.WAITING)),
    (67, NotSent(FAILED, "exit 67 EX_NOUSER: no account", Stage.WAITING)),
    (68, NotSent(FAILED, "exit 68 EX_NOHOST: no account", Stage.WAITING)),
    (69, NotSent(FAILED, "exit 69 EX_UNAVAILABLE: no account", Stage.WAITING)),
    (70, NobodyKnows("exit 70 EX_SOFTWARE: no account")),
    (71, NobodyKnows("exit 71 EX_OSERR: no account")),
    (72, NotSent(FAILED, "exit 72 EX_OSFILE: no account", Stage.WAITING)),
    (73, NobodyKnows("exit 73 EX_CANTCREAT: no account")),
    (74, NobodyKnows("exit 74 EX_IOERR: no account")),
    (75, NobodyKnows("exit 75 EX_TEMPFAIL: no account")),
    (76, NobodyKnows("exit 76 EX_PROTOCOL: no account")),
    (77, NotSent(FAILED, "exit 77 EX_NOPERM: no account", Stage.WAITING)),
    (78, NotSent(FAILED, "exit 78 EX_CONFIG: no account", Stage.WAITING)),
    (79, NobodyKnows("exit 79: no account")),
    (126, NotSent(FAILED, "exit 126: no account", Stage.WAITING)),
    (127, NotSent(FAILED, "exit 127: no account", Stage.WAITING)),
    (255, NobodyKnows("exit 255: no account")),
]


@pytest.mark.parametrize(("code", "outcome"), EXITS)
def test_an_exit_status_is_only_worth_what_is_certain(script: Script, code: int, outcome: DeliveryOutcome) -> None:
    assert sent(script('cat >/dev/null; echo "no account" >&2; exit $1'), str(code)) == outcome


@pytest.mark.parametrize("code", [65, 67, 68, 69])
def test_with_several_recipients_a_failed_one_says_nothing_of_the_others(script: Script, code: int) -> None:
    assert isinstance(sent(script("cat >/dev/null; exit $1"), str(code), mail=TWO), NobodyKnows)


@pytest.mark.parametrize("code", [64, 66, 72, 77, 78, 126, 127])
def test_what_never_began_was_sent_to_nobody(script: Script, code: int) -> None:
    assert isinstance(sent(script("cat >/dev/null; exit $1"), str(code), mail=TWO), NotSent)


@pytest.mark.parametrize(("name", "known"), [("msmtp", True), ("sendmail", False), ("msmtp-queue", False)])
def test_what_msmtp_could_not_take_to_any_server_was_sent_to_nobody(tmp_path: Path, name: str, known: bool) -> None:
    path = tmp_path / name
    path.write_text("#!/bin/sh\ncat >/dev/null; exit 75\n")
    path.chmod(0o700)
    assert isinstance(sent(str(path), mail=TWO), NotSent if known else NobodyKnows)


@pytest.mark.parametrize(("number", "name"), [(9, "SIGKILL"), (15, "SIGTERM"), (11, "SIGSEGV")])
def test_after_a_signal_nobody_knows(script: Script, number: int, name: str) -> None:
    assert sent(script("cat >/dev/null; kill -$1 $$"), str(number)) == NobodyKnows(name)


def test_a_command_that_is_not_there_is_named() -> None:
    assert sent("no-such-mailer") == NotSent(FailCause.COMMAND_MISSING, "no-such-mailer")


def test_a_file_that_can_not_be_run_is_named(script: Script) -> None:
    path = script("cat", 0o600)
    assert sent(path) == NotSent(FailCause.COMMAND_MISSING, path[:NOTE])


def test_a_script_for_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "command"
    path.write_text("#!/no/such/interpreter\n")
    path.chmod(0o700)
    outcome = sent(str(path))
    assert isinstance(outcome, NotSent)
    assert outcome.cause is FailCause.COMMAND_MISSING


def test_a_tilde_is_the_home_folder(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(Path(script("cat >/dev/null")).parent))
    assert isinstance(sent("~/command"), Accepted)


def test_a_command_that_fails_before_it_has_read_the_mail_has_not_sent_it(script: Script) -> None:
    outcome = sent(script("echo no account >&2; exit 1"), mail=LONG)
    assert outcome == NotSent(FAILED, "exit 1: no account", Stage.MESSAGE)


def test_a_yes_without_having_read_the_mail_is_no_yes(script: Script) -> None:
    assert sent(script("exit 0"), mail=LONG) == NobodyKnows("exit 0")


def test_what_it_says_is_kept_short_and_clean(script: Script) -> None:
    flood = "cat >/dev/null; yes 'no account' | head -c 1000000; yes 'no way' | head -c 1000000 >&2; exit 78"
    outcome = sent(script(flood))
    assert isinstance(outcome, NotSent)
    assert outcome.note.startswith("exit 78 EX_CONFIG: ")
    assert len(outcome.note) <= NOTE


@pytest.mark.parametrize("said", ["\\033[2Jhello\\007", "hello\\r\\n\\n", "\\377hello", "first\\nhello"])
def test_what_it_says_is_one_line_without_controls(script: Script, said: str) -> None:
    outcome = sent(script(f"cat >/dev/null; printf '{said}'"))
    assert isinstance(outcome, Accepted)
    assert outcome.note.lstrip("\ufffd") == "hello"


UNFIT = [
    (replace(MAIL, to=""), FailCause.NO_RECIPIENT),
    (replace(MAIL, sender_email=""), FailCause.NO_SENDER),
    (replace(MAIL, to="a@x.example, b@x.example"), FailCause.BAD_ADDRESS),
    (replace(TWO, only=TWO.cc), FailCause.COMMAND_TO_ALL),
]


@pytest.mark.parametrize(("mail", "cause"), UNFIT)
def test_what_the_command_can_not_send_never_reaches_it(mail: Outgoing, cause: FailCause) -> None:
    assert sent("no-such-mailer-either", mail=mail) == NotSent(FailCause.COMMAND_MISSING, "no-such-mailer-either")
    assert sent("cat", mail=mail) == NotSent(cause)


def test_a_second_try_for_everyone_is_like_the_first() -> None:
    assert isinstance(sent("cat", mail=replace(TWO, only=(TWO.to, *TWO.cc))), Accepted)


@pytest.mark.parametrize("command", [(), ("",), ("cat", "a\0b")])
def test_settings_without_a_sound_command_are_faulty(command: tuple[str, ...]) -> None:
    assert sender(*command).deliver(MAIL, Lookout()) == NotSent(FailCause.BAD_SETTINGS, "command")


def test_without_settings_mail_is_not_set_up() -> None:
    assert CommandMail(FakeAccount()).deliver(MAIL, Lookout()) == NotSent(FailCause.NOT_SET_UP)


def test_a_fault_in_the_settings_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    account = FakeAccount()
    monkeypatch.setattr(account, "settings", lambda: SettingsFault("config.toml", "line 3"))
    assert CommandMail(account).deliver(MAIL, Lookout()) == NotSent(FailCause.BAD_SETTINGS, "line 3")


def test_it_runs_in_a_session_of_its_own_and_can_not_ask_in_our_terminal() -> None:
    outcome = sent(sys.executable, "-c", "import os, sys; sys.stdin.read(); print(os.getsid(0))")
    assert isinstance(outcome, Accepted)
    assert int(outcome.note) != os.getsid(0)


def test_its_way_is_the_command() -> None:
    assert sender("cat").way is Way.COMMAND
