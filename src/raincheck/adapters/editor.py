"""The user's own editor, in our terminal and on a private file. Never through a shell."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from raincheck.adapters.invitations.decode import text_of
from raincheck.ports import EditorCause, EditorFailed

NAMES = ("VISUAL", "EDITOR")
"""Where the user has named an editor, the first one first."""

USUAL = ("nano", "vim", "vi")
"""What is tried when nothing is named, the easiest to leave first."""

_OURS = (signal.SIGINT,) if os.name == "nt" else (signal.SIGINT, signal.SIGQUIT)
"""Signals of the keyboard, which are the editor's while it is open."""


class SystemEditor:
    """An `ExternalEditor` over VISUAL and EDITOR. To be called in the main thread, for it minds signals."""

    def edit(self, text: str, suffix: str) -> str | EditorFailed:
        """The text as the editor saved it; its file is gone afterwards."""
        command = _command()
        if isinstance(command, EditorFailed):
            return command
        try:
            # The folder is 0700, so that a copy which the editor makes beside the file is private as well.
            with tempfile.TemporaryDirectory(prefix="raincheck-", ignore_cleanup_errors=True) as folder:
                return _edited(command, Path(folder, f"message{suffix}"), text)
        except OSError as error:
            return EditorFailed(EditorCause.NO_FILE, error.strerror or "")


def _command() -> list[str] | EditorFailed:
    named = next((os.environ[name] for name in NAMES if os.environ.get(name, "").strip()), "")
    if not named:
        found = next(filter(None, map(shutil.which, USUAL)), None)
        return [found] if found else EditorFailed(EditorCause.NONE_NAMED)
    try:
        program, *arguments = shlex.split(named)
    except ValueError:
        # A quotation mark without its partner, or nothing but quotation marks.
        return EditorFailed(EditorCause.NOT_FOUND, named)
    found = shutil.which(os.path.expanduser(program))  # noqa: PTH111 - a name without a path stays without one
    return [found, *arguments] if found else EditorFailed(EditorCause.NOT_FOUND, program)


def _edited(command: list[str], path: Path, text: str) -> str | EditorFailed:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123 - a mode from the start
        file.write(before := text.encode("utf-8", "replace"))
    try:
        code = _run([*command, str(path)])
    except OSError:
        return EditorFailed(EditorCause.NOT_FOUND, command[0])
    after = path.read_bytes()
    # Some editors end with an error after they saved; what was saved is never thrown away.
    return EditorFailed(EditorCause.GAVE_UP, Path(command[0]).name) if code and after == before else text_of(after)


def _run(command: list[str]) -> int:
    """The exit code. Ctrl+C is the editor's: it must neither end us nor wait for us to come back."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in _OURS}
    try:
        if not hasattr(os, "posix_spawn"):
            return subprocess.call(command)  # noqa: S603 - an absolute program, no shell
        # What is ignored here would be ignored by the editor too, were it not set back for it.
        process = os.posix_spawn(command[0], command, os.environ, setsigdef=(*_OURS, signal.SIGPIPE))
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
