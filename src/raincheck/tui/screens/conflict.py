"""Moved here and in the calendar: both moments, and whose counts."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from raincheck.domain.placing import Conflict
from raincheck.domain.telling import both_clocks
from raincheck.tui.keys import bind
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class ConflictScreen(ModalScreen[bool | None]):
    """True for our moment, False for the calendar's, None for later."""

    AUTO_FOCUS: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bind("close", "keep_calendar", "put_ours")]

    def __init__(self, wizard: Wizard, conflict: Conflict) -> None:
        super().__init__()
        self.wizard = wizard
        self._conflict = conflict
        self._decided = False

    def compose(self) -> ComposeResult:
        """What it is about, the two moments, the keys."""
        ctx, conflict = self.wizard.context(), self._conflict
        words, zone = ctx.words.screens, conflict.touch.zone
        label = ctx.words.touches[conflict.touch.kind].label
        theirs = both_clocks(conflict.theirs.at, conflict.zone or zone, ctx)
        with Vertical(id="dialog"):
            yield Plain(words["conflict-title"].replace("$touch", label), id="title")
            yield Plain(f"{words['conflict-theirs']} {theirs}", classes="paragraph")
            yield Plain(f"{words['conflict-ours']} {both_clocks(conflict.touch.at, zone, ctx)}", classes="paragraph")
            yield KeyBar()

    def on_mount(self) -> None:
        """The keys that decide."""
        self.query_one(KeyBar).show(("keep_calendar", "put_ours", "close"))

    def _decide(self, keep_ours: bool | None) -> None:
        if not self._decided:
            self._decided = True
            self.dismiss(keep_ours)

    def action_keep_calendar(self) -> None:
        """The calendar's."""
        self._decide(keep_ours=False)

    def action_put_ours(self) -> None:
        """Ours."""
        self._decide(keep_ours=True)

    def action_close(self) -> None:
        """Neither yet."""
        self._decide(keep_ours=None)
