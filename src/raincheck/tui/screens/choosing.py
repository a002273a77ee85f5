"""A step that is one or more questions, one at a time: a choice, or a line in one's own words."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from raincheck.domain.questions import ChoiceQuestion, Question, TextField
from raincheck.tui.keys import bind
from raincheck.tui.screens.base import StepScreen
from raincheck.tui.widgets.choices import ChoiceList
from raincheck.tui.widgets.fields import Line
from raincheck.tui.widgets.plain import Plain


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
        """One list and one line; the question decides which is seen."""
        yield ChoiceList(below=self.HINTS_BELOW)
        yield Line(id="line", compact=True)

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
        self._ask_choice(question, stored) if isinstance(question, ChoiceQuestion) else self._ask_line(question, stored)
        self.refresh_frame()

    def _ask_choice(self, question: ChoiceQuestion, stored: str) -> None:
        choices, line = self.query_one(ChoiceList), self.query_one("#line", Line)
        choices.display, line.display = True, False
        choices.show(question.choices, stored)
        self.set_focus(choices)

    def _ask_line(self, question: Question, stored: str) -> None:
        choices, line = self.query_one(ChoiceList), self.query_one("#line", Line)
        choices.display, line.display = False, True
        line.value = stored
        line.placeholder = question.placeholder if isinstance(question, TextField) else ""
        self.set_focus(line)

    def answers(self) -> dict[str, str]:
        """What is stored, and the line as it is typed."""
        answers = dict(self.wizard.stored(self.session))
        question = self.questions()[self.at]
        if isinstance(question, TextField):
            answers[question.id] = self.query_one("#line", Line).value
        return answers

    def shown_keys(self) -> Sequence[str]:
        """Numbers for a choice, Enter for a line."""
        question = self.questions()[min(self.at, len(self.questions()) - 1)]
        first = ("choose", "move", "enter") if isinstance(question, ChoiceQuestion) else ("enter",)
        return (*first, "back", "help", "leave")

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Keep the choice, then ask what is next."""
        event.stop()
        if self._left:
            return
        question = self.questions()[self.at]
        self.take(self.wizard.keep(self.session, {**self.answers(), question.id: event.value}))
        self.onwards()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The line is done."""
        event.stop()
        self.keep_now()
        self.onwards()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed."""
        event.stop()
        if self.query_one("#line", Line).display:
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
