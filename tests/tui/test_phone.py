"""To the phone: the code on the screen is read by a second program, from the screen's cells and colors."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from raincheck.adapters.qr import SegnoCodes
from raincheck.domain.codes import place, size_of
from raincheck.domain.phone_offers import of_message
from raincheck.domain.session import Channel
from raincheck.ports import Modules
from raincheck.tui.screens.phone import PhoneScreen
from raincheck.tui.widgets.code import Code
from raincheck.tui.widgets.frame import KeyBar
from stubs.phoning import NUMBER, message, push, reads, to_phone
from stubs.pilot import says, shown, story_app, until
from stubs.rasters import ON_BLACK, ON_WHITE, Terminal, picture, read_codes

SIZE = (80, 24)
SIZES = [(100, 30), (80, 24), (40, 15)]


@pytest.fixture(autouse=True)
def colors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR")


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
        await says(pilot, "Type it on your phone")
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


@pytest.mark.parametrize("size", [(46, 33), (50, 33), (60, 34), (80, 24), (100, 30)], ids=str)
async def test_a_long_address_pushes_no_code_off_the_screen(size: tuple[int, int], tmp_path: Path) -> None:
    address = f"{'dana.' * 12}whitfield@{'larkspur-freight.' * 2}{'example.' * 2}org"
    app = story_app(tmp_path)
    async with app.run_test(size=size) as pilot:
        await push(pilot, *of_message(message("Hi Dana, " * 90, Channel.EMAIL, address)))
        code = app.screen.query_one(Code)
        await until(pilot, lambda: read_codes(picture(app)) == [f"mailto:{address}"], "the address is read")
        assert app.screen.region.contains_region(code.region)
        assert not code.region.overlaps(app.screen.query_one("#words").region)
