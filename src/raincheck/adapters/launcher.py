"""The program that the system has for a link or a file. Never a shell, never in our terminal."""

import os
import shutil
import subprocess
import sys

SECONDS = 5.0
"""A launcher that has not failed by then has handed over."""

_OPENERS = {"darwin": "open", "linux": "xdg-open"}


class SystemLauncher:
    """A `Launcher` over `xdg-open`, `open`, or the shell of Windows."""

    def open(self, target: str) -> bool:
        """Whether a program was started. Blocks for at most five seconds."""
        if sys.platform == "win32":
            return _start(target)
        program = opener()
        return program is not None and _run([program, target])


def opener() -> str | None:
    """The path of the program that opens things here; None when it is not there. Windows needs none."""
    return shutil.which(_OPENERS.get(sys.platform, "xdg-open"))


def _run(command: list[str]) -> bool:
    """In a session of its own and without our terminal, so that no text browser can take it."""
    try:
        process = subprocess.Popen(  # noqa: S603 - an absolute program and one argument, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(SECONDS) == 0
    except subprocess.TimeoutExpired:
        return True


def _start(target: str) -> bool:
    start = getattr(os, "startfile", None)
    if start is None:
        return False
    try:
        start(target)
    except OSError:
        return False
    return True
