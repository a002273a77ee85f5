"""The user's own editor in a real terminal: it gets the terminal, and the words come back."""

from pathlib import Path

import pytest

from raincheck.adapters.sessions import TomlSessions
from raincheck.domain.session import Message, Session, Step, Text
from stubs.cases import CASE_ID, SUBJECT, a_fresh_case
from stubs.tty import Terminal, clean_env

NOW = ("--now", "2026-11-18T16:21:30+00:00")
ASKS = """#!/bin/sh
printf 'the editor has the terminal: '
read answer
printf 'Subject: From outside\\n\\nWritten there: %s\\n' "$answer" > "$1"
"""


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """The program at the words of a case, with a small editor that asks for a line."""
    editor = tmp_path / "editor"
    editor.write_text(ASKS)
    editor.chmod(0o755)
    words = Message(email=Text(subject=SUBJECT, body="Words of one's own.", edited=True))
    TomlSessions(tmp_path / "data").create(a_fresh_case(step=Step.MESSAGE, done=tuple(Step)[:4], message=words))
    shown = Terminal(("resume", CASE_ID, *NOW), clean_env(tmp_path, EDITOR=str(editor)))
    shown.shows("Words of one's own.")
    return shown


def saved(folder: Path) -> Text:
    found = TomlSessions(folder / "data").load(CASE_ID)
    assert isinstance(found, Session)
    assert found.message.email is not None
    return found.message.email


def test_the_editor_gets_the_terminal_and_its_text_comes_back(terminal: Terminal, tmp_path: Path) -> None:
    terminal.press("f8")
    terminal.shows("the editor has the terminal:")
    terminal.press("hello\r")
    terminal.shows("Written there: hello")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert (saved(tmp_path).subject, saved(tmp_path).body) == ("From outside", "Written there: hello")


def test_an_interrupted_editor_leaves_the_words_and_the_app_alive(terminal: Terminal, tmp_path: Path) -> None:
    terminal.press("f8")
    terminal.shows("the editor has the terminal:")
    terminal.press("\x03")
    terminal.shows("ended with an error")
    terminal.shows("Words of one's own.")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert terminal.restored
    assert saved(tmp_path).body == "Words of one's own."
