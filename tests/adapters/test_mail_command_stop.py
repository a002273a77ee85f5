"""A mail command that is stopped, or hangs: the outcome is the true one, and nothing of it goes on."""

import os
import select
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from raincheck.adapters.mail import feeding
from raincheck.adapters.mail.command import CommandMail
from raincheck.domain.delivery import Outgoing
from raincheck.domain.sending import Stage
from raincheck.ports import Accepted, DeliveryOutcome, FailCause, NobodyKnows, NotSent
from raincheck.watching import Lookout
from stubs.commands import LONG, Script, script_in, sender
from stubs.mails import MAIL


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine may take its time to end a command; where one does not want to end, the test says so."""
    monkeypatch.setattr(feeding, "GRACE", 10.0)


@pytest.fixture
def script(tmp_path: Path) -> Script:
    return script_in(tmp_path)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeding, "GRACE", 0.2)


@pytest.mark.usefixtures("impatient")
def test_a_child_in_the_background_does_not_hold_up_the_outcome(script: Script) -> None:
    command = sender(script("cat >/dev/null; echo sent; sleep 5 & exit 0"))
    assert isinstance(command.deliver(MAIL, Lookout()), Accepted)


class Running:
    """A delivery in another thread, whose command has said over a named pipe that it is there."""

    def __init__(self, mail: CommandMail, message: Outgoing, folder: Path, *, stop: bool = True) -> None:
        os.mkfifo(folder / "alive")
        self.lookout = Lookout()
        with ThreadPoolExecutor(1) as pool:
            self._future: Future[DeliveryOutcome] = pool.submit(mail.deliver, message, self.lookout)
            with (folder / "alive").open() as alive:
                assert alive.readline() == "here\n"
                if stop:
                    self.lookout.stop()
                self.outcome = self._future.result(30)
                # The pipe ends when nobody is left who could write to it.
                assert select.select([alive], [], [], 20)[0]
                assert alive.read() == ""


HERE = "exec 3>alive; echo here >&3"
READ = "cat >/dev/null"


def test_stopped_before_it_had_the_whole_mail_it_is_not_sent(script: Script, tmp_path: Path) -> None:
    run = Running(sender(script(f"{HERE}; sleep 60")), LONG, tmp_path)
    assert run.outcome == NotSent(FailCause.STOPPED, "", Stage.MESSAGE)


def test_stopped_after_it_had_the_mail_nobody_knows(script: Script, tmp_path: Path) -> None:
    run = Running(sender(script(f"{READ}; {HERE}; sleep 60 & wait")), MAIL, tmp_path)
    assert run.outcome == NobodyKnows(stopped=True)


@pytest.mark.usefixtures("impatient")
def test_what_does_not_want_to_end_is_killed(script: Script, tmp_path: Path) -> None:
    run = Running(sender(script(f"trap '' TERM; {READ}; {HERE}; sleep 60 & sleep 60")), MAIL, tmp_path)
    assert run.outcome == NobodyKnows(stopped=True)


def test_what_ends_well_after_it_was_asked_to_stop_tells_of_the_stop_alone(script: Script, tmp_path: Path) -> None:
    run = Running(sender(script(f"trap 'echo done; exit 0' TERM; {READ}; {HERE}; sleep 60 & wait")), MAIL, tmp_path)
    assert run.outcome == NobodyKnows("exit 0: done", stopped=True)


def test_a_failure_after_it_was_asked_to_stop_says_nothing(script: Script, tmp_path: Path) -> None:
    run = Running(sender(script(f"trap 'exit 78' TERM; {READ}; {HERE}; sleep 60 & wait")), MAIL, tmp_path)
    assert run.outcome == NobodyKnows("exit 78 EX_CONFIG", stopped=True)


@pytest.mark.usefixtures("impatient")
def test_a_mail_that_is_cut_off_never_ends(script: Script, tmp_path: Path) -> None:
    # It reads on after it was asked to stop; without the end of its input it can't take a part for the whole.
    lines = f"trap : TERM; {HERE}; sleep 60 & wait; cat >part && touch whole"
    run = Running(sender(script(lines)), LONG, tmp_path)
    assert run.outcome == NotSent(FailCause.STOPPED, "", Stage.MESSAGE)
    assert not (tmp_path / "whole").exists()


@pytest.mark.usefixtures("impatient")
def test_what_it_left_behind_with_half_a_mail_is_ended(script: Script, tmp_path: Path) -> None:
    run = Running(sender(script(f"{HERE}; sleep 60 <&0 & exit 1")), LONG, tmp_path, stop=False)
    assert run.outcome == NotSent(FailCause.COMMAND_FAILED, "exit 1", Stage.MESSAGE)


def test_of_endless_talk_only_the_end_is_kept() -> None:
    talk = ["sh", "-c", "cat >/dev/null; yes | head -c 1000000; echo end"]
    ended = feeding.Feeding(talk, b"x").run(60, lambda: None)
    assert len(ended.out) <= feeding.KEPT
    assert ended.out.endswith("y\nend\n")


def test_what_was_stopped_before_is_not_even_looked_for() -> None:
    command = feeding.Feeding(["/no/such/command"], b"x")
    command.stop()
    assert command.run(60, lambda: None).cut is feeding.Happening.STOP


def test_stopped_before_it_began_nothing_is_started(script: Script, tmp_path: Path) -> None:
    lookout = Lookout()
    lookout.stop()
    outcome = sender(script("touch started; cat")).deliver(MAIL, lookout)
    assert outcome == NotSent(FailCause.STOPPED, "", Stage.MESSAGE)
    assert not (tmp_path / "started").exists()


@pytest.mark.parametrize(
    ("lines", "mail", "outcome"),
    [
        ("sleep 60", LONG, NotSent(FailCause.TIMED_OUT, "", Stage.MESSAGE)),
        (f"{READ}; sleep 60", MAIL, NobodyKnows()),
    ],
)
def test_a_command_that_hangs_is_ended(script: Script, lines: str, mail: Outgoing, outcome: DeliveryOutcome) -> None:
    assert sender(script(lines), limit=0.5).deliver(mail, Lookout()) == outcome
