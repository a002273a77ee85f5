"""Once more? What was sent, or may have been, is only sent again when the user says so twice."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from raincheck.tui.keys import bind
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain

ARM_SECONDS = 0.5
"""A key that is still held down from the review must not answer."""


class AgainScreen(ModalScreen[bool]):
    """What is known, what a second copy would mean, and the two ways on."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("send_again", "not_again")]

    def __init__(self, title: str, lines: tuple[str, ...]) -> None:
        super().__init__()
        self._title = title
        self._lines = lines
        self._armed = False
        self._answered = False

    def compose(self) -> ComposeResult:
        """The question, and what to know before it is answered."""
        with Vertical(id="dialog"):
            yield Plain(self._title, id="title")
            for line in self._lines:
                yield Plain(line, classes="paragraph")
            yield KeyBar()

    def on_mount(self) -> None:
        """Listen once it has been seen."""
        self.query_one(KeyBar).show(("send_again", "not_again"))
        self.call_after_refresh(self.set_timer, ARM_SECONDS, self._arm)

    def _arm(self) -> None:
        self._armed = True

    def action_send_again(self) -> None:
        """Yes, a second copy."""
        if self._armed:
            self._close(True)

    def action_not_again(self) -> None:
        """Leave it as it is."""
        self._close(False)

    def _close(self, answer: bool) -> None:
        # A second dismissal would take the review away as well.
        if not self._answered:
            self._answered = True
            self.dismiss(answer)
