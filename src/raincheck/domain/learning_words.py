"""The shape of the words in `content/learn.toml`."""

from msgspec import Struct


class LearnWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The three questions, all answers by their names, and which of them fit a reason."""

    questions: dict[str, str]
    choices: dict[str, str]
    happened: dict[str, tuple[str, ...]]
    caught: dict[str, tuple[str, ...]]
    next_time: dict[str, tuple[str, ...]]
