"""A QR code that a phone reads from the screen, whatever the colors of the terminal."""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from raincheck.domain.codes import Modules, half_blocks, inverted

_TRUE = ("#000000", "#ffffff")
_PALETTE = ("black", "bright_white")


class Code(Widget):
    """The code in black on white; a theme has no say in it.

    Where colors are off (NO_COLOR), nobody can ask whether the terminal is dark. It is taken for dark, so that
    the letters are the light modules; `swap` is for a light one.
    """

    def __init__(self) -> None:
        super().__init__()
        self._dark: tuple[str, ...] = ()
        self._light: tuple[str, ...] = ()
        self._swapped = False

    def show(self, modules: Modules, quiet: int) -> None:
        """This code, with a quiet zone of so many modules."""
        self._dark = half_blocks(modules, quiet)
        self._light = inverted(self._dark)
        self.styles.width, self.styles.height = len(self._dark[0]), len(self._dark)
        self.display = True
        self.refresh(layout=True)

    def swap(self) -> None:
        """Light for dark, where there are no colors."""
        self._swapped = not self._swapped
        self.refresh()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """A column for each module."""
        return len(self._dark[0]) if self._dark else 0

    def render_line(self, y: int) -> Strip:
        """One line: two rows of modules."""
        if y >= len(self._dark):
            return Strip.blank(self.size.width)
        if self.app.no_color:
            line = self._dark[y] if self._swapped else self._light[y]
            return Strip([Segment(line, Style.null())], len(line))
        dark, light = _PALETTE if self.app.native_ansi_color else _TRUE
        half, full = Style(color=dark, bgcolor=light), Style(color=dark, bgcolor=dark)
        # A whole block on its own color: some fonts leave a gap around it, which would be a light line in the dark.
        return Strip([Segment(block, full if block == "█" else half) for block in self._dark[y]], len(self._dark[y]))
