"""Which calendar do you use? From the list to a calendar that is remembered, by keys alone."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from raincheck.adapters.calendars.account import TomlCalendarAccount
from raincheck.adapters.calendars.caldav.server import CalDav
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.mail_settings import SecretFrom
from raincheck.domain.secret import Secret
from raincheck.ports import KeyringState, SaveCause, SaveFailed, SettingsFault
from stubs.calendar_forms import HOME, SETTINGS, WORK, WatchedServer, at_form, calendar_app, fill, saved
from stubs.calendar_servers import PASSWORD, TASKS, USER, calendar_server
from stubs.calendars import FakeCalendarAccount
from stubs.fakes import FakeLauncher
from stubs.leaks import leaks
from stubs.pilot import at_screen, flat, says, shown, until, walk
from stubs.reviewing import SIZE

CANARY = "Kanarie-7f3a"
SIZES = pytest.mark.parametrize("size", [SIZE, (40, 15)], ids=["80x24", "40x15"])


class Unkept(FakeCalendarAccount):
    """An account whose file can't be written, or can't be read."""

    def __init__(self, fault: SettingsFault | None = None) -> None:
        super().__init__()
        self._fault = fault

    def settings(self) -> CalendarSettings | SettingsFault | None:
        return self._fault

    def remember(self, settings: CalendarSettings) -> SaveFailed:  # type: ignore[override] # noqa: ARG002 - it never can
        return SaveFailed(SaveCause.NO_SPACE, self.path, "line 2")


async def at_pick(pilot: Pilot[None]) -> None:
    """The server has more than one calendar, and asks which."""
    await at_form(pilot)
    await fill(pilot)
    await at_screen(pilot, "CalendarPickScreen")


# From the list to the calendar


@SIZES
async def test_the_only_calendar_is_taken_at_once(tmp_path: Path, size: tuple[int, int]) -> None:
    account, server = FakeCalendarAccount(), WatchedServer()
    app = calendar_app(tmp_path, server=server, calendar_account=account)
    async with app.run_test(size=size) as pilot:
        await at_form(pilot)
        await fill(pilot)
        await says(pilot, "Acted 1.")
    assert saved(account) == SETTINGS
    assert [(settings.url, secret and secret.reveal()) for settings, secret in server.asked] == [
        ("cal.example", "secret")
    ]


@SIZES
async def test_of_several_calendars_one_is_chosen_by_its_number(tmp_path: Path, size: tuple[int, int]) -> None:
    account = FakeCalendarAccount()
    app = calendar_app(tmp_path, server=WatchedServer((HOME, WORK)), calendar_account=account)
    async with app.run_test(size=size) as pilot:
        await at_pick(pilot)
        await pilot.press("2")
        await says(pilot, "Acted 1.")
    assert (saved(account).url, saved(account).name) == (WORK.url, WORK.name)


async def test_choosing_none_goes_back_to_the_form(tmp_path: Path) -> None:
    account = FakeCalendarAccount()
    app = calendar_app(tmp_path, server=WatchedServer((HOME, WORK)), calendar_account=account)
    async with app.run_test(size=SIZE) as pilot:
        await at_pick(pilot)
        await pilot.press("escape")
        await at_screen(pilot, "CalendarFormScreen")
        assert "cal.example" in shown(pilot)
    assert account.saved is None


async def test_calendars_of_one_name_are_told_apart(tmp_path: Path) -> None:
    twin = type(HOME)(WORK.url, HOME.name)
    app = calendar_app(tmp_path, server=WatchedServer((HOME, twin)))
    async with app.run_test(size=SIZE) as pilot:
        await at_pick(pilot)
        assert "1 Home home 2 Home office" in flat(pilot)


async def test_the_name_of_a_calendar_is_never_markup(tmp_path: Path) -> None:
    named = tuple(type(HOME)(f"https://cal.example/{name}/", name) for name in ("[/bold] [red]x", "[Name]"))
    app = calendar_app(tmp_path, server=WatchedServer(named))
    async with app.run_test(size=SIZE) as pilot:
        await at_pick(pilot)
        assert "1 [/bold] [red]x 2 [Name]" in flat(pilot)


async def test_of_a_provider_only_the_password_is_asked_for(tmp_path: Path) -> None:
    account, server = FakeCalendarAccount(), WatchedServer()
    app = calendar_app(tmp_path, email="ana@icloud.com", server=server, calendar_account=account)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot, "1")
        assert "Apple wants an app-specific password here." in flat(pilot)
        await pilot.press(*"secret", "enter")
        await says(pilot, "Acted 1.")
    assert (saved(account).server, saved(account).user) == ("caldav.icloud.com", "ana@icloud.com")


async def test_a_server_of_ones_own_may_need_no_login(tmp_path: Path) -> None:
    account, server = FakeCalendarAccount(), WatchedServer()
    app = calendar_app(tmp_path, server=server, calendar_account=account)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press(*"localhost", "enter", "enter")
        await says(pilot, "Acted 1.")
    assert (saved(account).user, server.asked[0][1]) == ("", None)


async def test_what_is_set_up_is_shown_to_be_changed(tmp_path: Path) -> None:
    account, server = FakeCalendarAccount(SETTINGS), WatchedServer((HOME, WORK))
    account.held.append(secret := Secret("kept"))
    app = calendar_app(tmp_path, server=server, calendar_account=account)
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "CalendarStep")
        await walk(pilot, ((("g",), "CalendarFormScreen"),))
        assert "as before, if you type nothing" in flat(pilot)
        await pilot.press("f2")
        await at_screen(pilot, "CalendarPickScreen")
        await pilot.press("2")
        await at_screen(pilot, "CalendarStep")
    assert (saved(account).url, saved(account).server) == (WORK.url, "cal.example")
    assert server.asked[0][1] is secret


async def test_a_calendar_of_a_real_server_is_found_and_remembered(tmp_path: Path) -> None:
    account = TomlCalendarAccount(tmp_path / "config")
    with calendar_server(tmp_path / "server") as server:
        url = server.new_calendar("interviews", "Interviews")
        server.new_calendar("tasks", "Tasks", kind=TASKS)
        app = calendar_app(tmp_path / "case", server=CalDav(account), calendar_account=account)
        async with app.run_test(size=SIZE) as pilot:
            await at_form(pilot)
            await fill(pilot, server.url.removeprefix("http://").rstrip("/"), USER, PASSWORD.reveal())
            await says(pilot, "Acted 1.")
    settings = account.settings()
    assert isinstance(settings, CalendarSettings)
    assert (settings.url, settings.name, settings.user) == (url, "Interviews", USER)
    assert not account.needs_password(settings)
    assert leaks(PASSWORD.reveal(), folders=[tmp_path / "config", tmp_path / "case"]) == []


# The way round


@pytest.mark.parametrize("provider", ["2", "3"], ids=["google", "outlook"])
async def test_of_a_closed_provider_it_is_said_what_to_do(tmp_path: Path, provider: str) -> None:
    app = calendar_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "CalendarStep")
        await walk(pilot, ((("1",), "CalendarSetupScreen"),))
        await pilot.press(provider)
        await says(pilot, "Press F4: ")
        await pilot.press("down")
        await until(pilot, lambda: "Press F4: " not in flat(pilot), "it was about that one")
        await pilot.press("f4")
        await at_screen(pilot, "CalendarStep")
        assert app.step.by_file


@SIZES
async def test_a_file_is_one_key_away_from_the_form(tmp_path: Path, size: tuple[int, int]) -> None:
    account = FakeCalendarAccount()
    app = calendar_app(tmp_path, calendar_account=account)
    async with app.run_test(size=size) as pilot:
        await at_form(pilot)
        await pilot.press("f4")
        await at_screen(pilot, "CalendarStep")
        assert (app.step.by_file, app.step.acts, account.saved) == (True, 0, None)


async def test_esc_leaves_all_as_it_was(tmp_path: Path) -> None:
    app = calendar_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "CalendarStep")
        await walk(pilot, ((("1",), "CalendarSetupScreen"), (("escape",), "CalendarStep")))
        assert (app.step.by_file, app.step.acts) == (False, 0)


async def test_a_form_that_was_left_is_gone_on_with(tmp_path: Path) -> None:
    app = calendar_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press(*"mine", "escape")
        await at_screen(pilot, "CalendarSetupScreen")
        await walk(pilot, ((("b",), "CalendarFormScreen"),))
        assert "Server mine" in flat(pilot)


async def test_the_page_of_the_provider_opens_in_the_browser(tmp_path: Path) -> None:
    launcher = FakeLauncher()
    app = calendar_app(tmp_path, launcher=launcher)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot, "1")
        await pilot.press("f5")
        await says(pilot, "Your browser was asked to open that page.")
    assert launcher.targets == ["https://support.apple.com/102654"]


# What can't be kept


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (None, "It works, but the settings could not be written to config.toml. F4 uses a file instead."),
        (SettingsFault("config.toml", "line 2"), "config.toml can't be read as TOML (line 2), so nothing was written."),
    ],
    ids=["full", "broken"],
)
async def test_settings_that_cannot_be_written_are_not_called_set_up(
    tmp_path: Path, fault: SettingsFault | None, told: str
) -> None:
    account = Unkept()
    app = calendar_app(tmp_path, calendar_account=account)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        account._fault = fault  # noqa: SLF001 - the file broke meanwhile
        await fill(pilot)
        await says(pilot, told)
        assert app.step.acts == 0


async def test_settings_that_cannot_be_read_are_told_where_they_are_needed(tmp_path: Path) -> None:
    app = calendar_app(tmp_path, calendar_account=Unkept(SettingsFault("config.toml", "url in [calendar] takes …")))
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "CalendarStep")
        await pilot.press("1")
        await says(pilot, "can't be used. url in [calendar] takes … (config.toml)")


# The password


async def test_the_password_is_nowhere(tmp_path: Path) -> None:
    account = TomlCalendarAccount(tmp_path / "config")
    app = calendar_app(tmp_path, calendar_account=account)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await fill(pilot, typed=CANARY[:-1])
        await says(pilot, "Acted 1.")
        screens = "".join(repr(vars(screen)) for screen in app.screen_stack)
        assert leaks(CANARY[:-1], folders=[tmp_path], texts={"screens": (screens + shown(pilot)).encode()}) == []


async def test_the_password_is_not_on_the_screen_while_it_is_typed(tmp_path: Path) -> None:
    app = calendar_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press(*"mine", "enter", *"ana", "enter", *"Kanarie")
        assert "•" * 7 in shown(pilot)
        assert "Kanarie" not in app.export_screenshot()
        assert "Kanarie" not in repr(app.screen)


async def test_the_keyring_takes_the_password_once_a_calendar_is_chosen(tmp_path: Path) -> None:
    account = FakeCalendarAccount()
    app = calendar_app(tmp_path, calendar_account=account)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await says(pilot, "the keyring")
        await pilot.press(*"mine", "enter", *"ana", "enter", *"secret", "tab", "left", "f2")
        await says(pilot, "Acted 1.")
    assert saved(account).password is SecretFrom.KEYRING
    assert account.keyring() is KeyringState.READY
