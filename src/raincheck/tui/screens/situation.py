"""What is happening, and why."""

from typing import ClassVar

from raincheck.domain.road import is_prepared
from raincheck.domain.session import Kind
from raincheck.tui.screens.choosing import ChoosingScreen


class SituationScreen(ChoosingScreen):
    """Two numbers, and the road is known."""

    HINTS_BELOW: ClassVar[bool] = False

    def start(self) -> None:
        """Who was ready, and cannot come now, has said what is happening; Esc leads to that question all the same."""
        situation = self.session.situation
        is_told = situation.kind not in (None, Kind.READY) and situation.reason is None
        self.ask(1 if is_told else 0)

    def action_back(self) -> None:
        """Who pressed the key for "I can't make it" by mistake is ready again, with all the reminders."""
        situation = self.session.situation
        if self.at > 0 and is_prepared(self.session) and situation.reason is None:
            self.forward({"kind": Kind.READY})
        else:
            super().action_back()
