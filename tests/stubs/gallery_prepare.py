"""The screens of an interview that is still to come: for the snapshots and for the pictures."""

from pathlib import Path

from textual.pilot import Pilot

from raincheck.domain.session import Session
from raincheck.tui.app import RaincheckApp
from stubs.gallery import Drive, Scene, Start
from stubs.pilot import at_screen, shown, until
from stubs.preparing import LESSONS, PHONE_CALL, READY, VIDEO_CALL, ready_wizard


def ready(session: Session = READY, *, first: bool = False) -> Start:
    """The app on an interview that is to come; the `first` one has no lessons yet."""

    def start(folder: Path) -> RaincheckApp:
        return RaincheckApp(ready_wizard(folder, session, () if first else LESSONS), session)

    return start


def keys(*pressed: str, until_shown: str) -> Drive:
    """From the sheet: keys, and the text to which they lead."""

    async def drive(pilot: Pilot[None]) -> None:
        await at_screen(pilot, "PrepareScreen")
        await pilot.press(*pressed)
        await until(pilot, lambda: until_shown in shown(pilot), f"{until_shown!r} is shown")

    return drive


PREPARE_SCENES = (
    Scene("prepare", ready(), keys("space", "4", until_shown="Leave at")),
    Scene("prepare-video", ready(VIDEO_CALL), keys(until_shown="Be there at")),
    Scene("prepare-phone", ready(PHONE_CALL, first=True), keys(until_shown="Who calls whom")),
    Scene("prepare-travel", ready(), keys("e", until_shown="door to door")),
    Scene("plan-b", ready(), keys("p", until_shown="Your plan B")),
    Scene("plan-b-video", ready(VIDEO_CALL), keys("p", until_shown="Your plan B")),
)
"""All of them, in the order in which somebody meets them."""
