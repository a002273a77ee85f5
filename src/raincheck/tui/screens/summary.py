"""The end of the road: what was done, what comes next, and where to go from here."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from raincheck.domain.history import picture
from raincheck.domain.naming import due_line
from raincheck.domain.questions import ChoiceQuestion
from raincheck.domain.reach import standing
from raincheck.domain.session import Reason, Step
from raincheck.domain.steps.summary import STEPS, Onwards, next_case
from raincheck.domain.telling import delivery_line
from raincheck.tui.keys import bind
from raincheck.tui.messages import GoHome, OpenCase, Visit
from raincheck.tui.screens.base import StepScreen
from raincheck.tui.widgets.choices import ChoiceList
from raincheck.tui.widgets.history import drawn
from raincheck.tui.widgets.plain import Plain


class SummaryScreen(StepScreen):
    """The case at a glance. Enter takes the first choice, which mostly leads to all cases."""

    AUTO_FOCUS: ClassVar[str] = "ChoiceList"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("forward")]
    SHOWN: ClassVar[tuple[str, ...]] = ("choose", "move", "enter", "tab_sheet", "back", "help", "leave")

    def body(self) -> ComposeResult:
        """What is known, the story, and below it the choices."""
        with VerticalScroll(id="sheet"):
            yield Plain(id="facts")
            yield Plain(id="history")
            yield Plain(id="more")
        yield ChoiceList()

    def start(self) -> None:
        """Fill it once."""
        ctx, session = self.wizard.context(), self.session
        self._fill("#facts", self._facts())
        self.query_one("#history", Plain).show(drawn(picture(session, ctx)))
        self._fill("#more", self._more())
        question = self.page().questions[0]
        if isinstance(question, ChoiceQuestion):
            self.query_one(ChoiceList).show(question.choices)

    def _fill(self, where: str, rows: list[tuple[str, str]]) -> None:
        lines = [
            Content.assemble((f"{self.words(f'summary-{name}') if name else '':<12}", "$secondary"), text)
            for name, text in rows
        ]
        self.query_one(where, Plain).show(Content("\n").join(lines))

    def _facts(self) -> list[tuple[str, str]]:
        """How things stand."""
        ctx, delivery = self.wizard.context(), standing(self.session)
        message = delivery_line(delivery, ctx) if delivery else self.words("summary-none")
        rows, followup = [("message", message), ("next", due_line(self.session, ctx))], self.session.followup
        if followup.held:
            rows.append(("reminder", self.words("summary-held", count=len(followup.held))))
        elif followup.calendar is not None:
            rows.append(("reminder", followup.calendar.path))
            rows.append(("", self.words("followup-opened" if followup.calendar.opened else "followup-import")))
        return rows

    def _more(self) -> list[tuple[str, str]]:
        """Where the case is, and what to do better."""
        ctx, session, rows = self.wizard.context(), self.session, []
        if advice := ctx.words.reasons[session.situation.reason or Reason.OTHER].next_time:
            rows.append(("prevent", advice))
        return [*rows, ("file", self.wizard.ports.store.path(session.id))]

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Leave for there, once."""
        event.stop()
        if self._left:
            return
        way = Onwards(event.value)
        self._left = True
        if way is Onwards.HOME:
            self.post_message(GoHome())
        elif way is Onwards.NEXT_CASE:
            self.post_message(OpenCase(next_case(self.session)))
        elif way is Onwards.CANNOT:
            self.post_message(Visit(self.wizard.cannot_make_it(self.session), Step.SITUATION))
        else:
            self.post_message(Visit(self.session, STEPS[way]))

    def on_key(self, event: events.Key) -> None:
        """The numbers choose from the story as well."""
        if self.focused is self.query_one("#sheet") and self.query_one(ChoiceList).choose_by(event.character or ""):
            event.stop()

    def action_forward(self) -> None:
        """F2: what is marked."""
        if marked := self.query_one(ChoiceList).value:
            self.query_one(ChoiceList).post_message(ChoiceList.Chosen(marked))
