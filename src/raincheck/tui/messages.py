"""Messages that several screens post to the app."""

from dataclasses import dataclass

from textual.message import Message


@dataclass(frozen=True, slots=True)
class Boxed:
    """What is in the box for an invitation, and whether it is to be read."""

    text: str
    read: bool


class GoHome(Message):
    """Show all cases."""
