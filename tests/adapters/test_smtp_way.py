"""The way to a mail server: settings, names, addresses, and the protection of the line."""

import socket
import ssl
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.adapters.mail.smtp import Limits, SmtpMail
from raincheck.adapters.mail.submission import dialing
from raincheck.adapters.mail.submission.dialing import Address
from raincheck.adapters.mail.submission.tls import tls_context
from raincheck.domain.delivery import Outgoing
from raincheck.domain.mail_settings import MailSettings, MailWay, Security
from raincheck.domain.sending import Stage
from raincheck.ports import Accepted, FailCause, NotSent, SecretFailed, SettingsFault
from raincheck.watching import Lookout
from stubs.mail_servers import HANG, QUEUED, mail_server, scripted
from stubs.mails import MAIL
from stubs.submitting import SOON, an_account, deliver, why

PROTECTED = (Security.TLS, Security.STARTTLS)


# What is wrong before anything is said


SMTP = MailSettings(way=MailWay.SMTP)
BEFORE = {
    "never set up": (None, MAIL, FailCause.NOT_SET_UP),
    "another way": (MailSettings(way=MailWay.COMMAND, command=("msmtp",)), MAIL, FailCause.NOT_SET_UP),
    "nobody to send to": (SMTP, replace(MAIL, to=""), FailCause.NO_RECIPIENT),
    "nobody who sends": (SMTP, replace(MAIL, sender_email=""), FailCause.NO_SENDER),
    "no address": (SMTP, replace(MAIL, to="a@b> RCPT TO:<c@d"), FailCause.BAD_ADDRESS),
    "two addresses": (SMTP, replace(MAIL, cc=("a@x.example; b@y.example",)), FailCause.BAD_ADDRESS),
    "no authority": (replace(SMTP, ca_file="not-there.pem"), MAIL, FailCause.TLS_CA_FILE),
}


@pytest.mark.parametrize(("settings", "message", "cause"), BEFORE.values(), ids=BEFORE)
def test_nothing_begins_when_something_is_missing(
    settings: MailSettings | None, message: Outgoing, cause: FailCause
) -> None:
    told: list[Stage] = []
    outcome = SmtpMail(an_account(settings)).deliver(message, Lookout(told.append))
    assert (why(outcome), told) == ((cause, None), [])


def test_settings_that_cannot_be_read_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = an_account(None)
    monkeypatch.setattr(broken, "settings", lambda: SettingsFault("config.toml", "port\x1b[31m"))
    assert SmtpMail(broken).deliver(MAIL, Lookout()) == NotSent(FailCause.BAD_SETTINGS, "port")


def test_a_file_that_is_no_certificate_is_named(tmp_path: Path) -> None:
    path = tmp_path / "authority.pem"
    path.write_text("no certificate")
    outcome = deliver(MailSettings(way=MailWay.SMTP, host="localhost", port=1, ca_file=str(path)))
    assert outcome == NotSent(FailCause.TLS_CA_FILE, str(path))


def test_without_the_password_nobody_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Stage] = []
    locked = an_account(MailSettings(way=MailWay.SMTP, host="localhost", port=1))
    monkeypatch.setattr(locked, "secret", lambda _: SecretFailed(FailCause.KEYRING_LOCKED, "locked"))
    outcome = SmtpMail(locked).deliver(MAIL, Lookout(told.append))
    assert outcome == NotSent(FailCause.KEYRING_LOCKED, "locked", Stage.PASSWORD)
    assert told == [Stage.PASSWORD]


# The way there


def test_the_second_address_is_tried_when_the_first_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    # A listener whose queue is full says nothing, like a network that swallows what it gets.
    with socket.create_server(("127.0.0.1", 0), backlog=0) as deaf, socket.socket() as filling:
        filling.connect(deaf.getsockname())
        with scripted() as server:
            places = [Address(socket.AF_INET, place) for place in (deaf.getsockname(), ("127.0.0.1", server.port))]
            monkeypatch.setattr(dialing, "look_up", lambda *_: places)
            assert deliver(server.settings()) == Accepted(QUEUED)


def test_an_unknown_name_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialing, "look_up", lambda *_: socket.gaierror(-2, "Name or service not known"))
    outcome = deliver(MailSettings(way=MailWay.SMTP, host="mail.invalid", port=465))
    assert outcome == NotSent(FailCause.NO_HOST, "Name or service not known", Stage.CONNECT)


@pytest.mark.parametrize("host", [f"{'a' * 70}.example", "a..example"])
def test_a_name_that_no_system_can_look_up_is_unknown(host: str) -> None:
    assert isinstance(dialing.look_up(host, 465), OSError)
    outcome = deliver(MailSettings(way=MailWay.SMTP, host=host, port=465))
    assert outcome == NotSent(FailCause.NO_HOST, "", Stage.CONNECT)


def test_a_closed_port_is_no_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert why(deliver(MailSettings(way=MailWay.SMTP, host="127.0.0.1", port=port))) == (
        FailCause.NO_CONNECTION,
        Stage.CONNECT,
    )


