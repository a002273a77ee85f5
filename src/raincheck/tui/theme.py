"""The look: a calm dark and a calm light theme, one accent each."""

from collections.abc import Mapping

from textual.css.stylesheet import Stylesheet
from textual.theme import Theme


class Sheet(Stylesheet):
    """A stylesheet that reads its rules again only for other colors.

    Textual has it read them again at each start, for the theme that they were read with: 10 ms of the first paint.
    """

    def __init__(self, variables: Mapping[str, str]) -> None:
        super().__init__(variables=dict(variables))
        self._colors = dict(variables)
        self._stale = False

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take the colors, if they are others than before."""
        if variables != self._colors:
            super().set_variables(variables)
            self._colors, self._stale = dict(variables), True

    def reparse(self) -> None:
        """Read what was not read with these colors yet."""
        if self._stale:
            super().reparse()
            self._stale = False
        else:
            self.parse()


DARK = Theme(
    name="raincheck-dark",
    dark=True,
    primary="#7fb8c9",
    secondary="#8aa0ad",
    accent="#e6b566",
    warning="#e6b566",
    error="#e58a7d",
    success="#8fc29a",
    foreground="#d5dde3",
    background="#11171c",
    surface="#172027",
    panel="#1e2931",
    variables={
        "block-cursor-background": "#24404b",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "input-selection-background": "#2f5462",
    },
)

LIGHT = Theme(
    name="raincheck-light",
    dark=False,
    primary="#14617a",
    secondary="#4f6470",
    accent="#8f5a00",
    warning="#8f5a00",
    error="#a83524",
    success="#2b6e3a",
    foreground="#1b262d",
    background="#f6f8f9",
    surface="#ffffff",
    panel="#e8eef1",
    variables={
        "block-cursor-background": "#cfe3ea",
        "block-cursor-foreground": "#0b1a20",
        "block-cursor-text-style": "bold",
        "input-selection-background": "#b7d6e0",
    },
)
