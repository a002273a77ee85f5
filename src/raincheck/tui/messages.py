"""Messages that several screens post to the app."""

from dataclasses import dataclass

from textual.message import Message

from raincheck.domain.session import Reached, Session, Step


@dataclass(frozen=True, slots=True)
class Boxed:
    """What is in the box for an invitation, and whether it is to be read."""

    text: str
    read: bool


@dataclass(frozen=True, slots=True)
class Called:
    """What came of a call; None for going on to write without one."""

    outcome: Reached | None


class GoHome(Message):
    """Show all cases."""


@dataclass
class OpenCase(Message):
    """Go on with that case."""

    session_id: str


@dataclass
class Visit(Message):
    """Go to a step of this case that is not next on its road."""

    session: Session
    step: Step
