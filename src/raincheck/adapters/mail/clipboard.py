"""The message on the clipboard, to be pasted anywhere."""

from raincheck.domain.delivery import Outgoing, pasted
from raincheck.domain.session import Way
from raincheck.ports import Clipboard, DeliveryOutcome, HandedOff, Watch


class ClipboardCopy:
    """A `Transport` that copies the text. The face asks the terminal to copy as well."""

    way = Way.CLIPBOARD

    def __init__(self, clipboard: Clipboard) -> None:
        self._clipboard = clipboard

    def deliver(self, message: Outgoing, _: Watch) -> DeliveryOutcome:
        """Handed off whatever the tool says: the terminal may have taken it, and nobody can ask it."""
        return HandedOff(self._clipboard.copy(pasted(message)) or "")
