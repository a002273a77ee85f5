"""A command in one line, in words."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.domain.command_lines import SHELL_WORDS, BadLine, command_words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", ()),
        ("pass show 'my mail'", ("pass", "show", "my mail")),
        ("~/bin/token --for me", ("~/bin/token", "--for", "me")),
        ("echo $(touch x)", ("echo", "$(touch", "x)")),
        ("pass 'show", BadLine.QUOTE),
        ("pass show mail | head -1", BadLine.SHELL),
        ("true && pass show mail", BadLine.SHELL),
    ],
)
def test_a_line_is_taken_apart_and_never_run(line: str, words: tuple[str, ...] | BadLine) -> None:
    assert command_words(line) == words


@given(st.lists(st.text(min_size=1).filter(lambda word: word not in SHELL_WORDS)))
def test_words_that_were_joined_come_apart_the_same(words: list[str]) -> None:
    assert command_words(shlex.join(words)) == tuple(words)
