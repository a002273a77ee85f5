"""One message on its way, seen from the screen: begun once, watched, stopped, and settled once."""

from concurrent.futures import Future
from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from raincheck.domain.delivery import Outgoing
from raincheck.domain.session import Way
from raincheck.ports import DeliveryOutcome
from raincheck.tui.under_way import UnderWay
from raincheck.wizard import Wizard


class Shipment(UnderWay):
    """A message that a worker thread carries. It posts `Arrived` at the end."""

    @dataclass
    class Arrived(Message):
        """It is decided what became of it."""

        shipment: "Shipment"

    def __init__(self, screen: Widget, wizard: Wizard, way: Way, message: Outgoing) -> None:
        super().__init__(screen)
        self.way = way
        self.message = message
        self.stopping = False
        self._wizard = wizard
        self._outcome: Future[DeliveryOutcome] = Future()

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

    def stop(self) -> None:
        """Ask it to stop; what came of it is told as always."""
        self.stopping = True
        super().stop()

    def outcome(self, within: float) -> DeliveryOutcome | None:
        """What came of it, waited for at most that many seconds; None while it is not decided."""
        try:
            return self._outcome.result(within)
        except TimeoutError:
            return None
