"""Stopping while a mail leaves, at every stage."""

import asyncio
import threading
import time
from typing import NoReturn

import pytest
from aiosmtplib import SMTPResponse

from raincheck.adapters.mail import smtp
from raincheck.adapters.mail.smtp import Limits, SmtpMail
from raincheck.adapters.mail.submission.failing import Unsent
from raincheck.adapters.mail.submission.handing import await_answer
from raincheck.adapters.mail.submission.line import Line
from raincheck.domain.mail_settings import MailSettings, MailWay, Security
from raincheck.domain.sending import Stage
from raincheck.ports import Accepted, DeliveryOutcome, FailCause, NobodyKnows, NotSent
from raincheck.watching import Lookout
from stubs.fakes import FakeAccount
from stubs.mail_servers import HANG, LEAVE, PASSWORD, QUEUED, scripted
from stubs.mails import MAIL
from stubs.submitting import QUICK, SOON, an_account, deliver

PATIENT = Limits(reply=20.0, goodbye=20.0)


def stopping(settings: MailSettings, at: Stage, *, later: bool) -> DeliveryOutcome:
    """Deliver, and stop as soon as that stage is told: at once, or from another thread a moment later."""
    helpers: list[threading.Thread] = []

    def tell(stage: Stage) -> None:
        if stage is at:
            helpers.append(threading.Thread(target=lookout.stop))
            helpers[-1].start() if later else helpers[-1].run()

    lookout = Lookout(tell)
    begun = time.monotonic()
    outcome = SmtpMail(an_account(settings), PATIENT).deliver(MAIL, lookout)
    assert time.monotonic() - begun < SOON
    return outcome


AT = {
    Stage.CONNECT: {"GREETING": HANG},
    Stage.LOGIN: {"AUTH": HANG},
    Stage.SENDER: {"MAIL": HANG},
    Stage.RECIPIENTS: {"RCPT": HANG},
    Stage.MESSAGE: {"DATA": HANG},
}


@pytest.mark.parametrize("later", [False, True], ids=["at once", "a moment later"])
@pytest.mark.parametrize("stage", AT)
def test_stopped_before_the_dot_it_is_not_sent(stage: Stage, later: bool) -> None:
    with scripted(**AT[stage]) as server:
        assert stopping(server.settings(), stage, later=later) == NotSent(FailCause.STOPPED, "", stage)
        assert server.taken == 0


@pytest.mark.parametrize("later", [False, True], ids=["at once", "a moment later"])
def test_stopped_while_the_line_is_being_protected_it_is_not_sent(later: bool) -> None:
    with scripted(EHLO=b"250-here\r\n250 STARTTLS", STARTTLS=HANG) as server:
        settings = server.settings(security=Security.STARTTLS)
        assert stopping(settings, Stage.PROTECT, later=later) == NotSent(FailCause.STOPPED, "", Stage.PROTECT)


def test_stopped_while_the_keyring_asks_its_owner_it_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = threading.Event()
    monkeypatch.setattr(FakeAccount, "secret", lambda *_: answer.wait() and PASSWORD)
    outcome = stopping(MailSettings(way=MailWay.SMTP, host="127.0.0.1", port=1), Stage.PASSWORD, later=True)
    answer.set()
    assert outcome == NotSent(FailCause.STOPPED, "", Stage.PASSWORD)


@pytest.mark.parametrize("later", [False, True], ids=["at once", "a moment later"])
def test_stopped_after_the_dot_nobody_knows(later: bool) -> None:
    with scripted(DOT=HANG) as server:
        assert stopping(server.settings(), Stage.WAITING, later=later) == NobodyKnows(stopped=True)


def test_without_an_answer_there_is_no_goodbye() -> None:
    told: list[Stage] = []
    with scripted(DOT=LEAVE) as server:
        assert SmtpMail(an_account(server.settings()), QUICK).deliver(MAIL, Lookout(told.append)) == NobodyKnows()
    assert told[-1] is Stage.WAITING


@pytest.mark.parametrize("error", [OSError(), asyncio.CancelledError(), Unsent(FailCause.LOST)], ids=repr)
def test_what_breaks_off_after_the_dot_is_never_called_not_sent(
    error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(*_: object) -> NoReturn:
        await asyncio.sleep(0)
        raise error

    # Nothing does, as far as anybody knows.
    monkeypatch.setattr(smtp, "await_answer", breaks)
    with scripted() as server:
        assert deliver(server.settings()) == NobodyKnows(stopped=isinstance(error, asyncio.CancelledError))


async def test_an_answer_that_comes_in_the_moment_of_stopping_counts() -> None:
    said = asyncio.get_running_loop().create_future()

    async def hear() -> SMTPResponse:
        return SMTPResponse(*await said)

    answer = asyncio.ensure_future(hear())
    waiting = asyncio.ensure_future(await_answer(Line(Lookout(), QUICK), answer))
    await asyncio.sleep(0)
    said.set_result((250, "2.0.0 queued as ABC123"))
    await asyncio.sleep(0)
    # The answer is there, and nobody has looked at it yet.
    assert answer.done()
    waiting.cancel()
    assert await waiting == Accepted(QUEUED)


@pytest.mark.parametrize("later", [False, True], ids=["at once", "a moment later"])
def test_stopped_at_the_goodbye_it_is_sent_at_once(later: bool) -> None:
    with scripted(QUIT=HANG) as server:
        assert stopping(server.settings(), Stage.GOODBYE, later=later) == Accepted(QUEUED)


def test_stopped_before_it_began_nobody_is_called() -> None:
    told: list[Stage] = []
    lookout = Lookout(told.append)
    lookout.stop()
    settings = MailSettings(way=MailWay.SMTP, host="127.0.0.1", port=1)
    assert SmtpMail(an_account(settings)).deliver(MAIL, lookout) == NotSent(FailCause.STOPPED)
    assert told == []


def test_a_stop_that_comes_too_late_changes_nothing() -> None:
    lookout = Lookout()
    with scripted() as server:
        assert SmtpMail(an_account(server.settings()), QUICK).deliver(MAIL, lookout) == Accepted(QUEUED)
    lookout.stop()
