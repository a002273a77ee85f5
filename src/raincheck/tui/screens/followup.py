"""When to come back to it: the touches on a line of time, and the calendar."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.context import Context
from raincheck.domain.followup import late
from raincheck.domain.placing import in_calendar
from raincheck.domain.questions import ChoiceQuestion, Problem
from raincheck.domain.schedule_notes import schedule_notes
from raincheck.domain.session import Session
from raincheck.domain.telling import touch_times
from raincheck.domain.telling_since import sign
from raincheck.domain.touches import Touch, TouchKind, TouchState
from raincheck.domain.when import clock, local
from raincheck.domain.zones import city, zones_differ
from raincheck.tui.keys import bind
from raincheck.tui.screens.scheduling import SchedulingScreen
from raincheck.tui.widgets.choices import ChoiceList
from raincheck.tui.widgets.fields import Line
from raincheck.tui.widgets.plain import Plain
from raincheck.tui.widgets.timeline import Timeline, Touchline


class FollowupScreen(SchedulingScreen):
    """The touches above, what to do with them below: one list, so that the arrows reach all of it."""

    AUTO_FOCUS: ClassVar[str] = "ChoiceList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bind("edit", "drop", "tick", "forward", "workplace", "calendar_settings"),
    ]
    SHOWN: ClassVar[tuple[str, ...]] = (
        *("choose", "tab_touch", "edit", "drop", "tick"),
        *("back", "help", "forward", "leave"),
    )

    _editing: TouchKind | None = None

    def body(self) -> ComposeResult:
        """The line of time, why it is so, the choices, and a line to type a new time in."""
        yield Timeline()
        yield Plain(id="notes", classes="muted")
        yield ChoiceList()
        yield Plain(id="edit-label")
        yield Line(id="moment", compact=True)

    def start(self) -> None:
        """The first choice is marked; the first touch is the one that keys change."""
        self._show_choices()
        self.show_touches()
        self._edit_line(None)

    def _show_choices(self, marked: str = "") -> None:
        """The calendar first, once raincheck knows it; until then a file is the shortest way."""
        question = self.page().questions[0]
        if isinstance(question, ChoiceQuestion):
            known = isinstance(self.wizard.ports.calendar_account.settings(), CalendarSettings)
            ways = sorted(question.choices, key=lambda way: way.value != "server") if known else question.choices
            self.query_one(ChoiceList).show(ways, marked)

    def show_touches(self) -> None:
        """The touches as they stand, soonest first, and why they are when they are."""
        ctx = self.wizard.context()
        home = self.session.interview.zone or ctx.zone
        rows = [self._row(touch, home, ctx) for touch in sorted(self.session.followup.touches, key=lambda one: one.at)]
        head, place = (self.words(key, zone=city(home)) for key in ("followup-theirs", "followup-place"))
        self.query_one(Timeline).show(rows, head, place)
        self.query_one("#notes", Plain).show("\n".join(schedule_notes(self.session, ctx)))

    def _row(self, touch: Touch, home: str, ctx: Context) -> Touchline:
        """A touch on its own clock, which is named where it is not the one of all."""
        day, theirs, mine = touch_times(touch, ctx)
        differs = zones_differ(touch.zone, home, touch.at)
        elsewhere = self.words("followup-place", zone=city(touch.zone)) if differs else ""
        here = self.words("followup-mine", time=mine) if mine else ""
        label, how = ctx.words.touches[touch.kind].label, sign(touch, ctx.now)
        return Touchline(touch.kind, day, label, theirs, elsewhere, here, self._state(touch), how)

    def _state(self, touch: Touch) -> str:
        """How it stands, in a word; nothing for what is planned and in no calendar yet."""
        if late(touch, self.wizard.context().now):
            return self.words("followup-late")
        if touch.state is not TouchState.PLANNED:
            return self.words(f"followup-{touch.state.value}")
        return self.words("followup-placed") if in_calendar(self.session, touch.uid) else ""

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Into the calendar, into a file, to the phone, or only kept here."""
        event.stop()
        if self.busy or self._left:
            return
        if event.value == "none":
            self.forward({})
        elif event.value == "server":
            self.to_calendar()
        elif event.value == "phone":
            self.to_phone()
        else:
            self.to_file(opening=event.value == "open")

    def offer_file(self) -> None:
        """The mark moves to the file."""
        self._show_choices("open")

    def use_file_instead(self) -> None:
        """The set-up of the calendar was left for a file."""
        self.to_file(opening=True)

    def on_key(self, event: events.Key) -> None:
        """The numbers choose from the dates as well."""
        if self.focused is self.query_one(Timeline) and self.query_one(ChoiceList).choose_by(event.character or ""):
            event.stop()

    # One touch

    @property
    def marked(self) -> Touch | None:
        """The touch that the keys change; none while something is written, for that has to be what is shown."""
        kind = None if self.busy else self.query_one(Timeline).marked
        return self._touch(kind)

    def _touch(self, kind: TouchKind | None) -> Touch | None:
        return next((touch for touch in self.session.followup.touches if touch.kind is kind), None)

    def action_edit(self) -> None:
        """Type another time for the marked touch."""
        touch = self.marked
        if touch is not None:
            there = local(touch.at, touch.zone)
            self._edit_line(touch, f"{there:%Y-%m-%d} {clock(there)}")

    def _edit_line(self, touch: Touch | None, value: str = "") -> None:
        self._editing = touch.kind if touch else None
        line = self.query_one("#moment", Line)
        line.display = touch is not None
        label = self.words("followup-edit", zone=city(touch.zone)) if touch else ""
        self.query_one("#edit-label", Plain).show(label)
        self.query_one(ChoiceList).display = touch is None
        line.value = value
        self.set_focus(line if touch else self.query_one(ChoiceList))
        self.refresh_frame()

    def on_line_pasted(self, event: Line.Pasted) -> None:
        """A time that was pasted stands here as one line."""
        event.stop()
        event.line.take(event.text)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The new time, if it is one."""
        event.stop()
        self._move(event.value)

    def _move(self, text: str | None) -> None:
        """Move the touch, or ask which of several readings is meant."""
        kind = self._editing
        if kind is None or not text:
            return
        result = self.wizard.move_touch(self.session, kind, text)
        if isinstance(result, Problem):
            self.say(result.message)
            if result.candidates:
                from raincheck.tui.screens.which import WhichScreen

                self.app.push_screen(WhichScreen(result), self._move)
            return
        self._edit_line(None)
        self._changed(result, kind)

    def action_drop(self) -> None:
        """Drop the marked touch, or take it back."""
        if self.marked:
            self._changed(self.wizard.drop_touch(self.session, self.marked.kind))

    def action_tick(self) -> None:
        """Tick the marked touch off, or open it again."""
        if self.marked:
            self._changed(self.wizard.tick_touch(self.session, self.marked.kind))

    def action_workplace(self) -> None:
        """Where they work decides on which days the touches fall."""
        from raincheck.tui.screens.workplace import WorkplaceScreen

        def placed(session: Session | None) -> None:
            if session is not None:
                self._changed(session)

        if not self.busy:
            self.app.push_screen(WorkplaceScreen(self.wizard, self.session), placed)

    def _changed(self, session: Session, moved: TouchKind | None = None) -> None:
        """Show the change, what there is to say against it, and that a calendar does not know of it yet."""
        ctx, before = self.wizard.context(), self.session
        self.take(session)
        touch, known = self._touch(moved), schedule_notes(before, ctx)
        lines = [self.words("followup-past")] if touch and late(touch, ctx.now) else []
        lines += [note for note in schedule_notes(session, ctx) if note not in known]
        told = self.wizard.pending(session) or session.followup.calendar is not None
        if told and session.followup.touches != before.followup.touches:
            lines.append(self.words("followup-behind"))
        self.show_touches()
        self.say("\n".join(lines))

    # The keys of all steps

    def action_back(self) -> None:
        """Out of the line first, then to the step before."""
        if self.stop_placing() or self.busy:
            return
        if self._editing is not None:
            self.say("")
            self._edit_line(None)
        else:
            super().action_back()

    def action_forward(self) -> None:
        """F2: go on without writing anything; from the line, with the time in it."""
        if self._editing is not None:
            self._move(self.query_one("#moment", Line).value)
        elif not self.busy:
            self.forward({})

    def shown_keys(self) -> Sequence[str]:
        """While a time is typed, or the calendar is written, only what ends it."""
        if self.busy:
            return ("stop_placing", "help", "leave") if self.is_placing else ("help", "leave")
        return ("enter", "back", "help", "leave") if self._editing else self.SHOWN

    def help_keys(self) -> Sequence[str]:
        """Those that are rarely needed as well."""
        keys = self.shown_keys()
        return (*keys, "workplace", "calendar_settings") if keys is self.SHOWN else keys
