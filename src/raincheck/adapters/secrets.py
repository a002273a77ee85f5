"""A password from a command of the user's, such as `pass show mail`. It is never in a file, an argument or a log."""

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Sequence
from typing import IO

from raincheck.domain.secret import Secret
from raincheck.domain.text import clean_line, inert
from raincheck.ports import FailCause, SecretFailed

COMMAND_SECONDS = 30.0
"""As long as a person needs to answer the window of a password manager."""

DETAIL_LIMIT = 200
"""Characters kept of what a command says of its failure."""

_OUTPUT_LIMIT = 65_536
"""Octets kept of what it prints; an access token has a few thousand."""

_GRACE_SECONDS = 1.0
"""For the last of its output, once it has ended: a child that it left behind may hold the pipe open for ever."""


def forbid_core_dumps() -> None:
    """From here on a crash of this program writes no memory to disk, for a password is in it."""
    try:
        import resource
    except ImportError:
        # Windows has neither core dumps nor this module.
        return
    # The hard limit stays, so that programs which we start can set their own.
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def from_command(command: Sequence[str], seconds: float = COMMAND_SECONDS) -> Secret | SecretFailed:
    """The first line that the command prints, without its line end, and with every blank.

    It is started without a shell, and without a terminal: raincheck has drawn on that one and reads its
    keys, and two at one keyboard would each get half of a passphrase. So a `pinentry` in a window works,
    and one in the terminal fails at once, with a sentence, in place of a screen that hangs. A leading
    `~/` stands for the home folder, as the users of msmtp write it. Blocks for so many seconds at most.
    """
    words = [os.path.expanduser(word) if word.startswith("~/") else word for word in command]  # noqa: PTH111 - no path yet
    program = shutil.which(words[0]) if words else None
    if program is None:
        return _failed(f"{words[0] if words else 'password_command'}: not found")
    try:
        process = _start([program, *words[1:]])
    except (OSError, ValueError) as error:
        # ValueError: a NUL in an argument.
        return _failed(f"{words[0]}: {getattr(error, 'strerror', None) or 'cannot be started'}")
    printed, said = _Drain(process.stdout), _Drain(process.stderr)
    try:
        status = process.wait(seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        return _failed(f"{words[0]}: no answer within {seconds:.0f} s")
    line = printed.bytes().partition(b"\n")[0].removesuffix(b"\r")
    return _taken(line) if status == 0 else _failed(_complaint(said.bytes(), line) or f"{words[0]}: exit {status}")


def _start(words: list[str]) -> "subprocess.Popen[bytes]":
    # gpg-agent would open the terminal that GPG_TTY names, whatever our standard input is.
    environment = {name: value for name, value in os.environ.items() if name != "GPG_TTY"}
    return subprocess.Popen(  # noqa: S603 - an absolute program, no shell
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End it with all that it started: a session of its own is a group of its own."""
    try:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except ProcessLookupError:
        # It ended between the deadline and here.
        return
    process.wait()


class _Drain:
    """Reads a pipe to its end, so that nobody waits for room in it, and keeps the beginning and no more."""

    def __init__(self, pipe: IO[bytes] | None) -> None:
        self._pipe = pipe
        self._kept = bytearray()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        if self._pipe is None:
            return
        with self._pipe:
            while part := os.read(self._pipe.fileno(), 8192):
                self._kept += part[: _OUTPUT_LIMIT - len(self._kept)]

    def bytes(self) -> bytes:
        """What came, once the program has ended."""
        self._thread.join(_GRACE_SECONDS)
        return bytes(self._kept)


def _taken(line: bytes) -> Secret | SecretFailed:
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _failed("what it printed is no text in UTF-8")
    if not text.strip():
        return SecretFailed(FailCause.PASSWORD_EMPTY)
    # A login sends NUL between its parts (RFC 4616), and no password manager prints control characters.
    return Secret(text) if inert(text) == text else _failed("what it printed has control characters in it")


def _complaint(said: bytes, line: bytes) -> str:
    """The last line that it said, for that is the one with the reason; without the password, should it be in there."""
    lines = [clean_line(text) for text in said.decode("utf-8", "replace").splitlines()]
    last = next((text for text in reversed(lines) if text), "")
    secret = clean_line(line.decode("utf-8", "replace"))
    return last.replace(secret, "…") if secret else last


def _failed(detail: str) -> SecretFailed:
    return SecretFailed(FailCause.PASSWORD_COMMAND, clean_line(detail)[:DETAIL_LIMIT])
