"""A step that needs the calendar, and a server that is looked at and takes its time when a test says so."""

import inspect
import threading
from pathlib import Path
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.pilot import Pilot
from textual.screen import Screen

from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.secret import Secret
from raincheck.domain.session import Session
from raincheck.ports import CalendarFound, FailCause, NoCalendar, Watch
from raincheck.tui.app import RaincheckApp
from raincheck.tui.keys import bind
from raincheck.tui.screens.calendar_flow import CalendarFlow
from raincheck.tui.widgets.choices import ChoiceList
from stubs.calendars import FakeCalendarAccount, FakeCalendarServer
from stubs.cases import ME
from stubs.pilot import at_screen, story_session, story_wizard, walk

HOME = CalendarFound("https://cal.example/me/home/", "Home")
WORK = CalendarFound("https://cal.example/me/office/", "Work")
SETTINGS = CalendarSettings(url=HOME.url, name=HOME.name, server="cal.example", user="marisol")
OTHER = "b"
"""The key of any other server in the list of the providers."""

Found = tuple[CalendarFound, ...] | NoCalendar


class WatchedServer(FakeCalendarServer):
    """A server that tells later who asked, and answers one after the other what a test hands in, the last for ever.

    While `go` is not set it does not answer; a deaf one cannot be stopped either.
    """

    def __init__(self, *answers: Found, deaf: bool = False) -> None:
        super().__init__()
        self.looks = list(answers or ((HOME,),))
        self.asked: list[tuple[CalendarSettings, Secret | None]] = []
        self.go = threading.Event()
        self.go.set()
        self._deaf = deaf

    def discover(self, settings: CalendarSettings, secret: Secret | None, watch: Watch) -> Found:
        self.asked.append((settings, secret))
        if not self._deaf:
            watch.on_stop(self.go.set)
        assert self.go.wait(20)
        return self.looks.pop(0) if len(self.looks) > 1 else self.looks[0]


def slow(*, deaf: bool = False) -> WatchedServer:
    """A server that does not answer until it is let go."""
    server = WatchedServer(deaf=deaf)
    server.go.clear()
    return server


class CalendarStep(CalendarFlow):
    """Any step that reaches the calendar: 1 does it, g changes it, 2 tells that the server refused the password."""

    AUTO_FOCUS: ClassVar[str] = "ChoiceList"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("calendar_settings")]

    acts = 0
    by_file = False

    def body(self) -> ComposeResult:
        yield ChoiceList(hotkeys="")

    def key_1(self) -> None:
        self.when_calendar_ready(self._act)

    def key_2(self) -> None:
        self.doubt_calendar_password(FailCause.CALENDAR_LOGIN_REFUSED)

    def use_file_instead(self) -> None:
        self.by_file = True

    def _act(self) -> None:
        self.acts += 1
        self.say(f"Acted {self.acts}.")


class CalendarApp(RaincheckApp):
    """The app, at that step."""

    # Textual looks for the file beside the class.
    CSS_PATH = str(Path(inspect.getfile(RaincheckApp)).with_name("app.tcss"))

    @property
    def step(self) -> CalendarStep:
        step = self.screen_stack[0]
        assert isinstance(step, CalendarStep)
        return step

    def _first(self) -> Screen[None]:
        assert self.session
        return CalendarStep(self.wizard, self.session)


def calendar_app(folder: Path, *, email: str = "", **ports: object) -> CalendarApp:
    """The app at a step that needs the calendar, of a user with that address."""
    wizard = story_wizard(folder, **ports)
    session: Session = story_session()
    wizard.ports.store.create(session)
    wizard.ports.profile.remember(replace(ME, email=email))
    return CalendarApp(wizard, session)


async def at_form(pilot: Pilot[None], provider: str = OTHER) -> None:
    """From the step to the form of that provider."""
    await at_screen(pilot, "CalendarStep")
    await walk(pilot, ((("1",), "CalendarSetupScreen"), ((provider,), "CalendarFormScreen")))


async def fill(pilot: Pilot[None], server: str = "cal.example", user: str = "marisol", typed: str = "secret") -> None:
    """The lines of any other server, and then the try."""
    await pilot.press(*server, "enter", *user, "enter", *typed, "f2")


def saved(account: FakeCalendarAccount) -> CalendarSettings:
    assert account.saved
    return account.saved
