"""A command as it is typed in one line, in words as a shell would see them; but no shell ever does."""

import shlex
from enum import StrEnum

SHELL_WORDS = frozenset(("|", "||", "&", "&&", ";", "<", ">", ">>", "2>"))
"""Words that mean something to a shell alone; msmtp and aerc have one, so lines from there may hold them."""


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
