"""One message on its way, seen from the screen: begun once, watched, stopped, and settled once."""

import time
from concurrent.futures import Future
from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from raincheck.domain.delivery import Outgoing
from raincheck.domain.sending import Stage
from raincheck.domain.session import Way
from raincheck.ports import DeliveryOutcome
from raincheck.watching import Lookout
from raincheck.wizard import Wizard


class Shipment:
    """A message that a worker thread carries. It posts `Moved` for each stage, and `Arrived` at the end.

    Posting never waits for the screen, so that leaving while it is under way cannot hang.
    """

    @dataclass
    class Moved(Message):
        """It has come to its next stage."""

    @dataclass
    class Arrived(Message):
        """It is decided what became of it."""

        shipment: "Shipment"

    def __init__(self, screen: Widget, wizard: Wizard, way: Way, message: Outgoing) -> None:
        self.way = way
        self.message = message
        self.stopping = False
        self._screen = screen
        self._wizard = wizard
        self._began = time.monotonic()
        self._outcome: Future[DeliveryOutcome] = Future()
        self._lookout = Lookout(self._moved)

    def start(self) -> None:
        """Let the worker carry it."""
        self._screen.run_worker(self._carry, thread=True)

    def _carry(self) -> None:
        try:
            self._outcome.set_result(self._wizard.carry(self.way, self.message, self._lookout))
        except BaseException as error:
            self._outcome.set_exception(error)
            raise
        self._screen.post_message(self.Arrived(self))

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
        self.stopping = True
        self._lookout.stop()

    def outcome(self, within: float) -> DeliveryOutcome | None:
        """What came of it, waited for at most that many seconds; None while it is not decided."""
        try:
            return self._outcome.result(within)
        except TimeoutError:
            return None
