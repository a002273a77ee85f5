"""A command as it is typed in one line, in words as a shell would see them; but no shell ever does."""

import re
import shlex
from collections.abc import Iterator, Sequence
from enum import StrEnum

SHELL_WORDS = frozenset(("|", "||", "&", "&&", ";", "<", ">", ">>", "2>"))
"""Words that mean something to a shell alone; msmtp and aerc have one, so lines from there may hold them."""


_NAMED = r"[\w-]*(?:pass|pwd|secret|token|api-?key)[\w-]*"
_SPEAKS = re.compile(r"\b(?:echo|printf)\b\s*")
"""A command that has in itself what it says."""

_GIVEN = re.compile(
    # --password=x, --password x and PASSWORD=x, also among the words of another command.
    rf"(?:^|\s)-{_NAMED}(?:=|\s+|$)|\b{_NAMED}="
    # The login in an address, and the one that is given to curl.
    r"|://[^/@:\s]*:(?=[^/@]*@)|^(?:-u|--user)(?:=|$)",
    re.IGNORECASE,
)
"""What a password comes after; where it is the end of a word, the next word is the password."""


class BadLine(StrEnum):
    """Why a line is no command that could be started."""

    QUOTE = "quote"
    """A quotation mark has no partner."""

    SHELL = "shell"
    """It needs a shell."""


def command_words(line: str) -> tuple[str, ...] | BadLine:
    """The program and its arguments; none at all for an empty line (msmtp's `passwordeval` is written so)."""
    try:
        words = shlex.split(line)
    except ValueError:
        return BadLine.QUOTE
    return BadLine.SHELL if SHELL_WORDS.intersection(words) else tuple(words)


def told(words: Sequence[str], hidden: str) -> str:
    """The command as it may be shown to anybody: `hidden` stands for what is, or may be, a password in it.

    Mostly there is none: `pass show mail` says where the password is, and only its user can get it from there.
    """
    return " ".join(_told(words, hidden))


def _told(words: Sequence[str], hidden: str) -> Iterator[str]:
    given = False
    for word in words:
        speaks, found = _SPEAKS.search(word), None if given else _GIVEN.search(word)
        if speaks:
            yield from (word[: speaks.end()].rstrip(), hidden)
            return
        if found is None:
            yield hidden if given else shlex.quote(word)
        else:
            yield word[: found.end()] + (hidden if found.end() < len(word) else "")
        given = found is not None and found.end() == len(word)
