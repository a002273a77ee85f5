"""What interrupts a sending from outside, against a real server: it goes out once, and what is said of it is true."""

import signal
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from raincheck.adapters.mail.account import TomlAccount
from raincheck.adapters.sessions import TomlSessions
from raincheck.domain.mail_settings import SecretFrom, Security
from raincheck.domain.session import DeliveryState, Session
from stubs.cases import CASE_ID, a_case
from stubs.driving import READY
from stubs.mail_servers import PASSWORD, MailServer, mail_server
from stubs.tty import Terminal, clean_env

NOW = ("--now", "2026-11-18T09:21:30-07:00")
SECTIONS = ("step", "done", "message", "attempts", "deliveries", "followup")
WAITING = "Waiting for the answer"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[MailServer]:
    """A server that has taken the message before it says so, and the settings for it."""
    with mail_server(tmp_path, Security.STARTTLS) as running:
        running.may_answer.clear()
        (tmp_path / "secret").write_text(PASSWORD.reveal())
        command = ("cat", str(tmp_path / "secret"))
        settings = running.settings(password=SecretFrom.COMMAND, password_command=command)
        TomlAccount(tmp_path / "config").remember(settings)
        TomlSessions(tmp_path / "data").create(a_case(**{name: getattr(READY, name) for name in SECTIONS}))
        yield running
        running.may_answer.set()


def start(folder: Path, shows: str = "How shall it leave?") -> Terminal:
    terminal = Terminal(("resume", CASE_ID, *NOW), clean_env(folder))
    terminal.shows(shows)
    return terminal


def state(folder: Path) -> DeliveryState | None:
    case = TomlSessions(folder / "data").load(CASE_ID)
    assert isinstance(case, Session)
    return case.delivery.state if case.delivery else None


def test_a_suspended_machine_sends_once(tmp_path: Path, server: MailServer) -> None:
    terminal = start(tmp_path)
    terminal.press("s")
    terminal.shows(WAITING)
    # The stage is told just before the last line goes out.
    terminal.until(lambda: bool(server.taken), "the server has it")
    terminal.kill(signal.SIGSTOP)
    server.may_answer.set()
    assert server.answered.wait(20)
    terminal.kill(signal.SIGCONT)
    terminal.shows("Sent today")
    terminal.press("ctrl+q")
    terminal.end()
    assert terminal.restored
    assert termios.tcgetattr(terminal.child.child_fd) == terminal.before
    assert (len(server.taken), state(tmp_path)) == (1, DeliveryState.SENT)


@pytest.mark.parametrize("ends", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_the_answer_is_awaited_leaves_it_unknown(
    tmp_path: Path, server: MailServer, ends: signal.Signals
) -> None:
    terminal = start(tmp_path)
    terminal.press("s")
    terminal.shows(WAITING)
    terminal.until(lambda: bool(server.taken), "the server has it")
    terminal.kill(ends)
    assert terminal.end() == 128 + ends
    assert (len(server.taken), state(tmp_path)) == (1, DeliveryState.UNKNOWN)
    again = start(tmp_path, "Did it go out?")
    again.press("ctrl+q")
    again.end()
    assert len(server.taken) == 1


def test_of_two_windows_one_sends_and_the_other_sees_it(tmp_path: Path, server: MailServer) -> None:
    one, two = start(tmp_path), start(tmp_path)
    one.press("s")
    one.shows(WAITING)
    two.press("s")
    two.shows("Another window")
    server.may_answer.set()
    two.shows("Sent today")
    one.shows("Sent today")
    for terminal in (one, two):
        terminal.press("ctrl+q")
        terminal.end()
    assert (len(server.taken), state(tmp_path)) == (1, DeliveryState.SENT)
    assert len(list((tmp_path / "data" / "sessions").glob("*.toml"))) == 1
