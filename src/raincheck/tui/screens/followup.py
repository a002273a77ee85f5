"""When to come back to it: the touches on a line of time, and the calendar."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from raincheck.domain.questions import ChoiceQuestion, Problem
from raincheck.domain.telling import touch_times
from raincheck.domain.touches import TouchKind, TouchState
from raincheck.domain.when import clock, local
from raincheck.domain.zones import city
from raincheck.ports import WriteFailed, Written
from raincheck.tui.keys import bind
from raincheck.tui.screens.base import StepScreen
from raincheck.tui.widgets.choices import ChoiceList
from raincheck.tui.widgets.fields import Line
from raincheck.tui.widgets.plain import Plain
from raincheck.tui.widgets.timeline import Timeline, Touchline


class FollowupScreen(StepScreen):
    """The touches above, what to do with them below: one list, so that the arrows reach all of it."""

    AUTO_FOCUS: ClassVar[str] = "ChoiceList"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("edit", "drop", "tick", "forward")]
    SHOWN: ClassVar[tuple[str, ...]] = ("choose", "tab_touch", "edit", "drop", "tick", "back", "help", "leave")

    _busy = False
    _editing: TouchKind | None = None

    def body(self) -> ComposeResult:
        """The line of time, the choices, and a line to type a new time in."""
        yield Timeline()
        yield ChoiceList()
        yield Plain(id="edit-label")
        yield Line(id="moment", compact=True)

    def start(self) -> None:
        """The first choice is marked; the first touch is the one that keys change."""
        question = self.page().questions[0]
        if isinstance(question, ChoiceQuestion):
            self.query_one(ChoiceList).show(question.choices)
        self._show()
        self._edit_line(None)

    def _show(self) -> None:
        ctx = self.wizard.context()
        rows = []
        for touch in self.session.followup.touches:
            day, theirs, mine = touch_times(touch, ctx)
            state = "" if touch.state is TouchState.PLANNED else self.words(f"followup-{touch.state.value}")
            label = ctx.words.touches[touch.kind].label
            here = self.words("followup-mine", time=mine) if mine else ""
            rows.append(Touchline(touch.kind, day, label, theirs, here, state))
        zone = self.session.followup.touches[0].zone if self.session.followup.touches else ctx.zone
        self.query_one(Timeline).show(rows, self.words("followup-theirs", zone=city(zone)))

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Into the calendar, into a file, or only kept here."""
        event.stop()
        if self._busy or self._left:
            return
        if event.value == "none":
            self.forward({})
            return
        self._busy = True
        self.say(self.words("followup-working"))
        opening = event.value == "open"
        self.run_worker(lambda: self._write(opening), thread=True)

    def _write(self, opening: bool) -> None:
        result = self.wizard.write_calendar(self.session, opening)
        self.app.call_from_thread(self._written, result)

    def _written(self, result: Written | WriteFailed) -> None:
        self._busy = False
        if isinstance(result, WriteFailed):
            words = self.wizard.ports.words.problems[result.cause.value]
            self.say(f"{words.cause} {words.remedy}")
            return
        self.take(self.wizard.scheduled(self.session, result))
        self.forward({})

    def on_key(self, event: events.Key) -> None:
        """The numbers choose from the dates as well."""
        if self.focused is self.query_one(Timeline) and self.query_one(ChoiceList).choose_by(event.character or ""):
            event.stop()

    @property
    def marked(self) -> TouchKind | None:
        """The touch that the keys change."""
        return self.query_one(Timeline).marked

    def action_edit(self) -> None:
        """Type another time for the marked touch."""
        kind = self.marked
        touch = next((t for t in self.session.followup.touches if t.kind is kind), None)
        if touch is None:
            return
        there = local(touch.at, touch.zone)
        self._edit_line(kind, f"{there:%Y-%m-%d} {clock(there)}")

    def _edit_line(self, kind: TouchKind | None, value: str = "") -> None:
        self._editing = kind
        line = self.query_one("#moment", Line)
        line.display = kind is not None
        self.query_one("#edit-label", Plain).show(self.words("followup-edit") if kind else "")
        self.query_one(ChoiceList).display = kind is None
        line.value = value
        self.set_focus(line if kind else self.query_one(ChoiceList))
        self.refresh_frame()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The new time, if it is one."""
        event.stop()
        self._move(event.value)

    def _move(self, text: str | None) -> None:
        """Move the touch, or ask which of several readings is meant."""
        if self._editing is None or not text:
            return
        result = self.wizard.move_touch(self.session, self._editing, text)
        if isinstance(result, Problem):
            self.say(result.message)
            if result.candidates:
                from raincheck.tui.screens.which import WhichScreen

                self.app.push_screen(WhichScreen(result), self._move)
            return
        self.say("")
        self.take(result)
        self._show()
        self._edit_line(None)

    def action_drop(self) -> None:
        """Drop the marked touch, or take it back."""
        if self.marked:
            self.take(self.wizard.drop_touch(self.session, self.marked))
            self._show()

    def action_tick(self) -> None:
        """Tick the marked touch off, or open it again."""
        if self.marked:
            self.take(self.wizard.tick_touch(self.session, self.marked))
            self._show()

    def action_back(self) -> None:
        """Out of the line first, then to the step before."""
        if self._editing is not None:
            self.say("")
            self._edit_line(None)
        else:
            super().action_back()

    def action_forward(self) -> None:
        """F2: go on without writing anything."""
        self.forward({})

    def shown_keys(self) -> Sequence[str]:
        """While a time is typed, only what ends it."""
        return ("enter", "back", "help", "leave") if self._editing else self.SHOWN
