"""Every screen of the app, and the keys that lead to it: for the snapshots and for the pictures."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace
from textual.pilot import Pilot

from raincheck.domain.session import Kind, Reason, Situation
from raincheck.tui.app import Opening, RaincheckApp
from stubs.cases import a_case
from stubs.letters import CANCELED, LETTER, SLOTS, paste
from stubs.pilot import (
    TO_CONTACT,
    TO_INTERVIEW,
    TO_MESSAGE,
    TO_RESCUE,
    TO_SEND,
    armed,
    at_screen,
    hand_off,
    shown,
    story_app,
    story_session,
    story_wizard,
    until,
    walk,
)
from stubs.writing import advised

Drive = Callable[[Pilot[None]], Awaitable[None]]
Start = Callable[[Path], RaincheckApp]

NEWER = 'schema = 2\nid = "2027-01-04-cannot-make-it-zzzz"\nmood = "hopeful"\n\n[end]\n'


@dataclass(frozen=True)
class Scene:
    """One picture: its name, the app it starts from, and how it is reached."""

    name: str
    start: Start
    drive: Drive


def new(folder: Path) -> RaincheckApp:
    return RaincheckApp(story_wizard(folder), opening=Opening(new=True))


def story(folder: Path) -> RaincheckApp:
    return story_app(folder)


def late(folder: Path) -> RaincheckApp:
    """The same morning, twenty minutes later and on video: the road bends, and the chat is a rung."""
    app = story_app(folder)
    app.wizard.ports.clock.forward(minutes=20)  # type: ignore[attr-defined] # a FrozenClock
    return app


def several(folder: Path) -> RaincheckApp:
    """Home with three cases, a newer one and a damaged file."""
    wizard = story_wizard(folder)
    now = wizard.context().now
    done = a_case(id="2026-11-16-cannot-make-it-bqr7")
    missed = replace(
        story_session(),
        id="2026-11-20-missed-it-hm4t",
        created=now - timedelta(days=3),
        situation=Situation(kind=Kind.MISSED, reason=Reason.OVERSLEPT),
        interview=replace(story_session().interview, company="Meridian Clinics", role="Receptionist"),
    )
    for session in (story_session(), done, missed):
        wizard.ports.store.create(session)
    sessions = folder / "data" / "sessions"
    (sessions / "2027-01-04-cannot-make-it-zzzz.toml").write_text(NEWER)
    (sessions / "2026-11-01-running-late-aaaa.toml.damaged-20261101T090000Z").write_text("schema = 1\n")
    return RaincheckApp(wizard)


def legs(road: tuple[tuple[tuple[str, ...], str], ...], *keys: str, until_shown: str = "", first: str = "") -> Drive:
    """Walk a road, press keys, and wait for a text."""

    async def drive(pilot: Pilot[None]) -> None:
        await at_screen(pilot, first or "SituationScreen")
        await walk(pilot, road)
        await pilot.press(*keys)
        if until_shown:
            await until(pilot, lambda: until_shown in shown(pilot), f"{until_shown!r} is shown")

    return drive


def pasted(text: str, until_shown: str) -> Drive:
    """Paste an invitation into the form, and wait for what comes of it."""

    async def drive(pilot: Pilot[None]) -> None:
        await at_screen(pilot, "SituationScreen")
        await walk(pilot, TO_INTERVIEW)
        await paste(pilot, text)
        await until(pilot, lambda: until_shown in shown(pilot), f"{until_shown!r} is shown")
        await pilot.pause()

    return drive


async def box(pilot: Pilot[None]) -> None:
    """The box, with a letter in it."""
    await at_screen(pilot, "SituationScreen")
    await walk(pilot, (*TO_INTERVIEW, (("f5",), "PasteScreen")))
    await paste(pilot, LETTER)
    await until(pilot, lambda: "Talent Partner" in shown(pilot), "the letter is there")


def words(*keys: str) -> Drive:
    """The message after some keys, once the coach has looked at it as it stands."""

    async def drive(pilot: Pilot[None]) -> None:
        await walk(pilot, TO_MESSAGE)
        await pilot.press(*keys)
        await pilot.pause()
        await advised(pilot)
        await pilot.pause()

    return drive


def code(rung: str) -> Drive:
    """The code for a rung of the ladder, once it is drawn; or what stands in its place."""

    async def drive(pilot: Pilot[None]) -> None:
        await walk(pilot, TO_CONTACT)
        await pilot.press(rung, "p")
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "PhoneScreen", "the screen is there")
        await until(pilot, lambda: "Esc close" in shown(pilot), "it is drawn")
        await pilot.pause()

    return drive


async def mended(pilot: Pilot[None]) -> None:
    """Words of one's own that the coach has something to say to."""
    await words("end", "enter", "enter", *"Your mail didn't say where to park! Sorry if this is any trouble!")(pilot)
    await pilot.press("f6")
    await advised(pilot)
    await pilot.pause()


