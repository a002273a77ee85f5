"""The installed program in a pseudo-terminal: walked, killed, resumed, and finished."""

import re
import signal
import stat
import subprocess
import sys
import tomllib
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from ical.calendar_stream import IcsCalendarStream

from stubs.letters import LETTER
from stubs.tty import Terminal, clean_env

NOW = ("--now", "2026-11-23T09:21:30-07:00")
WORDS = "A bus will not do either."


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A home of its own, and a launcher on the path that records what it is asked to open."""
    tools = tmp_path / "tools"
    tools.mkdir()
    opener = tools / "xdg-open"
    opener.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{tmp_path}/opened"\n')
    opener.chmod(0o755)
    found = clean_env(tmp_path)
    return {**found, "PATH": f"{tools}:{found['PATH']}"}


def case_file(env: dict[str, str]) -> Path:
    (path,) = Path(env["RAINCHECK_DATA_DIR"], "sessions").glob("*.toml")
    return path


def to_editor(terminal: Terminal) -> None:
    """From the first screen to the words, typing the facts by hand."""
    terminal.shows("What is happening?")
    terminal.press("1")
    terminal.shows("What is the reason?")
    terminal.press("1")
    terminal.shows("Which interview?")
    terminal.press("10:00")
    terminal.shows("in 38 min")
    facts = ("", "", "Larkspur Freight", "Dispatch Coordinator", "Dana Whitfield", "", "+1 602 555 0142")
    for fact in (*facts, "dana@larkspur.example", "Marisol Vega"):
        terminal.press("tab", *([fact] if fact else []))
    terminal.shows("Marisol Vega")
    terminal.press("f2")
    terminal.shows("Can it still happen?")
    terminal.press("3")
    terminal.shows("Reach them first")
    terminal.press("enter")
    terminal.shows("Dana,")


def test_a_whole_letter_pasted_into_the_terminal_is_confirmed_with_one_key(env: dict[str, str]) -> None:
    terminal = Terminal(NOW, env)
    terminal.shows("What is happening?")
    terminal.press("1")
    terminal.shows("What is the reason?")
    terminal.press("1")
    terminal.shows("Which interview?")
    terminal.press(f"\x1b[200~{LETTER}\x1b[201~")
    terminal.shows("Read from the invitation.")
    terminal.press("f2")
    terminal.shows("Can it still happen?")
    terminal.press("ctrl+q")
    terminal.end()
    facts = tomllib.loads(case_file(env).read_text("utf-8"))["interview"]
    assert (facts["company"], facts["role"], f"{facts['starts']:%d %H:%M%z}") == (
        "Larkspur Freight",
        "Dispatch Coordinator",
        "24 14:30-0500",
    )


def run(env: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "raincheck", *arguments],
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_road_survives_kill_9_in_the_editor_and_leaves_whole_files(env: dict[str, str]) -> None:
    first = Terminal(NOW, env)
    to_editor(first)
    first.press(WORDS)
    first.until(lambda: WORDS in case_file(env).read_text(), "the words are on disk")
    first.kill(signal.SIGKILL)
    assert first.end() == -signal.SIGKILL

    again = Terminal(("resume", *NOW), env)
    again.shows(WORDS)
    again.press("f2")
    again.shows("How shall it leave?")
    again.shows(WORDS)
    again.press("f")
    again.shows("Did it go out?")
    again.press("y")
    again.shows("you told us")
    again.press("enter")
    again.shows("When to come back to it")
    again.press("2")
    again.shows("You have done what you could")
    again.press("ctrl+q")
    assert again.end() == 0
    assert again.restored

    check_files(env)


def check_files(env: dict[str, str]) -> None:
    """What is on disk after the road."""
    data = Path(env["RAINCHECK_DATA_DIR"])
    case = tomllib.loads(case_file(env).read_text())
    delivery = case["deliveries"][-1]
    assert (delivery["state"], delivery["evidence"]) == ("sent", "you told us")
    mail = message_from_bytes(next((data / "outbox").glob("*.eml")).read_bytes(), policy=policy.default)
    assert mail["To"] == "Dana Whitfield <dana@larkspur.example>"
    assert mail["X-Unsent"] == "1"
    words = mail.get_content().replace("\r\n", "\n")
    assert words == case["message"]["email"]["body"] == delivery["body"]
    assert WORDS in mail.get_content()
    (file,) = (data / "calendar").glob("*.ics")
    events = IcsCalendarStream.calendar_from_ics(file.read_text()).events
    assert [f"{event.dtstart:%Y-%m-%d %H:%M}" for event in events] == [
        "2026-11-25 16:30",
        "2026-12-03 16:30",  # five business days, and Thanksgiving is none
        "2026-12-07 16:30",
    ]
    modes = {stat.S_IMODE(path.stat().st_mode) for path in data.rglob("*") if path.is_file()}
    assert modes == {0o600}


def test_due_is_quiet_before_the_follow_up_and_names_it_after(env: dict[str, str]) -> None:
    terminal = Terminal(NOW, env)
    to_editor(terminal)
    terminal.press("f2")
    terminal.shows("How shall it leave?")
    terminal.press("m")
    terminal.shows("Did it go out?")
    terminal.press("y")
    terminal.shows("you told us")
    terminal.press("enter")
    terminal.shows("When to come back to it")
    terminal.press("3")
    terminal.shows("You have done what you could")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    before = run(env, "due", "--now", "2026-11-25T09:29:00-07:00")
    after = run(env, "due", "--now", "2026-11-25T09:31:00-07:00")
    assert (before.returncode, before.stdout.count("Larkspur")) == (0, 0)
    assert after.returncode == 10
    assert re.search(r"Larkspur Freight", after.stdout)
    assert re.search(r"write two sentences", after.stdout)
    assert f"raincheck resume {case_file(env).stem}" in after.stdout


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_signal_saves_the_words_and_gives_the_terminal_back(
    env: dict[str, str], number: signal.Signals, code: int
) -> None:
    terminal = Terminal(NOW, env)
    to_editor(terminal)
    terminal.press(WORDS)
    terminal.shows(WORDS)
    terminal.kill(number)
    assert terminal.end() == code
    assert terminal.restored
    assert WORDS in case_file(env).read_text()


def test_a_closed_window_saves_the_words(env: dict[str, str]) -> None:
    terminal = Terminal(NOW, env)
    to_editor(terminal)
    terminal.press(WORDS)
    terminal.shows(WORDS)
    terminal.close_window()
    terminal.child.wait() if terminal.child.isalive() else None
    assert WORDS in case_file(env).read_text()


CRASH = """
import sys
from raincheck.tui.screens.message import MessageScreen

