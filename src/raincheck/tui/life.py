"""How the app ends: saved, the terminal given back, and no value of a variable printed."""

import asyncio
import os
import signal
import sys

from textual.app import App
from textual.driver import Driver

SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")
"""Signals that end the app; each is answered by saving, and by 128 plus its number (POSIX shells)."""


class TidyApp(App[None]):
    """An app that saves before it ends, whatever ends it.

    Textual by itself is killed by SIGTERM and SIGHUP with the terminal left raw, and after a
    crash it prints a traceback with the values of variables.
    """

    def __init__(self) -> None:
        # Without color, only the terminal's own palette leaves every color code out.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.crashed: BaseException | None = None
        self.flush_failed = False
        self.ending = False

    def _log(self, *_: object, **__: object) -> None:
        """Nothing: Textual's own log holds every key and every paste. A private seam, watched by a test."""

    def get_driver_class(self) -> type[Driver]:
        """The terminal as we take it."""
        if sys.platform == "win32":
            return super().get_driver_class()
        # It needs `termios`, which Windows does not have.
        from raincheck.tui.driver import TidyDriver

        return TidyDriver

    def flush(self) -> None:
        """Save what is typed and not yet saved."""

    def end(self, code: int) -> None:
        """Save and leave with that exit code."""
        self.ending = True
        self.flush()
        self.exit(return_code=code)

    def listen_for_signals(self) -> None:
        """Answer the signals from the event loop, where saving is safe."""
        if sys.platform == "win32":
            return
        loop = asyncio.get_running_loop()
        for name in SIGNALS:
            number = signal.Signals[name]
            loop.add_signal_handler(number, self.end, 128 + number)

    def _fatal_error(self) -> None:
        """Save, and leave. A private seam of Textual 8.2, watched by a test of a real crash."""
        self.crashed = self._exception
        self.ending = True
        try:
            self.flush()
        except Exception:  # noqa: BLE001 - whatever broke may break here again; then the notice must not say "safe"
            self.flush_failed = True
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Nothing: `run_app` tells what happened once the terminal is back."""
