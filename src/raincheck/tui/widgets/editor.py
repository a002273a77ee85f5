"""The editor of a message: it marks what the coach found, and tells when the hand rests.

A key costs nothing here but the letter: who needs the whole text waits for `Rested`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.content import Content
from textual.document._document import EditResult, Location
from textual.document._edit import Edit
from textual.geometry import Region
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from raincheck.domain.text import clean_body
from raincheck.tui.widgets.fields import Line

REST_SECONDS = 0.15
"""Typing rests this long, and the coach has a look. A check for each key would cost six times the key."""

SLOW_SECONDS = 0.5
"""As long at most for a slow hand: twice its last pause, or the look would fall on its next key every time."""

STYLES = frozenset({"mark--block", "mark--warn", "mark--hint"})
"""How a mark looks, by the weight of what is marked."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of the text to be marked, in characters, and how it looks."""

    start: int
    end: int
    style: str


@dataclass(frozen=True, slots=True)
class _Mark:
    """The part of a spot in one line of the document; `spot` counts the spots that were handed in."""

    spot: int
    row: int
    start: int
    end: int
    style: str


class Editor(TextArea):
    """A text area in which a paste is only text, and a draft is one step of undo."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(STYLES)

    _narrow = False

    class Stirred(Message):
        """The hand began to type."""

    class Rested(Message):
        """The hand rests."""

    @dataclass
    class Entered(Message):
        """The cursor stands in another spot than before, or in none."""

        spot: int | None

    @dataclass
    class Rolled(Message):
        """A step was undone, or done again with `back` not set; the text is what stands there now."""

        back: bool
        text: str

    def __init__(self) -> None:
        # A line of its own color under the cursor would paint over the marks in it.
        super().__init__(id="body", show_line_numbers=False, compact=True, highlight_cursor_line=False)
        self._marks: tuple[_Mark, ...] = ()
        self._within: int | None = None
        self._caption = ""
        self._touched = 0.0
        self._rest = REST_SECONDS
        self._resting: Timer | None = None

    # The text

    def load(self, text: str) -> None:
        """Another text, with nothing to undo; it is no typing."""
        self.mark(())
        with self.prevent(TextArea.Changed):
            self.load_text(text)

    def put(self, text: str) -> None:
        """This text instead, in one step of undo."""
        self.replace(text, (0, 0), self.document.end)
        self.move_cursor((0, 0))

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        # Replacing the selection keeps the paste one step of undo.
        self.replace(clean_body(event.text), *self.selection)

    def action_undo(self) -> None:
        """Undo, and tell: a subject may belong to the step."""
        self._roll(back=True)

    def action_redo(self) -> None:
        """Do it again, and tell."""
        self._roll(back=False)

    def _roll(self, *, back: bool) -> None:
        self._marks = ()
        (super().action_undo if back else super().action_redo)()
        self.post_message(self.Rolled(back, self.text))

    # Rest

    @property
    def stirring(self) -> bool:
        """Whether the hand is typing."""
        return self._resting is not None

    def stir(self) -> None:
        """Something was typed, here or beside: one timer runs until the hand rests, whatever it types."""
        now = monotonic()
        pause, self._touched = now - self._touched, now
        self._rest = min(max(REST_SECONDS, 2 * pause), SLOW_SECONDS) if pause < SLOW_SECONDS else REST_SECONDS
        if self._resting is None:
            self._resting = self.set_timer(self._rest, self._look)
            self.post_message(self.Stirred())

    def _look(self) -> None:
        left = self._rest - (monotonic() - self._touched)
        if left > 0.001:
            self._resting = self.set_timer(left, self._look)
        else:
            self._resting = None
            self.post_message(self.Rested())

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Nobody else hears of each key."""
        event.stop()
        self.stir()

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Tell only when the cursor goes into a spot, or leaves it."""
        event.stop()
        row, column = event.selection.end
        here = (mark.spot for mark in self._marks if mark.row == row and mark.start <= column <= mark.end)
        spot = next(here, None)
        if spot != self._within:
            self._within = spot
            self.post_message(self.Entered(spot))

    # Marks

    @property
    def offset_here(self) -> int:
        """Where the cursor stands, in characters of the text."""
        row, column = self.cursor_location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def go_to(self, offset: int) -> None:
        """The cursor to that character."""
        self.move_cursor(self._location(offset))

    def mark(self, spots: Sequence[Spot]) -> None:
        """Mark these, and nothing else."""
        found = tuple(mark for index, spot in enumerate(spots) for mark in self._lines_of(index, spot))
        changed = {mark.row for mark in {*found} ^ {*self._marks}}
        self._marks = found
        if changed:
            # The lines that were painted are kept; this is the way by which Textual lets go of them itself.
            self.notify_style_update()
        for row in sorted(changed & {*range(self.document.line_count)}):
            self.refresh_lines(*self._rows(row))

    def _lines_of(self, index: int, spot: Spot) -> Sequence[_Mark]:
        """A mark for each line that the spot touches."""
        (top, first), (bottom, last) = self._location(spot.start), self._location(spot.end)
        marks = []
        for row in range(top, bottom + 1):
            start = first if row == top else 0
            end = last if row == bottom else len(self.document.get_line(row))
            if start < end:
                marks.append(_Mark(index, row, start, end, spot.style))
        return marks

    def _location(self, offset: int) -> Location:
        lines = self.document.lines
        for row, line in enumerate(lines):
            if offset <= len(line):
                return row, max(offset, 0)
            offset -= len(line) + 1
        return len(lines) - 1, len(lines[-1])

    def get_line(self, line_index: int) -> Text:
        """The line with its marks."""
        line = super().get_line(line_index)
        for mark in self._marks:
            if mark.row == line_index:
                line.stylize(self.get_component_rich_style(mark.style, partial=True), mark.start, mark.end)
        return line

    def edit(self, edit: Edit) -> EditResult:
        """Marks move along with what they mark; one that is touched goes, until the coach has looked again."""
        row = edit.top[0]
        inside = row == edit.bottom[0] == self.cursor_location[0] and "\n" not in edit.text and self.selection.is_empty
        before = self._rows(row)
        with self._narrowed(inside):
            result = super().edit(edit)
        if self._marks:
            moved = (_moved(mark, edit.top, edit.bottom, result.end_location) for mark in self._marks)
            self._marks = tuple(mark for mark in moved if mark)
        if inside and self._rows(row) == before:
            self.refresh_lines(*before)
        else:
            self.refresh()
        return result

    # Painting less: a letter changes its own line, and Textual would paint them all

    def _rows(self, row: int) -> tuple[int, int]:
        """Where a line of the document is shown: its first row, and how many it takes."""
        wrapped = self.wrapped_document
        return wrapped.location_to_offset((row, 0)).y, len(wrapped.get_offsets(row)) + 1

    @contextmanager
    def _narrowed(self, narrow: bool) -> Iterator[None]:
        """Who narrows says afterwards what is to be painted."""
        self._narrow = narrow
        try:
            yield
        finally:
            self._narrow = False

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "Editor":
        """Not the whole of it for a letter."""
        if not self._narrow or regions or layout or recompose:
            super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        return self

    def caption(self, text: str) -> None:
        """A text in the lower edge, of which nothing else is painted."""
        if text == self._caption:
            return
        self._caption = text
        with self._narrowed(True):
            self.border_subtitle = Content(text)
        width, height = self.outer_size
        self.refresh(Region(0, height - 1, width, 1).translate(-self.content_offset))


def _moved(mark: _Mark, top: Location, bottom: Location, end: Location) -> _Mark | None:
    """The mark after the text from `top` to `bottom` became one that ends at `end`; None where it was touched."""
    if (mark.row, mark.end) <= top:
        return mark
    if (mark.row, mark.start) < bottom:
        return None
    down = end[0] - bottom[0]
    right = end[1] - bottom[1] if mark.row == bottom[0] else 0
    return _Mark(mark.spot, mark.row + down, mark.start + right, mark.end + right, mark.style)


class SubjectLine(Line):
    """The line of a subject; it marks as the editor does."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(STYLES)

    def __init__(self) -> None:
        super().__init__(id="subject", compact=True)
        # A subject is corrected, not replaced by the first letter.
        self.select_on_focus = False
        self._spots: tuple[Spot, ...] = ()

    def mark(self, spots: Sequence[Spot]) -> None:
        """Mark these, and nothing else."""
        if tuple(spots) != self._spots:
            self._spots = tuple(spots)
            self.refresh()

    @property
    def _value(self) -> Text:
        """The text with its marks: a private seam of Textual 8.2, watched by a test."""
        text = super()._value
        for spot in self._spots:
            text.stylize(self.get_component_rich_style(spot.style, partial=True), spot.start, spot.end)
        return text
