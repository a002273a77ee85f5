"""What is happening, and why."""

from typing import ClassVar

from raincheck.tui.screens.choosing import ChoosingScreen


class SituationScreen(ChoosingScreen):
    """Two numbers, and the road is known."""

    HINTS_BELOW: ClassVar[bool] = False
