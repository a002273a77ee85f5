"""The calendar after something has happened: what is not needed any more leaves it, while the screen looks on.

It never waits for long: the adapter has a deadline, Esc stops it, and what is still in the calendar is said.
"""

from collections.abc import Sequence
from string import Template
from typing import ClassVar

from textual.binding import BindingType
from textual.timer import Timer

from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.placing import known_there
from raincheck.domain.touches import TouchState
from raincheck.ports import FailCause, Gone, NotPlaced, Placed, Placement, WriteFailed, Written
from raincheck.tui.keys import bind
from raincheck.tui.placing import Placing
from raincheck.tui.screens.calendar_flow import CalendarFlow
from raincheck.tui.widgets.plain import Plain


class CalendarClearing(CalendarFlow):
    """A step after which the calendar may hold what it should not."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("cancel_file")]

    was_cleared = False
    """Whether what was answered has been seen through, so that Enter goes on."""

    _restoring = False
    """Whether what had left the calendar is to be in it again."""

    _clearing: Placing | None = None
    _seconds: Timer | None = None
    _offers_file = False

    @property
    def busy(self) -> bool:
        """Whether the calendar is being brought up to date."""
        return self._clearing is not None

    def since(self, key: str, **facts: object) -> str:
        """A text about what happened since."""
        return Template(self.wizard.ports.words.since[key]).safe_substitute(facts)

    def clearing_keys(self) -> Sequence[str]:
        """The file is offered where the calendar could not be reached."""
        return ("cancel_file",) if self._offers_file else ()

    def clear_calendar(self, *, put_back: bool = False, again: bool = False, goes_on: bool = True) -> bool:
        """Bring the calendar up to date, if it is not; whether there is something to see before one goes on.

        With `put_back` the server had them, and they stand again; `again` says only that they do. `goes_on` is whether
        an answer led here, so that Enter leads on.
        """
        self._offers_file, self._restoring = False, put_back
        if put_back or self.wizard.pending(self.session):
            self.was_cleared = goes_on
            self._begin()
            return True
        in_file = self.session.followup.calendar is not None and not self.session.followup.held
        if in_file and (again or self._canceled):
            self.was_cleared, self._offers_file = goes_on, True
            self._add(self._onwards("again-in-file") if again else self.since("still-in-file"))
            self.refresh_frame()
            return True
        return False

    def _onwards(self, key: str) -> str:
        """What stands again; and that Enter goes on, where an answer led here."""
        return f"{self.since(key)} {self.since('goes-on')}" if self.was_cleared else self.since(key)

    def _add(self, text: str) -> None:
        """Say it below what is said already."""
        said = str(self.query_one("#said", Plain).content)
        self.say(f"{said}\n{text}" if said else text)

    def _begin(self) -> None:
        if isinstance(self.wizard.ports.calendar_account.settings(), CalendarSettings):
            # Esc out of the question for the password leaves this to be read.
            self._say_not_done(FailCause.PASSWORD_NEEDED)
            self.when_calendar_ready(self._start)
        else:
            self._say_not_done(FailCause.CALENDAR_NOT_SET_UP)

    def _start(self) -> None:
        if self.busy:
            return
        self.take(self.wizard.trying(self.session))
        self._clearing = Placing(self, self.session)
        self._clearing.start(self.wizard)
        self._seconds = self.set_interval(1.0, self._show_seconds)
        self._show_seconds()

    @property
    def _canceled(self) -> tuple[str, ...]:
        """The UIDs of what is not needed any more."""
        return tuple(one.uid for one in self.session.followup.touches if one.state is TouchState.CANCELLED)

    def _show_seconds(self) -> None:
        if self._clearing is not None:
            self.say(self.since("restoring" if self._restoring else "clearing", seconds=self._clearing.seconds))

    def on_placing_ended(self, event: Placing.Ended) -> None:
        """Write down what came of it, and say it in a line."""
        event.stop()
        if event.placing is not self._clearing:
            return
        held, asked = known_there(self.session), self._asked
        self._clearing = None
        if self._seconds is not None:
            self._seconds.stop()
        self.take(self.wizard.placed(self.session, event.placements))
        failed = [one for one in event.placements if isinstance(one, NotPlaced) and one.uid in asked]
        if failed:
            self.doubt_calendar_password(failed[0].cause)
            self._say_not_done(failed[0].cause)
        else:
            self._offers_file = False
            self._say_done(event.placements, held)
        self.refresh_frame()

    @property
    def _asked(self) -> frozenset[str]:
        """The UIDs of which the user waits to hear: what is to leave the calendar, or to be in it again."""
        if not self._restoring:
            return known_there(self.session)
        return frozenset(one.uid for one in self.session.followup.touches if one.state is TouchState.PLANNED)

    def _say_done(self, placements: Sequence[Placement], held: frozenset[str]) -> None:
        count = sum(isinstance(one, Gone) and one.uid in held for one in placements)
        if count:
            self.say(self.since("cleared-1" if count == 1 else "cleared", count=count))
        elif any(isinstance(one, Placed) for one in placements):
            self.say(self._onwards("put-back"))

    def _say_not_done(self, cause: FailCause) -> None:
        """What nobody took out or put back, why, and the file as another way."""
        words, asked = self.wizard.ports.words, self._asked
        names = [words.touches[one.kind].label for one in self.session.followup.touches if one.uid in asked]
        self._offers_file = self._restoring or bool(self._canceled)
        key = "not-put-back" if self._restoring else "not-cleared"
        lines = [self.since(key, names=", ".join(names), cause=words.problems[cause.value].cause)]
        if self._offers_file:
            lines.append(self._onwards("not-put-back-file") if self._restoring else self.since("not-cleared-file"))
        self.say("\n".join(lines))
        self.refresh_frame()

    def action_cancel_file(self) -> None:
        """A file that takes them out, handed to the calendar program."""
        if self._offers_file and not self.busy:
            self.run_worker(self._write_file, thread=True, exclusive=True, group="file")

    def _write_file(self) -> None:
        result = self.wizard.write_calendar(self.session, open_it=True)
        self.call_later(self._wrote, result)

    def _wrote(self, result: Written | WriteFailed) -> None:
        if not self.is_mounted:
            return
        if isinstance(result, WriteFailed):
            words = self.wizard.ports.words.problems[result.cause.value]
            self.say(f"{words.cause} {words.remedy}")
            return
        self.take(self.wizard.scheduled(self.session, result))
        self.say(self.since("cancel-opened" if result.opened else "cancel-saved", path=result.path))

    def action_back(self) -> None:
        """Stop first; then back."""
        if self._clearing is not None:
            self._clearing.stop()
        else:
            super().action_back()
