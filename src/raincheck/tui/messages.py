"""Messages that several screens post to the app."""

from textual.message import Message


class GoHome(Message):
    """Show all cases."""
