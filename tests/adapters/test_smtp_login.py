"""The login at a mail server, and what is never kept of it."""

from base64 import b64encode
from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.adapters.mail.submission.replies import Hush
from raincheck.domain.mail_settings import Auth, Security
from raincheck.domain.secret import Secret
from raincheck.domain.sending import Stage
from raincheck.ports import Accepted, FailCause, NotSent
from stubs.mail_servers import PASSWORD, QUEUED, USER, mail_server, scripted
from stubs.submitting import QUICK, deliver, why

# The login


@pytest.mark.parametrize("security", Security)
def test_a_wrong_password_is_refused_with_the_words_of_the_server(tmp_path: Path, security: Security) -> None:
    with mail_server(tmp_path, security) as server:
        outcome = deliver(server.settings(), secret=Secret("wrong"))
        reply = "535 5.7.8 Authentication credentials invalid"
        assert outcome == NotSent(FailCause.LOGIN_REFUSED, reply, Stage.LOGIN)
        assert not server.taken


@pytest.mark.parametrize(
    ("offered", "said"),
    [
        (b"PLAIN LOGIN", [b"AUTH PLAIN " + b64encode(f"\0{USER}\0{PASSWORD.reveal()}".encode())]),
        (b"LOGIN", [b"AUTH LOGIN " + b64encode(USER.encode()), b64encode(PASSWORD.reveal().encode())]),
    ],
    ids=["plain", "login"],
)
def test_the_password_goes_by_the_best_way_that_is_offered(offered: bytes, said: list[bytes]) -> None:
    replies = {"AUTH": b"235 yes"} if b"PLAIN" in offered else {"AUTH": b"334 UGFzc3dvcmQ6", "MORE": b"235 yes"}
    with scripted(EHLO=b"250-here\r\n250 AUTH " + offered, **replies) as server:
        assert deliver(server.settings()) == Accepted(QUEUED)
        assert server.heard[1 : 1 + len(said)] == said


def test_a_token_goes_by_xoauth2() -> None:
    with scripted() as server:
        assert deliver(server.settings(auth=Auth.XOAUTH2)) == Accepted(QUEUED)
        token = f"user={USER}\x01auth=Bearer {PASSWORD.reveal()}\x01\x01".encode()
        assert server.heard[1] == b"AUTH XOAUTH2 " + b64encode(token)


def test_an_expired_token_is_refused_after_its_challenge() -> None:
    with scripted(AUTH=b"334 eyJzdGF0dXMiOiI0MDEifQ==", MORE=b"535 5.7.8 expired") as server:
        outcome = deliver(server.settings(auth=Auth.XOAUTH2))
        assert outcome == NotSent(FailCause.LOGIN_REFUSED, "535 5.7.8 expired", Stage.LOGIN)


@pytest.mark.parametrize(("auth", "offered"), [(Auth.PASSWORD, b"XOAUTH2 CRAM-MD5"), (Auth.XOAUTH2, b"PLAIN LOGIN")])
def test_a_login_that_is_not_offered_is_said_and_not_tried(auth: Auth, offered: bytes) -> None:
    with scripted(EHLO=b"250-here\r\n250 AUTH " + offered) as server:
        assert why(deliver(server.settings(auth=auth))) == (FailCause.LOGIN_NOT_OFFERED, Stage.LOGIN)
        assert not any(line.startswith(b"AUTH") for line in server.heard)


GOOGLE_SECOND_FACTOR = (
    b"534-5.7.9 Application-specific password required. For more information, go to\r\n"
    b"534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor 4fb4d7f45d1cf-6 - gsmtp"
)
GOOGLE_OWN_PASSWORD = (
    b"535-5.7.8 Username and Password not accepted. For more information, go to\r\n"
    b"535 5.7.8  https://support.google.com/mail/?p=BadCredentials 4fb4d7f45d1cf-6 - gsmtp"
)
LOGINS = {
    "wrong": (b"535 5.7.8 Error: authentication failed", FailCause.LOGIN_REFUSED, False),
    "disabled": (b"535 5.7.139 Authentication unsuccessful", FailCause.LOGIN_REFUSED, False),
    "later": (b"454 4.7.0 Temporary authentication failure", FailCause.LOGIN_LATER, True),
    "too many": (b"421 4.7.0 Too many login attempts", FailCause.LOGIN_LATER, True),
    "google, second factor": (GOOGLE_SECOND_FACTOR, FailCause.LOGIN_APP_PASSWORD, False),
    "google, own password": (GOOGLE_OWN_PASSWORD, FailCause.LOGIN_APP_PASSWORD, False),
    "google, browser": (b"534 5.7.14 Please log in via your web browser", FailCause.LOGIN_APP_PASSWORD, False),
    "yahoo": (b"535 5.7.0 (#AUTH005) Too many bad auth attempts.", FailCause.LOGIN_APP_PASSWORD, False),
    "yahoo, own password": (b"535 5.7.0 (#MBR1212) Incorrect password.", FailCause.LOGIN_APP_PASSWORD, False),
    "icloud": (b"535 5.7.8 Use an app-specific password", FailCause.LOGIN_APP_PASSWORD, False),
    "another yes": (b"299 what?", FailCause.NOT_SMTP, False),
    "another question": (b"334 and then?", FailCause.NOT_SMTP, False),
}