def test_a_name_server_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answer.wait() and [])
    begun = time.monotonic()
    outcome = deliver(MailSettings(way=MailWay.SMTP, host="mail.example", port=465), limits=Limits(connect=0.1))
    assert why(outcome) == (FailCause.TIMED_OUT, Stage.CONNECT)
    assert time.monotonic() - begun < SOON
    answer.set()


HANGING_LOOKUP = """
import socket, threading
from raincheck.adapters.mail.smtp import Limits, check
from raincheck.domain.mail_settings import Auth, MailSettings, MailWay
from raincheck.watching import Lookout
socket.getaddrinfo = lambda *_, **__: threading.Event().wait()
settings = MailSettings(way=MailWay.SMTP, host="mail.example", port=465, auth=Auth.NONE)
print(check(settings, None, Lookout(), limits=Limits(connect=0.1)).cause)
"""


def test_a_name_server_that_never_answers_does_not_keep_the_program_alive() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HANGING_LOOKUP], capture_output=True, text=True, timeout=30, check=True
    )
    assert (done.stdout, done.stderr) == ("smtp-timed-out\n", "")


def test_the_overall_limit_outlasts_every_step() -> None:
    begun = time.monotonic()
    with scripted(RCPT=HANG) as server:
        outcome = deliver(server.settings(), limits=Limits(overall=0.3, listen=0.05))
    assert why(outcome) == (FailCause.TIMED_OUT, Stage.RECIPIENTS)
    assert time.monotonic() - begun < SOON


# Protection


@pytest.mark.parametrize("security", PROTECTED)
def test_a_stranger_is_not_trusted(tmp_path: Path, security: Security) -> None:
    with mail_server(tmp_path, security) as server:
        outcome = deliver(server.settings(ca_file=""))
        assert why(outcome) == (FailCause.TLS_UNKNOWN_CA, Stage.PROTECT)
        assert not server.taken


@pytest.mark.parametrize("security", PROTECTED)
def test_the_system_may_trust_it_as_well(tmp_path: Path, security: Security, monkeypatch: pytest.MonkeyPatch) -> None:
    with mail_server(tmp_path, security) as server:
        monkeypatch.setenv("SSL_CERT_FILE", server.ca_file)
        assert deliver(server.settings(ca_file="")) == Accepted(QUEUED)


def test_the_protection_is_as_strict_as_it_can_be() -> None:
    context = tls_context()
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert (context.check_hostname, context.verify_mode) == (True, ssl.CERT_REQUIRED)


def test_a_server_that_does_not_speak_tls_is_said() -> None:
    with scripted() as server:
        outcome = deliver(server.settings(security=Security.TLS))
        assert why(outcome) == (FailCause.TLS_BROKEN, Stage.PROTECT)


@pytest.mark.parametrize(
    ("script", "for_now"),
    [
        ({"EHLO": b"250 AUTH PLAIN"}, False),
        ({"EHLO": b"502 what?"}, False),
        ({"EHLO": b"250-here\r\n250 STARTTLS", "STARTTLS": b"454 not now"}, True),
        ({"EHLO": b"250-here\r\n250 STARTTLS", "STARTTLS": b"554 no"}, False),
    ],
    ids=["not offered", "no EHLO", "not now", "refused"],
)
def test_on_an_unprotected_line_nothing_else_is_said(script: dict[str, bytes], for_now: bool) -> None:
    with scripted(**script) as server:
        outcome = deliver(server.settings(security=Security.STARTTLS))
        assert isinstance(outcome, NotSent)
        assert (outcome.cause, outcome.for_now) == (FailCause.UNPROTECTED, for_now)
        assert {line.partition(b" ")[0] for line in server.heard} <= {b"EHLO", b"STARTTLS"}


@pytest.mark.parametrize("host", ["192.0.2.1", "mail.example"])
def test_unprotected_mail_goes_to_no_other_machine(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialing, "look_up", lambda *_: pytest.fail("nobody needs to know where that is"))
    outcome = deliver(MailSettings(way=MailWay.SMTP, host=host, port=25, security=Security.NONE))
    assert why(outcome) == (FailCause.NOT_LOOPBACK, Stage.CONNECT)


def test_localhost_that_leads_elsewhere_is_not_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialing, "look_up", lambda *_: [Address(socket.AF_INET, ("192.0.2.1", 25))])
    monkeypatch.setattr(dialing, "_connected", lambda *_: pytest.fail("it was called"))
    outcome = deliver(MailSettings(way=MailWay.SMTP, host="localhost", port=25, security=Security.NONE))
    assert why(outcome) == (FailCause.NOT_LOOPBACK, Stage.CONNECT)


@pytest.mark.parametrize(
    ("place", "here"),
    [("127.9.9.9", True), ("::1", True), ("::ffff:127.0.0.1", True), ("192.0.2.1", False), ("fe80::1%eth0", False)],
)
def test_only_loopback_addresses_are_this_machine(place: str, here: bool) -> None:
    assert dialing.is_here(Address(socket.AF_INET6, (place, 25))) is here
