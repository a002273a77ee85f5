"""Bringing the calendar of the user up to date, in a thread of its own while a screen looks on."""

import threading
from dataclasses import dataclass

from textual.message import Message

from raincheck.domain.session import Session
from raincheck.ports import Placement
from raincheck.tui.screens.base import StepScreen
from raincheck.tui.under_way import UnderWay
from raincheck.wizard import Wizard


class Placing(UnderWay):
    """One visit to the calendar server. The program does not wait for it when it ends."""

    @dataclass
    class Ended(Message):
        """What came of it, one answer for each entry."""

        placing: "Placing"
        placements: tuple[Placement, ...]

    def __init__(self, screen: StepScreen, session: Session) -> None:
        super().__init__(screen)
        self.session = session

    def start(self, wizard: Wizard) -> None:
        """Let a thread do it."""
        threading.Thread(target=self._place, args=(wizard,), daemon=True).start()

    def _place(self, wizard: Wizard) -> None:
        self._screen.post_message(self.Ended(self, wizard.place(self.session, self._lookout)))
