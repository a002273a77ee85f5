"""A labeled line to type in, and a small choice that stands in a form."""

import re
from dataclasses import dataclass
from typing import ClassVar

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from raincheck.domain.questions import Choice, ChoiceQuestion, TextField
from raincheck.domain.text import clean_line
from raincheck.tui.widgets.plain import Plain

FILE = re.compile(
    r"""\s*['"]?(?:file://|~?/|\./)\S.*|\S.*\.(?:ics|eml|vcs|txt|msg|zip|pdf|docx?)['"]?\s*""", re.IGNORECASE
)
"""What a terminal types when a file is dropped on it."""

LONG = 60
"""Characters of one line that nobody types as a time or a name: a text message, pasted as it came."""


class Line(Input):
    """An `Input` that takes a paste of several lines as one, and nothing a terminal would obey."""

    @dataclass
    class Pasted(Message):
        """More than a line was pasted, or the name of a file: perhaps a whole invitation."""

        line: "Line"
        text: str

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = event.text.strip()
        if len(text.splitlines()) > 1 or len(text) > LONG or FILE.fullmatch(event.text):
            self.post_message(self.Pasted(self, event.text))
        else:
            self.take(event.text)

    def take(self, text: str) -> None:
        """The text as one line, at the cursor."""
        self.insert_text_at_cursor(clean_line(text))


class Field(Horizontal):
    """A label, a line, and at its right where the fact stood, if it was read in an invitation."""

    def __init__(self, question: TextField, value: str) -> None:
        super().__init__(id=f"field-{question.id}")
        self.question = question
        self._value = value

    def compose(self) -> ComposeResult:
        """The label stands at the left, as names do."""
        label = self.question.prompt + (" *" if self.question.required else "")
        yield Plain(label, classes="label")
        line = Line(self._value, placeholder=self.question.placeholder, compact=True, id=self.question.id)
        # A fact that was read is corrected, not replaced by the first letter.
        line.select_on_focus = not self.question.source
        yield line
        yield Plain(self.question.source, classes="source")

    @property
    def value(self) -> str:
        """What is typed now."""
        return self.query_one(Line).value


class Cycle(Widget, can_focus=True):
    """A small choice: the arrows change it, so does Space, so does its first letter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
    ]

    index = reactive(0)

    @dataclass
    class Changed(Message):
        """Another answer is shown."""

        value: str

    def __init__(self, question: ChoiceQuestion, value: str) -> None:
        super().__init__(id=question.id)
        self.question = question
        values = [choice.value for choice in question.choices]
        self.set_reactive(Cycle.index, values.index(value) if value in values else 0)

    @property
    def value(self) -> str:
        """The value of the answer that is shown."""
        return self.question.choices[self.index].value

    def offer(self, choice: Choice) -> None:
        """One more answer, at the end."""
        self.question = replace(self.question, choices=(*self.question.choices, choice))
        self.refresh()

    def action_turn(self, by: int) -> None:
        """The next answer, or the one before."""
        self.index = (self.index + by) % len(self.question.choices)

    def on_key(self, event: events.Key) -> None:
        """The first letter of an answer."""
        letter = (event.character or "").casefold()
        count = len(self.question.choices)
        for step in range(1, count + 1):
            index = (self.index + step) % count
            if letter and self.question.choices[index].label.startswith(letter):
                event.stop()
                self.index = index
                return

    def watch_index(self) -> None:
        """Tell the screen, which keeps it."""
        self.post_message(self.Changed(self.value))

    def render(self) -> Content:
        """All answers in a row; the one that holds is marked with dots and with color."""
        parts = []
        for i, choice in enumerate(self.question.choices):
            here = i == self.index
            parts.append(Content.assemble(("◉ " if here else "○ ", "$primary"), (choice.label, "bold" if here else "")))
        return Content("   ").join(parts)


class CycleField(Horizontal):
    """A label and a small choice."""

    def __init__(self, question: ChoiceQuestion, value: str) -> None:
        super().__init__(id=f"field-{question.id}")
        self.question = question
        self._value = value

    def compose(self) -> ComposeResult:
        """The label stands at the left, as names do."""
        yield Plain(self.question.prompt, classes="label")
        yield Cycle(self.question, self._value)

    @property
    def value(self) -> str:
        """The answer that is shown."""
        return self.query_one(Cycle).value
