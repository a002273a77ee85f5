"""What to do if it goes wrong, on one card."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from raincheck.domain.plan_b import parts, plan_b
from raincheck.domain.session import Session
from raincheck.tui.keys import bind
from raincheck.tui.screens.sheet import SheetScreen
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class PlanBScreen(SheetScreen):
    """The card."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("plan_b")]

    def __init__(self, wizard: Wizard, session: Session) -> None:
        super().__init__(wizard)
        self._plan = plan_b(session, wizard.context())

    def heading(self) -> str:
        """Which interview."""
        return f"{self.wizard.ports.words.prepare.plan['title']}: {self._plan.about}"

    def parts(self) -> ComposeResult:
        """When it is, and the parts of the card."""
        yield Plain(self._plan.when, classes="paragraph muted")
        for label, lines in parts(self._plan, self.wizard.context()):
            with Horizontal(classes="part"):
                yield Plain(label, classes="part-label muted")
                yield Plain("\n".join(lines), classes="part-lines")

    def action_plan_b(self) -> None:
        """The key that opened it."""
        self.action_close()
