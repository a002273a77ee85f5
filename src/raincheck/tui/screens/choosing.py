"""A step that is one or more questions, one at a time: a choice, or a line in one's own words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType

from raincheck.domain.questions import ChoiceQuestion, Question, TextField
from raincheck.tui.keys import bind
from raincheck.tui.screens.base import StepScreen
from raincheck.tui.widgets.choices import ChoiceList
from raincheck.tui.widgets.plain import Plain

if TYPE_CHECKING:
    from textual.widgets import Input


class ChoosingScreen(StepScreen):
    """Asks the questions of its page in turn. Esc goes to the question before, then back."""

    AUTO_FOCUS: ClassVar[str] = "ChoiceList"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("forward")]
    HINTS_BELOW: ClassVar[bool] = True

    at = 0
    """Which question is asked now."""

    def questions(self) -> Sequence[Question]:
        """The questions of the page; a later one may depend on an earlier answer."""
        return self.page().questions

    def body(self) -> ComposeResult:
        """The list; a line to type in joins it when a question needs one."""
        yield ChoiceList(below=self.HINTS_BELOW)

    def start(self) -> None:
        """Ask the first question."""
        self.ask(0)

    def ask(self, at: int) -> None:
        """Ask that question of the page."""
        questions = self.questions()
        self.at = min(at, len(questions) - 1)
        question = questions[self.at]
        stored = self.wizard.stored(self.session).get(question.id, "")
        self.query_one("#title", Plain).show(question.prompt)
        lead = getattr(question, "lead", "") or self.page().lead
        self.query_one("#lead", Plain).show(lead)
        choices = self.query_one(ChoiceList)
        choices.display = isinstance(question, ChoiceQuestion)
        for line in self.query("#line"):
            line.remove()
        if isinstance(question, ChoiceQuestion):
            choices.show(question.choices, stored)
            self.set_focus(choices)
        elif isinstance(question, TextField):
            self._ask_line(question, stored)
        self.refresh_frame()

    @work(exclusive=True)
    async def _ask_line(self, question: TextField, stored: str) -> None:
        # An Input costs the first paint a tenth of its time, and the first question needs none.
        from raincheck.tui.widgets.fields import Line

        line = Line(stored, placeholder=question.placeholder, compact=True, id="line")
        await self.mount(line, after=self.query_one(ChoiceList))
        self.set_focus(line)

    @property
    def typed_line(self) -> str | None:
        """What is typed in the line, if there is one."""
        line = next(iter(self.query("#line")), None)
        return getattr(line, "value", None)

    def answers(self) -> dict[str, str]:
        """What is stored, and the line as it is typed."""
        answers = dict(self.wizard.stored(self.session))
        question = self.questions()[self.at]
        if isinstance(question, TextField) and self.typed_line is not None:
            answers[question.id] = self.typed_line
        return answers

    def shown_keys(self) -> Sequence[str]:
        """Numbers for a choice, Enter for a line."""
        question = self.questions()[min(self.at, len(self.questions()) - 1)]
        first = ("choose", "move", "enter") if isinstance(question, ChoiceQuestion) else ("enter",)
        return (*first, "back", "help", "leave")

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Keep the choice, then ask what is next."""
        event.stop()
        question = self.questions()[self.at]
        if self._left or not isinstance(question, ChoiceQuestion):
            return
        self.take(self.wizard.keep(self.session, {**self.answers(), question.id: event.value}))
        self.onwards()

    def on_input_submitted(self, event: "Input.Submitted") -> None:
        """The line is done."""
        event.stop()
        self.keep_now()
        self.onwards()

    def on_input_changed(self, event: "Input.Changed") -> None:
        """Keep what is typed."""
        event.stop()
        self.typed()

    def onwards(self) -> None:
        """The next question of the page, or forward."""
        if self.at + 1 < len(self.questions()):
            self.ask(self.at + 1)
        else:
            self.forward()

    def action_forward(self) -> None:
        """F2: what is marked is the answer."""
        question = self.questions()[self.at]
        marked = self.query_one(ChoiceList).value
        if isinstance(question, ChoiceQuestion) and marked:
            self.post_message(ChoiceList.Chosen(marked))
        else:
            self.keep_now()
            self.onwards()

    def action_back(self) -> None:
        """The question before; from the first one, the step before."""
        if self.at > 0:
            self.keep_now()
            self.ask(self.at - 1)
        else:
            super().action_back()
