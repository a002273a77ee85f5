"""Mail by SMTP: what a server takes, from whom and to whom."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.adapters.mail.mime import wire_bytes
from raincheck.adapters.mail.smtp import SmtpMail, check
from raincheck.adapters.mail.submission import envelope
from raincheck.domain.mail_settings import Security
from raincheck.domain.secret import Secret
from raincheck.domain.sending import Stage
from raincheck.domain.session import Refused
from raincheck.ports import Accepted, Connected, FailCause, NotSent
from raincheck.watching import Lookout
from stubs.fakes import FakeAccount
from stubs.mail_servers import LATER, NOBODY, PASSWORD, QUEUED, REFUSALS, USER, MailServer, mail_server, scripted
from stubs.mails import MAIL
from stubs.submitting import QUICK, an_account, deliver, why

PROTECTED = (Security.TLS, Security.STARTTLS)


@pytest.fixture(scope="module", params=Security, ids=lambda security: security.value)
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailServer]:
    with mail_server(tmp_path_factory.mktemp("server"), request.param) as server:
        yield server


@pytest.fixture
def server(running: MailServer) -> MailServer:
    running.taken.clear()
    running.names.clear()
    return running


# What arrives


def test_the_server_takes_the_mail_byte_for_byte(server: MailServer) -> None:
    assert deliver(server.settings()) == Accepted(QUEUED)
    assert [taken.data for taken in server.taken] == [wire_bytes(MAIL)]
    assert (server.taken[0].sender, server.taken[0].recipients) == (MAIL.sender_email, (MAIL.to,))
    assert server.taken[0].user == USER
    assert server.taken[0].protected is (server.security in PROTECTED)


BODIES = {
    "dots": ".\n..\n.hidden\nend.\n.",
    "from": "From here on\n>From there",
    "blanks": "two  \n\ttabs\t\n \n\n\n",
    "emoji": "See you ☔\n\n— Dana 👩🏽‍💻",
    "long line": "x" * 5_000,
    "nothing but a dot": ".",
    "many": "All good. " * 5_000,
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_every_body_arrives_as_its_bytes(server: MailServer, body: str) -> None:
    message = replace(MAIL, body=body)
    assert isinstance(deliver(server.settings(), message), Accepted)
    assert [taken.data for taken in server.taken] == [wire_bytes(message)]


RAW = {
    "dots": b"Subject: x\r\n\r\n.\r\n..\r\n.hidden\r\nend.\r\n.\r\n",
    "bare line feeds": b"Subject: x\r\n\r\none\n.\nMAIL FROM:<a@b.example>\n",
    "lone carriage returns": b"Subject: x\r\n\r\none\r.\rtwo\r\n",
    "no end": b"Subject: x\r\n\r\nend",
}


@pytest.mark.parametrize("data", RAW.values(), ids=RAW)
def test_no_bytes_end_the_message_before_its_end(
    server: MailServer, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The mail is written so that none of this is in it; the way does not rely on that.
    monkeypatch.setattr(envelope, "wire_bytes", lambda *_, **__: data)
    assert deliver(server.settings()) == Accepted(QUEUED)
    assert [taken.data for taken in server.taken] == [b"".join(line + b"\r\n" for line in data.splitlines())]


def test_the_stages_are_told_in_their_order(server: MailServer) -> None:
    told: list[Stage] = []
    SmtpMail(an_account(server.settings()), QUICK).deliver(MAIL, Lookout(told.append))
    assert told == [stage for stage in Stage if stage is not Stage.PROTECT or server.security in PROTECTED]


def test_nothing_about_the_machine_is_told(server: MailServer) -> None:
    deliver(server.settings())
    assert set(server.names) == {"[127.0.0.1]"}
    assert socket.gethostname().encode() not in server.taken[0].data


def test_without_a_login_no_password_is_asked_for(tmp_path: Path) -> None:
    told: list[Stage] = []
    with mail_server(tmp_path, Security.NONE, login=False) as server:
        nobody = FakeAccount(server.settings())
        assert SmtpMail(nobody, QUICK).deliver(MAIL, Lookout(told.append)) == Accepted(QUEUED)
    assert not {Stage.PASSWORD, Stage.LOGIN} & set(told)


# To whom


def test_each_recipient_is_named_once(server: MailServer) -> None:
    message = replace(MAIL, cc=("bob@other.example", MAIL.to.upper(), "bob@other.example"))
    assert deliver(server.settings(), message) == Accepted(QUEUED)
    assert server.taken[0].recipients == (MAIL.to, "bob@other.example")


def test_only_those_of_this_try_get_it_while_its_headers_name_all(server: MailServer) -> None:
    message = replace(MAIL, cc=("bob@other.example",), only=("bob@other.example",))
    assert deliver(server.settings(), message) == Accepted(QUEUED)
    assert server.taken[0].recipients == ("bob@other.example",)
    assert server.taken[0].data == wire_bytes(message)


def test_who_is_refused_is_named_and_the_others_get_it(server: MailServer) -> None:
    outcome = deliver(server.settings(), replace(MAIL, cc=(NOBODY,)))
    assert outcome == Accepted(QUEUED, (Refused(NOBODY, REFUSALS[NOBODY]),))
    assert [taken.recipients for taken in server.taken] == [(MAIL.to,)]


def test_nothing_is_sent_when_everybody_is_refused(server: MailServer) -> None:
    outcome = deliver(server.settings(), replace(MAIL, to=NOBODY))
    reply = REFUSALS[NOBODY]
    assert outcome == NotSent(FailCause.RECIPIENT_REFUSED, reply, Stage.RECIPIENTS, refused=(Refused(NOBODY, reply),))
    assert not server.taken


def test_when_everybody_is_refused_a_reason_that_lasts_is_the_one_that_is_told(server: MailServer) -> None:
    outcome = deliver(server.settings(), replace(MAIL, to=LATER, cc=(NOBODY,)))
    refused = tuple(Refused(address, REFUSALS[address]) for address in (LATER, NOBODY))
    assert outcome == NotSent(FailCause.RECIPIENT_REFUSED, REFUSALS[NOBODY], Stage.RECIPIENTS, refused=refused)


def test_an_international_domain_goes_in_ascii(server: MailServer) -> None:
    message = replace(MAIL, to="dana@bücher.example")
    assert deliver(server.settings(), message) == Accepted(QUEUED)
    assert server.taken[0].recipients == ("dana@xn--bcher-kva.example",)
    assert server.taken[0].data.isascii()


def test_an_international_name_goes_as_utf_8_with_its_domain_in_ascii(server: MailServer) -> None:
    message = replace(MAIL, to="jürgen@bücher.example")
    assert deliver(server.settings(), message) == Accepted(QUEUED)
    taken = server.taken[0]
    assert taken.recipients == ("jürgen@xn--bcher-kva.example",)
    assert {"SMTPUTF8", "BODY=8BITMIME"} <= set(taken.options)
    assert taken.data == wire_bytes(message, utf8=True)


def test_eight_bits_are_announced_only_where_there_are_any(server: MailServer) -> None:
    deliver(server.settings(), replace(MAIL, body="Träume ☔"))
    assert server.taken[0].options == (f"SIZE={len(server.taken[0].data)}",)


@pytest.mark.parametrize("missing", [b"8BITMIME", b"SMTPUTF8"])
def test_an_international_name_needs_a_server_that_takes_it(missing: bytes) -> None:
    offers = b"\r\n".join([b"250-here", *(b"250-" + name for name in (b"8BITMIME", b"SMTPUTF8") if name != missing)])
    with scripted(EHLO=offers + b"\r\n250 AUTH PLAIN") as server:
        assert why(deliver(server.settings(), replace(MAIL, to="jürgen@mail.example"))) == (
            FailCause.NEEDS_UTF8,
            Stage.SENDER,
        )


# Looking only


def test_a_check_logs_in_and_sends_nothing(server: MailServer) -> None:
    told: list[Stage] = []
    assert isinstance(check(server.settings(), PASSWORD, Lookout(told.append), limits=QUICK), Connected)
    assert told[-1] is Stage.LOGIN
    assert not server.taken


CHECKS = {
    "wrong password": (Secret("wrong"), FailCause.LOGIN_REFUSED, Stage.LOGIN),
    "no password": (None, FailCause.PASSWORD_NEEDED, None),
}


@pytest.mark.parametrize(("secret", "cause", "stage"), CHECKS.values(), ids=CHECKS)
def test_a_check_that_failed_says_why(
    server: MailServer, secret: Secret | None, cause: FailCause, stage: Stage | None
) -> None:
    assert why(check(server.settings(), secret, Lookout(), limits=QUICK)) == (cause, stage)
    assert len(server.names) == (0 if secret is None else 1 + (server.security is Security.STARTTLS))


def test_a_check_of_a_server_without_a_login_needs_no_password(tmp_path: Path) -> None:
    with mail_server(tmp_path, Security.STARTTLS, login=False) as server:
        assert check(server.settings(), None, Lookout(), limits=QUICK) == Connected()


def test_a_check_ends_politely_and_can_be_stopped() -> None:
    with scripted() as server:
        assert check(server.settings(), PASSWORD, Lookout(), limits=QUICK) == Connected("235 2.7.0 welcome")
        assert server.heard[-1] == b"QUIT"
        stopped = Lookout()
        stopped.stop()
        assert why(check(server.settings(), PASSWORD, stopped, limits=QUICK)) == (FailCause.STOPPED, None)
