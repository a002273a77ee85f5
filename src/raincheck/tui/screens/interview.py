"""Which interview: a form in which only the time is needed, and which an invitation fills in."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input
from textual.worker import Worker, get_current_worker

from raincheck.domain.invitations.facts import Invitation
from raincheck.domain.moments import Doubt
from raincheck.domain.questions import ChoiceQuestion, Problem, TextField
from raincheck.domain.session import Session
from raincheck.domain.steps.common import candidates
from raincheck.domain.steps.interview import read, split_zone
from raincheck.domain.telling import both_clocks, clock_sentence
from raincheck.domain.text import BODY_LIMIT
from raincheck.domain.zones import find_zone
from raincheck.ports import Unreadable
from raincheck.tui.keys import bind
from raincheck.tui.messages import Boxed
from raincheck.tui.screens.base import StepScreen
from raincheck.tui.widgets.fields import Cycle, CycleField, Field, Line
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class InterviewScreen(StepScreen):
    """The facts, with the reading of the time below it as it is typed."""

    AUTO_FOCUS: ClassVar[str] = "#when"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("forward", "paste")]
    SHOWN: ClassVar[tuple[str, ...]] = ("forward", "paste", "enter_field", "back", "help", "leave")

    def __init__(self, wizard: Wizard, session: Session, questions: Sequence[Problem] = ()) -> None:
        super().__init__(wizard, session)
        self._questions = [question for question in (wizard.zone_question(), *questions) if question]
        self._reading: Worker[None] | None = None
        self._pasted: Line.Pasted | None = None
        self._boxed = ""
        self._cut = False
        self._unanswered: Problem | None = None

    def body(self) -> ComposeResult:
        """A field a line; what is wrong with one stands right below it."""
        with VerticalScroll(id="form", can_focus=False):
            yield from self._fields()

    def _fields(self) -> ComposeResult:
        stored = self.wizard.stored(self.session)
        for question in self.page().questions:
            value = stored.get(question.id, "")
            if isinstance(question, TextField):
                yield Field(question, value)
            elif isinstance(question, ChoiceQuestion):
                yield CycleField(question, value)
            yield Plain(id=f"note-{question.id}", classes="note")

    def start(self) -> None:
        """Show how the time is read, and ask what is open. The list of all cities loads beside, not while one types."""
        self._read()
        self._show_news()
        self.run_worker(partial(find_zone, "-", self.wizard.ports.words.zones), thread=True, group="zones")
        self.call_after_refresh(self._ask_next)

    def _show_news(self) -> None:
        """What the invitation says of itself, on a small screen as well: that it cancels must not be missed."""
        lead = self.query_one("#lead", Plain)
        lead.show(self.page().lead)
        lead.set_class(self.session.interview.sources.any, "-news")

    def answers(self) -> dict[str, str]:
        """Every field as it stands."""
        fields = {field.question.id: field.value for field in self.query(Field)}
        return fields | {field.question.id: field.value for field in self.query(CycleField)}

    def _note(self, name: str, text: str, *, wrong: bool = False) -> None:
        note = self.query_one(f"#note-{name}", Plain)
        note.show(text)
        note.set_class(wrong, "-wrong")

    def _read(self) -> None:
        """How the time is read, in both zones, while it is typed; and why the two clocks differ."""
        when = self.query_one("#when", Line).value
        ctx = self.wizard.context()
        zone = find_zone(self.query_one("#zone", Line).value or ctx.zone, ctx.words.zones)
        self._note("zone", "")
        if not when.strip() or zone is None:
            self._note("when", "")
            return
        reading = read(when, zone, ctx)
        if isinstance(reading, Doubt):
            self._doubt(reading, zone)
            return
        self._note("when", both_clocks(reading.at, reading.zone, ctx))
        self._note("zone", clock_sentence(reading.at, reading.zone, ctx))

    def _doubt(self, doubt: Doubt, zone: str) -> None:
        """What a doubtful time may mean; what is merely unfinished is not scolded."""
        if not doubt.candidates:
            self._note("when", "")
            return
        words = self.wizard.ports.words.problems[doubt.reason]
        readings = "   ".join(choice.label for choice in candidates(doubt, self.wizard.context(), zone))
        self._note("when", f"{words.cause} {readings}")

    # The invitation

    def action_paste(self) -> None:
        """A box for many lines."""
        from raincheck.tui.screens.paste import PasteScreen

        self._pasted = None
        self.app.push_screen(PasteScreen(self.wizard, self._boxed), self._from_box)

    def _from_box(self, boxed: Boxed | None) -> None:
        """The box is closed; what stood in it stays at hand."""
        if boxed is not None:
            self._boxed = boxed.text
            self._given(boxed.text if boxed.read else "")

    def on_line_pasted(self, event: Line.Pasted) -> None:
        """A whole invitation was pasted into a line, or the name of its file."""
        event.stop()
        self._pasted = event
        self._given(event.text)

    def _given(self, text: str | None) -> None:
        """Read it beside the screen, which stays as quick as it was."""
        if text:
            self._cut = len(text) >= BODY_LIMIT
            self.keep_now()
            self.say(self.words("reading"))
            self._reading = self.run_worker(partial(self._understand, text), thread=True, exclusive=True)

    def _understand(self, text: str) -> None:
        found = self.wizard.read_invitation(text)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self.call_later, self._understood, found)

    async def _understood(self, found: Invitation | Unreadable) -> None:
        """Fill in the facts; the questions come first."""
        if self._reading is None or self._left:
            return
        self._reading = None
        if isinstance(found, Unreadable) or not (found.sources or found.questions):
            self._say_unread(found)
            return
        self.say(self._gaps(found))
        self.keep_now()
        session, questions = self.wizard.take_invitation(self.session, found)
        self.take(session)
        self._questions = list(questions)
        await self._show_facts()
        self._ask_next()

    def _gaps(self, found: Invitation) -> str:
        """What was left out: a text too long to be read whole, or a time that nobody named."""
        if self._cut:
            return self.words("reading-cut")
        asked = any(question.field == "starts" for question in found.questions)
        return "" if found.starts or asked else self.words("reading-no-time")

    def _say_unread(self, found: Invitation | Unreadable) -> None:
        """Why nothing was read; a paste that was no invitation stands in its line as text."""
        if isinstance(found, Unreadable):
            words = self.wizard.ports.words.problems[found.cause.value]
            self.say(f"{words.cause} {words.remedy}")
        else:
            self.say(self.words("reading-nothing"))
        if self._pasted is not None:
            self._pasted.line.take(self._pasted.text)
            self._pasted = None

    async def _show_facts(self) -> None:
        """The form anew, with the facts in it and where each stood."""
        form = self.query_one("#form", VerticalScroll)
        async with form.batch():
            await form.remove_children()
            await form.mount_all(self._fields())
        self._show_news()
        self.set_focus(self.query_one("#when"))
        self._read()

    def _ask_next(self) -> None:
        """The next question that was left open; those without candidates are told."""
        while self._questions:
            question = self._questions.pop(0)
            if question.candidates:
                self._which(question)
                return
            self._note_question(question)

    def _note_question(self, question: Problem) -> None:
        if self.query(f"#note-{question.field}"):
            self._note(question.field, question.message, wrong=True)
        else:
            self.say(question.message)

    def action_back(self) -> None:
        """Stop reading, or go back."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
            self.say("")
        else:
            super().action_back()

    # The form

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
        question = first if first.candidates or first.field != "when" else self._unanswered
        if question is not None and question.candidates:
            self._which(question, then_forward=True)

    def _which(self, question: Problem, *, then_forward: bool = False) -> None:
        """Ask which of the candidates it is."""
        from raincheck.tui.screens.which import WhichScreen

        self.app.push_screen(WhichScreen(question), partial(self._chosen, question, then_forward))

    def _chosen(self, question: Problem, then_forward: bool, value: str | None) -> None:
        """The one that was meant; none leaves the field as it is."""
        if question.field == "when":
            self._unanswered = None if value else question
        if value:
            self._put(question.field, value)
            if then_forward:
                self.forward()
                return
        else:
            self._note_question(question)
        self._ask_next()

    def _put_time(self, value: str) -> None:
        """A time with its zone, each in its own field."""
        zone = self.query_one("#zone", Line)
        when, zone.value = split_zone(value, zone.value, self.wizard.context())
        self.query_one("#when", Line).value = when

    def _put(self, name: str, value: str) -> None:
        """An answer into its field, or into the case where the form has no such field yet."""
        if name == "my_zone":
            self.take(self.wizard.settle_zone(self.session, value))
            self.call_later(self._show_facts)
        elif name == "when":
            self._put_time(value)
        elif self.query(f"#{name}"):
            self.query_one(f"#{name}", Line).value = value
        else:
            self.take(self.wizard.keep(self.session, self.answers() | {name: value}))
            self.call_later(self._show_facts)
