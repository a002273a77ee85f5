"""A line that takes a password: shown as dots, and never copied out of it."""

from textual import events
from textual.widgets import Input

from raincheck.domain.mail_setup import meant
from raincheck.domain.secret import Secret
from raincheck.domain.text import inert


class Password(Input):
    """An `Input` whose text leaves only as a `Secret`, as the provider means it."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(password=True, compact=True, placeholder=placeholder, id="password")
        # What is masked can't be corrected by eye: a slip is mended at its end, not by losing all of it.
        self.select_on_focus = False
        self.app_password = False

    @property
    def secret(self) -> Secret | None:
        """What was typed; None for nothing."""
        return Secret(meant(self.value, app_password=self.app_password)) if self.value else None

    def _on_paste(self, event: events.Paste) -> None:
        """The first line as it is: what copies a password copies a line end along; blanks may belong to it."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(inert(event.text.strip("\r\n").partition("\n")[0].rstrip("\r")))

    def action_copy(self) -> None:
        """Nothing: the clipboard is read by every program."""

    def action_cut(self) -> None:
        """Nothing, as above."""
