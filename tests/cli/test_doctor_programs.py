"""`raincheck doctor`: the terminal, its clipboard, and the programs of the desktop, played by small scripts."""

import locale
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from raincheck.adapters.doctor import programs, terminal
from stubs.command import Run, Stream
from stubs.doctoring import raises, rows, seen
from stubs.hostile import ATTACKS, controls_in
from stubs.scripts import install

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="plays the programs of Linux"),
    pytest.mark.usefixtures("tools"),
]


# The terminal


def test_without_a_terminal_it_is_a_note(run: Run) -> None:
    assert seen(run, "terminal") == [("note", "terminal-none")]


@pytest.mark.parametrize(
    ("name", "code"), [("xterm", "terminal-is"), ("dumb", "terminal-dumb"), ("", "terminal-unnamed")]
)
def test_a_terminal_is_judged_by_its_name(monkeypatch: pytest.MonkeyPatch, name: str, code: str) -> None:
    monkeypatch.setattr(terminal, "sys", SimpleNamespace(stdin=Stream(), stdout=Stream(), stderr=Stream()))
    assert [found.code for found in terminal.kind({"TERM": name})] == [code]


@pytest.mark.parametrize(
    ("env", "code"),
    [
        ({"COLORTERM": "truecolor", "TERM": "xterm"}, "colors-true"),
        ({"COLORTERM": "24bit"}, "colors-true"),
        ({"TERM": "xterm-256color"}, "colors-256"),
        ({"TERM": "xterm-kitty"}, "colors-256"),
        ({"TERM": "xterm"}, "colors-16"),
        ({"TERM": "dumb"}, "colors-none"),
        ({"NO_COLOR": "1", "COLORTERM": "truecolor"}, "colors-unwanted"),
        ({"NO_COLOR": "", "COLORTERM": "truecolor"}, "colors-true"),
    ],
)
def test_colors_are_read_from_the_environment(env: dict[str, str], code: str) -> None:
    assert [found.code for found in terminal.colors(env)] == [code]


@pytest.mark.parametrize(
    ("columns", "lines", "state"),
    [(80, 24, "ok"), (200, 60, "ok"), (79, 24, "note"), (80, 23, "note"), (39, 24, "fault"), (80, 14, "fault")],
)
def test_the_size_is_held_against_what_the_screens_need(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: int, lines: int, state: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("LINES", str(lines))
    assert seen(run, "size") == [(state, "size")]


@pytest.mark.parametrize(
    ("encoding", "code"), [("UTF-8", "letters-all"), ("utf8", "letters-all"), ("ISO-8859-1", "letters-some")]
)
def test_letters_are_all_only_in_utf_8(monkeypatch: pytest.MonkeyPatch, encoding: str, code: str) -> None:
    monkeypatch.setattr(locale, "getencoding", lambda: encoding)
    assert [found.code for found in terminal.letters()] == [code]


@pytest.mark.parametrize(
    ("variable", "code"),
    [
        ("SSH_CONNECTION", "between-ssh"),
        ("SSH_TTY", "between-ssh"),
        ("STY", "between-screen"),
        ("TMUX", "between-tmux"),
    ],
)
def test_what_stands_before_the_clipboard_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, variable: str, code: str
) -> None:
    monkeypatch.setenv(variable, "1")
    assert seen(run, "between") == [("note", code)]


@pytest.mark.parametrize(
    ("setting", "code"), [("on", "between-tmux-on"), ("external", "between-tmux"), ("off", "between-tmux")]
)
def test_tmux_is_asked_whether_it_lets_a_copy_pass(
    run: Run, tools: Path, monkeypatch: pytest.MonkeyPatch, setting: str, code: str
) -> None:
    monkeypatch.setenv("TMUX", "/tmp/tmux,1,0")  # noqa: S108 - as tmux writes it; nothing is made there
    install(tools, "tmux", f'[ "$*" = "show-options -sv set-clipboard" ] && echo {setting}')
    assert [found[1] for found in seen(run, "between")] == [code]


# Programs


def test_clipboard_tools_are_named_in_their_order(run: Run, tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    for name in ("xsel", "wl-copy"):
        install(tools, name, "exit 0")
    assert [row["found"] for row in rows(run) if row["name"] == "tools"] == ["wl-copy, xsel"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("mailto", "x-scheme-handler/mailto"),
        ("calendar", "text/calendar"),
        ("browser", "x-scheme-handler/https"),
        ("messages", "x-scheme-handler/sms"),
    ],
)
def test_the_desktop_is_asked_for_its_program(run: Run, tools: Path, name: str, kind: str) -> None:
    install(tools, "xdg-mime", f'[ "$*" = "query default {kind}" ] && echo org.example.App.desktop')
    found = [(row["code"], row["found"]) for row in rows(run) if row["name"] == name]
    assert found == [("handler-is", "org.example.App")]


@pytest.mark.parametrize("script", ["exit 0", "echo", "exit 4"])
def test_a_desktop_without_a_program_has_a_note_with_advice(run: Run, tools: Path, script: str) -> None:
    install(tools, "xdg-mime", script)
    found = [(row["state"], row["code"], bool(row["advice"])) for row in rows(run) if row["name"] == "mailto"]
    assert found == [("note", "handler-none", True)]


def test_a_desktop_that_cannot_be_asked_is_a_note(run: Run) -> None:
    assert seen(run, "mailto") == [("note", "handler-unknown")]


def test_a_desktop_that_does_not_answer_is_a_note(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "answer", lambda command: raises(subprocess.TimeoutExpired(command, 2)))
    assert seen(run, "mailto") == [("note", "handler-silent")]


def test_a_program_that_hangs_is_ended_with_its_children(tools: Path) -> None:
    sleep = shutil.which("sleep", path="/bin:/usr/bin")
    install(tools, "xdg-mime", f'{sleep} 60 & echo $! > "$0.pid"; wait')
    with pytest.raises(subprocess.TimeoutExpired):
        programs.answer(("xdg-mime",), 0.5)
    child = Path("/proc", (tools / "xdg-mime.pid").read_text().strip(), "cmdline")
    end = time.monotonic() + 30
    while child.exists() and child.read_bytes():
        assert time.monotonic() < end


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_elsewhere_nobody_claims_to_know_the_program(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr(programs, "sys", SimpleNamespace(platform=system))
    assert [found.code for found in programs.handler(programs.MAILTO, "mailto-none-do")] == ["handler-unasked"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_control_character_of_a_program_is_printed(run: Run, tools: Path, attack: str) -> None:
    (tools / "said").write_text(attack, "utf-8", "replace")
    install(tools, "xdg-mime", f'while IFS= read -r line; do printf "%s" "$line"; done < "{tools}/said"')
    result = run("doctor")
    assert controls_in(result.out + result.err) == set()


def test_opening_needs_its_program(run: Run, tools: Path) -> None:
    assert seen(run, "links") == [("note", "links-none")]
    install(tools, "xdg-open", "exit 0")
    assert seen(run, "links") == [("ok", "links-by")]
