"""What happened since? One number, and raincheck knows what comes next."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from raincheck.domain.interview import Relation
from raincheck.domain.invitations.facts import Invitation
from raincheck.domain.moments import Moment
from raincheck.domain.moments.reading import read_moment
from raincheck.domain.questions import Problem, Rejected
from raincheck.domain.replies import corrected, errand_of, has_left, is_back, is_fresh, tell
from raincheck.domain.returning import Errand, Since
from raincheck.domain.session import Reached, Rung, Session
from raincheck.domain.steps.after import SURE, zone_of
from raincheck.domain.telling import both_clocks
from raincheck.domain.telling_since import told_line, touch_rows
from raincheck.tui.keys import bind
from raincheck.tui.messages import Called
from raincheck.tui.screens.calendar_clearing import CalendarClearing
from raincheck.tui.screens.choosing import ChoosingScreen
from raincheck.tui.screens.invitation import InvitationScreen
from raincheck.tui.widgets.choices import ChoiceList
from raincheck.tui.widgets.plain import Plain

if TYPE_CHECKING:
    from textual.widgets import Input

ROOMY = 20
"""Lines from which on there is room for what each answer leads to."""

NEW_TIME = "new_time"
"""The line in which a new time is typed."""


class AfterScreen(CalendarClearing, InvitationScreen, ChoosingScreen):
    """The follow-ups as they stand, and below them the four answers."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("untell")]

    def body(self) -> ComposeResult:
        """The follow-ups, the answers, and how a new time is read."""
        yield Plain(id="touches")
        yield from super().body()
        yield Plain(id="reads", classes="muted")

    def start(self) -> None:
        """What was told last is marked, as long as it can be corrected."""
        super().start()
        self._show()
        if self._is_told:
            self.say(told_line(self.session, self.wizard.context()))

    def on_resize(self) -> None:
        """On a small screen the four answers are worth more than what each leads to."""
        self.query_one(ChoiceList).put_hints(below=self.size.height >= ROOMY)

    def say(self, text: str) -> None:
        """What is said goes before the follow-ups where there is no room for both."""
        super().say(text)
        self.set_class(bool(text), "-saying")

    def _show(self) -> None:
        """How the follow-ups stand now."""
        rows = touch_rows(self.session, self.wizard.context())
        days = max((len(row.day) for row in rows), default=0)
        names = max((len(row.label) for row in rows), default=0)
        lines = [
            Content.assemble(
                (f"{row.sign} ", "$primary"), f"{row.day:<{days}}  {row.label:<{names}}  ", (row.state, "$secondary")
            )
            for row in rows
        ]
        self.query_one("#touches", Plain).show(Content("\n").join(lines))

    def shown_keys(self) -> Sequence[str]:
        """Undo where there is something to take back; the box where a time is asked for."""
        base = super().shown_keys()
        line = self.at > 0
        more = ("paste",) if line else ("untell",) if self.session.replies else ()
        return (*base[:-3], *more, *self.clearing_keys(), *base[-3:])

    # Choosing

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Go on once the calendar is done with; Textual calls the handler of the class above for anything else."""
        is_over = self.was_cleared and self.session.told.what == event.value
        if self.busy or is_over:
            event.stop()
            event.prevent_default()
        if self.busy:
            return
        if is_over:
            super().forward()
        self.was_cleared = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is told while the calendar is brought up to date."""
        return (
            None if self.busy and action in ("forward", "paste", "untell") else super().check_action(action, parameters)
        )

    def onwards(self) -> None:
        """An agency is called before anything is written to it."""
        if self.at + 1 >= len(self.questions()) and self._calls_first:
            self._call()
        else:
            super().onwards()

    @property
    def _calls_first(self) -> bool:
        interview, told = self.session.interview, self.session.told
        by_phone = interview.relation is Relation.AGENCY and bool(interview.contact_phone)
        if told.what is not Since.SILENCE or not by_phone or not has_left(self.session):
            return False
        return not self._is_told and errand_of(self._untold, Since.SILENCE) in (Errand.FIRST, Errand.SECOND)

    @property
    def _untold(self) -> Session:
        """The case as the next answer finds it."""
        return corrected(self.session, self.wizard.context().now)

    @property
    def _is_told(self) -> bool:
        """Whether what is chosen was told already, and can still be corrected."""
        now, told = self.wizard.context().now, self.session.told
        return is_fresh(self.session, now) and self.session.replies[-1].what is told.what

    def _call(self) -> None:
        from raincheck.tui.screens.call import CallScreen

        ahead = tell(self._untold, Since.SILENCE, self.wizard.context().now)
        self.app.push_screen(CallScreen(self.wizard, ahead), self._called)

    def _called(self, call: Called | None) -> None:
        """Whoever was reached has said something; everybody else is written to."""
        if call is None:
            return
        if call.outcome is not None:
            self.take(self.wizard.called(self.session, Rung.CALL, call.outcome))
        if call.outcome is not Reached.REACHED:
            self.forward()
            return
        self._show()
        self.ask(0)
        self.say(self.since("reached"))

    # Telling

    def forward(self, answers: Mapping[str, str] | None = None) -> None:
        """Tell it; while the calendar is brought up to date the screen stays."""
        before = self.session
        if self.busy or self._left:
            return
        outcome = self.wizard.tell(before, self.answers() if answers is None else answers)
        if isinstance(outcome, Rejected):
            self.stay(outcome.problems)
            return
        self.take(outcome)
        self._show()
        if self.wizard.still_there(before, outcome):
            self.ask(0)
            self.say(self.since("linked-corrected"))
        elif self._settle_calendar(before, outcome):
            self.ask(0)
        else:
            super().forward(self.wizard.stored(outcome))

    def refused(self, problems: Sequence[Problem]) -> None:
        """Ask which of the readings it is, or whether a strange one is meant."""
        problem = problems[0]
        self.say(problem.message)
        if problem.candidates:
            self._which(problem)

    def _which(self, problem: Problem) -> None:
        from raincheck.tui.screens.which import WhichScreen

        self.app.push_screen(WhichScreen(problem), lambda value: self._chosen(problem.field, value or ""))

    def _chosen(self, field: str, value: str) -> None:
        """A yes goes on, a reading goes into the line and on; anything else is for another try."""
        if field == SURE:
            self.say("")
            if value == "yes":
                self.forward({**self.answers(), SURE: value})
        elif value:
            self.put_line(value)
            self.forward({**self.answers(), NEW_TIME: value})

    # The new time

    def put_line(self, value: str) -> None:
        """A reading into the line."""
        for line in self.query("#line").results():
            line.value = value  # type: ignore[attr-defined] # the one Input of the screen

    def on_input_changed(self, event: "Input.Changed") -> None:
        """Show how it is read; it is kept by the class above."""
        self.query_one("#reads", Plain).show(self._reads(event.value))

    def _reads(self, text: str) -> str:
        ctx = self.wizard.context()
        reading = read_moment(text, ctx.now, zone_of(self.session, ctx), ctx.words.zones, ctx.zone)
        return both_clocks(reading.at, reading.zone, ctx) if isinstance(reading, Moment) else ""

    async def fill_in(self, found: Invitation) -> None:
        """Their message says when; what it leaves open is asked."""
        session, problems = self.wizard.hear(self.session, found)
        self.take(session)
        if self.query("#line"):
            self.put_line(session.told.when)
        else:
            self.ask(1)
        if problems and problems[0].field == "when" and problems[0].candidates:
            self._which(problems[0])

    # Taking it back

    def action_untell(self) -> None:
        """What was told last was not so."""
        if not self.session.replies:
            return
        was_sent = not is_fresh(self.session, self.wizard.context().now)
        before = self.session
        back = self.wizard.take_back_reply(before)
        self.take(back.session)
        self._show()
        self.ask(0)
        linked = "linked-gone" if back.gone else "linked-stays" if back.stays else ""
        told = [self.since("taken-back-sent" if was_sent else "taken-back"), self.since(linked) if linked else ""]
        self.say(" ".join(text for text in told if text))
        self._settle_calendar(before, back.session, goes_on=False)

    def _settle_calendar(self, before: Session, now: Session, *, goes_on: bool = True) -> bool:
        """Whether there is something to see of the calendar before one goes on."""
        back = [reply for reply in before.replies if is_back(now, reply)]
        put_back = any(reply.in_calendar for reply in back)
        return self.clear_calendar(put_back=put_back, again=bool(back), goes_on=goes_on)
