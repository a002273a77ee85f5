"""The terminal, taken once and given back once."""

import contextlib
import termios
from typing import Any

from textual.drivers.linux_driver import LinuxDriver


class TidyDriver(LinuxDriver):
    """Textual's driver, for a machine that sleeps.

    SIGCONT also comes to a process that was stopped without a chance to give its terminal away (SIGSTOP). Textual takes
    the terminal a second time then: two threads read the keys, the end waits for one of them for ever, and the modes
    that it gives back are not the ones that it found.
    """

    _is_away = False
    _modes: list[Any] | None = None

    def start_application_mode(self) -> None:
        """Take the terminal, and remember how."""
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual left it untyped
        with contextlib.suppress(termios.error):
            self._modes = termios.tcgetattr(self.fileno)

    def suspend_application_mode(self) -> None:
        """Give the terminal away, until it is taken back."""
        self._is_away = True
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take it back where it was given away; else it is ours still, and a shell may have changed its modes."""
        if self._is_away:
            self._is_away = False
            super().resume_application_mode()
            return
        if self._modes is not None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._modes)
        self._app.refresh(layout=True)
