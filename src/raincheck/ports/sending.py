"""Ways for a message to leave, and the four things that can come of it.

    accepted · handed off · not sent · nobody knows

Only a server's (or a mail command's) yes is "sent". What may have left is never called "not sent".
"""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from raincheck.domain.delivery import Outgoing
from raincheck.domain.sending import Stage
from raincheck.domain.session import Evidence, Refused, Way
from raincheck.ports.causes import FailCause


class Accepted(Struct, frozen=True):
    """It was taken for delivery; the only outcome that is "sent" without the user's word.

    `note` is what the server answered, cleaned; `refused` are the recipients whom it does not go to.
    """

    note: str = ""
    refused: tuple[Refused, ...] = ()
    evidence: Evidence = Evidence.SERVER_ACCEPTED


class HandedOff(Struct, frozen=True):
    """Another program, a file or the clipboard has it; only the user knows whether it went out."""

    note: str = ""


class NotSent(Struct, frozen=True):
    """It certainly did not leave. `for_now` says that the same may work in a few minutes.

    `note` is what the other side said, cleaned and short; `stage` is how far it came.
    """

    cause: FailCause
    note: str = ""
    stage: Stage | None = None
    for_now: bool = False
    refused: tuple[Refused, ...] = ()


class NobodyKnows(Struct, frozen=True):
    """It may have left: it must not be sent again without asking. `note` says what was seen, cleaned."""

    note: str = ""
    stopped: bool = False
    refused: tuple[Refused, ...] = ()


DeliveryOutcome = Accepted | HandedOff | NotSent | NobodyKnows


class Watch(Protocol):
    """Whoever looks on while a message leaves. Safe to use from another thread."""

    def at(self, stage: Stage) -> None:
        """The delivery has come to that stage."""

    def on_stop(self, act: Callable[[], None]) -> None:
        """Call it once the user asks to stop; at once when they have."""


class Transport(Protocol):
    """One way for a message to leave. Called off the UI thread; it never raises, and can be stopped."""

    @property
    def way(self) -> Way:
        """Which way this is."""

    def deliver(self, message: Outgoing, watch: Watch) -> DeliveryOutcome:
        """Let it leave, and say what came of it."""


class Copies(Protocol):
    """What was sent, byte for byte."""

    def keep(self, message: Outgoing) -> str | None:
        """Write the mail (RFC 5322) as it is about to leave, and return the file's path; None when it can't be."""
