"""The end of the road: what was done, and what comes next."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from raincheck.domain.followup import planned
from raincheck.domain.reach import standing
from raincheck.domain.session import Reason
from raincheck.domain.telling import delivery_line, due_line, moment, touch_times
from raincheck.tui.keys import bind
from raincheck.tui.messages import GoHome
from raincheck.tui.screens.base import StepScreen
from raincheck.tui.widgets.plain import Plain


class SummaryScreen(StepScreen):
    """One quiet page. Enter goes to all cases."""

    AUTO_FOCUS: ClassVar[str] = "#sheet"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("to_home", "forward")]
    SHOWN: ClassVar[tuple[str, ...]] = ("to_home", "back", "help", "leave")

    def body(self) -> ComposeResult:
        """Rows of a name and what is known."""
        with VerticalScroll(id="sheet"):
            yield Plain(id="facts")

    def start(self) -> None:
        """Fill it once."""
        rows = [self._row(name, text) for name, text in self._rows()]
        self.query_one("#facts", Plain).show(Content("\n").join(rows))
        self.say(self.words("summary-home"))

    def _row(self, name: str, text: str) -> Content:
        head = f"{self.words(f'summary-{name}') if name else '':<12}"
        return Content.assemble((head, "$secondary"), text)

    def _rows(self) -> list[tuple[str, str]]:
        ctx, session = self.wizard.context(), self.session
        rows = [("calls", ", ".join(self._calls()))] if session.attempts else []
        delivery = standing(session)
        rows.append(("message", delivery_line(delivery, ctx) if delivery else self.words("summary-none")))
        rows.append(("next", due_line(session, ctx)))
        for touch in planned(session):
            day, theirs, mine = touch_times(touch, ctx)
            label = ctx.words.touches[touch.kind].label
            rows.append(
                ("", f"{day} {theirs}  {label}" + (f"  ({self.words('followup-mine', time=mine)})" if mine else ""))
            )
        if session.followup.calendar:
            opened = session.followup.calendar.opened
            rows.append(("reminder", session.followup.calendar.path))
            rows.append(("", self.words("followup-opened" if opened else "followup-import")))
        advice = ctx.words.reasons[session.situation.reason or Reason.OTHER].next_time
        if advice:
            rows.append(("prevent", advice))
        return [*rows, ("file", self.wizard.ports.store.path(session.id))]

    def _calls(self) -> list[str]:
        ctx = self.wizard.context()
        return [
            f"{moment(attempt.at, ctx.zone, ctx)} {self.words(f'outcome-{attempt.outcome.value}')}"
            for attempt in self.session.attempts
        ]

    def action_to_home(self) -> None:
        """To all cases."""
        self.post_message(GoHome())

    def action_forward(self) -> None:
        """F2: the same."""
        self.action_to_home()
