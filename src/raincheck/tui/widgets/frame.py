"""What frames every screen: how long, where am I, what can I press."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from raincheck.domain.session import Step
from raincheck.tui.keys import KEYS

DIGITS = "123456789"


class Headline(Widget):
    """One line: what this is about on the left, how long is left on the right."""

    about = reactive("")
    clock = reactive("")
    pressing = reactive(False)

    def render(self) -> Content:
        """Cut the left part if need be, never the time."""
        room = self.content_size.width - Content(self.clock).cell_length - 2
        about = Content(self.about).truncate(max(room, 0), ellipsis=True)
        gap = " " * max(self.content_size.width - about.cell_length - Content(self.clock).cell_length, 1)
        style = "bold $warning" if self.pressing else "$secondary"
        return Content.assemble((about.plain, "bold"), gap, (self.clock, style))


class Rail(Widget):
    """Where am I: the steps, in a line or, where there is room, in a column."""

    def __init__(self, names: dict[Step, str]) -> None:
        super().__init__()
        self._names = names
        self._steps: tuple[Step, ...] = ()
        self._done: frozenset[Step] = frozenset()
        self._here = Step.SITUATION

    def show(self, steps: Sequence[Step], done: Sequence[Step], here: Step) -> None:
        """Mark the steps; the last one, the summary, is not a stop on the rail."""
        stops = tuple(step for step in steps if step is not Step.SUMMARY)
        state = (stops, frozenset(done), here)
        if state != (self._steps, self._done, self._here):
            self._steps, self._done, self._here = state
            self.refresh()

    def render(self) -> Content:
        """A mark and a name for each step; nothing depends on color alone."""
        parts = [self._stop(step) for step in self._steps]
        if self.content_size.height > len(parts):
            return Content("\n").join(parts)
        line = Content("  ").join(parts)
        return line if line.cell_length <= self.content_size.width else self._short()

    def _stop(self, step: Step) -> Content:
        name = self._names[step]
        if step is self._here:
            return Content.assemble(("◉ ", "$primary"), (name, "bold $primary"))
        if step in self._done:
            return Content.assemble(("● ", "$secondary"), (name, "$secondary"))
        return Content.assemble(("○ ", "$secondary"), (name, "$secondary"))

    def _short(self) -> Content:
        """For a narrow terminal: a row of marks, and the name of this step."""
        marks = ["◉" if s is self._here else "●" if s in self._done else "○" for s in self._steps]
        return Content.assemble(("".join(marks), "$primary"), ("  " + self._names[self._here], "bold $primary"))


class KeyBar(Widget):
    """What can I press: one line of keys, two where they do not fit."""

    def __init__(self) -> None:
        super().__init__()
        self._ids: tuple[str, ...] = ()
        self._numbers = 9

    def show(self, ids: Sequence[str], numbers: int = 9) -> None:
        """These keys, the most needed first; `numbers` is how many choices there are."""
        if (tuple(ids), numbers) != (self._ids, self._numbers):
            self._ids, self._numbers = tuple(ids), numbers
            self.refresh(layout=True)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """As many lines as the keys need, at most three."""
        return min(len(self._lines(width)), 3)

    def render(self) -> Content:
        """Keys that would not fit even then are still in the help."""
        return Content("\n").join(self._lines(self.content_size.width)[:3])

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for name in self._ids:
            key = KEYS[name]
            shown = key.shown.replace("1-9", _numbers(self._numbers))
            item = Content.assemble((shown, "bold $primary"), " ", (key.label, "$secondary"))
            joined = Content("   ").join([lines[-1], item]) if lines else item
            if lines and joined.cell_length <= width:
                lines[-1] = joined
            else:
                lines.append(item)
        return lines or [Content("")]


def _numbers(count: int) -> str:
    """The keys of so many choices: "1", "1-4", "1-9 0 a-d"."""
    if count <= 1:
        return "1"
    if count <= len(DIGITS):
        return f"1-{count}"
    letters = f" a-{chr(ord('a') + count - len(DIGITS) - 2)}" if count > len(DIGITS) + 1 else ""
    return f"1-9 0{letters}"
