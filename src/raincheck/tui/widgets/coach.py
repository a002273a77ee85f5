"""What the coach says: a tick for each thing wanted, and at most three to mend. It keeps its height while one types."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    # With the findings come all rules and their patterns, which the first paint must not wait for.
    from raincheck.domain.coach.findings import Finding

MOST = 3
"""Findings that are shown; more of them would only discourage."""

SIGNS = {"block": ("!", "$error"), "warn": ("▸", "$accent"), "hint": ("∙", "$secondary")}
"""A shape and a color for each severity: nothing depends on color alone."""

COLUMN = 34
"""Cells up to which the coach stands beside the editor, its ticks one below the other."""

TALL = 14
"""Lines from which they have room for that."""


class Coach(Widget):
    """Ticks, and the findings in the order in which they are handed in; where room is short, the first counts."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self._words = words
        self._ticks: Mapping[str, bool] = {}
        self._findings: tuple[Finding, ...] = ()
        self._count = 0
        self._note = self._said = ""

    def show(self, ticks: Mapping[str, bool], findings: "Sequence[Finding]", count: int, note: str) -> None:
        """The ingredients that are wanted, each with whether it is there, and findings out of so many, or a note."""
        state = (ticks, tuple(findings), count, note)
        if state != (self._ticks, self._findings, self._count, self._note):
            self._ticks, self._findings, self._count, self._note = state
            self.refresh()

    def say(self, text: str) -> None:
        """Say something else first; an empty text takes it away."""
        if text != self._said:
            self._said = text
            self.set_class(bool(text), "-saying")
            self.refresh()

    # Painting

    def render(self) -> Content:
        """As much as there is room for, the most needed first."""
        width, height = self.content_size
        beside = width <= COLUMN and height > MOST + 1
        head = self._head_column(width, height) if beside else self._head_row(width)
        lines = [*head, *([Content("")] if beside else [])]
        if self._said:
            lines += Content.styled(self._said, "$accent").wrap(width)
            lines += [Content("")] if beside else []
        foot = self._foot(width) if beside else []
        room = height - len(lines) - len(foot)
        said = self._beside(width, room) if beside else self._below(width, room)
        return Content("\n").join([*lines, *said, *foot][:height])

    def _head_column(self, width: int, height: int) -> list[Content]:
        items = self._items("")
        if height >= TALL or not items:
            return items
        return Content("  ").join(self._items("-short")).wrap(width)

    def _head_row(self, width: int) -> list[Content]:
        """All five in a line, in short words where the long ones do not fit; F6 at the right, if there is room."""
        row = Content("   ").join(self._items(""))
        if row.cell_length > width:
            row = Content(" ").join(self._items("-short"))
        more = self._more()
        gap = width - row.cell_length - more.cell_length
        return [Content.assemble(row, " " * gap, more) if gap > 1 else row]

    def _items(self, form: str) -> list[Content]:
        return [self._tick(self._words[f"coach-{name}{form}"], there) for name, there in self._ticks.items()]

    def _tick(self, name: str, there: bool) -> Content:
        return Content.assemble(("✓ " if there else "· ", "$success" if there else "$secondary"), (name, "$secondary"))

    def _more(self) -> Content:
        if not self._findings:
            return Content("")
        named = self._words["coach-more"].replace("$count", str(self._count))
        return Content.assemble(("F6", "bold $primary"), (f" {named}", "$secondary"))

    def _foot(self, width: int) -> list[Content]:
        more = self._more()
        return [Content(""), more.truncate(width, ellipsis=True)] if more else []

    def _below(self, width: int, room: int) -> list[Content]:
        """The first finding, and with it what to do."""
        if not self._findings:
            return _cut(Content.styled(self._note, "$secondary").wrap(width), room, width)
        first = self._findings[0]
        whole = Content.assemble(_named(first), " ", (first.suggestion, "$secondary"))
        return _cut(whole.wrap(width), room, width)

    def _beside(self, width: int, room: int) -> list[Content]:
        """All of them, the first with what to do, the others as well while there is room."""
        if not self._findings:
            return _cut(Content.styled(self._note, "$secondary").wrap(width), room, width)
        whole = _stacked([self._told(finding, width) for finding in self._findings])
        if len(whole) > room:
            others = [_named(finding).wrap(width) for finding in self._findings[1:]]
            whole = _stacked([self._told(self._findings[0], width), *others])
        return _cut(whole, room, width)

    def _told(self, finding: "Finding", width: int) -> list[Content]:
        return [*_named(finding).wrap(width), *Content.styled(finding.suggestion, "$secondary").wrap(width)]


def _named(finding: "Finding") -> Content:
    sign, color = SIGNS[finding.severity]
    return Content.assemble((f"{sign} ", f"bold {color}"), finding.message)


def _stacked(blocks: Sequence[Sequence[Content]]) -> list[Content]:
    """The blocks, a blank line between them."""
    lines: list[Content] = []
    for block in blocks:
        lines += [Content(""), *block] if lines else block
    return lines


def _cut(lines: list[Content], room: int, width: int) -> list[Content]:
    """At most so many lines; the last one says that there would be more."""
    if len(lines) <= room or room <= 0:
        return lines[: max(room, 0)]
    last = lines[room - 1]
    return [*lines[: room - 1], Content.assemble(last.truncate(width - 1), ("…", "$secondary"))]
