"""A sheet over the screen: a title, something to read, and the way back."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen

from raincheck.tui.keys import bind
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class SheetScreen(ModalScreen[None]):
    """Esc closes it, and so does the key that opened it, where a sheet binds that."""

    AUTO_FOCUS: ClassVar[str] = "#sheet"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("close")]

    def __init__(self, wizard: Wizard) -> None:
        super().__init__()
        self.wizard = wizard
        self._left = False

    def heading(self) -> str:
        """What it is about."""
        return ""

    def parts(self) -> ComposeResult:
        """What there is to read."""
        yield from ()

    def compose(self) -> ComposeResult:
        """Title, sheet, keys."""
        with Vertical(id="dialog"):
            yield Plain(self.heading(), id="title")
            with VerticalScroll(id="sheet"):
                yield from self.parts()
            yield KeyBar()

    def on_mount(self) -> None:
        """The arrows scroll it where it is long."""
        self.query_one(KeyBar).show(("move", "close"))

    def action_close(self) -> None:
        """Back to the screen below, once."""
        if not self._left:
            self._left = True
            self.dismiss()
