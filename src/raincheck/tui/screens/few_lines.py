"""A few lines over the screen, taken together or not at all."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from raincheck.domain.session import Session
from raincheck.tui.keys import bind
from raincheck.tui.widgets.fields import Line
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class FewLinesScreen(ModalScreen[Session | None]):
    """Enter takes all lines, Esc changes nothing. It answers the changed case."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("close")]
    SHOWN: ClassVar[tuple[str, ...]] = ("tab", "close")

    def __init__(self, wizard: Wizard, session: Session) -> None:
        super().__init__()
        self.wizard = wizard
        self.session = session
        self._answered = False

    def lines(self) -> ComposeResult:
        """What it is for, and the lines."""
        yield from ()

    def action_take(self) -> None:
        """Check the lines, and go back."""

    def compose(self) -> ComposeResult:
        """The lines, what is wrong with them, the keys."""
        with Vertical(id="dialog"):
            yield from self.lines()
            yield Plain(id="said")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(KeyBar).show(self.SHOWN)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes all lines."""
        event.stop()
        self.action_take()

    def on_line_pasted(self, event: Line.Pasted) -> None:
        """Whatever was pasted stands here as one line."""
        event.stop()
        event.line.take(event.text)

    def value(self, name: str) -> str:
        """What is typed in that line."""
        return self.query_one(f"#{name}", Line).value

    def tell_wrong(self, line: str, key: str, text: str = "") -> None:
        """Why a line can't be taken; the hand goes there."""
        words = self.wizard.ports.words.problems[key]
        said = f"{words.cause} {words.remedy}"
        self.query_one("#said", Plain).show(f"{text}: {said}" if text else said)
        self.query_one(f"#{line}").focus()

    def action_close(self) -> None:
        """As it was."""
        self.close(None)

    def close(self, session: Session | None) -> None:
        """Answer, once: a second dismissal would take the screen below away as well."""
        if not self._answered:
            self._answered = True
            self.dismiss(session)
