"""Hand-off to the mail program by a `mailto:` link (RFC 6068)."""

from raincheck.domain.delivery import Outgoing
from raincheck.domain.links import LINK_LIMIT, mailto_link
from raincheck.domain.session import Way
from raincheck.ports import DeliveryOutcome, FailCause, HandedOff, Launcher, NotSent, Watch


class Mailto:
    """A `Transport` that opens a new message in the user's mail program."""

    way = Way.MAILTO

    def __init__(self, launcher: Launcher) -> None:
        self._launcher = launcher

    def deliver(self, message: Outgoing, _: Watch) -> DeliveryOutcome:
        """Handed off when a program took the link."""
        link = mailto_link(message)
        if len(link) > LINK_LIMIT:
            return NotSent(FailCause.TOO_LONG)
        if not self._launcher.open(link):
            return NotSent(FailCause.NO_PROGRAM)
        return HandedOff()
