"""Texts that try to drive the terminal, and a way to see whether one got through."""

import unicodedata

ATTACKS = (
    "\x1b[31mred",
    "\x1b]0;title\x07",
    "\x1b]52;c;aGVsbG8=\x1b\\",
    "\x9b31mred",
    "bell\x07and\x08back",
    "line\u2028separator",
    "right\u202eleft",
    "zero\u200bwidth",
    "nul\x00here",
    "next\x85line",
)
MARKUP = ("[/bold]", "[Zoom]", "[@click=app.quit]x[/]", "[link=http://x", ":smile:")


def controls_in(text: str) -> set[str]:
    """The characters in it that a terminal would obey; line breaks are the printer's own."""
    return {c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"} and c != "\n"}