async def asked(pilot: Pilot[None]) -> None:
    await walk(pilot, TO_SEND)
    await armed(pilot)
    await pilot.press("m")
    await until(pilot, lambda: "Did it go out?" in shown(pilot), "it asks")


async def sent(pilot: Pilot[None]) -> None:
    await walk(pilot, TO_SEND)
    await hand_off(pilot)


async def later(pilot: Pilot[None]) -> None:
    await sent(pilot)
    await walk(pilot, ((("enter",), "FollowupScreen"),))


async def later_edit(pilot: Pilot[None]) -> None:
    await later(pilot)
    await pilot.press("e")
    await until(pilot, lambda: "New time for it" in shown(pilot), "the line is there")


async def done(pilot: Pilot[None]) -> None:
    await later(pilot)
    await pilot.press("1")
    await at_screen(pilot, "SummaryScreen")


async def delete(pilot: Pilot[None]) -> None:
    await at_screen(pilot, "HomeScreen")
    await pilot.press("delete")
    await until(pilot, lambda: "Delete this case?" in shown(pilot), "it asks")


async def timeline(pilot: Pilot[None]) -> None:
    await at_screen(pilot, "HomeScreen")
    await pilot.press("down", "down", "l")
    await until(pilot, lambda: "the interview" in shown(pilot), "the story is there")


async def numbers(pilot: Pilot[None]) -> None:
    await at_screen(pilot, "HomeScreen")
    await pilot.press("s")
    await until(pilot, lambda: "Your own cases" in shown(pilot), "the numbers are there")


SCENES = (
    Scene("timeline", several, timeline),
    Scene("numbers", several, numbers),
    Scene("home", several, legs((), first="HomeScreen")),
    Scene("home-find", several, legs((), "slash", *"meri", first="HomeScreen", until_shown="⏎ to the list")),
    Scene("home-not-found", several, legs((), "slash", *"bank", first="HomeScreen", until_shown="No case has")),
    Scene("home-archived", several, legs((), "a", first="HomeScreen", until_shown="Archived.")),
    Scene("delete", several, delete),
    Scene("newer", several, legs(((("4",), "ReadOnlyScreen"),), first="HomeScreen")),
    Scene("situation", new, legs(())),
    Scene("reason", new, legs((), "1", until_shown="What is the reason?")),
    Scene("reason-own-words", new, legs((), "1", "d", until_shown="What happened?")),
    Scene("interview-empty", new, legs(TO_INTERVIEW)),
    Scene("interview", story, legs(TO_INTERVIEW)),
    Scene("interview-asks", new, legs(TO_INTERVIEW, "2", "f2", until_shown="Mon 23 Nov, 02:00")),
    Scene("interview-read", new, pasted(LETTER, "Read from the invitation.")),
    Scene("interview-slots", new, pasted(SLOTS, "More than one time is named.")),
    Scene("interview-canceled", new, pasted(CANCELED, "canceled")),
    Scene("paste", new, box),
    Scene("rescue", story, legs(TO_RESCUE)),
    Scene("rescue-delay", story, legs(TO_RESCUE, "1", until_shown="How late will you be")),
    Scene("contact", story, legs(TO_CONTACT)),
    Scene("contact-urgent", late, legs((*TO_INTERVIEW, (("f2",), "ContactScreen")))),
    Scene("phone", story, code("1")),
    Scene("phone-text", story, code("3")),
    Scene("phone-mail", story, code("4")),
    Scene("message", story, words()),
    Scene("message-formal", story, words("f5", "f5")),
    Scene("message-mend", story, mended),
    Scene("message-text", story, words("f4")),
    Scene("send", story, legs(TO_SEND, until_shown="How shall it leave?")),
    Scene("send-asks", story, asked),
    Scene("send-sent", story, sent),
    Scene("followup", story, later),
    Scene("followup-edit", story, later_edit),
    Scene("summary", story, done),
    Scene("help", story, legs(TO_CONTACT, "f1", until_shown="Help")),
)
"""All scenes, in the order of the road."""
