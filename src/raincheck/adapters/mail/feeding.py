"""A command that is given a text on standard input, and can be stopped: what it said, and how it ended.

The end of its input is what the final dot is in SMTP: before it was given, no command has a whole
message. So it is given by whoever also hears of a wish to stop, and never after that.
"""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import Enum
from queue import Empty, SimpleQueue
from typing import IO

from msgspec import Struct

KEPT = 8_192
"""Octets kept of what a command says, the latest."""

GRACE = 2.0
"""Seconds for a command to end by itself when it is asked to, and for its last words to arrive."""


class Happening(Enum):
    """What is worth looking up for."""

    WRITTEN = "written"
    BROKEN = "broken"
    ENDED = "ended"
    STOP = "stop"
    LATE = "late"


class Ended(Struct, frozen=True, kw_only=True):
    """How it came out.

    `code` is the exit status, -N after signal N, None for a process that would not die. `whole` says
    that the command had the whole text and its end. `cut` is `STOP` or `LATE` when we ended it.
    """

    code: int | None
    whole: bool
    cut: Happening | None
    out: str
    err: str


class Feeding:
    """One run of a command. `stop` may be called from another thread, before it or at any time."""

    def __init__(self, command: Sequence[str], data: bytes) -> None:
        self._command = command
        self._data = data
        self._news: SimpleQueue[Happening] = SimpleQueue()

    def stop(self) -> None:
        """End it, with all that it started."""
        self._news.put(Happening.STOP)

    def run(self, limit: float, at_end_of_input: Callable[[], None]) -> Ended:
        """Wait for its end, at most `limit` seconds and a grace. The callback comes just before the end of its input.

        Raises OSError when it can't be started, and ValueError for a NUL in an argument.
        """
        if not self._news.empty():
            return Ended(code=None, whole=False, cut=Happening.STOP, out="", err="")
        process = subprocess.Popen(  # noqa: S603 - the user's own command, without a shell
            self._command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # A group of its own: all of it can be ended, and it neither asks in our terminal nor gets its Ctrl+C.
            start_new_session=True,
        )
        if process.stdin is None or process.stdout is None or process.stderr is None:
            raise OSError("no pipes")
        out, err = _Tail(process.stdout), _Tail(process.stderr)
        feeder = _thread(self._feed, process.stdin)
        _thread(self._await, process)
        whole, last = self._watch(process.stdin, time.monotonic() + limit, at_end_of_input)
        cut = None if last is Happening.ENDED else last
        if cut is not None or not whole:
            self._end(process, ended=cut is None)
        # Nobody waits for a pipe that a child in the background holds open: the command itself has ended.
        until = time.monotonic() + GRACE
        feeder.join(GRACE)
        if not feeder.is_alive():
            process.stdin.close()
        return Ended(code=process.returncode, whole=whole, cut=cut, out=out.text(until), err=err.text(until))

    def _watch(self, pipe: IO[bytes], until: float, at_end_of_input: Callable[[], None]) -> tuple[bool, Happening]:
        """Whether the end of the input was given, and why there is no more to wait for."""
        whole = False
        while (news := self._next(until)) in (Happening.WRITTEN, Happening.BROKEN):
            if news is Happening.WRITTEN:
                at_end_of_input()
                pipe.close()
                whole = True
        return whole, news

    def _next(self, until: float) -> Happening:
        try:
            return self._news.get(timeout=max(0.0, until - time.monotonic()))
        except Empty:
            return Happening.LATE

    def _feed(self, pipe: IO[bytes]) -> None:
        rest = memoryview(self._data)
        try:
            while rest:
                rest = rest[os.write(pipe.fileno(), rest) :]
        except OSError:
            # It does not read any more; how it ends will tell why.
            self._news.put(Happening.BROKEN)
        else:
            self._news.put(Happening.WRITTEN)

    def _await(self, process: subprocess.Popen[bytes]) -> None:
        process.wait()
        self._news.put(Happening.ENDED)

    def _end(self, process: subprocess.Popen[bytes], *, ended: bool) -> None:
        """Ask the whole group to end, and kill what is left of it."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            # Where nobody is left, macOS says that it is not permitted.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, sign)
            until = time.monotonic() + GRACE
            while not ended and (news := self._next(until)) is not Happening.LATE:
                ended = news is Happening.ENDED


class _Tail:
    """The end of what comes out of a pipe, read all the time so that the command never waits for us."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._data = b""
        self._thread = _thread(self._read, pipe)

    def _read(self, pipe: IO[bytes]) -> None:
        with pipe:
            while chunk := pipe.read(KEPT):
                self._data = (self._data + chunk)[-KEPT:]

    def text(self, until: float) -> str:
        """What has come, all of it when the pipe ends before that moment of the monotonic clock."""
        self._thread.join(max(0.0, until - time.monotonic()))
        return self._data.decode("utf-8", "replace")


def _thread(target: Callable[..., None], *args: object) -> threading.Thread:
    """A thread that nobody waits for at the end of the program."""
    thread = threading.Thread(target=target, args=args, daemon=True)
    thread.start()
    return thread
