"""A case as lists know it: the few facts that say what it is about, and what is due in it.

A list of thousands of cases is made of these, and never reads what is written in them. They need no library, as
`vocabulary` does not.
"""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from raincheck.domain.vocabulary import DeliveryState, Errand, Kind, Reason, Since, Step, TouchKind

if TYPE_CHECKING:
    from raincheck.domain.session import Session

BEFORE = frozenset((TouchKind.CONFIRM, TouchKind.LEAVE, TouchKind.JOIN))
"""What there is to do before an interview that one goes to; all others follow a message."""


class Ahead(NamedTuple):
    """One planned moment of a case, on the clock of an IANA zone."""

    kind: TouchKind
    at: datetime
    zone: str


class Card(NamedTuple):
    """The facts of one case. Texts are empty, and the others None, where nothing is known.

    `state` is where the message in hand stands, and `errand` what it is for; one that was let go does not count.
    `ahead` are the planned moments that fit what happened, soonest first; `is_scheduled` says whether there ever were
    any. `contacted` is when they were first reached or a first message left, and `outcome` what was told last of what
    happened since.
    """

    id: str
    created: datetime
    updated: datetime
    step: Step
    company: str = ""
    role: str = ""
    contact: str = ""
    zone: str = ""
    starts: datetime | None = None
    archived: datetime | None = None
    contacted: datetime | None = None
    kind: Kind | None = None
    reason: Reason | None = None
    errand: Errand = Errand.NEWS
    state: DeliveryState | None = None
    outcome: Since | None = None
    is_agency: bool = False
    is_reached: bool = False
    is_scheduled: bool = False
    ahead: tuple[Ahead, ...] = ()


def card_of(case: "Session | Card") -> Card:
    """The card of a case; a card is its own."""
    if isinstance(case, Card):
        return case
    # What looks into a case is not needed by who has its card.
    from raincheck.domain.summing import summed

    return summed(case)
