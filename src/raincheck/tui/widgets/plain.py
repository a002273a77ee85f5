"""Text that is only ever text."""

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static


class Plain(Static):
    """A `Static` that never parses markup; a string is shown as it is."""

    def __init__(self, content: VisualType = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(content, markup=False, id=id, classes=classes)
        self.set_class(not content, "-empty")

    def show(self, content: str | Content) -> None:
        """Show this instead; hide the line while there is nothing to say."""
        if content == self.content:
            return
        self.set_class(not content, "-empty")
        self.update(content)
