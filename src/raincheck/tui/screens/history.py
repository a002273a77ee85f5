"""One look at a case: what happened, and what comes."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen

from raincheck.domain.history import picture
from raincheck.domain.naming import named
from raincheck.domain.session import Session
from raincheck.tui.keys import bind
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.history import drawn
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class HistoryScreen(ModalScreen[None]):
    """The picture of a case. Esc closes it, and so does the key that opened it."""

    AUTO_FOCUS: ClassVar[str] = "#sheet"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("close", "look")]

    def __init__(self, wizard: Wizard, session: Session) -> None:
        super().__init__()
        self.wizard = wizard
        self._session = session
        self._left = False

    def compose(self) -> ComposeResult:
        """The name of the case, the picture, the keys."""
        ctx = self.wizard.context()
        with Vertical(id="dialog"):
            yield Plain(named(self._session, ctx), id="title")
            with VerticalScroll(id="sheet"):
                yield Plain(drawn(picture(self._session, ctx)), classes="paragraph")
                yield Plain(ctx.words.history["lead"], classes="paragraph muted")
            yield KeyBar()

    def on_mount(self) -> None:
        """The arrows scroll it."""
        self.query_one(KeyBar).show(("move", "close"))

    def action_close(self) -> None:
        """Back to the screen below, once."""
        if not self._left:
            self._left = True
            self.dismiss()

    def action_look(self) -> None:
        """The key that opened it."""
        self.action_close()
