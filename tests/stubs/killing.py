"""Killing the program at a random moment between the review and the end of sending, and what is left then.

    PYTHONPATH=tests python -m stubs.killing [RUNS] [SEED]

Each run is a case of its own at the review, a real mail server, and a real terminal. The program is killed (-9),
started again, and used as it says: what was not sent is sent, what nobody knows is left alone.
"""

import random
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from raincheck.adapters.mail.account import TomlAccount
from raincheck.adapters.sessions import TomlSessions
from raincheck.domain.mail_settings import SecretFrom, Security
from raincheck.domain.session import Session
from stubs.cases import BODY, CASE_ID, a_case
from stubs.driving import READY
from stubs.mail_servers import PASSWORD, MailServer, mail_server
from stubs.tty import Terminal, clean_env

NOW = ("--now", "2026-11-18T09:21:30-07:00")
SPAN = 2.0
"""Seconds from the review on in which the kill falls: the key is pressed after 0.5, and sending takes a second."""

THINKS = 0.4
"""Seconds that the server takes to answer after the dot, so that many kills fall there."""


@dataclass
class Tally:
    """What was counted over all runs; the first three must stay empty."""

    duplicates: list[str] = field(default_factory=list)
    false_sent: list[str] = field(default_factory=list)
    lost_words: list[str] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        bad = {"duplicates": self.duplicates, "said sent and was not": self.false_sent, "lost words": self.lost_words}
        lines = [f"{name}: {len(runs)} {' '.join(runs)}".rstrip() for name, runs in bad.items()]
        return "\n".join([*lines, *(f"{state}: {count}" for state, count in sorted(self.states.items()))])


def run_one(server: MailServer, folder: Path, after: float, name: str, tally: Tally) -> None:
    """One kill, that many seconds after the review was shown, and everything that has to hold afterwards."""
    env = clean_env(folder)
    (folder / "secret").write_text(PASSWORD.reveal() + "\n")
    settings = server.settings(password=SecretFrom.COMMAND, password_command=("cat", str(folder / "secret")))
    TomlAccount(folder / "config").remember(settings)
    TomlSessions(folder / "data").create(a_case(**_ready()))
    before = len(server.taken)
    _kill(env, after)
    state = _state(folder)
    taken = len(server.taken) - before
    _go_on(env, state)
    told, in_all = _state(folder), len(server.taken) - before
    tally.states[f"killed while {state}, {'taken' if taken else 'not taken'}; then {told}"] += 1
    if in_all > 1:
        tally.duplicates.append(name)
    if (told == "sent" and not in_all) or (state == "sent" and not taken):
        tally.false_sent.append(name)
    if BODY not in (text.body if (text := _case(folder).message.email) else ""):
        tally.lost_words.append(name)


def _ready() -> dict[str, object]:
    names = ("step", "done", "message", "attempts", "deliveries", "followup")
    return {name: getattr(READY, name) for name in names}


def _kill(env: dict[str, str], after: float) -> None:
    terminal = Terminal(("resume", CASE_ID, *NOW), env)
    terminal.shows("This is what they will get")
    end, pressed = time.monotonic() + after, False
    while time.monotonic() < end and terminal.pump():
        if not pressed and "How shall it leave?" in terminal.text:
            terminal.press("s")
            pressed = True
    terminal.kill(signal.SIGKILL)
    terminal.end()


def _go_on(env: dict[str, str], state: str) -> None:
    """Start it again, and do what it says: send what was not sent, and leave alone what nobody knows."""
    terminal = Terminal(("resume", CASE_ID, *NOW), env)
    shown = {"drafted": "How shall it leave?", "failed": "Not sent", "sent": "Sent today", "sending": "Did it go out?"}
    terminal.shows(shown[state])
    if state in ("drafted", "failed"):
        terminal.press("s")
        terminal.shows("Sent today")
    terminal.press("ctrl+q")
    terminal.end()


def _case(folder: Path) -> Session:
    found = TomlSessions(folder / "data").load(CASE_ID)
    assert isinstance(found, Session), found
    return found


def _state(folder: Path) -> str:
    delivery = _case(folder).delivery
    return delivery.state.value if delivery else "drafted"


def kill_at_random(folder: Path, runs: int, seed: int) -> Tally:
    """So many runs, each in a folder of its own, against one server."""
    moments, tally = random.Random(seed), Tally()  # noqa: S311 - moments to kill at, and no secret
    with mail_server(folder, Security.STARTTLS) as server:
        server.thinks = THINKS
        for number in range(runs):
            home = folder / f"run-{number}"
            home.mkdir()
            run_one(server, home, moments.uniform(0, SPAN), f"{number}", tally)
    return tally


def main() -> None:
    """Run, and print the counts."""
    runs, seed = (*(int(text) for text in sys.argv[1:]), *(300, 1)[len(sys.argv) - 1 :])[:2]
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_at_random(Path(folder), runs, seed)
    sys.stdout.write(f"{runs} runs, seed {seed}\n{tally}\n")


if __name__ == "__main__":
    main()
