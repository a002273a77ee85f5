"""Where they work: a country, a region and the days off, which decide the dates of the follow-ups."""

from string import Template
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from raincheck.domain.work_weeks import workplace_of
from raincheck.domain.workplaces import LINES, WrongPlace, lines_of
from raincheck.domain.zones import city
from raincheck.tui.keys import bind
from raincheck.tui.screens.few_lines import FewLinesScreen
from raincheck.tui.widgets.fields import Line
from raincheck.tui.widgets.plain import Plain


class WorkplaceScreen(FewLinesScreen):
    """Three lines. It answers the case with its dates moved."""

    AUTO_FOCUS: ClassVar[str] = "#country"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("take_workplace")]
    SHOWN: ClassVar[tuple[str, ...]] = ("enter_workplace", "tab", "close")

    def lines(self) -> ComposeResult:
        """What it is for, and the three lines."""
        ctx, words = self.wizard.context(), self.wizard.ports.words.screens
        zone = city(workplace_of(self.session.interview, ctx).zone)
        yield Plain(words["workplace-title"], id="title")
        yield Plain(Template(words["workplace-lead"]).substitute(zone=zone), classes="paragraph muted")
        for name, value in lines_of(self.session.interview, ctx).items():
            with Horizontal(classes="row"):
                yield Plain(words[f"workplace-{name}"], classes="label")
                yield Line(value, placeholder=words[f"workplace-{name}-none"], compact=True, id=name)

    def action_take_workplace(self) -> None:
        """F2: the same as Enter."""
        self.action_take()

    def action_take(self) -> None:
        """Read the lines, and go back to the dates."""
        outcome = self.wizard.work_at(self.session, {name: self.value(name) for name in LINES})
        if isinstance(outcome, WrongPlace):
            self.tell_wrong(outcome.line, outcome.key)
        else:
            self.close(outcome)
