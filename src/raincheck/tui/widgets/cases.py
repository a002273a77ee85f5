"""The cases as virtual lines: of thousands only those in sight are drawn, and only those are put into words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

Tell = Callable[[str], tuple[str, str]]
"""What a case is about and what is due in it, by its id."""

HOTKEYS = "123456789"
LINES = 2
"""What it is about, and below it what is due."""


class CaseList(ScrollView, can_focus=True):
    """One of many cases: by arrow and Enter, and the first nine by number."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"case-list--marked"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "mark(-1)", show=False),
        Binding("down", "mark(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
        Binding("enter", "take", show=False),
    ]

    at = reactive(0)

    @dataclass
    class Chosen(Message):
        """The user wants to go on with this case."""

        value: str

    def __init__(self) -> None:
        super().__init__()
        self._values: tuple[str, ...] = ()
        self._tell: Tell = lambda _: ("", "")

    @property
    def value(self) -> str | None:
        """The case under the mark."""
        return self._values[self.at] if self._values else None

    @property
    def count(self) -> int:
        """How many cases there are."""
        return len(self._values)

    def show(self, values: Sequence[str], tell: Tell, marked: str) -> None:
        """These cases instead. The mark stays on its case; if that is gone, where it stood."""
        self._values, self._tell = tuple(values), tell
        self.at = self._values.index(marked) if marked in self._values else min(self.at, max(len(values) - 1, 0))
        self._fit()
        self.refresh()

    def _fit(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._values) * LINES)
        self._show_mark()

    def _show_mark(self) -> None:
        """Scroll by whole cases, and no further than is needed."""
        first, page = -(-self.scroll_offset.y // LINES), self._page
        first = min(max(first, self.at - page + 1), self.at, max(len(self._values) - page, 0))
        self.scroll_to(y=first * LINES, animate=False, immediate=True)

    @property
    def _page(self) -> int:
        """How many cases are in sight."""
        return max(self.scrollable_content_region.height // LINES, 1)

    def on_resize(self) -> None:
        """As wide as there is room, the mark in sight."""
        self._fit()

    def watch_at(self) -> None:
        """Keep the mark in sight."""
        self._show_mark()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One of the two lines of a case."""
        index, below = divmod(self.scroll_offset.y + y, LINES)
        width = self.scrollable_content_region.width
        if index >= len(self._values):
            return Strip.blank(width, self.rich_style)
        line = self._line(index, below=bool(below)).truncate(width, ellipsis=True)
        style = self.get_visual_style("case-list--marked") if index == self.at else self.visual_style
        return Visual.to_strips(self, line, width, 1, style, pad=True)[0]

    def _line(self, index: int, *, below: bool) -> Content:
        label, due = self._tell(self._values[index])
        if below:
            return Content.assemble((f"    {due}", "$secondary"))
        key = HOTKEYS[index] if index < len(HOTKEYS) else " "
        return Content.assemble((f" {key}  ", "$primary"), label)

    def on_key(self, event: events.Key) -> None:
        """A number of the first nine."""
        index = HOTKEYS.find(event.character) if event.character else -1
        if 0 <= index < len(self._values):
            event.stop()
            event.prevent_default()
            self.at = index
            self.action_take()

    def on_click(self, event: events.Click) -> None:
        """A click opens what it is on."""
        index = (self.scroll_offset.y + event.y) // LINES
        if index < len(self._values):
            self.at = index
            self.action_take()

    def action_take(self) -> None:
        """Go on with the marked one."""
        if self.value:
            self.post_message(self.Chosen(self.value))

    def action_mark(self, step: int) -> None:
        """The next one, round from the last to the first."""
        if self._values:
            self.at = (self.at + step) % len(self._values)

    def action_page(self, step: int) -> None:
        """As many further as are in sight."""
        self.at = min(max(self.at + step * self._page, 0), max(len(self._values) - 1, 0))

    def action_edge(self, index: int) -> None:
        """The first one, or the last."""
        self.at = 0 if index == 0 else max(len(self._values) - 1, 0)
