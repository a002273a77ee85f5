"""One look at a case: what happened, and what comes."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from raincheck.domain.history import picture
from raincheck.domain.naming import named
from raincheck.domain.session import Session
from raincheck.tui.keys import bind
from raincheck.tui.screens.sheet import SheetScreen
from raincheck.tui.widgets.history import drawn
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class HistoryScreen(SheetScreen):
    """The picture of a case."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("look")]

    def __init__(self, wizard: Wizard, session: Session) -> None:
        super().__init__(wizard)
        self._session = session

    def heading(self) -> str:
        """The name of the case."""
        return named(self._session, self.wizard.context())

    def parts(self) -> ComposeResult:
        """The picture, and how it is read."""
        ctx = self.wizard.context()
        yield Plain(drawn(picture(self._session, ctx)), classes="paragraph")
        yield Plain(ctx.words.history["lead"], classes="paragraph muted")

    def action_look(self) -> None:
        """The key that opened it."""
        self.action_close()
