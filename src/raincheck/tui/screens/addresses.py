"""Whom the mail goes to: the To and the Cc line, changed without leaving the review."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from raincheck.domain.addressee import addressee
from raincheck.domain.recipients import WrongLine, addressed
from raincheck.domain.session import Session
from raincheck.tui.keys import bind
from raincheck.tui.widgets.fields import Line
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class AddressesScreen(ModalScreen[Session | None]):
    """Two lines; Enter takes them, Esc changes nothing."""

    AUTO_FOCUS: ClassVar[str] = "#to"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("take_addresses", "close")]

    def __init__(self, wizard: Wizard, session: Session) -> None:
        super().__init__()
        self.wizard = wizard
        self.session = session
        self._answered = False

    def compose(self) -> ComposeResult:
        """What to type, the two lines, what is wrong with them."""
        words, message = self.wizard.ports.words.screens, self.session.message
        lines = {"to": message.to or addressee(self.session).email, "cc": ", ".join(message.cc)}
        with Vertical(id="dialog"):
            yield Plain(words["addresses-title"], id="title")
            yield Plain(words["addresses-lead"], classes="paragraph muted")
            for name, value in lines.items():
                with Horizontal(classes="row"):
                    yield Plain(words[f"send-{name}"], classes="label")
                    line = Line(value, compact=True, id=name)
                    line.select_on_focus = False
                    yield line
            yield Plain(id="said")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(KeyBar).show(("enter_addresses", "tab", "close"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes both lines."""
        event.stop()
        self.action_take_addresses()

    def on_line_pasted(self, event: Line.Pasted) -> None:
        """Whatever was pasted stands here as one line."""
        event.stop()
        event.line.take(event.text)

    def action_take_addresses(self) -> None:
        """Check them, and go back to the review."""
        outcome = addressed(self.session, self.query_one("#to", Input).value, self.query_one("#cc", Input).value)
        if isinstance(outcome, WrongLine):
            words = self.wizard.ports.words.problems[outcome.key]
            told = f"{outcome.text}: {words.cause} {words.remedy}" if outcome.text else f"{words.cause} {words.remedy}"
            self.query_one("#said", Plain).show(told)
            self.query_one(f"#{outcome.line}").focus()
            return
        self._close(outcome)

    def action_close(self) -> None:
        """As it was."""
        self._close(None)

    def _close(self, session: Session | None) -> None:
        # A second dismissal would take the review away as well.
        if not self._answered:
            self._answered = True
            self.dismiss(session)
