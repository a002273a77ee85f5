"""A line that takes a password: shown as dots, and never copied out of it."""

from textual import events
from textual.widgets import Input

from raincheck.domain.secret import Secret


class Password(Input):
    """An `Input` whose text leaves only as a `Secret`."""

    def __init__(self, *, id: str = "password", placeholder: str = "") -> None:  # noqa: A002 - Textual's own name
        super().__init__(password=True, compact=True, placeholder=placeholder, id=id)

    @property
    def secret(self) -> Secret | None:
        """What was typed, with every blank in it; None for nothing."""
        return Secret(self.value) if self.value else None

    def _on_paste(self, event: events.Paste) -> None:
        """The first line as it is: a password manager copies a line end along, and everything else may belong to it."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(event.text.split("\n", 1)[0].rstrip("\r"))

    def action_copy(self) -> None:
        """Nothing: the clipboard is read by every program."""

    def action_cut(self) -> None:
        """Nothing, as above."""
