"""To the phone, by keys: the code on the screen is read by a second program from its cells and colors."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from msgspec.structs import replace
from textual.events import Key
from textual.pilot import Pilot

from raincheck.adapters.qr import SegnoCodes
from raincheck.domain.codes import place, size_of
from raincheck.domain.delivery import Outgoing
from raincheck.domain.phone_offers import Offer, OfferKind, of_message
from raincheck.domain.session import Channel
from raincheck.ports import Modules
from raincheck.tui.app import RaincheckApp
from raincheck.tui.screens.phone import PhoneScreen
from raincheck.tui.widgets.code import Code
from raincheck.tui.widgets.frame import KeyBar
from stubs.fakes import FakeLauncher
from stubs.pilot import TO_CONTACT, at_screen, shown, story_app, story_session, until, walk
from stubs.rasters import ON_BLACK, ON_WHITE, Terminal, picture, read_codes

SIZE = (80, 24)
SIZES = [(100, 30), (80, 24), (40, 15)]
NUMBER = "+16025550142"


@pytest.fixture(autouse=True)
def colors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR")


async def to_phone(pilot: Pilot[None], *keys: str) -> None:
    """Walk to the ladder, mark a rung, and open the code for it."""
    await walk(pilot, TO_CONTACT)
    await pilot.press(*keys, "p")
    await filled(pilot)


async def reads(pilot: Pilot[None], text: str, terminal: Terminal = ON_BLACK) -> None:
    """Wait until a camera reads exactly that."""
    await until(pilot, lambda: read_codes(picture(pilot.app, terminal)) == [text], f"{text} is read")


async def push(pilot: Pilot[None], *offers: Offer, can_open: bool = True) -> list[bool | None]:
    """Show these offers; what the screen will have answered."""
    answers: list[bool | None] = []
    app = pilot.app
    assert isinstance(app, RaincheckApp)
    await app.push_screen(PhoneScreen(app.wizard, offers, can_open=can_open), answers.append)
    await filled(pilot)
    return answers


async def filled(pilot: Pilot[None]) -> None:
    """Wait until the screen of the code says what it shows, or why it shows none."""
    await until(pilot, lambda: isinstance(pilot.app.screen, PhoneScreen), "the screen is there")
    await until(pilot, lambda: "Esc close" in shown(pilot), "it is filled")


def message(body: str, channel: Channel = Channel.SMS, to: str = "+1 602 555 0142") -> Outgoing:
    return Outgoing(channel=channel, to=to, to_name="Dana", subject="", body=body)


# It is read


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    ("theme", "terminal"),
    [
        ("raincheck-dark", ON_BLACK),
        ("raincheck-light", ON_WHITE),
        ("ansi-dark", ON_BLACK),
        ("ansi-dark", ON_WHITE),
        ("ansi-light", ON_WHITE),
        ("ansi-light", ON_BLACK),
    ],
)
async def test_a_phone_reads_it_in_every_theme_and_size(
    theme: str, terminal: Terminal, size: tuple[int, int], tmp_path: Path
) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await to_phone(pilot)
        await reads(pilot, f"tel:{NUMBER}", terminal)


async def test_in_sixteen_colors_it_is_black_on_bright_white(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        app.theme = "ansi-dark"
        await to_phone(pilot)
        await reads(pilot, f"tel:{NUMBER}")
        strip = app.screen.query_one(Code).render_line(3)
    used = {(s.style.color.name, s.style.bgcolor.name) for s in strip if s.style and s.style.color and s.style.bgcolor}
    assert used == {("black", "bright_white"), ("black", "black")}


async def test_changing_the_theme_leaves_it_as_it_is(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await to_phone(pilot)
        await pilot.press("f9")
        await reads(pilot, f"tel:{NUMBER}", ON_WHITE)


async def test_without_colors_it_is_drawn_for_a_dark_terminal_and_a_key_swaps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await to_phone(pilot)
        await reads(pilot, f"tel:{NUMBER}", ON_BLACK)
        assert "press i" in shown(pilot)
        await pilot.press("i")
        await reads(pilot, f"tel:{NUMBER}", ON_WHITE)


# What it offers


@pytest.mark.parametrize(
    ("rung", "link"),
    [
        ("1", f"tel:{NUMBER}"),
        ("2", f"tel:{NUMBER}"),
        ("3", f"sms:{NUMBER}"),
        ("4", "mailto:dana.whitfield@larkspur.example"),
    ],
)
async def test_each_rung_opens_its_own_code(rung: str, link: str, tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await to_phone(pilot, rung)
        await reads(pilot, link)


async def test_a_large_window_shows_the_words_as_well(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=(140, 60)) as pilot:
        await to_phone(pilot, "3")
        await until(pilot, lambda: len(read_codes(picture(app))) == 1, "a code is read")
        (link,) = read_codes(picture(app))
    assert unquote(link).startswith(f"sms:{NUMBER}?body=Hi Dana, Marisol Vega here.")


@pytest.mark.parametrize(
    ("keys", "link"),
    [
        (["3"], f"sms:{NUMBER}"),
        (["5"], "mailto:dana.whitfield@larkspur.example"),
        (["up"], "mailto:dana.whitfield@larkspur.example"),
        (["down", "down", "left", "left"], f"tel:{NUMBER}"),
    ],
)
async def test_numbers_and_arrows_show_another_code(keys: list[str], link: str, tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await to_phone(pilot)
        await pilot.press(*keys)
        await reads(pilot, link)


async def test_what_is_too_large_says_what_it_needs_and_that_is_enough(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await to_phone(pilot, "3")
        await reads(pilot, f"sms:{NUMBER}")
        text = " ".join(shown(pilot).split())
        assert "this one has 24" in text
        needed = int(shown(pilot).split(" lines; this")[0].split()[-1])
        await pilot.resize_terminal(80, needed - 1)
        await reads(pilot, f"sms:{NUMBER}")
        await pilot.resize_terminal(80, needed)
        await until(pilot, lambda: any("?body=" in link for link in read_codes(picture(app))), "with words it fits")


async def test_words_too_long_for_any_code_say_so_and_the_rest_is_shown(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=(200, 100)) as pilot:
        await push(pilot, *of_message(message("x" * 3000)))
        await reads(pilot, f"sms:{NUMBER}")
        assert "Your words are too long for a code." in shown(pilot)


async def test_where_nothing_fits_the_number_stands_in_words(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=(40, 10)) as pilot:
        await to_phone(pilot)
        await until(pilot, lambda: "Type it on your phone" in shown(pilot), "the number is shown")
        text = " ".join(shown(pilot).split())
    assert "+1 602 555 0142" in text
    assert "needs a window of 13 lines; this one has 10" in text


def is_whole(screen: PhoneScreen, modules: Modules) -> bool:
    """Whether the code, if there is room for one, and the keys stand on the screen from edge to edge."""
    found, code, keys = place(modules, *screen.app.size), screen.query_one(Code), screen.query_one(KeyBar)
    if code.display is not (found is not None):
        return False
    if found is not None and (not screen.has_class(f"-{found.where}") or code.size != size_of(modules, found.quiet)):
        return False
    shown_whole = all(screen.region.contains_region(one.region) for one in ((code, keys) if found else (keys,)))
    in_words = screen.query_one("#words").region.contains_region(keys.region)
    apart = not found or not code.region.overlaps(screen.query_one("#words").region)
    return shown_whole and in_words and apart and keys.region.height > 0


@pytest.mark.parametrize("width", [30, 40, 46, 50, 57, 60, 72, 80, 100, 140])
async def test_nothing_is_cut(width: int, tmp_path: Path) -> None:
    offers = of_message(message("Hi Dana, " * 6))
    modules = SegnoCodes().modules(offers[1].link)
    assert modules is not None
    app = story_app(tmp_path)
    async with app.run_test(size=(width, 24)) as pilot:
        await push(pilot, *offers)
        await pilot.press("2")
        screen = app.screen
        assert isinstance(screen, PhoneScreen)
        for height in (9, 10, 13, 14, 15, 17, 19, 20, 21, 24, 30, 45):
            await pilot.resize_terminal(width, height)
            await until(pilot, lambda: is_whole(screen, modules), f"all is whole at {width}x{height}")


@pytest.mark.parametrize("width", [30, 40, 46, 50, 57, 60, 72, 80, 100])
async def test_nothing_is_cut_where_the_words_have_no_room(width: int, tmp_path: Path) -> None:
    offers = of_message(message("Hi Dana, " * 90))
    modules = SegnoCodes().modules(offers[1].link)
    assert modules is not None
    app = story_app(tmp_path)
    async with app.run_test(size=(width, 24)) as pilot:
        await push(pilot, *offers)
        screen = app.screen
        assert isinstance(screen, PhoneScreen)
        for height in (10, 13, 14, 15, 17, 19, 20, 21, 24, 30):
            await pilot.resize_terminal(width, height)
            await until(pilot, lambda: is_whole(screen, modules), f"all is whole at {width}x{height}")


# Its keys


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
        await until(pilot, lambda: "was asked to open it" in shown(pilot), "it is said")
    assert [target[: len(link)] for target in launcher.targets] == [link]


async def test_a_machine_that_cannot_says_what_else_there_is(tmp_path: Path) -> None:
    app = story_app(tmp_path, launcher=FakeLauncher(ok=False))
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_CONTACT)
        await pilot.press("o")
        await until(pilot, lambda: "Press p for your phone, or c to copy." in shown(pilot), "it is said")


@pytest.mark.parametrize(("key", "said"), [("o", "There is nothing to open here"), ("p", "There is nothing to hand")])
async def test_with_nobody_known_the_keys_say_so(key: str, said: str, tmp_path: Path) -> None:
    session = story_session()
    bare = replace(session, interview=replace(session.interview, contact_phone="", contact_email=""))
    app = story_app(tmp_path, bare)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_CONTACT)
        await pilot.press("2", key)
        await until(pilot, lambda: said in shown(pilot), "it is said")


@pytest.mark.parametrize(
    "keys", [("enter", "p"), ("p", "escape", "enter"), ("p", "i", "up"), ("p", "2", "escape", "escape")]
)
async def test_keys_typed_ahead_leave_no_screen_stuck(keys: tuple[str, ...], tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_CONTACT)
        for key in keys:
            app.post_message(Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        for _ in range(3):
            await pilot.press("escape")
        await pilot.press("f10")
        await at_screen(pilot, "HomeScreen")


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)], ids=str)
async def test_the_footer_of_the_ladder_has_room_for_all_its_keys(size: tuple[int, int], tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=size) as pilot:
        await walk(pilot, TO_CONTACT)
        text = shown(pilot)
    assert [key for key in ("c copy", "p phone", "o open", "Esc back", "F1 help", "^Q leave") if key not in text] == []
