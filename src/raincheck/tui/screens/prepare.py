"""Be ready for it: one list to tick, what was learned first, and below it when to leave."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from raincheck.domain.interview import Mode
from raincheck.domain.lessons import Lesson
from raincheck.domain.placing import is_behind
from raincheck.domain.preparing import Item
from raincheck.domain.questions import Choice, Rejected, TextField
from raincheck.domain.reach import is_unsettled
from raincheck.domain.session import Session, Step
from raincheck.domain.steps.prepare import BUFFER, TRAVEL
from raincheck.ports import LoadFailed
from raincheck.tui.keys import bind
from raincheck.tui.messages import Visit
from raincheck.tui.screens.base import StepScreen
from raincheck.tui.widgets.choices import ChoiceList
from raincheck.tui.widgets.fields import Line
from raincheck.tui.widgets.plain import Plain

DIGITS = "1234567890"
"""Letters are keys of their own here."""

USUAL = 60
"""Columns from which the footer has room for all keys, as the breakpoints of the app."""

NARROW = ("tick_line", "cannot", "plan_b", "forward", "back", "help", "leave")

JUST_NOW = timedelta(minutes=1)
"""How long a file that was written for the calendar is worth a line."""

OPEN, TICKED = "○", "●"


class PrepareScreen(StepScreen):
    """Ticks are on disk at once; everything else is one letter away."""

    AUTO_FOCUS: ClassVar[str] = "ChoiceList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bind("tick_line", "travel", "buffer", "to_calendar", "confirm_it", "plan_b", "cannot", "forward")
    ]
    SHOWN: ClassVar[tuple[str, ...]] = (
        "tick_line",
        "to_calendar",
        "plan_b",
        "cannot",
        "confirm_it",
        "forward",
        "back",
        "help",
        "leave",
    )

    _typing = ""
    """Which line is typed in: how long the way takes, or what is to spare."""

    _lessons: tuple[Lesson, ...] = ()
    _items: tuple[Item, ...] = ()

    def body(self) -> ComposeResult:
        """The list and what the marked line asks for, or a line to type in; and when to leave."""
        yield ChoiceList(hotkeys=DIGITS)
        yield Plain(id="how")
        yield Plain(id="edit-label")
        yield Line(id="minutes", compact=True)
        yield Plain(id="way")

    def start(self) -> None:
        """The lessons are read once; the reminders are brought up to date."""
        found = self.wizard.lessons()
        if isinstance(found, LoadFailed):
            words = self.wizard.ports.words.prepare.notes[f"lessons-{found.cause.value}"]
            self.say(words.replace("$path", found.path))
        else:
            self._lessons = found
        self._type("")
        self.session = self.wizard.reminded(self.session, self._lessons)
        self._show()
        self._say_calendar()

    def _say_calendar(self) -> None:
        """That the calendar has something else by now; or where the file is that was just written for it."""
        notes, file = self.wizard.ports.words.prepare.notes, self.session.followup.calendar
        if is_behind(self.session):
            self.say(notes["calendar-behind"])
        elif file is not None and not file.opened and self.wizard.context().now - file.at < JUST_NOW:
            self.say(notes["calendar-file"].replace("$path", file.path))

    def _show(self, marked: str = "") -> None:
        sheet = self.wizard.sheet(self.session, self._lessons)
        self._items = sheet.items
        choices = tuple(
            Choice(value=item.key, label=f"{TICKED if item.ticked else OPEN} {item.label}", hint=item.aside)
            for item in sheet.items
        )
        found = self.query_one(ChoiceList)
        found.styles.max_height = len(choices)
        found.show(choices, marked)
        self.query_one("#way", Plain).show(sheet.way)
        self._explain(found.value or "")

    def _explain(self, key: str) -> None:
        item = next((one for one in self._items if one.key == key), None)
        if item is not None:
            self.query_one("#how", Plain).show(item.how or item.aside)

    def shown_keys(self) -> Sequence[str]:
        """In a line only what leads out of it; without a way nobody asks how long it is."""
        if not self._typing and self.app.size.width < USUAL:
            return NARROW
        return self.help_keys()

    def help_keys(self) -> Sequence[str]:
        """Also those for which the footer has no room."""
        if self._typing:
            return ("enter_length", "back", "help", "leave")
        first, *others = self.SHOWN
        return (first, "travel", "buffer", *others) if self._has_way else self.SHOWN

    @property
    def _has_way(self) -> bool:
        """Whether somebody has to go there."""
        return self.session.interview.mode is Mode.IN_PERSON

    # Ticking

    def on_choice_list_marked(self, event: ChoiceList.Marked) -> None:
        """Say how it is done."""
        event.stop()
        self._explain(event.value)

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Enter and the numbers tick."""
        event.stop()
        self._toggle(event.value)

    def action_tick_line(self) -> None:
        """The marked line."""
        if marked := self.query_one(ChoiceList).value:
            self._toggle(marked)

    def _toggle(self, key: str) -> None:
        if self._left:
            return
        self.say("")
        self.take(self.wizard.toggle(self.session, key))
        self._show(key)

    # The way, and what is to spare

    def action_travel(self) -> None:
        """Type how long the way takes."""
        if self._has_way:
            self._type(TRAVEL)

    def action_buffer(self) -> None:
        """Type how much there is to spare."""
        if self._has_way:
            self._type(BUFFER)

    def _type(self, name: str) -> None:
        self._typing = name
        question = next((one for one in self.page().questions if one.id == name), None)
        line, choices = self.query_one(Line), self.query_one(ChoiceList)
        line.display = bool(name)
        choices.display = not name
        self.query_one("#how", Plain).display = not name
        self.query_one("#edit-label", Plain).show(question.prompt if question else "")
        if isinstance(question, TextField):
            line.placeholder = question.placeholder
            line.value = self.wizard.stored(self.session)[name]
        self.set_focus(line if name else choices)
        self.refresh_frame()

    def answers(self) -> dict[str, str]:
        """The line as it is typed; the ticks are on disk."""
        return {self._typing: self.query_one(Line).value} if self._typing else {}

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep it."""
        event.stop()
        if self._typing:
            self.typed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take it, and count again when to leave."""
        event.stop()
        self._take_line()

    def _take_line(self) -> bool:
        if self._typing:
            name, text = self._typing, self.query_one(Line).value
            found = self.wizard.set_minutes(self.session, name, text, self._lessons)
            if isinstance(found, Rejected):
                self.refused(found.problems)
                return False
            self._out_of_line(found)
        return True

    def _out_of_line(self, session: Session) -> None:
        self.say("")
        self._type("")
        self.take(session)
        self._show()
        self._say_calendar()

    # On from here

    def action_to_calendar(self) -> None:
        """The reminders, and where they go."""
        self._visit(self.session, Step.FOLLOWUP)

    def action_confirm_it(self) -> None:
        """A line to them, drafted; one that may have gone out is asked about first."""
        if not self._left:
            begun = self.wizard.begin_confirming(self.session)
            self._visit(begun, Step.SEND if is_unsettled(begun) else Step.MESSAGE)

    def action_cannot(self) -> None:
        """It went wrong: only the reason is asked."""
        if not self._left:
            self._visit(self.wizard.cannot_make_it(self.session), Step.SITUATION)

    def _visit(self, session: Session, step: Step) -> None:
        if not self._left:
            self._left = True
            self.post_message(Visit(session, step))

    def action_plan_b(self) -> None:
        """The card, over this screen; imported when it is first wanted."""
        from raincheck.tui.screens.plan_b import PlanBScreen

        self.app.push_screen(PlanBScreen(self.wizard, self.session))

    def action_forward(self) -> None:
        """F2: what is typed counts first."""
        if self._take_line():
            self.forward({})

    def action_back(self) -> None:
        """Out of the line first, then to the step before."""
        if self._typing:
            self.keep_now()
            self._out_of_line(self.wizard.reminded(self.session, self._lessons))
        else:
            super().action_back()
