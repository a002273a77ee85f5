"""One of n: by number, by arrow and Enter, and by nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from raincheck.domain.questions import Choice

HOTKEYS = "1234567890abcdefghijklmnop"
"""The keys of the choices, in their order."""


class ChoiceList(OptionList):
    """A list of choices. With `instant` a number chooses at once; without, it only marks.

    A hint stands under its label with `below`, else beside it where there is room.
    """

    @dataclass
    class Chosen(Message):
        """The user decided for a choice."""

        value: str

    @dataclass
    class Marked(Message):
        """The mark stands on a choice now."""

        value: str

    def __init__(
        self, choices: Sequence[Choice] = (), *, instant: bool = True, below: bool = False, hotkeys: str = HOTKEYS
    ) -> None:
        super().__init__(markup=False, compact=True)
        self._hotkeys = hotkeys
        self._choices = tuple(choices)
        self._instant, self._below = instant, below
        self._width = 0

    @property
    def value(self) -> str | None:
        """The value under the mark."""
        return self._choices[self.highlighted].value if self.highlighted is not None else None

    def show(self, choices: Sequence[Choice], marked: str = "") -> None:
        """These choices instead, the mark on one of them or on the first."""
        self._choices = tuple(choices)
        self._fill()
        values = [choice.value for choice in self._choices]
        self.highlighted = (values.index(marked) if marked in values else 0) if values else None

    def put_hints(self, *, below: bool) -> None:
        """The hints under their labels, or beside them."""
        if below is not self._below:
            self._below = below
            self._fill()

    def _fill(self) -> None:
        mark = self.highlighted
        self.set_options([Option(self._prompt(i, c)) for i, c in enumerate(self._choices)])
        if mark is not None and mark < len(self._choices):
            self.highlighted = mark

    def _prompt(self, index: int, choice: Choice) -> Content:
        key = self._hotkeys[index] if index < len(self._hotkeys) else " "
        head = Content.assemble((f" {key}  ", "$primary"), choice.label)
        if not choice.hint:
            return head
        if self._below:
            return Content.assemble(head, "\n", (f"    {choice.hint}", "$secondary"))
        column = min(max(Content(c.label).cell_length for c in self._choices), 34) + 7
        room = self._width - column - 1
        if room < len(choice.hint) // 2:
            return head
        pad = " " * max(column - head.cell_length, 2)
        hint = Content(choice.hint).truncate(max(room, 1), ellipsis=True)
        return Content.assemble(head, pad, (hint.plain, "$secondary"))

    def on_mount(self) -> None:
        """Fill, the mark on the first choice."""
        self._fill()
        if self._choices and self.highlighted is None:
            self.highlighted = 0

    def on_resize(self, event: events.Resize) -> None:
        """The hints move beside or away."""
        if event.size.width != self._width:
            self._width = event.size.width
            if not self._below:
                self._fill()

    def on_key(self, event: events.Key) -> None:
        """A number or a letter of the list."""
        if self.choose_by(event.character or ""):
            event.stop()
            event.prevent_default()

    def choose_by(self, letter: str) -> bool:
        """Take the choice of that number or letter; False when there is none."""
        index = self._hotkeys.find(letter) if letter else -1
        if not 0 <= index < len(self._choices):
            return False
        self.highlighted = index
        if self._instant:
            self.post_message(self.Chosen(self._choices[index].value))
        return True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on the marked one."""
        event.stop()
        self.post_message(self.Chosen(self._choices[event.option_index].value))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The mark moved."""
        event.stop()
        if event.option_index < len(self._choices):
            self.post_message(self.Marked(self._choices[event.option_index].value))
