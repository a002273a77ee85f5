"""The screens that set up the calendar: for the snapshots and for the pictures."""

from pathlib import Path

from textual.pilot import Pilot

from raincheck.ports import FailCause, NoCalendar
from raincheck.tui.app import RaincheckApp
from stubs.calendar_forms import HOME, OTHER, SETTINGS, WORK, Found, WatchedServer, at_form, calendar_app, fill
from stubs.calendars import FakeCalendarAccount
from stubs.gallery import Drive, Scene, Start
from stubs.pilot import at_screen, says, walk

ANA = "marisol.vega@icloud.com"


def at_step(*looks: Found, asks: bool = False) -> Start:
    """A step that needs the calendar; without `asks` none is set up yet."""

    def start(folder: Path) -> RaincheckApp:
        account = FakeCalendarAccount(SETTINGS if asks else None, asks=True)
        return calendar_app(folder, email=ANA, server=WatchedServer(*looks), calendar_account=account)

    return start


def then(keys: str, name: str) -> Drive:
    """From the step: keys, and the screen to which they lead."""

    async def drive(pilot: Pilot[None]) -> None:
        await at_screen(pilot, "CalendarStep")
        await walk(pilot, (((*keys,), name),))

    return drive


async def known(pilot: Pilot[None]) -> None:
    """The form for a provider that we know."""
    await at_form(pilot, "1")


async def refused(pilot: Pilot[None]) -> None:
    """A password that the server does not take."""
    await at_form(pilot, OTHER)
    await fill(pilot)
    await says(pilot, "does not take this login")


async def several(pilot: Pilot[None]) -> None:
    """Two calendars to choose from."""
    await at_form(pilot, OTHER)
    await fill(pilot)
    await at_screen(pilot, "CalendarPickScreen")


CALENDAR_SCENES = (
    Scene("calendar-providers", at_step(), then("1", "CalendarSetupScreen")),
    Scene("calendar-form", at_step(), known),
    Scene("calendar-form-failed", at_step(NoCalendar(FailCause.CALENDAR_LOGIN_REFUSED)), refused),
    Scene("calendar-pick", at_step((HOME, WORK)), several),
    Scene("calendar-password", at_step(asks=True), then("1", "CalendarPasswordScreen")),
)
"""All of them, in the order in which somebody meets them."""
