"""Can it still happen?"""

from raincheck.tui.screens.choosing import ChoosingScreen


class RescueScreen(ChoosingScreen):
    """The options that fit, each with what it takes."""
