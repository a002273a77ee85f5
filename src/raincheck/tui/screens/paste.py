"""A box for a whole invitation: many lines, as they come."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import TextArea

from raincheck.domain.text import clean_body
from raincheck.tui.keys import bind
from raincheck.tui.messages import Boxed
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class PasteScreen(ModalScreen[Boxed]):
    """Paste or type, then read it; what Esc leaves in the box is there again the next time."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("read", "close")]

    def __init__(self, wizard: Wizard, text: str) -> None:
        super().__init__()
        self.wizard = wizard
        self._text = text
        self._answered = False

    def compose(self) -> ComposeResult:
        """What to do, the box, the keys."""
        words = self.wizard.ports.words.screens
        with Vertical(id="dialog"):
            yield Plain(words["paste-title"], id="title")
            yield Plain(words["paste-lead"], id="lead")
            yield TextArea(self._text, compact=True, id="box")
            yield Plain(id="said")
            yield KeyBar()

    def on_mount(self) -> None:
        """The box is ready to paste into."""
        self.query_one(KeyBar).show(("read", "close"))
        self.query_one("#box").focus()

    def action_read(self) -> None:
        """Hand over what is in the box."""
        if self.query_one("#box", TextArea).text.strip():
            self._answer(read=True)
        else:
            self.query_one("#said", Plain).show(self.wizard.ports.words.screens["paste-empty"])

    def action_close(self) -> None:
        """Not now."""
        self._answer(read=False)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """It is not empty any more."""
        event.stop()
        self.query_one("#said", Plain).show("")

    def _answer(self, *, read: bool) -> None:
        # A second dismissal would take the form below away as well.
        if not self._answered:
            self._answered = True
            self.dismiss(Boxed(clean_body(self.query_one("#box", TextArea).text), read))
