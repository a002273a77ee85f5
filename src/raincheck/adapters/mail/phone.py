"""To the phone: a text message in the program that this machine has for it, or a code that a phone reads."""

from raincheck.domain.delivery import Outgoing
from raincheck.domain.links import sms_link
from raincheck.domain.session import Way
from raincheck.ports import DeliveryOutcome, FailCause, HandedOff, Launcher, NotSent, Watch


class Messages:
    """A `Transport` that opens the text in the messages program, by an `sms:` link (RFC 5724)."""

    way = Way.MESSAGES

    def __init__(self, launcher: Launcher) -> None:
        self._launcher = launcher

    def deliver(self, message: Outgoing, _: Watch) -> DeliveryOutcome:
        """Handed off when a program took the link."""
        opened = self._launcher.open(sms_link(message.to, message.body))
        return HandedOff() if opened else NotSent(FailCause.NO_MESSAGES)


class ShownCode:
    """A `Transport` for what a phone has read from the screen: the picture was there, and that is all we know."""

    way = Way.QR

    def deliver(self, message: Outgoing, _: Watch) -> DeliveryOutcome:  # noqa: ARG002 - the shape of the port
        """Handed off: only the user knows whether the phone took it."""
        return HandedOff()
