"""Hand-off to the mail program by a `mailto:` link (RFC 6068)."""

from urllib.parse import quote

from raincheck.domain.delivery import Outgoing
from raincheck.domain.session import Channel, Way
from raincheck.ports import DeliveryOutcome, FailCause, HandedOff, Launcher, NotSent

LINK_LIMIT = 8_000
"""Octets of a link that mail programs take in practice; Windows stops at 8,191 characters of a command."""


class Mailto:
    """A `Transport` that opens a new message in the user's mail program."""

    way = Way.MAILTO

    def __init__(self, launcher: Launcher) -> None:
        self._launcher = launcher

    def deliver(self, message: Outgoing) -> DeliveryOutcome:
        """Handed off when a program took the link."""
        link = mailto_link(message)
        if len(link) > LINK_LIMIT:
            return NotSent(FailCause.TOO_LONG)
        if not self._launcher.open(link):
            return NotSent(FailCause.NO_PROGRAM)
        return HandedOff()


def mailto_link(message: Outgoing) -> str:
    """The link: everything percent-encoded, a space as %20 and a line break as %0D%0A (RFC 6068, 5)."""
    body = message.body.replace("\n", "\r\n")
    fields = {"subject": message.subject, "body": body}
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields.items() if value)
    # The "@" may stand as it is; "%", "?", "&" and "," in a local part must not.
    address = message.to if message.channel is Channel.EMAIL else ""
    return f"mailto:{quote(address, safe='@')}" + (f"?{query}" if query else "")
