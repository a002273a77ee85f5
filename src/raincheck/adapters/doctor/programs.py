"""Programs of this machine: what opens a link or a file, and what takes a copy. None is started for real."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from raincheck.adapters.clipboard import candidates
from raincheck.adapters.doctor.findings import DETAIL_LIMIT, Found, note, ok
from raincheck.adapters.launcher import opener
from raincheck.domain.text import clean_line

SECONDS = 2.0
"""A question to a desktop takes a tenth of a second, or never ends."""

MAILTO = "x-scheme-handler/mailto"
SMS = "x-scheme-handler/sms"
BROWSER = "x-scheme-handler/https"
CALENDAR = "text/calendar"


def answer(command: Sequence[str], seconds: float = SECONDS) -> str | None:
    """The first line that a program prints; None when it is not there. Raises OSError and SubprocessError.

    Its standard input is closed, and it has no terminal, so that it can ask nobody anything.
    """
    program = shutil.which(command[0])
    if program is None:
        return None
    with (
        subprocess.Popen(  # noqa: S603 - an absolute program and fixed arguments, no shell
            [program, *command[1:]],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process
    ):
        try:
            printed, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            raise
    lines = printed.decode("utf-8", "replace").splitlines()
    return clean_line(lines[0])[:DETAIL_LIMIT] if lines else ""


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End it with all that it started: xdg-mime is a script, and a child of it would keep the pipe open."""
    if os.name != "posix":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def links() -> Sequence[Found]:
    """The program that hands a link or a file to its program."""
    if sys.platform == "win32":
        return ok("links-system")
    program = opener()
    return ok("links-by", program=Path(program).name) if program else note("links-none", "links-none-do")


def handler(kind: str, advice: str) -> Sequence[Found]:
    """The program for links or files of that kind, as the desktop has it (xdg-utils, xdg-mime(1)).

    macOS and Windows choose theirs without telling; it shows when something is opened.
    """
    if sys.platform in {"darwin", "win32"}:
        return note("handler-unasked", "handler-unasked-do")
    try:
        program = answer(("xdg-mime", "query", "default", kind))
    except subprocess.TimeoutExpired:
        return note("handler-silent", "handler-unasked-do", seconds=f"{SECONDS:.0f}")
    if program is None:
        return note("handler-unknown")
    return ok("handler-is", program=program.removesuffix(".desktop")) if program else note("handler-none", advice)


def copiers() -> Sequence[Found]:
    """The tools that put text into the clipboard here, in the order in which they are asked."""
    names = dict.fromkeys(command[0] for command in candidates() if shutil.which(command[0]))
    return ok("copy-by", tools=", ".join(names)) if names else note("copy-none", "copy-none-do")
