"""The screens of what happened since, and of who can help: for the snapshots and for the pictures."""

from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace
from textual.pilot import Pilot

from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.interview import Relation
from raincheck.domain.placing import known_there
from raincheck.domain.returning import Recruiter
from raincheck.domain.session import Session, Step
from raincheck.domain.touches import FollowUp, Held, Touch
from raincheck.ports import FailCause, NotPlaced
from raincheck.tui.app import RaincheckApp
from stubs.calendars import FakeCalendarAccount, FakeCalendarServer
from stubs.cases import CASE_ID, INTERVIEW, NOW, TOUCHES, a_case
from stubs.fakes import FrozenClock, wizard_in
from stubs.gallery import Drive, Scene, Start
from stubs.pilot import at_screen, shown, until

JOAN = Recruiter(name="Joan Reyes", agency="Northgate Talent", email="joan@northgate.example")
OMAR = Recruiter(name="Omar Haddad", email="omar@haddad.example", phone="+44 20 7946 0110")
BERLIN = "Europe/Berlin"
AGENCY = replace(INTERVIEW, relation=Relation.AGENCY)
HOME = CalendarSettings(url="https://cal.example/me/home/", user="me", name="Home")


def held(touch: Touch) -> Held:
    return Held(uid=touch.uid, href=f"{HOME.url}{touch.uid}.ics", etag='"1"', at=touch.at, sequence=touch.sequence)


HELD = FollowUp(touches=TOUCHES, held=tuple(held(touch) for touch in TOUCHES))


def case_at(step: Step, **changes: object) -> Session:
    return a_case(step=step, **changes)


def back(
    session: Session, *, days: int = 3, known: tuple[Recruiter, ...] = (), server: FakeCalendarServer | None = None
) -> Start:
    """Some days after the message, in Berlin; the interviewer is in Phoenix."""

    def start(folder: Path) -> RaincheckApp:
        clock = FrozenClock(NOW + timedelta(days=days), BERLIN)
        account = FakeCalendarAccount(HOME if known_there(session) else None)
        wizard = wizard_in(folder, clock=clock, server=server, calendar_account=account)
        for someone in reversed(known):
            wizard.ports.people.keep(someone)
        wizard.ports.store.create(session)
        opened = wizard.open(CASE_ID)
        assert isinstance(opened, Session)
        return RaincheckApp(wizard, opened)

    return start


def refusing() -> FakeCalendarServer:
    """A server that nobody reaches."""
    server = FakeCalendarServer()
    server.answers = {touch.uid: NotPlaced(touch.uid, FailCause.CALENDAR_LOGIN_REFUSED) for touch in TOUCHES}
    return server


def keys(*pressed: str, screen: str = "AfterScreen", until_shown: str = "") -> Drive:
    """Press them there, and wait for a text."""

    async def drive(pilot: Pilot[None]) -> None:
        await at_screen(pilot, screen)
        for key in pressed:
            await pilot.press(key)
            await pilot.pause()
        if until_shown:
            await until(pilot, lambda: until_shown in shown(pilot), until_shown)
        await pilot.pause()

    return drive


NEW_TIME = ("1", *"Thu 2:30 pm")
AFTER, HELPED = case_at(Step.AFTER), case_at(Step.RECRUITER)

SINCE_SCENES = (
    Scene("since", back(AFTER), keys(until_shown="late")),
    Scene("since-new-time", back(AFTER), keys(*NEW_TIME, until_shown="22:30 for you")),
    Scene("since-same-time", back(AFTER), keys("1", *"2026-11-18 10:00", "enter", until_shown="Yes, that is")),
    Scene("since-cleared", back(replace(AFTER, followup=HELD)), keys("4", until_shown="taken out")),
    Scene(
        "since-not-cleared",
        back(replace(AFTER, followup=HELD), server=refusing()),
        keys("4", until_shown="Still in your calendar"),
    ),
    Scene("since-call", back(case_at(Step.AFTER, interview=AGENCY)), keys("2", until_shown="left a voicemail")),
    Scene("recruiter", back(HELPED, known=(JOAN, OMAR)), keys(screen="RecruiterScreen", until_shown="Omar")),
    Scene("recruiter-new", back(HELPED), keys("1", screen="RecruiterScreen", until_shown="write to them")),
    Scene(
        "recruiter-agency",
        back(case_at(Step.RECRUITER, interview=AGENCY), known=(JOAN,)),
        keys(screen="RecruiterScreen", until_shown="Call Dana"),
    ),
)
"""All of them, in the order in which somebody meets them."""
