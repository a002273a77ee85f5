"""Whom the mail goes to: the To and the Cc line, changed without leaving the review."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from raincheck.domain.addressee import addressee
from raincheck.domain.recipients import WrongLine, addressed
from raincheck.tui.keys import bind
from raincheck.tui.screens.few_lines import FewLinesScreen
from raincheck.tui.widgets.fields import Line
from raincheck.tui.widgets.plain import Plain


class AddressesScreen(FewLinesScreen):
    """Two lines."""

    AUTO_FOCUS: ClassVar[str] = "#to"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("take_addresses")]
    SHOWN: ClassVar[tuple[str, ...]] = ("enter_addresses", "tab", "close")

    def lines(self) -> ComposeResult:
        """What to type, and the two lines."""
        words, message = self.wizard.ports.words.screens, self.session.message
        typed = {"to": message.to or addressee(self.session).email, "cc": ", ".join(message.cc)}
        yield Plain(words["addresses-title"], id="title")
        yield Plain(words["addresses-lead"], classes="paragraph muted")
        for name, value in typed.items():
            with Horizontal(classes="row"):
                yield Plain(words[f"send-{name}"], classes="label")
                line = Line(value, compact=True, id=name)
                line.select_on_focus = False
                yield line

    def action_take_addresses(self) -> None:
        """F2: the same as Enter."""
        self.action_take()

    def action_take(self) -> None:
        """Check them, and go back to the review."""
        outcome = addressed(self.session, self.value("to"), self.value("cc"))
        if isinstance(outcome, WrongLine):
            self.tell_wrong(outcome.line, outcome.key, outcome.text)
        else:
            self.close(outcome)
