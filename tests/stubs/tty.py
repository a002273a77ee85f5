"""The real program in a pseudo-terminal, and what that terminal shows."""

import os
import signal
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pexpect
import pyte

DEADLINE = 30.0
"""Seconds after which what did not come is a failure; generous, for a busy machine."""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "backtab": "\x1b[Z",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f8": "\x1b[19~",
    "ctrl+q": "\x11",
    "ctrl+u": "\x15",
    "down": "\x1b[B",
    "right": "\x1b[C",
}
"""What a terminal sends for a key."""


class Terminal:
    """One run of the program on a screen of a fixed size."""

    def __init__(
        self, arguments: Sequence[str], env: dict[str, str], size: tuple[int, int] = (80, 24), code: str = ""
    ) -> None:
        columns, lines = size
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self._unseen = b""
        program = ["-c", code] if code else ["-m", "raincheck"]
        self.child = pexpect.spawn(
            sys.executable, [*program, *arguments], env=env, dimensions=(lines, columns), timeout=DEADLINE, echo=True
        )
        self.before = termios.tcgetattr(self.child.child_fd)

    @property
    def text(self) -> str:
        """What is on the screen, as far as it was read."""
        # pyte takes the marker of a private mode with ">" for text; as "?" it knows it.
        self._stream.feed(self._unseen.replace(b"\x1b[>", b"\x1b[?"))
        self._unseen = b""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def pump(self) -> bool:
        """Read what has come; False at the end."""
        try:
            data = self.child.read_nonblocking(65536, timeout=0.05)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        self._unseen += data
        return True

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Read until something holds."""
        end = time.monotonic() + DEADLINE
        while not condition():
            alive = self.pump()
            assert alive or condition(), f"the program ended before: {what}\n{self.text}"
            assert time.monotonic() < end, f"in vain: {what}\n{self.text}"

    def shows(self, text: str) -> None:
        """Wait until that text is on the screen."""
        self.until(lambda: text in self.text, text)

    def press(self, *keys: str) -> None:
        """Keys by name, or text as it is typed."""
        for key in keys:
            self.child.send(KEYS.get(key, key))

    def end(self) -> int:
        """Read to the end, and give the exit code, or minus the number of the signal."""
        self.until(lambda: not self.pump(), "the program ends")
        self.child.wait()
        status, by_signal = self.child.exitstatus, self.child.signalstatus
        return -by_signal if by_signal else int(status or 0)

    def kill(self, number: signal.Signals) -> None:
        """Send it a signal."""
        os.kill(self.child.pid, number)

    def close_window(self) -> None:
        """Take the terminal away, as closing a window does."""
        self.child.close(force=False)

    @property
    def restored(self) -> bool:
        """Whether the main screen is back and the cursor shown."""
        return self.raw.rfind(b"\x1b[?1049l") > self.raw.rfind(b"\x1b[?1049h") and self.raw.rfind(
            b"\x1b[?25h"
        ) > self.raw.rfind(b"\x1b[?25l")


def clean_env(home: Path, **more: str) -> dict[str, str]:
    """A small environment of its own: nothing of this machine's user is read or written."""
    keep = {name: os.environ[name] for name in ("PATH", "LANG", "PYTHONPATH") if name in os.environ}
    return {
        **keep,
        "HOME": str(home),
        "TERM": "xterm-256color",
        "TZ": "America/Phoenix",
        "RAINCHECK_DATA_DIR": str(home / "data"),
        "RAINCHECK_CONFIG_DIR": str(home / "config"),
        **more,
    }
