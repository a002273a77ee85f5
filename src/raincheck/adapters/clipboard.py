"""The clipboard by the machine's own tool. The face adds OSC 52, which needs the terminal."""

import os
import shutil
import subprocess
import sys

SECONDS = 2.0
"""A clipboard tool answers at once, or hangs for ever when there is no display."""


class NativeClipboard:
    """A `Clipboard` over the first tool that takes the text."""

    def copy(self, text: str) -> str | None:
        """The name of the tool, or None. Blocks for at most two seconds a tool."""
        for command in candidates():
            tool = shutil.which(command[0])
            if tool and _feed([tool, *command[1:]], text):
                return command[0]
        return None


def candidates() -> list[tuple[str, ...]]:
    """The tools of this machine that may be there, in the order in which they are asked."""
    if sys.platform == "darwin":
        return [("pbcopy",)]
    if sys.platform == "win32":
        return [("clip.exe",)]
    found: list[tuple[str, ...]] = []
    if os.environ.get("WAYLAND_DISPLAY"):
        found.append(("wl-copy",))
    if os.environ.get("DISPLAY"):
        found += [("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input")]
    return [*found, ("clip.exe",)]


def _feed(command: list[str], text: str) -> bool:
    try:
        # Output is dropped, not captured: these tools leave a child behind that would hold a pipe open.
        done = subprocess.run(  # noqa: S603 - an absolute program and fixed arguments, no shell
            command,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
