"""A box for a whole invitation: many lines, as they come."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import TextArea

from raincheck.domain.text import clean_body
from raincheck.tui.keys import bind
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class PasteScreen(ModalScreen[str]):
    """Paste or type, then read it; Esc leaves everything as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("read", "close")]

    def __init__(self, wizard: Wizard) -> None:
        super().__init__()
        self.wizard = wizard
        self._answered = False

    def compose(self) -> ComposeResult:
        """What to do, the box, the keys."""
        words = self.wizard.ports.words.screens
        with Vertical(id="dialog"):
            yield Plain(words["paste-title"], id="title")
            yield Plain(words["paste-lead"], id="lead")
            yield TextArea(compact=True, id="box")
            yield Plain(id="said")
            yield KeyBar()

    def on_mount(self) -> None:
        """The box is ready to paste into."""
        self.query_one(KeyBar).show(("read", "close"))
        self.query_one("#box").focus()

    def action_read(self) -> None:
        """Hand over what is in the box."""
        text = clean_body(self.query_one("#box", TextArea).text)
        if text.strip():
            self._answer(text)
        else:
            self.query_one("#said", Plain).show(self.wizard.ports.words.screens["paste-empty"])

    def action_close(self) -> None:
        """Nothing."""
        self._answer("")

    def _answer(self, text: str) -> None:
        # A second dismissal would take the form below away as well.
        if not self._answered:
            self._answered = True
            self.dismiss(text)
