"""Which interview: a form in which only the time is needed."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input

from raincheck.domain.moments import Doubt, read_moment
from raincheck.domain.questions import ChoiceQuestion, Problem, TextField
from raincheck.domain.steps.common import candidates
from raincheck.domain.telling import both_clocks
from raincheck.domain.zones import find_zone
from raincheck.tui.keys import bind
from raincheck.tui.screens.base import StepScreen
from raincheck.tui.widgets.fields import Cycle, CycleField, Field, Line
from raincheck.tui.widgets.plain import Plain


class InterviewScreen(StepScreen):
    """The facts, with the reading of the time below it as it is typed."""

    AUTO_FOCUS: ClassVar[str] = "#when"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("forward")]
    SHOWN: ClassVar[tuple[str, ...]] = ("forward", "enter_field", "back", "help", "leave")

    def body(self) -> ComposeResult:
        """A field a line; what is wrong with one stands right below it."""
        stored = self.wizard.stored(self.session)
        with VerticalScroll(id="form", can_focus=False):
            for question in self.page().questions:
                value = stored.get(question.id, "")
                if isinstance(question, TextField):
                    yield Field(question, value)
                elif isinstance(question, ChoiceQuestion):
                    yield CycleField(question, value)
                yield Plain(id=f"note-{question.id}", classes="note")

    def start(self) -> None:
        """Show how the time is read that stands there."""
        self._read()

    def answers(self) -> dict[str, str]:
        """Every field as it stands."""
        fields = {field.question.id: field.value for field in self.query(Field)}
        return fields | {field.question.id: field.value for field in self.query(CycleField)}

    def _note(self, name: str, text: str, *, wrong: bool = False) -> None:
        note = self.query_one(f"#note-{name}", Plain)
        note.show(text)
        note.set_class(wrong, "-wrong")

    def _read(self) -> None:
        """How the time is read, in both zones, while it is typed."""
        when = self.query_one("#when", Line).value
        ctx = self.wizard.context()
        zone = find_zone(self.query_one("#zone", Line).value or ctx.zone, ctx.words.zones)
        if not when.strip() or zone is None:
            self._note("when", "")
            return
        reading = read_moment(when, ctx.now, zone, ctx.words.zones, ctx.zone)
        if isinstance(reading, Doubt):
            self._doubt(reading)
        else:
            self._note("when", both_clocks(reading.at, zone, ctx))

    def _doubt(self, doubt: Doubt) -> None:
        """What a doubtful time may mean; what is merely unfinished is not scolded."""
        if not doubt.candidates:
            self._note("when", "")
            return
        words = self.wizard.ports.words.problems[doubt.reason]
        readings = "   ".join(choice.label for choice in candidates(doubt, self.wizard.context()))
        self._note("when", f"{words.cause} {readings}")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep it, and read the time anew."""
        event.stop()
        if event.input.id:
            self._note(event.input.id, "")
        if event.input.id in ("when", "zone"):
            self._read()
        self.typed()

    def on_cycle_changed(self, event: Cycle.Changed) -> None:
        """Keep it."""
        event.stop()
        self.typed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next field, and from the last one forward."""
        event.stop()
        self._next_field()

    def on_key(self, event: events.Key) -> None:
        """Enter on a small choice as well; up and down move between the fields."""
        if event.key == "enter" and isinstance(self.focused, Cycle):
            event.stop()
            self._next_field()
        elif event.key in ("up", "down") and isinstance(self.focused, (Line, Cycle)):
            event.stop()
            self.focus_next() if event.key == "down" else self.focus_previous()

    def _next_field(self) -> None:
        last = self.page().questions[-1].id
        if self.focused is not None and self.focused.id == last:
            self.action_forward()
        else:
            self.focus_next()

    def action_forward(self) -> None:
        """Check everything, and go on."""
        self.forward()

    def refused(self, problems: Sequence[Problem]) -> None:
        """Each problem under its field; several readings are numbered."""
        for problem in problems:
            self._note(problem.field, problem.message, wrong=True)
        first = problems[0]
        self.set_focus(self.query_one(f"#{first.field}"))
        if first.candidates:
            from raincheck.tui.screens.which import WhichScreen

            self.app.push_screen(WhichScreen(first), self._which)

    def _which(self, chosen: str | None) -> None:
        """The reading that was meant; none leaves the field as it is."""
        if chosen:
            self.query_one("#when", Line).value = chosen
            self.forward()
