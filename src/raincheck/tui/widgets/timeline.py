"""The follow-ups as a line of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from raincheck.domain.touches import TouchKind

DAY, CLOCK = 12, 8
"""Widths of the columns of days and of times."""


@dataclass(frozen=True, slots=True)
class Touchline:
    """One touch in words: its day, its name, the time there and here, and how it stands, with a sign for that."""

    kind: TouchKind
    day: str
    label: str
    theirs: str
    mine: str
    state: str
    sign: str


class Timeline(Widget, can_focus=True):
    """One row a touch; the marked one is what the keys change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "mark(-1)", show=False),
        Binding("down", "mark(1)", show=False),
    ]

    at = reactive(0)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Touchline, ...] = ()
        self._head = ""

    def show(self, rows: Sequence[Touchline], head: str) -> None:
        """These touches, under a line that names the clock."""
        self._rows, self._head = tuple(rows), head
        self.at = min(self.at, max(len(rows) - 1, 0))
        self.refresh(layout=True)

    @property
    def marked(self) -> TouchKind | None:
        """The touch under the mark."""
        return self._rows[self.at].kind if self._rows else None

    def action_mark(self, by: int) -> None:
        """The next row, or the one before."""
        if self._rows:
            self.at = (self.at + by) % len(self._rows)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """A head and a row each."""
        return len(self._rows) + 1

    def render(self) -> Content:
        """Day and time on their clock, the user's where it differs, and what it is."""
        lines = [Content.assemble((f"   {self._head}", "$secondary"))]
        lines += [self._row(i, row) for i, row in enumerate(self._rows)]
        return Content("\n").join(lines)

    def _row(self, index: int, row: Touchline) -> Content:
        mark = "▌" if index == self.at else " "
        style = "bold" if index == self.at and self.has_focus else "$secondary" if row.state else ""
        label = f"{row.label} ({row.state})" if row.state else row.label
        mine = (f"{row.mine}   ", "$secondary") if row.mine else ""
        return Content.assemble(
            (mark, "$primary"),
            (f"{row.sign} ", "$primary"),
            (f"{row.day:<{DAY}}{row.theirs:<{CLOCK}}", style),
            mine,
            (label, style),
        )
