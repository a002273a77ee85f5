"""The message on the clipboard, to be pasted anywhere."""

from raincheck.domain.delivery import Outgoing
from raincheck.domain.session import Channel, Way
from raincheck.ports import Clipboard, DeliveryOutcome, HandedOff


class ClipboardCopy:
    """A `Transport` that copies the text. The face asks the terminal to copy as well."""

    way = Way.CLIPBOARD

    def __init__(self, clipboard: Clipboard) -> None:
        self._clipboard = clipboard

    def deliver(self, message: Outgoing) -> DeliveryOutcome:
        """Handed off whatever the tool says: the terminal may have taken it, and nobody can ask it."""
        return HandedOff(self._clipboard.copy(clipboard_text(message)) or "")


def clipboard_text(message: Outgoing) -> str:
    """The words to paste: for a mail, the subject on a line of its own first."""
    if message.channel is Channel.EMAIL and message.subject:
        return f"{message.subject}\n\n{message.body}"
    return message.body
