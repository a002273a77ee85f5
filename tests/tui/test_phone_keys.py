"""To the phone, by keys: what they open, what is said, and what the screen answers."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.events import Key

from raincheck.domain.phone_offers import Offer, OfferKind, of_message
from raincheck.domain.session import Channel, Step
from raincheck.tui.screens.contact import ContactScreen
from raincheck.tui.screens.phone import PhoneScreen
from stubs.fakes import FakeLauncher
from stubs.phoning import NUMBER, message, push, reads, to_phone
from stubs.pilot import TO_CONTACT, at_screen, says, shown, story_app, story_session, until, walk

SIZE = (80, 24)


@pytest.fixture(autouse=True)
def colors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR")


@pytest.mark.parametrize(("ok", "said"), [(True, "was asked to"), (False, "No program here opens it")])
async def test_o_opens_the_link_here_and_says_what_happened(ok: bool, said: str, tmp_path: Path) -> None:
    launcher = FakeLauncher(ok)
    app = story_app(tmp_path, launcher=launcher)
    async with app.run_test(size=SIZE) as pilot:
        await to_phone(pilot)
        await pilot.press("o")
        await until(pilot, lambda: said in shown(pilot), "it is said")
    assert launcher.targets == [f"tel:{NUMBER}"]


async def test_a_mail_too_long_for_a_link_is_opened_here_without_its_words(tmp_path: Path) -> None:
    launcher = FakeLauncher()
    app = story_app(tmp_path, launcher=launcher)
    async with app.run_test(size=SIZE) as pilot:
        await push(pilot, *of_message(message("x" * 9000, Channel.EMAIL, "a@x.org")))
        await pilot.press("o")
        await until(pilot, lambda: bool(launcher.targets), "it is opened")
    assert launcher.targets == ["mailto:a@x.org"]


async def test_what_has_no_room_as_a_code_is_opened_here_with_its_words(tmp_path: Path) -> None:
    launcher = FakeLauncher()
    app = story_app(tmp_path, launcher=launcher)
    async with app.run_test(size=SIZE) as pilot:
        await to_phone(pilot, "3")
        await reads(pilot, f"sms:{NUMBER}")
        await pilot.press("o")
        await until(pilot, lambda: bool(launcher.targets), "it is opened")
    assert launcher.targets[0].startswith(f"sms:{NUMBER}?body=Hi")


async def test_the_review_opens_nothing_here(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await push(pilot, *of_message(message("Hi")), can_open=False)
        await pilot.press("o")
        await pilot.pause()
        assert "o open" not in shown(pilot)
        assert app.wizard.ports.launcher.targets == []  # type: ignore[attr-defined] # a FakeLauncher


@pytest.mark.parametrize(
    ("offers", "size", "handed"),
    [
        (of_message(message("Hi")), SIZE, True),
        (of_message(message("x" * 900)), SIZE, True),
        (of_message(message("Hi", Channel.LINKEDIN, "")), SIZE, True),
        (of_message(message("x" * 900, Channel.LINKEDIN, "")), SIZE, False),
        ((Offer(OfferKind.CALL, "tel:911", "911"),), SIZE, False),
        (of_message(message("Hi")), (40, 9), False),
    ],
    ids=["text", "only the number fits", "words", "words too large", "call", "no room"],
)
async def test_it_answers_whether_the_message_was_in_sight_of_the_phone(
    offers: tuple[Offer, ...], size: tuple[int, int], handed: bool, tmp_path: Path
) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=size) as pilot:
        answers = await push(pilot, *offers)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: bool(answers), "it is closed")
        assert answers == [handed]


async def test_esc_twice_closes_only_the_code(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await to_phone(pilot)
        screen = app.screen
        assert isinstance(screen, PhoneScreen)
        screen.action_close()
        screen.action_close()
        await at_screen(pilot, "ContactScreen")


async def test_what_is_shown_of_a_target_is_only_text(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await push(pilot, Offer(OfferKind.CALL, "tel:911", "[/bold][@click=app.bell]911"))
        await until(
            pilot, lambda: "[/bold][@click=app.bell]911" in "".join(shown(pilot).split()), "it is shown as it is"
        )


# From the ladder


@pytest.mark.parametrize(
    ("rung", "link"), [("1", "tel:+16025550142"), ("3", "sms:+16025550142?body="), ("4", "mailto:dana.whitfield@")]
)
async def test_o_on_the_ladder_opens_what_the_rung_is_for(rung: str, link: str, tmp_path: Path) -> None:
    launcher = FakeLauncher()
    app = story_app(tmp_path, launcher=launcher)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_CONTACT)
        await pilot.press(rung, "o")
        await says(pilot, "was asked to open it")
    assert [target[: len(link)] for target in launcher.targets] == [link]


async def test_a_machine_that_cannot_says_what_else_there_is(tmp_path: Path) -> None:
    app = story_app(tmp_path, launcher=FakeLauncher(ok=False))
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_CONTACT)
        await pilot.press("o")
        await says(pilot, "Press p for your phone, or c to copy.")


@pytest.mark.parametrize(("key", "said"), [("o", "There is nothing to open here"), ("p", "There is nothing to hand")])
async def test_with_nobody_known_the_keys_say_so(key: str, said: str, tmp_path: Path) -> None:
    session = story_session()
    bare = replace(session, interview=replace(session.interview, contact_phone="", contact_email=""))
    app = story_app(tmp_path, bare)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_CONTACT)
        await pilot.press("2", key)
        await until(pilot, lambda: said in shown(pilot), "it is said")


@pytest.mark.parametrize("keys", [("enter", "p"), ("p", "enter"), ("p", "2", "i", "up"), ("p", "escape", "p")])
async def test_keys_typed_ahead_leave_no_screen_stuck(keys: tuple[str, ...], tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_CONTACT)
        for key in keys:
            app.post_message(Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        if isinstance(app.screen, PhoneScreen):
            await pilot.press("escape")
        if type(app.screen).__name__ == "ContactScreen":
            await pilot.press("enter")
        await at_screen(pilot, "MessageScreen")


async def test_no_code_opens_over_a_ladder_that_is_being_left(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_CONTACT)
        ladder = app.screen
        assert isinstance(ladder, ContactScreen)
        ladder.action_forward()
        ladder.action_to_phone()
        await at_screen(pilot, "MessageScreen")


async def test_o_on_a_rung_without_its_address_opens_nothing_else(tmp_path: Path) -> None:
    session, launcher = story_session(), FakeLauncher()
    wrong = replace(session, interview=replace(session.interview, contact_email="dana at larkspur"))
    app = story_app(tmp_path, wrong, launcher=launcher)
    async with app.run_test(size=SIZE) as pilot:
        contact = ContactScreen(app.wizard, replace(wrong, step=Step.CONTACT))
        await app.push_screen(contact)
        await pilot.press("4", "o")
        await says(pilot, "There is nothing to open here")
    assert launcher.targets == []


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)], ids=str)
async def test_the_footer_of_the_ladder_has_room_for_all_its_keys(size: tuple[int, int], tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=size) as pilot:
        await walk(pilot, TO_CONTACT)
        text = shown(pilot)
    assert [key for key in ("c copy", "p phone", "o open", "Esc back", "F1 help", "^Q leave") if key not in text] == []
