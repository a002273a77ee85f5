"""The first mail of a new user: set up, tried and sent in the app, keys only, against a real server on loopback."""

import tomllib
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from raincheck.adapters.sessions import TomlSessions
from raincheck.domain.mail_settings import Security
from raincheck.domain.session import DeliveryState, Session
from stubs.cases import BODY, CASE_ID, INTERVIEW, SUBJECT, a_case
from stubs.driving import READY
from stubs.leaks import leaks
from stubs.mail_servers import PASSWORD, USER, MailServer, mail_server
from stubs.tty import Terminal, clean_env

NOW = ("--now", "2026-11-18T09:21:30-07:00")
SECTIONS = ("step", "done", "message", "attempts", "deliveries", "followup")


def at_the_review(folder: Path, **env: str) -> Terminal:
    """The program at the review of a case, with nothing set up."""
    TomlSessions(folder / "data").create(a_case(**{name: getattr(READY, name) for name in SECTIONS}))
    terminal = Terminal(("resume", CASE_ID, *NOW), clean_env(folder, **env))
    terminal.shows("How shall it leave?")
    return terminal


def fill_in(terminal: Terminal, server: MailServer, password: str) -> None:
    """The form for a server of one's own, whose address and login are there already."""
    terminal.press("s")
    terminal.shows("How do you send mail?")
    terminal.press("2")
    terminal.shows("Sending by your mail account")
    # The first empty line has the focus, which is the server's name.
    terminal.press("localhost", "tab", str(server.port), "tab")
    if server.security is Security.STARTTLS:
        terminal.press("right")
    terminal.press("tab", "ctrl+u", USER, "tab", password)
    terminal.press("f2")


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_the_first_mail_is_set_up_and_sent_by_keys_alone(tmp_path: Path, security: Security) -> None:
    with mail_server(tmp_path, security) as server:
        terminal = at_the_review(tmp_path, SSL_CERT_FILE=server.ca_file)
        fill_in(terminal, server, PASSWORD.reveal())
        terminal.shows("Ready: press s")
        terminal.shows("s send now")
        assert server.taken == []
        terminal.press("s")
        terminal.shows("Sent today")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    (taken,) = server.taken
    case = TomlSessions(tmp_path / "data").load(CASE_ID)
    assert isinstance(case, Session)
    delivery = case.delivery
    assert delivery
    assert delivery.state is DeliveryState.SENT
    assert (taken.recipients, taken.protected) == ((INTERVIEW.contact_email,), True)
    assert Path(delivery.copy).read_bytes() == taken.data
    mail = message_from_bytes(taken.data, policy=policy.strict)
    assert (mail["Subject"], mail.get_content().replace("\r\n", "\n").rstrip()) == (SUBJECT, BODY)
    assert not leaks(PASSWORD.reveal(), folders=[tmp_path / "data", tmp_path / "config"])


def test_a_wrong_password_is_told_beside_it_and_nothing_is_kept_of_it(tmp_path: Path) -> None:
    canary = "Canary-wrong-93zq!"
    with mail_server(tmp_path, Security.STARTTLS) as server:
        log = tmp_path / "textual.log"
        terminal = at_the_review(tmp_path, SSL_CERT_FILE=server.ca_file, TEXTUAL_LOG=str(log), TEXTUAL="debug")
        fill_in(terminal, server, canary)
        terminal.shows("The server does not take this login.")
        assert canary not in terminal.text
        assert not leaks(canary, processes=[terminal.child.pid], texts={"terminal": terminal.raw})
        terminal.press("f4")
        terminal.shows("Press m: your mail program opens with it.")
        terminal.press("ctrl+q")
        assert terminal.end() == 0
    assert server.taken == []
    assert not log.exists()
    assert not leaks(canary, texts={"terminal": terminal.raw})
    settings = tomllib.loads((tmp_path / "config" / "config.toml").read_text("utf-8"))
    assert settings["mail"]["way"] == "hand-off"
    assert not leaks(canary, folders=[tmp_path])
    assert USER not in settings["mail"].values()
