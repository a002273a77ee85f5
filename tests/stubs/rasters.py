"""The screen as a camera sees it: each cell's character and colors as gray pixels, and the codes in them.

Only the palette of the terminal is assumed. Half blocks are drawn as they are; any other letter is a box in its cell.
"""

from dataclasses import dataclass

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, MONOKAI, TerminalTheme
from textual.app import App

Pixels = NDArray[np.uint8]
WIDE, HIGH = 4, 8
"""Pixels of a cell: half of it, which is a module of a code, is a square."""

_BLOCKS = {" ": (0, 0), "█": (0, HIGH), "▀": (0, HIGH // 2), "▄": (HIGH // 2, HIGH)}


@dataclass(frozen=True)
class Terminal:
    """The colors that a terminal gives to what asks for none, and the sixteen of its palette."""

    letters: int
    ground: int
    palette: TerminalTheme


ON_BLACK = Terminal(204, 0, MONOKAI)
ON_WHITE = Terminal(0, 255, DEFAULT_TERMINAL_THEME)


def picture(app: App[None], terminal: Terminal = ON_BLACK) -> Pixels:
    """What is on the screen now, in gray, with a margin of the terminal's own ground."""
    rows = [_row(list(strip), terminal) for strip in app.screen._compositor.render_strips()]  # noqa: SLF001 - there is no public way
    return np.pad(np.vstack(rows), 2 * HIGH, constant_values=terminal.ground)


def read_codes(pixels: Pixels) -> list[str]:
    """The texts of the QR codes in a picture: upright, as large as they are, and dark on light only."""
    found = zxingcpp.read_barcodes(
        pixels,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
        text_mode=zxingcpp.TextMode.Plain,
    )
    return [one.text for one in found]


def _row(segments: list[Segment], terminal: Terminal) -> Pixels:
    cells = [_cell(letter, segment.style or Style(), terminal) for segment in segments for letter in segment.text]
    return np.hstack(cells)


def _cell(letter: str, style: Style, terminal: Terminal) -> Pixels:
    ink, ground = _gray(style.color, terminal, terminal.letters), _gray(style.bgcolor, terminal, terminal.ground)
    if style.reverse:
        ink, ground = ground, ink
    cell = np.full((HIGH, WIDE), ground, dtype=np.uint8)
    if letter in _BLOCKS:
        top, bottom = _BLOCKS[letter]
        cell[top:bottom, :] = ink
    else:
        cell[HIGH // 4 : -HIGH // 4, 1:-1] = ink
    return cell


def _gray(color: Color | None, terminal: Terminal, default: int) -> int:
    if color is None or color.is_default:
        return default
    red, green, blue = color.get_truecolor(terminal.palette)
    return round(0.299 * red + 0.587 * green + 0.114 * blue)
