"""`raincheck config --edit`: the configuration in the user's own editor, checked before it replaces the old one.

What was typed is never lost: what can't be used, or can't be saved, is kept in a file of its own.
"""

import sys
import tempfile
from pathlib import Path

from raincheck.adapters.config_file import fault_in
from raincheck.adapters.editor import SystemEditor
from raincheck.adapters.files import write_new, write_whole
from raincheck.adapters.invitations.decode import text_of
from raincheck.commands.config import config_path, read, sentence
from raincheck.commands.words import say, tell, warn
from raincheck.domain.text import clean_line
from raincheck.exits import CommandError, ExitCode
from raincheck.ports import EditorFailed

ENDING = ".toml"
ASIDE = "config-edited"
"""The name under which it is kept when it does not replace the old one."""


def run() -> ExitCode:
    """Edit, check, and replace or ask. Raises CommandError with the reason why the old one stays."""
    path = config_path()
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise CommandError(ExitCode.NO_TERMINAL, say("config-no-terminal", path=path))
    before = read(path)
    given = text = say("config-template") if before is None else text_of(before)
    while True:
        edited = SystemEditor().edit(text, ENDING)
        if isinstance(edited, EditorFailed):
            if text == given:
                raise CommandError(ExitCode.CANNOT_OPEN, say(f"config-{edited.cause}", path=path, detail=edited.detail))
            raise _kept(path, text, "config-kept-old")
        if edited == given:
            tell(say("config-same"))
            return ExitCode.OK
        text = edited
        wrong = fault_in(text)
        if wrong is None:
            return _replace(path, before, text)
        warn(sentence(wrong) + ".")
        if not _again():
            raise _kept(path, text, "config-kept-old")


def _again() -> bool:
    """Whether to edit it once more. The end of the input, and Ctrl+C, keep the old one."""
    try:
        return input(say("config-ask")).strip().casefold() == say("config-ask-yes")
    except (EOFError, KeyboardInterrupt):
        return False


def _replace(path: Path, before: bytes | None, text: str) -> ExitCode:
    try:
        if (path.read_bytes() if path.exists() else None) != before:
            raise _kept(path, text, "config-changed")
        write_whole(path, _data(text))
    except OSError as error:
        raise _kept(path, text, "config-not-saved", _reason(error)) from error
    tell(say("config-saved", path=path))
    return ExitCode.OK


def _kept(path: Path, text: str, key: str, detail: str = "") -> CommandError:
    """Keep what was typed beside the configuration, or where else there is room, and say where."""
    for folder in (path.parent, Path(tempfile.gettempdir())):
        try:
            aside = write_new(folder, ASIDE, ENDING, _data(text))
        except OSError as error:
            detail = detail or _reason(error)
        else:
            return CommandError(ExitCode.NOT_SAVED, say(key, path=aside, detail=detail))
    tell(text)
    return CommandError(ExitCode.NOT_SAVED, say("config-lost", detail=detail))


def _data(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _reason(error: OSError) -> str:
    return clean_line(error.strerror or "") or say("detail-unknown")
