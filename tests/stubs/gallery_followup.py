"""The scenes of the follow-up screen once there is a calendar, and of what can be in the way."""

from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace
from textual.pilot import Pilot

from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.session import Session, Step
from raincheck.domain.touches import FollowUp, Held, Touch, TouchKind, TouchState
from raincheck.ports import FailCause, MovedThere, NotPlaced, Placed, Placement
from raincheck.tui.app import RaincheckApp
from stubs.calendars import FakeCalendarAccount, FakeCalendarServer
from stubs.cases import CLOSE_TOUCH, FIRST_TOUCH, NOW, SECOND_TOUCH, TOUCHES, a_case
from stubs.fakes import FrozenClock, wizard_in
from stubs.gallery import Scene, Start
from stubs.pilot import at_screen, shown, until

HOME = CalendarSettings(url="https://cal.example/me/home/", user="marisol", name="Home")
BEFORE = (TouchKind.CONFIRM, TouchKind.LEAVE, TouchKind.JOIN)
NEXT_DAY = NOW + timedelta(days=1)


def at_followup(
    folder: Path, server: FakeCalendarServer, session: Session | None = None, *, known: bool = True
) -> RaincheckApp:
    """The app at the follow-ups of a case, with that server for its calendar."""
    account = FakeCalendarAccount(HOME if known else None)
    clock = FrozenClock(NEXT_DAY, "Europe/London")
    wizard = wizard_in(folder, clock=clock, server=server, calendar_account=account)
    session = session or a_case(step=Step.FOLLOWUP)
    wizard.ports.store.create(session)
    return RaincheckApp(wizard, session)


def answering(*answers: Placement) -> FakeCalendarServer:
    """A server that answers so, about these entries."""
    server = FakeCalendarServer()
    for answer in answers:
        uid = answer.held.uid if isinstance(answer, (MovedThere, Placed)) else answer.uid
        server.answers[uid] = answer
    return server


def held(touch: Touch, at: object = None) -> Held:
    """The entry of a touch as the calendar has it."""
    moment = touch.at if at is None else at
    return Held(uid=touch.uid, href=f"https://cal.example/{touch.uid}.ics", etag='"1"', at=moment)  # type: ignore[arg-type] # a moment


MOVED_BOTH = a_case(
    step=Step.FOLLOWUP,
    followup=FollowUp(
        touches=(replace(TOUCHES[0], at=FIRST_TOUCH + timedelta(hours=2), sequence=1), *TOUCHES[1:]),
        held=tuple(held(touch) for touch in TOUCHES),
    ),
)
"""The first follow-up was given another time here, and the calendar does not know it yet."""

STATES = a_case(
    step=Step.FOLLOWUP,
    followup=FollowUp(
        touches=(
            replace(TOUCHES[0], at=NOW),
            replace(TOUCHES[1], state=TouchState.DROPPED),
            replace(TOUCHES[2], state=TouchState.DONE),
        )
    ),
)
"""One is late, one was dropped, one is done."""

ELSEWHERE = a_case(
    step=Step.FOLLOWUP,
    followup=FollowUp(
        touches=(
            replace(TOUCHES[0], at=SECOND_TOUCH + timedelta(hours=1), zone="Europe/Berlin"),
            *TOUCHES[1:],
            *(Touch(uid=f"{kind}@x", kind=kind, at=CLOSE_TOUCH, zone="America/Phoenix") for kind in BEFORE),
        )
    ),
)
"""More than a small screen has room for, and the first follow-up is after the second, on another clock."""

REFUSED = tuple(NotPlaced(touch.uid, FailCause.CALENDAR_NO_CONNECTION) for touch in TOUCHES)
THEIRS = MovedThere(held(TOUCHES[0], FIRST_TOUCH + timedelta(days=1)), "America/Phoenix")


def at(server: FakeCalendarServer, session: Session | None = None) -> Start:
    return lambda folder: at_followup(folder, server, session)


async def here(pilot: Pilot[None]) -> None:
    await at_screen(pilot, "FollowupScreen")


async def placed(pilot: Pilot[None]) -> None:
    await here(pilot)
    await pilot.press("1")
    await until(pilot, lambda: "In your calendar, read back" in shown(pilot), "it was read back")


async def refused(pilot: Pilot[None]) -> None:
    await here(pilot)
    await pilot.press("1")
    await until(pilot, lambda: "Not in your calendar yet" in shown(pilot), "it says why")


async def conflict(pilot: Pilot[None]) -> None:
    await here(pilot)
    await pilot.press("1")
    await until(pilot, lambda: "Two times for the" in shown(pilot), "it asks")


async def code(pilot: Pilot[None]) -> None:
    await here(pilot)
    await pilot.press("5")
    await until(pilot, lambda: "Esc close" in shown(pilot) and "calendar" in shown(pilot), "the code is there")


FOLLOWUP_SCENES = (
    Scene("followup-states", at(FakeCalendarServer(), STATES), here),
    Scene("followup-many", at(FakeCalendarServer(), ELSEWHERE), here),
    Scene("followup-placed", at(FakeCalendarServer()), placed),
    Scene("followup-refused", at(answering(*REFUSED)), refused),
    Scene("followup-conflict", at(answering(THEIRS), MOVED_BOTH), conflict),
    Scene("followup-code", at(FakeCalendarServer()), code),
)
