"""Who can help: the agency in the picture, a recruiter whom the user knows, or a new one."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input

from raincheck.domain.questions import Choice, ChoiceQuestion, Problem, TextField
from raincheck.domain.returning import Recruiter
from raincheck.domain.session import Rung
from raincheck.domain.steps.recruiter import LINES, Help, agency_of
from raincheck.tui.keys import bind
from raincheck.tui.messages import Called
from raincheck.tui.screens.known import KnownPeople, people_choices
from raincheck.tui.widgets.choices import ChoiceList
from raincheck.tui.widgets.fields import Field, Line
from raincheck.tui.widgets.plain import Plain


class RecruiterScreen(KnownPeople):
    """People by number, and a short form for somebody new; below it what to bring and to ask."""

    AUTO_FOCUS: ClassVar[str] = "ChoiceList"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("write_to")]

    _form = False

    def body(self) -> ComposeResult:
        """The list, the form, the advice; of the first two one is shown."""
        yield ChoiceList()
        with Vertical(id="person"):
            stored = self.wizard.stored(self.session)
            for question in self.page().questions:
                if isinstance(question, TextField):
                    yield Field(question, stored[question.id])
                    yield Plain(id=f"note-{question.id}", classes="note")
        with VerticalScroll(id="sheet", can_focus=False):
            yield Plain(self._advice(), id="advice")

    def _advice(self) -> Content:
        words, heads = self.wizard.ports.words.recruiter, self.wizard.ports.words.since
        blocks = [
            Content("\n").join([Content.styled(heads[head], "$secondary"), *(Content(f"  · {line}") for line in lines)])
            for head, lines in (("bring", words.bring), ("ask", words.ask))
        ]
        return Content("\n\n").join(blocks)

    def start(self) -> None:
        """The list first: somebody known is one key away."""
        self._show_list()
        self.say(self.known_trouble)

    def _choices(self) -> tuple[Choice, ...]:
        question = self.page().questions[0]
        ways = question.choices if isinstance(question, ChoiceQuestion) else ()
        agency = agency_of(self.session.interview)
        others = people_choices(self.known)
        if agency is not None:
            others = tuple(one for one in others if not agency.email or one.hint != agency.email)
        call = tuple(way for way in ways if way.value == Help.CALL)
        return (*call, *others, *(way for way in ways if way.value != Help.CALL))

    def _show_list(self) -> None:
        self._form = False
        self.query_one("#person").display = False
        choices = self.query_one(ChoiceList)
        choices.display = True
        choices.show(self._choices())
        self.set_focus(choices)
        self.refresh_frame()

    def _show_form(self) -> None:
        self._form = True
        self.query_one("#person").display = True
        self.query_one(ChoiceList).display = False
        self.set_focus(next(iter(self.query(Line))))
        self.refresh_frame()

    def shown_keys(self) -> Sequence[str]:
        """What the form needs, or the list."""
        if self._form:
            return ("write_to", "enter_field", "back", "help", "leave")
        return ("choose", "move", "enter", "back", "help", "leave")

    def help_keys(self) -> Sequence[str]:
        """The same."""
        return self.shown_keys()

    def answers(self) -> dict[str, str]:
        """The form as it stands."""
        return {field.question.id: field.value for field in self.query(Field)}

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Write to somebody known, add somebody, call, or leave it."""
        event.stop()
        if self._left:
            return
        if event.value in (Help.NEW, Help.OTHER):
            self._show_form()
        elif event.value == Help.CALL:
            self._call()
        elif event.value == Help.NONE:
            self.forward({"recruiter": event.value})
        else:
            self.forward(_lines(self.known[int(event.value)]))

    def _call(self) -> None:
        from raincheck.tui.screens.call import CallScreen

        self.app.push_screen(CallScreen(self.wizard, self.session, can_write=False), self._called)

    def _called(self, call: Called | None) -> None:
        if call is not None and call.outcome is not None:
            self.take(self.wizard.called(self.session, Rung.CALL, call.outcome))
            self.query_one("#lead", Plain).show(self.page().lead)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep it; what was wrong with it may be mended."""
        event.stop()
        self.query_one(f"#note-{event.input.id}", Plain).show("")
        self.typed()

    def on_line_pasted(self, event: Line.Pasted) -> None:
        """Whatever was pasted stands here as one line."""
        event.stop()
        event.line.take(event.text)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next line, and from the last one on."""
        event.stop()
        if event.input.id == f"recruiter_{tuple(LINES)[-1]}":
            self.action_write_to()
        else:
            self.focus_next()

    def action_write_to(self) -> None:
        """F2: the form is the answer; from the list, what is marked."""
        if self._form:
            self.forward()
        elif marked := self.query_one(ChoiceList).value:
            self.query_one(ChoiceList).post_message(ChoiceList.Chosen(marked))

    def refused(self, problems: Sequence[Problem]) -> None:
        """Each problem under its line."""
        self._show_form()
        for problem in problems:
            note = self.query_one(f"#note-{problem.field}", Plain)
            note.show(problem.message)
            note.set_class(True, "-wrong")
        self.set_focus(self.query_one(f"#{problems[0].field}"))

    def action_somebody(self) -> None:
        """They are in the list."""

    def action_back(self) -> None:
        """Out of the form first, then to the step before."""
        if self._form:
            self.keep_now()
            self._show_list()
        else:
            super().action_back()


def _lines(someone: Recruiter) -> dict[str, str]:
    return {f"recruiter_{name}": getattr(someone, name) for name in LINES}
