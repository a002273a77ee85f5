"""Mail servers that say what they should not."""

import pytest
from msgspec.structs import replace

from raincheck.adapters.mail.mime import wire_bytes
from raincheck.adapters.mail.submission import envelope
from raincheck.domain.mail_settings import Auth, Security
from raincheck.domain.sending import Stage
from raincheck.domain.session import Refused
from raincheck.ports import Accepted, FailCause, NotSent
from stubs.mail_servers import DEAF, LEAVE, QUEUED, scripted
from stubs.mails import MAIL
from stubs.submitting import QUICK, deliver, why

PROTECTED = (Security.TLS, Security.STARTTLS)


MAIL_BEGINS = wire_bytes(MAIL).partition(b"\r\n")[0]
ENDLESS_SIZE = b"250-here\r\n250-AUTH PLAIN\r\n250 SIZE " + b"9" * 5_000

LIES = {
    "a second reply to one command": ({"RCPT": b"250 yes\r\n250 yes"}, FailCause.NOT_SMTP, Stage.MESSAGE),
    "an answer to the dot before the message": ({"DATA": b"354 go\r\n250 queued"}, FailCause.NOT_SMTP, Stage.MESSAGE),
    "a yes in the middle of the message": ({"BODY": b"250 queued"}, FailCause.NOT_SMTP, Stage.MESSAGE),
    "a no in the middle of the message": ({"BODY": b"552 5.3.4 enough"}, FailCause.TOO_BIG, Stage.MESSAGE),
    "a no in the middle, for now": ({"BODY": b"421 4.3.2 going down"}, FailCause.SERVER_LATER, Stage.MESSAGE),
    "leaves in the middle of the message": ({"BODY": LEAVE}, FailCause.LOST, Stage.MESSAGE),
    "yes instead of go on": ({"DATA": b"250 fine"}, FailCause.NOT_SMTP, Stage.MESSAGE),
    "codes that are none": ({"MAIL": b"999 yes"}, FailCause.NOT_SMTP, Stage.SENDER),
    "a recipient that is neither": ({"RCPT": b"354 go on"}, FailCause.NOT_SMTP, Stage.RECIPIENTS),
    "leaves at the recipient": ({"RCPT": b"421 4.3.2 going down"}, FailCause.SERVER_LATER, Stage.RECIPIENTS),
    "a greeting that is another no": ({"GREETING": b"354 go on"}, FailCause.NOT_SMTP, Stage.CONNECT),
    "escapes": ({"MAIL": b"550 \x1b[31m\x1b]0;owned\x07\xff[/bold]"}, FailCause.SENDER_REFUSED, Stage.SENDER),
    "a size that is none": ({"EHLO": ENDLESS_SIZE, "MAIL": LEAVE}, FailCause.LOST, Stage.SENDER),
    "a very long word": ({"RCPT": b"550 " + b"no" * 4_000}, FailCause.RECIPIENT_REFUSED, Stage.RECIPIENTS),
}  # fmt: skip


@pytest.mark.parametrize(("script", "cause", "stage"), LIES.values(), ids=LIES)
def test_a_server_that_lies_gets_no_further(script: dict[str, bytes], cause: FailCause, stage: Stage) -> None:
    with scripted(**script) as server:
        outcome = deliver(server.settings(), limits=replace(QUICK, listen=2.0))
        assert isinstance(outcome, NotSent)
        assert (outcome.cause, outcome.stage) == (cause, stage)
        assert outcome.note.isprintable()
        assert len(outcome.note) <= 200
        assert server.taken == 0
        # Once the message has begun, a command would be one more line of it.
        assert b"QUIT" not in server.heard or MAIL_BEGINS not in server.heard


def test_a_server_that_reads_no_further_never_gets_the_dot(monkeypatch: pytest.MonkeyPatch) -> None:
    # The network and the system hold some megabytes for a server that does not read; the rest never leaves.
    lines = (b"x" * 900 + b"\r\n") * 20_000
    monkeypatch.setattr(envelope, "wire_bytes", lambda *_, **__: lines)
    with scripted(EHLO=b"250-here\r\n250 AUTH PLAIN", BODY=DEAF) as server:
        outcome = deliver(server.settings(), limits=replace(QUICK, message=1.0))
        assert why(outcome) == (FailCause.TIMED_OUT, Stage.MESSAGE)
        assert server.taken == 0


def test_a_size_below_ours_is_believed_before_anything_leaves() -> None:
    with scripted(EHLO=b"250-here\r\n250-AUTH PLAIN\r\n250 SIZE 100") as server:
        assert why(deliver(server.settings())) == (FailCause.TOO_BIG, Stage.SENDER)
        assert not any(line.startswith(b"MAIL") for line in server.heard)


def test_no_size_at_all_is_no_limit() -> None:
    with scripted(EHLO=b"250-here\r\n250-AUTH PLAIN\r\n250 SIZE 0") as server:
        assert deliver(server.settings()) == Accepted(QUEUED)


def test_a_server_that_knows_only_helo_is_spoken_to() -> None:
    with scripted(EHLO=b"502 what?") as server:
        assert deliver(server.settings(auth=Auth.NONE)) == Accepted(QUEUED)
        assert why(deliver(server.settings())) == (FailCause.LOGIN_NOT_OFFERED, Stage.LOGIN)


def test_the_status_stands_once_in_a_reply_of_many_lines() -> None:
    with scripted(DOT=b"250-2.0.0 taken\r\n250 2.0.0 as ABC") as server:
        assert deliver(server.settings()) == Accepted("250 2.0.0 taken as ABC")


REFUSALS = {
    "greylisted": ([b"450 4.2.0 later"], FailCause.RECIPIENT_LATER, True),
    "full for now": ([b"452 4.2.2 full"], FailCause.MAILBOX_FULL, True),
    "full by its status": ([b"550 5.2.2 over quota"], FailCause.MAILBOX_FULL, False),
    "full": ([b"552 full"], FailCause.MAILBOX_FULL, False),
    "unknown": ([b"550 5.1.1 who?"], FailCause.RECIPIENT_REFUSED, False),
}


@pytest.mark.parametrize(("replies", "cause", "for_now"), REFUSALS.values(), ids=REFUSALS)
def test_why_a_recipient_is_refused_is_told_apart(replies: list[bytes], cause: FailCause, for_now: bool) -> None:
    with scripted(RCPT=replies[0]) as server:
        outcome = deliver(server.settings())
        assert isinstance(outcome, NotSent)
        assert (outcome.cause, outcome.for_now) == (cause, for_now)
        assert outcome.refused == (Refused(MAIL.to, replies[0].decode()),)
        assert b"QUIT" in server.heard