@pytest.mark.parametrize(("reply", "cause", "for_now"), LOGINS.values(), ids=LOGINS)
def test_a_login_that_failed_has_the_cause_that_helps(reply: bytes, cause: FailCause, for_now: bool) -> None:
    with scripted(AUTH=reply) as server:
        outcome = deliver(server.settings())
        assert isinstance(outcome, NotSent)
        assert (outcome.cause, outcome.for_now, outcome.stage) == (cause, for_now, Stage.LOGIN)
        # Once: the same password tried again may lock the account.
        assert sum(line.startswith(b"AUTH") for line in server.heard) == 1


def test_a_mechanism_that_is_offered_but_unknown_leads_to_the_next() -> None:
    with scripted(AUTH=b"504 5.5.4 unknown") as server:
        deliver(server.settings())
        assert [line.split()[1] for line in server.heard if line.startswith(b"AUTH")] == [b"PLAIN", b"LOGIN"]


# What is kept secret

PLAIN = PASSWORD.reveal()
SAID = b64encode(f"\0{USER}\0{PLAIN}".encode())
ONLY_LOGIN = {"EHLO": b"250-here\r\n250 AUTH LOGIN"}
ECHOES = {
    "at the login": {"AUTH": b"501 5.5.2 cannot read: {line}"},
    "in the login of two lines": {**ONLY_LOGIN, "AUTH": b"334 go", "MORE": b"501 what is {line}?"},
    "in capitals": {"AUTH": b"501 bad " + PLAIN.upper().encode()},
    "in part": {"AUTH": b"501 bad " + SAID[12:28]},
    "later, at the sender": {"MAIL": f"550 you are {PLAIN}".encode()},
    "later, at a recipient": {"RCPT": f"550 {PLAIN}".encode()},
    "later, in nonsense": {"DATA": f"HTTP {PLAIN}".encode()},
    "after the dot": {"DOT": f"250 queued for {PLAIN}".encode()},
    "after the dot, in nonsense": {"DOT": f"what is {PLAIN}".encode()},
}


@pytest.mark.parametrize("script", ECHOES.values(), ids=ECHOES)
def test_what_the_server_repeats_of_the_password_is_not_kept(
    script: dict[str, bytes], capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with scripted(**script) as server:
        outcome = deliver(server.settings(), limits=replace(QUICK, reply=2.0))
    shown = "\n".join([repr(outcome), *capfd.readouterr(), caplog.text])
    assert "…" in shown
    for secret in (PLAIN, b64encode(PLAIN.encode()).decode(), SAID[12:28].decode()):
        assert secret.casefold() not in shown.casefold()


def test_what_the_server_repeats_of_a_token_is_not_kept() -> None:
    with scripted(AUTH=b"535 5.7.8 cannot read: {line}") as server:
        outcome = deliver(server.settings(auth=Auth.XOAUTH2))
    assert outcome == NotSent(FailCause.LOGIN_REFUSED, "535 5.7.8 …", Stage.LOGIN)


def test_a_password_that_is_no_text_is_refused_without_its_error() -> None:
    with scripted() as server:
        assert deliver(server.settings(), secret=Secret("half\ud800")) == NotSent(
            FailCause.LOGIN_REFUSED, "", Stage.LOGIN
        )


@pytest.mark.parametrize("secret", ["", "x", "pw", "a long one with ünïcode"])
def test_replies_without_the_secret_are_kept_whole(secret: str) -> None:
    hush = Hush()
    hush.keep(USER, Secret(secret))
    assert hush("2.0.0 Ok: queued") == "2.0.0 Ok: queued"