def boom(self):
    secret = "CANARY-" + "VALUE"
    raise RuntimeError(secret)

MessageScreen.action_channel = boom
from raincheck.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_crash_gives_the_terminal_back_names_the_file_and_prints_no_values(env: dict[str, str]) -> None:
    terminal = Terminal(NOW, env, code=CRASH)
    to_editor(terminal)
    terminal.press(WORDS)
    terminal.shows(WORDS)
    terminal.press("f4")
    assert terminal.end() == 1
    assert terminal.restored
    told = terminal.raw.rsplit(b"\x1b[?1049l", 1)[1].decode()
    assert str(case_file(env)) in told.replace("\r\n", "")
    assert "CANARY" not in told
    assert "Marisol" not in told
    assert WORDS in case_file(env).read_text()


FULL = """
import sys
from raincheck.adapters.sessions import TomlSessions
from raincheck.ports import SaveCause, SaveFailed
from raincheck.tui.screens.message import MessageScreen

def full(self):
    def save(store, case):
        return SaveFailed(SaveCause.NO_SPACE, store.path(case.id))

    if TomlSessions.save.__module__ == "__main__":
        raise RuntimeError
    TomlSessions.save = save

MessageScreen.action_channel = full
from raincheck.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(("key", "code", "says"), [("ctrl+q", 5, "Not saved"), ("f4", 1, "may be missing")])
def test_the_end_on_a_full_disk_never_calls_the_last_words_safe(
    env: dict[str, str], key: str, code: int, says: str
) -> None:
    terminal = Terminal(NOW, env, code=FULL)
    to_editor(terminal)
    # The first F4 fills the disk, a second one crashes.
    terminal.press("f4", WORDS)
    terminal.shows("Not saved: the disk is full.")
    terminal.press(key)
    assert terminal.end() == code
    told = terminal.raw.rsplit(b"\x1b[?1049l", 1)[1].decode()
    assert says in told
    assert "Saved. Go on" not in told
    assert "is safe in" not in told


def test_the_demo_walks_the_road_and_removes_its_folder(env: dict[str, str], tmp_path: Path) -> None:
    terminal = Terminal(("demo", *NOW), {**env, "TMPDIR": str(tmp_path)})
    terminal.shows("What is happening?")
    terminal.press("1")
    terminal.shows("What is the reason?")
    terminal.press("1")
    terminal.shows("Larkspur Freight")
    terminal.press("f2")
    terminal.shows("Can it still happen?")
    terminal.press("2")
    terminal.shows("+1 602 555 0142")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert list(tmp_path.glob("raincheck-demo-*")) == []
    assert not (tmp_path / "opened").exists()
