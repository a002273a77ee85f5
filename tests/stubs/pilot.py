"""Driving the app by keys, and reading its screen as text."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta, timezone
from io import StringIO
from pathlib import Path

from msgspec.structs import replace
from rich.console import Console
from textual.pilot import Pilot
from textual.screen import Screen

from raincheck.adapters.demo import demo_session
from raincheck.domain.session import Session
from raincheck.tui.app import RaincheckApp
from raincheck.wizard import Wizard
from stubs.cases import CASE_ID
from stubs.fakes import FrozenClock, wizard_in

MORNING = datetime(2026, 11, 23, 9, 22, tzinfo=timezone(timedelta(hours=-7)))
PHOENIX = "America/Phoenix"
DEADLINE = 10.0
"""Seconds after which a condition that did not come is a failure."""


def story_wizard(folder: Path, **ports: object) -> Wizard:
    """A wizard on a Monday morning in Phoenix."""
    return wizard_in(folder, **{"clock": FrozenClock(MORNING, PHOENIX), **ports})  # type: ignore[arg-type] # the ports are named


def story_session() -> Session:
    """The demo case, its interview at noon in New York, which is ten o'clock in Phoenix."""
    session = demo_session(MORNING, PHOENIX)
    interview = replace(session.interview, zone="America/New_York", when="2026-11-23 12:00")
    return replace(session, interview=interview)


def story_app(folder: Path, session: Session | None = None, **ports: object) -> RaincheckApp:
    """The app on that case, which is on disk."""
    wizard = story_wizard(folder, **ports)
    session = session or story_session()
    wizard.ports.store.create(session)
    return RaincheckApp(wizard, session)


async def until(pilot: Pilot[None], condition: Callable[[], bool], what: str) -> None:
    """Wait for a condition, with a deadline."""
    async with asyncio.timeout(DEADLINE):
        while not condition():
            await pilot.pause()
    assert condition(), what


async def at_screen(pilot: Pilot[None], name: str) -> None:
    """Wait until the screen of that class is there, filled and focused."""

    def there() -> bool:
        screen = pilot.app.screen
        return type(screen).__name__ == name and screen.is_mounted and screen.focused is not None

    await until(pilot, there, f"{name} is shown")
    await pilot.pause()


async def walk(pilot: Pilot[None], road: Iterable[tuple[tuple[str, ...], str]]) -> None:
    """Press keys and wait for the screen that they lead to, one leg after the other."""
    for keys, name in road:
        await pilot.press(*keys)
        await at_screen(pilot, name)


def screen_text(screen: Screen[object]) -> str:
    """What is on the screen, as lines of text. The same way in which Textual exports a screenshot."""
    width, height = screen.app.size
    console = Console(width=width, height=height, file=StringIO(), record=True, legacy_windows=False)
    console.print(screen._compositor.render_update(full=True))  # noqa: SLF001 - there is no public way
    lines = console.export_text(clear=True).split("\n")
    return "\n".join(line.rstrip() for line in lines).rstrip()


def shown(pilot: Pilot[None]) -> str:
    """What is on the screen now."""
    return screen_text(pilot.app.screen)


def flat(pilot: Pilot[None]) -> str:
    """What is on the screen, whatever the lines."""
    return " ".join(shown(pilot).replace("│", " ").split())


async def says(pilot: Pilot[None], text: str) -> None:
    """Wait until that is on the screen, whatever the lines."""
    await until(pilot, lambda: text in flat(pilot), f"{text!r} is shown")


TO_INTERVIEW = ((("1", "1"), "InterviewScreen"),)
TO_RESCUE = (*TO_INTERVIEW, (("f2",), "RescueScreen"))
TO_CONTACT = (*TO_RESCUE, (("2",), "ContactScreen"))
TO_MESSAGE = (*TO_CONTACT, (("enter",), "MessageScreen"))
TO_SEND = (*TO_MESSAGE, (("f2",), "SendScreen"))
"""The road from the first question, by keys; the interview of the story is prefilled."""


async def armed(pilot: Pilot[None]) -> None:
    """Wait until the screen takes its guarded keys."""
    await until(pilot, lambda: bool(getattr(pilot.app.screen, "_armed", False)), "the screen is armed")


async def hand_off(pilot: Pilot[None]) -> None:
    """On the send screen: write the mail file, and say that it went out."""
    await armed(pilot)
    await pilot.press("f")
    await until(pilot, lambda: "Did it go out?" in shown(pilot), "the question stands")
    await pilot.press("y")
    await until(pilot, lambda: "you told us" in shown(pilot), "the answer stands")


def case_of(app: RaincheckApp) -> Session:
    """The case of the stubs as it is on disk, whatever other cases are there."""
    found = app.wizard.ports.store.load(CASE_ID)
    assert isinstance(found, Session)
    return found


def on_disk(app: RaincheckApp) -> Session:
    """The one case that is on disk."""
    (session,) = app.wizard.listing().sessions
    return session
