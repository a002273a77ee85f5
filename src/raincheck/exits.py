"""How raincheck ends: the exit codes, and the error that carries one with a sentence for the user."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process returns; scripts may rely on every number."""

    OK = 0
    INTERNAL = 1
    FINDINGS = 1  # as every linter; an internal error has the same number, and prints no result
    USAGE = 2
    NO_TERMINAL = 3
    CANNOT_OPEN = 4
    NOT_SAVED = 5
    DUE = 10
    INTERRUPTED = 130
    PIPE_CLOSED = 141


class CommandError(Exception):
    """A command cannot go on: `sentence` tells the user why and what to do next, and `code` tells the script."""

    def __init__(self, code: ExitCode, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
