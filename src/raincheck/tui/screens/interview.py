"""Which interview: a form in which only the time is needed, and which an invitation fills in."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input

from raincheck.domain.invitations.facts import Invitation
from raincheck.domain.moments import Doubt
from raincheck.domain.questions import ChoiceQuestion, Problem, TextField
from raincheck.domain.session import Session
from raincheck.domain.steps.common import candidates
from raincheck.domain.steps.interview import read, split_zone
from raincheck.domain.telling import both_clocks, clock_sentence
from raincheck.domain.zone_names import find_zone
from raincheck.tui.keys import bind
from raincheck.tui.screens.invitation import InvitationScreen
from raincheck.tui.screens.known import KnownPeople
from raincheck.tui.widgets.fields import Cycle, CycleField, Field, Line
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class InterviewScreen(InvitationScreen, KnownPeople):
    """The facts, with the reading of the time below it as it is typed."""

    AUTO_FOCUS: ClassVar[str] = "#when"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("forward")]
    SHOWN: ClassVar[tuple[str, ...]] = ("forward", "paste", "enter_field", "back", "help", "leave")

    def __init__(self, wizard: Wizard, session: Session, questions: Sequence[Problem] = ()) -> None:
        super().__init__(wizard, session)
        self._questions = [question for question in (wizard.zone_question(), *questions) if question]
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

    async def fill_in(self, found: Invitation) -> None:
        """The facts into the form; the questions come first."""
        session, questions = self.wizard.take_invitation(self.session, found)
        self.take(session)
        self._questions = list(questions)
        await self._show_facts()
        self._ask_next()

    def put_facts(self, facts: Mapping[str, str]) -> None:
        """Facts about somebody whom the user knows."""
        self.take(self.wizard.keep(self.session, {**self.answers(), **facts}))
        self.call_later(self._show_facts)

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
