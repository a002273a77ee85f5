"""What happens in another thread while a screen looks on: its stages, its seconds, and the wish to stop."""

import time
from abc import abstractmethod
from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from raincheck.domain.sending import Stage
from raincheck.watching import Lookout


class UnderWay:
    """It posts `Moved` to its screen for each stage. Posting never waits, so that leaving meanwhile cannot hang."""

    @dataclass
    class Moved(Message):
        """It has come to its next stage."""

    def __init__(self, screen: Widget) -> None:
        self._screen = screen
        self._began = time.monotonic()
        self._lookout = Lookout(self._moved)

    def _moved(self, _: Stage) -> None:
        self._screen.post_message(self.Moved())

    @property
    def stage(self) -> Stage | None:
        """How far it is; None while nothing was told."""
        return self._lookout.stage

    @property
    def seconds(self) -> int:
        """How long it has been under way."""
        return int(time.monotonic() - self._began)

    def stop(self) -> None:
        """Ask it to stop; what came of it is told as always."""
        self._lookout.stop()


class Attempt(UnderWay):
    """A try of settings: first the server, and then the keyring while `storing`."""

    storing = False

    @property
    @abstractmethod
    def host(self) -> str:
        """The server that is tried."""
