"""The words for a command, with the user's own over ours, and a warning where one of them cannot be used."""

from raincheck.adapters.content import OWN_FOLDER, FileWords
from raincheck.adapters.paths import config_folder
from raincheck.commands.words import warn
from raincheck.domain.own_words import told


def load_words() -> FileWords:
    """The words; without a home folder there are only ours."""
    try:
        return FileWords(own=config_folder() / OWN_FOLDER)
    except RuntimeError:
        return FileWords()


def warn_of_faults(words: FileWords) -> None:
    """One line on the standard error for each fault in what the command needed."""
    for fault in words.faults:
        warn(told(fault, words))
