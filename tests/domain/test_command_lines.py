"""A command in one line, in words."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.domain.command_lines import SHELL_WORDS, BadLine, command_words, told


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


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("pass show mail", "pass show mail"),
        ("secret-tool lookup service 'my mail'", "secret-tool lookup service 'my mail'"),
        ("security find-generic-password -s mail -w", "security find-generic-password -s mail -w"),
        ("op read op://Personal/Mail/password", "op read op://Personal/Mail/password"),
        ("~/bin/token.sh -u dana", "'~/bin/token.sh' -u ?"),
        ("msmtp --user=dana -t", "msmtp --user=? -t"),
        ("swaks --auth-password hunter2 --tls", "swaks --auth-password ? --tls"),
        ("swaks --auth-password=hunter2", "swaks --auth-password=?"),
        ("env MAIL_PASSWORD=hunter2 send", "env MAIL_PASSWORD=? send"),
        ("sh -c 'MAIL_PASSWORD=hunter2 send'", "sh -c MAIL_PASSWORD=?"),
        ("sh -c 'send --token hunter2'", "sh -c send --token ?"),
        ("curl --user dana:hunter2 smtps://x.example", "curl --user ? smtps://x.example"),
        ("curl smtps://dana:hunter2@x.example -T -", "curl smtps://dana:? -T -"),
        ("echo hunter2 hunter3", "echo ?"),
        ("sh -c 'printf hunter2'", "sh -c printf ?"),
        ("--password --password", "--password ?"),
    ],
)
def test_a_command_is_shown_without_what_may_be_a_password(line: str, shown: str) -> None:
    words = command_words(line)
    assert not isinstance(words, BadLine)
    assert told(words, "?") == shown
