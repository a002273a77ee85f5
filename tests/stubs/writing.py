"""The message screen on words of the user's own, and what it shows."""

from pathlib import Path

from msgspec.structs import replace
from textual.pilot import Pilot

from raincheck.domain.returning import Errand, Recruiter
from raincheck.domain.session import Channel, Message, Rescue, RescuePlan, Session, Step, Text
from raincheck.tui.app import RaincheckApp
from raincheck.tui.screens.message import MessageScreen
from stubs.pilot import at_screen, on_disk, shown, story_session, story_wizard, until

SUBJECT = "Dispatch Coordinator, 12:00 pm today: I can't make it"
GOOD = (
    "Hi Dana,\n\nMy car has broken down, and I can't be there at 12:00 pm your time (New York) today. I'm sorry; "
    "I know you kept that hour for me.\n\nCould we find another time? Whatever suits you works for me.\n\n"
    "Thank you for your patience.\n\nMarisol Vega"
)
ASKLESS = GOOD.replace("Could we find another time? Whatever suits you works for me.", "I can travel again tomorrow.")
"""Nothing is asked for in it, which is worth a second question before sending."""

SHOUTED = GOOD.replace("your patience.", "your patience!!!")
"""One thing to mend in it, which is no reason to stop anybody."""

UNSURE = GOOD.replace("I'm sorry;", "Sorry if this causes any trouble;")
"""The same, with a mark of two words."""

TWO = UNSURE.replace("your patience.", "your patience!!!")
THREE = TWO.replace("Could we find another time? Whatever suits you works for me.", "I can travel again tomorrow.")


def writing(
    folder: Path, body: str = "", *, subject: str = SUBJECT, channel: Channel = Channel.EMAIL, **ports: object
) -> RaincheckApp:
    """The app at the message of the story: these words, or none yet."""
    text = Text(subject=subject if channel is Channel.EMAIL else "", body=body, edited=True)
    message = replace(Message(channel=channel), **{channel.value: text}) if body else Message(channel=channel)
    wizard, road, plan = story_wizard(folder, **ports), tuple(Step), RescuePlan(choice=Rescue.MOVE)
    done = road[: road.index(Step.MESSAGE)]
    case = replace(story_session(), step=Step.MESSAGE, done=done, rescue=plan, message=message)
    wizard.ports.store.create(case)
    opened = wizard.open(case.id)
    assert isinstance(opened, Session)
    return RaincheckApp(wizard, opened)


def coming_back(folder: Path, errand: Errand) -> RaincheckApp:
    """The app at a blank message of the story for that errand; the recruiter is somebody new."""
    wizard, someone = story_wizard(folder), Recruiter(name="Ned Underhill", email="ned@perch.example")
    message = Message(errand=errand, round=1)
    case = replace(story_session(), step=Step.MESSAGE, done=tuple(Step)[:4], message=message, recruiter=someone)
    wizard.ports.store.create(case)
    opened = wizard.open(case.id)
    assert isinstance(opened, Session)
    return RaincheckApp(wizard, opened)


async def to_words(pilot: Pilot[None]) -> MessageScreen:
    """The screen, once the coach has looked at the words."""
    await at_screen(pilot, "MessageScreen")
    await advised(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, MessageScreen)
    return screen


async def advised(pilot: Pilot[None]) -> None:
    """Wait until the coach has said something about the words as they stand."""
    screen = pilot.app.screen
    assert isinstance(screen, MessageScreen)
    await until(pilot, lambda: screen.is_advised, "the coach has looked")
    await pilot.pause()


def body_on_disk(pilot: Pilot[None]) -> str:
    """The mail that is saved."""
    app = pilot.app
    assert isinstance(app, RaincheckApp)
    text = on_disk(app).message.email
    return text.body if text else ""


def shown_flat(pilot: Pilot[None]) -> str:
    """What is on the screen, in one line: for sentences that are wrapped."""
    return " ".join(shown(pilot).replace("│", " ").split())


def underlined(pilot: Pilot[None]) -> str:
    """What is underlined on the screen, one stretch after the other."""
    found = []
    for line in pilot.app.screen._compositor.render_strips():  # noqa: SLF001 - there is no public way
        run = ""
        for segment in line:
            if segment.style and segment.style.underline:
                run += segment.text
            elif run:
                found.append(run.strip())
                run = ""
        found += [run.strip()] if run else []
    return " ".join(found)
