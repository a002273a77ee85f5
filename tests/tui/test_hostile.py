"""Text that tries to be markup, to drive the terminal, or to break the layout: in every field, on every screen."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events

from raincheck.domain.session import (
    Attempt,
    Channel,
    DeliveryState,
    Message,
    Reached,
    Rung,
    Session,
    Situation,
    Step,
    Text,
)
from raincheck.domain.touches import CalendarFile, FollowUp
from raincheck.tui.app import RaincheckApp
from stubs.cases import DELIVERY, NOW, TOUCHES, a_case
from stubs.hostile import ATTACKS, MARKUP, controls_in
from stubs.pilot import at_screen, says, shown, story_app, story_wizard, until, walk

SHAPES = (
    "Hi [Name],",
    "[red]hi",
    "a" * 50_000,
    "👩‍👩‍👧‍👦 e\u0301\u0301\u0301\u0301 漢字 \u05d0\u05d1",
    "${HOME} $name {0} %s",
    "'; rm -rf / #",
)
ALL = (*ATTACKS, *MARKUP, *SHAPES)
SCREENS = {step: f"{step.value.capitalize()}Screen" for step in Step}


def hostile_case(text: str, step: Step) -> Session:
    """The full case with that text in every field, as a file edited by anybody may hold it."""
    case = a_case()
    interview = replace(
        case.interview,
        when=text,
        company=text,
        role=text,
        contact_name=text,
        contact_email=text,
        contact_phone=text,
    )
    words = Text(subject=text, body=text, edited=True)
    state = DeliveryState.HANDED_OFF if step is Step.SEND else DeliveryState.SENT
    return replace(
        case,
        step=step,
        me=replace(case.me, name=text, email=text, phone=text),
        situation=replace(Situation(), kind=case.situation.kind, reason=case.situation.reason, detail=text),
        interview=interview,
        attempts=(Attempt(at=NOW, rung=Rung.CALL, outcome=Reached.REACHED),),
        message=Message(channel=Channel.EMAIL, email=words, sms=words),
        deliveries=(replace(DELIVERY, to=text, subject=text, body=text, note=text, state=state),),
        followup=FollowUp(touches=TOUCHES, calendar=CalendarFile(path=text, at=NOW)),
    )


def app_on(folder: Path, text: str, step: Step) -> RaincheckApp:
    """The app on a hostile file: written by one wizard, read by another, as after a restart."""
    case = hostile_case(text, step)
    writer = story_wizard(folder)
    writer.ports.store.create(case)
    reader = story_wizard(folder)
    opened = reader.open(case.id)
    assert isinstance(opened, Session)
    return RaincheckApp(reader, reader.visit(opened, step))


@pytest.mark.parametrize("text", ALL, ids=lambda text: ascii(text)[:24])
async def test_no_text_in_a_file_drives_the_terminal_or_ends_the_app(tmp_path: Path, text: str) -> None:
    for step in Step:
        app = app_on(tmp_path / step.value, text, step)
        async with app.run_test(size=(80, 24)) as pilot:
            await at_screen(pilot, SCREENS[step])
            painted = shown(pilot)
            await pilot.press("f1")
            await at_screen(pilot, "HelpScreen")
        assert controls_in(painted) <= set("\u200d"), step


@pytest.mark.parametrize("text", ["[/bold]", "[Zoom]", "Hi [Name],", "[@click=app.quit]x[/]"])
@pytest.mark.parametrize("step", [Step.CONTACT, Step.SEND, Step.SUMMARY])
async def test_markup_is_shown_as_it_is_written(tmp_path: Path, text: str, step: Step) -> None:
    app = app_on(tmp_path, text, step)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_screen(pilot, SCREENS[step])
        await until(pilot, lambda: text in shown(pilot), "the text is there literally")


@pytest.mark.parametrize("text", ALL, ids=lambda text: ascii(text)[:24])
async def test_home_shows_a_case_of_any_name(tmp_path: Path, text: str) -> None:
    story_wizard(tmp_path).ports.store.create(hostile_case(text, Step.SUMMARY))
    app = RaincheckApp(story_wizard(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_screen(pilot, "HomeScreen")
        painted = shown(pilot)
        await pilot.press("delete")
        await says(pilot, "Delete this case?")
    assert controls_in(painted) <= set("\u200d")


@pytest.mark.parametrize("text", ALL, ids=lambda text: ascii(text)[:24])
async def test_any_paste_into_the_form_is_only_text(tmp_path: Path, text: str) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ((("1", "1"), "InterviewScreen"),))
        await pilot.press("tab", "tab", "tab", "ctrl+u")
        app.post_message(events.Paste(text))
        await pilot.press("f2")
        await at_screen(pilot, "RescueScreen")
        (session,) = app.wizard.listing().sessions
    assert controls_in(session.interview.company) <= set("\u200d")


@pytest.mark.parametrize("text", ALL, ids=lambda text: ascii(text)[:24])
async def test_any_paste_into_the_editor_is_kept_as_text(tmp_path: Path, text: str) -> None:
    app = app_on(tmp_path, "x", Step.MESSAGE)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_screen(pilot, "MessageScreen")
        app.post_message(events.Paste(f"{text}\nsecond line"))
        await says(pilot, "second line")
        # The coach asks once: there is no message in it.
        await pilot.press("f2", "f2")
        await at_screen(pilot, "SendScreen")
        (session,) = app.wizard.listing().sessions
    assert session.message.email is not None
    assert "second line" in session.message.email.body
    assert controls_in(session.message.email.body) <= set("\u200d")
