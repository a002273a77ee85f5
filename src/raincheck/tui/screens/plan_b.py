"""What to do if it goes wrong, on one card."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen

from raincheck.domain.plan_b import parts, plan_b
from raincheck.domain.session import Session
from raincheck.tui.keys import bind
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class PlanBScreen(ModalScreen[None]):
    """The card. Esc closes it, and so does the key that opened it."""

    AUTO_FOCUS: ClassVar[str] = "#sheet"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("close", "plan_b")]

    def __init__(self, wizard: Wizard, session: Session) -> None:
        super().__init__()
        self.wizard = wizard
        self._session = session
        self._left = False

    def compose(self) -> ComposeResult:
        """Which interview, the parts of the card, the keys."""
        ctx = self.wizard.context()
        words, plan = ctx.words.prepare.plan, plan_b(self._session, ctx)
        with Vertical(id="dialog"):
            yield Plain(f"{words['title']}: {plan.about}", id="title")
            with VerticalScroll(id="sheet"):
                yield Plain(plan.when, classes="paragraph muted")
                for label, lines in parts(plan, ctx):
                    with Horizontal(classes="part"):
                        yield Plain(label, classes="part-label muted")
                        yield Plain("\n".join(lines), classes="part-lines")
            yield KeyBar()

    def on_mount(self) -> None:
        """The arrows scroll it where it is long."""
        self.query_one(KeyBar).show(("move", "close"))

    def action_close(self) -> None:
        """Back to the screen below, once."""
        if not self._left:
            self._left = True
            self.dismiss()

    def action_plan_b(self) -> None:
        """The key that opened it."""
        self.action_close()
