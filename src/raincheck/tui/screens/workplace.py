"""Where they work: a country, a region and the days off, which decide the dates of the follow-ups."""

from string import Template
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from raincheck.domain.session import Session
from raincheck.domain.work_weeks import workplace_of
from raincheck.domain.workplaces import LINES, WrongPlace, lines_of
from raincheck.domain.zones import city
from raincheck.tui.keys import bind
from raincheck.tui.widgets.fields import Line
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class WorkplaceScreen(ModalScreen[Session | None]):
    """Three lines; Enter takes them, Esc changes nothing. It answers the case with its dates moved."""

    AUTO_FOCUS: ClassVar[str] = "#country"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("take_workplace", "close")]

    def __init__(self, wizard: Wizard, session: Session) -> None:
        super().__init__()
        self.wizard = wizard
        self.session = session
        self._answered = False

    def compose(self) -> ComposeResult:
        """What it is for, the three lines, what is wrong with them."""
        ctx, words = self.wizard.context(), self.wizard.ports.words.screens
        zone = city(workplace_of(self.session.interview, ctx).zone)
        with Vertical(id="dialog"):
            yield Plain(words["workplace-title"], id="title")
            yield Plain(Template(words["workplace-lead"]).substitute(zone=zone), classes="paragraph muted")
            for name, value in lines_of(self.session.interview, ctx).items():
                with Horizontal(classes="row"):
                    yield Plain(words[f"workplace-{name}"], classes="label")
                    yield Line(value, placeholder=words[f"workplace-{name}-none"], compact=True, id=name)
            yield Plain(id="said")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(KeyBar).show(("enter_workplace", "tab", "close"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes all lines."""
        event.stop()
        self.action_take_workplace()

    def on_line_pasted(self, event: Line.Pasted) -> None:
        """Whatever was pasted stands here as one line."""
        event.stop()
        event.line.take(event.text)

    def action_take_workplace(self) -> None:
        """Read the lines, and go back to the dates."""
        outcome = self.wizard.work_at(self.session, {name: self.query_one(f"#{name}", Line).value for name in LINES})
        if isinstance(outcome, WrongPlace):
            words = self.wizard.ports.words.problems[outcome.key]
            self.query_one("#said", Plain).show(f"{words.cause} {words.remedy}")
            self.query_one(f"#{outcome.line}").focus()
            return
        self._close(outcome)

    def action_close(self) -> None:
        """As it was."""
        self._close(None)

    def _close(self, session: Session | None) -> None:
        # A second dismissal would take the dates away as well.
        if not self._answered:
            self._answered = True
            self.dismiss(session)
