"""Which of several readings is meant: one number, and the form goes on."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from raincheck.domain.questions import Problem
from raincheck.tui.keys import bind
from raincheck.tui.widgets.choices import ChoiceList
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain


class WhichScreen(ModalScreen[str]):
    """A doubt and its candidates; Esc goes back to the field."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("close")]

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self._problem = problem
        self._answered = False

    def compose(self) -> ComposeResult:
        """The question, the readings, the keys."""
        with Vertical(id="dialog"):
            yield Plain(self._problem.cause, id="title")
            yield ChoiceList(self._problem.candidates)
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(KeyBar).show(("choose", "enter", "close"), len(self._problem.candidates))

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """That one."""
        event.stop()
        self._answer(event.value)

    def action_close(self) -> None:
        """None of them."""
        self._answer("")

    def _answer(self, value: str) -> None:
        # A second dismissal would take the form below away as well.
        if not self._answered:
            self._answered = True
            self.dismiss(value)
