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

WIDE = 60
"""Columns from which on a row has room for all that is known; below, the head tells the rest of the marked one."""


@dataclass(frozen=True, slots=True)
class Touchline:
    """One touch in words: its day, its name, the time there and here, and how it stands, with a sign for that.

    `place` names its clock where that is not the clock of all.
    """

    kind: TouchKind
    day: str
    label: str
    theirs: str
    place: str
    mine: str
    state: str
    sign: str


class Timeline(Widget, can_focus=True):
    """One row a touch; the marked one is what the keys change. Where there is no room for all, it is in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "mark(-1)", show=False),
        Binding("down", "mark(1)", show=False),
    ]

    at = reactive(0)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Touchline, ...] = ()
        self._head = self._place = ""

    def show(self, rows: Sequence[Touchline], head: str, place: str) -> None:
        """These touches, under a line that names the clock; `place` does it where there is little room."""
        kinds = [row.kind for row in rows]
        self.at = kinds.index(self.marked) if self.marked in kinds else 0
        self._rows, self._head, self._place = tuple(rows), head, place
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
        room = self.size.height
        head = [] if room == 1 else [Content.assemble((self._told(), "$secondary"))]
        shown = max(room - len(head), 1)
        first = min(max(self.at - shown + 1, 0), max(len(self._rows) - shown, 0))
        rows = [self._row(index, row) for index, row in enumerate(self._rows)][first : first + shown]
        return Content("\n").join(line.truncate(self.size.width, ellipsis=True) for line in (*head, *rows))

    @property
    def _is_wide(self) -> bool:
        return self.size.width >= WIDE

    def _told(self) -> str:
        """Whose clock it is; in a narrow place what the marked row has no room for."""
        if self._is_wide or not self._rows:
            return f"   {self._head}"
        row = self._rows[self.at]
        state = f"{row.label}: {row.state}" if row.state else ""
        return " · ".join(part for part in (state or row.place or self._place, row.mine) if part)

    def _row(self, index: int, row: Touchline) -> Content:
        style = "bold" if index == self.at and self.has_focus else "$secondary" if row.state else ""
        day, clock = (DAY, CLOCK) if self._is_wide else (DAY - 1, CLOCK - 1)
        line = [
            ("▌" if index == self.at else " ", "$primary"),
            (f"{row.sign} ", "$primary"),
            (f"{row.day:<{day}}{row.theirs:<{clock}}", style),
        ]
        if not self._is_wide:
            return Content.assemble(*line, (row.label, style))
        clocks = max(len(_clocks(one)) for one in self._rows)
        label = f"{row.label} ({row.state})" if row.state else row.label
        others = f"{_clocks(row):<{clocks}}   " if clocks else ""
        return Content.assemble(*line, (others, "$secondary"), (label, style))


def _clocks(row: Touchline) -> str:
    """What else there is to say of its time."""
    return ", ".join(part for part in (row.place, row.mine) if part)
