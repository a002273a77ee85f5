"""Trying a calendar server: the failure beside its line, another server, stopping, and the password asked once more."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.secret import Secret
from raincheck.ports import FailCause, KeyringState, NoCalendar, SecretFailed
from stubs.calendar_forms import HOME, SETTINGS, WatchedServer, at_form, calendar_app, fill, saved, slow
from stubs.calendars import FakeCalendarAccount
from stubs.pilot import at_screen, flat, says, shown, until, walk
from stubs.reviewing import SIZE


class Forgetful(FakeCalendarAccount):
    """An account whose keyring keeps nothing."""

    def store(self, *_: object, **__: object) -> SecretFailed:
        return SecretFailed(FailCause.KEYRING_FORGETS)


class Printing(FakeCalendarAccount):
    """An account whose command prints a password."""

    printed = Secret("printed")

    def secret(self, settings: CalendarSettings) -> Secret:  # noqa: ARG002 - the shape of the port
        return self.held[-1] if self.held else self.printed


class Locked(FakeCalendarAccount):
    """An account whose password can't be had."""

    def secret(self, settings: CalendarSettings) -> SecretFailed:  # type: ignore[override] # noqa: ARG002 - it has none
        return SecretFailed(FailCause.KEYRING_LOCKED)


def focused(pilot: Pilot[None]) -> str:
    assert pilot.app.focused
    return pilot.app.focused.id or ""


# What does not work


@pytest.mark.parametrize(
    ("cause", "at", "told"),
    [
        (FailCause.CALENDAR_LOGIN_REFUSED, "password", "does not take this login. Type it again and press F2."),
        (FailCause.CALENDAR_NO_HOST, "url", "You may be offline. F2 tries again, F4 uses a file instead."),
        (FailCause.CALENDAR_NONE, "url", "no calendar that takes new entries. F2 tries again"),
        (FailCause.KEYRING_LOCKED, "keep", "Choose another answer and press F2."),
    ],
)
async def test_a_failure_stands_beside_its_line_with_what_was_answered(
    tmp_path: Path, cause: FailCause, at: str, told: str
) -> None:
    account = FakeCalendarAccount()
    app = calendar_app(tmp_path, server=WatchedServer(NoCalendar(cause, "[/bold] no")), calendar_account=account)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await fill(pilot)
        await says(pilot, told)
        assert "It said: [/bold] no" in flat(pilot)
        assert focused(pilot) == at
    assert (account.saved, account.held) == (None, [])


@pytest.mark.parametrize("size", [(40, 15)], ids=["40x15"])
async def test_on_the_smallest_screen_the_failure_is_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    app = calendar_app(tmp_path, server=WatchedServer(NoCalendar(FailCause.CALENDAR_LOGIN_REFUSED)))
    async with app.run_test(size=size) as pilot:
        await at_form(pilot)
        await fill(pilot)
        await says(pilot, "does not take this login")


@pytest.mark.parametrize(
    ("server", "user", "told"),
    [
        ("my calendar", "ana", "Type its name or address"),
        ("http://cal.example", "ana", "Begin it with https."),
        ("cal.example", "ana:x", "A login name has no colon in it."),
    ],
    ids=["no-address", "unprotected", "colon"],
)
async def test_what_cannot_be_taken_is_not_tried(tmp_path: Path, server: str, user: str, told: str) -> None:
    watched = WatchedServer()
    app = calendar_app(tmp_path, server=watched)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await fill(pilot, server, user)
        await says(pilot, told)
    assert watched.asked == []


async def test_what_was_said_is_over_with_the_next_key(tmp_path: Path) -> None:
    app = calendar_app(tmp_path, server=WatchedServer(NoCalendar(FailCause.CALENDAR_NO_HOST)))
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await fill(pilot)
        await says(pilot, "You may be offline.")
        await pilot.press("x")
        await until(pilot, lambda: "You may be offline." not in flat(pilot), "it is over")


async def test_a_password_that_is_missing_is_asked_for(tmp_path: Path) -> None:
    watched = WatchedServer()
    app = calendar_app(tmp_path, server=watched, calendar_account=FakeCalendarAccount(asks=True))
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press(*"mine", "enter", *"ana", "f2")
        await says(pilot, "Type the password, or choose a command.")
    assert watched.asked == []


# Another server


async def test_among_its_own_servers_a_provider_sends_the_login_on(tmp_path: Path) -> None:
    account = FakeCalendarAccount()
    server = WatchedServer(NoCalendar(FailCause.CALENDAR_ELSEWHERE, "p45-caldav.icloud.com"), (HOME,))
    app = calendar_app(tmp_path, email="ana@icloud.com", server=server, calendar_account=account)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot, "1")
        await pilot.press(*"secret", "f2")
        await says(pilot, "Acted 1.")
    assert [settings.url for settings, _ in server.asked] == ["caldav.icloud.com", "p45-caldav.icloud.com"]
    assert (saved(account).server, saved(account).url) == ("caldav.icloud.com", HOME.url)


async def test_no_other_server_gets_the_password_unasked(tmp_path: Path) -> None:
    server = WatchedServer(NoCalendar(FailCause.CALENDAR_ELSEWHERE, "dav.example"), (HOME,))
    app = calendar_app(tmp_path, server=server)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await fill(pilot)
        await says(pilot, "F6 goes on at dav.example, with your password.")
        assert len(server.asked) == 1
        await pilot.press("f6")
        await says(pilot, "Acted 1.")
    assert [settings.url for settings, _ in server.asked] == ["cal.example", "dav.example"]


async def test_an_unprotected_server_is_not_even_offered(tmp_path: Path) -> None:
    server = WatchedServer(NoCalendar(FailCause.CALENDAR_ELSEWHERE, "http://dav.example"))
    app = calendar_app(tmp_path, server=server)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await fill(pilot)
        await says(pilot, "It said: http://dav.example")
        await pilot.press("f6")
        assert "F6" not in shown(pilot)
    assert len(server.asked) == 1


# While it goes on


@pytest.mark.parametrize("deaf", [False, True], ids=["hears", "deaf"])
async def test_esc_stops_a_try_at_once_and_keeps_what_was_typed(tmp_path: Path, deaf: bool) -> None:
    account, server = FakeCalendarAccount(), slow(deaf=deaf)
    app = calendar_app(tmp_path, server=server, calendar_account=account)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await fill(pilot)
        await says(pilot, "Looking for your calendars at cal.example… 0 s. Esc stops it.")
        await pilot.press("x", "f2", "f4", "escape")
        await says(pilot, "Stopped. Nothing was saved")
        assert "•" * 6 in shown(pilot)
        server.go.set()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    assert (len(server.asked), account.saved, account.held) == (1, None, [])


async def test_leaving_the_program_waits_for_nobody(tmp_path: Path) -> None:
    server = slow(deaf=True)
    app = calendar_app(tmp_path, server=server)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await fill(pilot)
        await pilot.press("ctrl+q")
        await pilot.pause()
        server.go.set()
    assert app.crashed is None


# Where the password comes from


async def test_what_the_keyring_does_not_keep_is_not_said_to_be_there(tmp_path: Path) -> None:
    account = Forgetful()
    app = calendar_app(tmp_path, calendar_account=account)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await says(pilot, "the keyring")
        await pilot.press(*"mine", "enter", *"ana", "enter", *"secret", "tab", "left", "f2")
        await says(pilot, "could not be kept")
        assert account.saved is None


async def test_a_plain_file_is_explained_before_it_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    account = FakeCalendarAccount()
    monkeypatch.setattr(account, "keyring", lambda: KeyringState.PLAINTEXT)
    app = calendar_app(tmp_path, calendar_account=account)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await says(pilot, "a plain file")
        await pilot.press("tab", "tab", "tab", "left")
        await says(pilot, "Any program of yours could read the password there.")


async def test_a_command_prints_the_password(tmp_path: Path) -> None:
    account, server = Printing(), WatchedServer()
    app = calendar_app(tmp_path, server=server, calendar_account=account)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        account.held.append(Secret("old"))
        await pilot.press(*"mine", "enter", *"ana", "tab", "tab", "right", "shift+tab", *"pass", "f2")
        await says(pilot, "Acted 1.")
    assert saved(account).password_command == ("pass",)
    assert (server.asked[0][1], account.held) == (account.printed, [])


async def test_a_password_that_cannot_be_had_is_told_before_anybody_is_asked(tmp_path: Path) -> None:
    server = WatchedServer()
    app = calendar_app(tmp_path, server=server, calendar_account=Locked(SETTINGS))
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "CalendarStep")
        await walk(pilot, ((("g",), "CalendarFormScreen"),))
        await pilot.press("f2")
        await says(pilot, "The keyring is locked")
    assert server.asked == []


# Asked once more


async def test_a_password_is_asked_for_when_it_is_needed(tmp_path: Path) -> None:
    account = FakeCalendarAccount(SETTINGS, asks=True)
    app = calendar_app(tmp_path, calendar_account=account)
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "CalendarStep")
        await walk(pilot, ((("1",), "CalendarPasswordScreen"),))
        assert "Password for marisol" in shown(pilot)
        await pilot.press("enter")
        await says(pilot, "Type the password, then press Enter.")
        await pilot.press(*"secret", "enter")
        await says(pilot, "Acted 1.")
        await pilot.press("1")
        await says(pilot, "Acted 2.")
    assert [secret.reveal() for secret in account.held] == ["secret"]


async def test_without_the_password_nothing_is_done(tmp_path: Path) -> None:
    account = FakeCalendarAccount(SETTINGS, asks=True)
    app = calendar_app(tmp_path, calendar_account=account)
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "CalendarStep")
        await walk(pilot, ((("1",), "CalendarPasswordScreen"), (("escape",), "CalendarStep")))
        assert (app.step.acts, account.held) == (0, [])


async def test_a_password_that_was_refused_is_asked_for_anew_and_why(tmp_path: Path) -> None:
    account = FakeCalendarAccount(SETTINGS)
    account.held.append(Secret("wrong"))
    app = calendar_app(tmp_path, calendar_account=account)
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "CalendarStep")
        await pilot.press("2")
        assert account.held == []
        await walk(pilot, ((("1",), "CalendarPasswordScreen"),))
        assert "does not take this login" in flat(pilot)
        await pilot.press(*"right", "enter")
        await says(pilot, "Acted 1.")
        await pilot.press("1")
        await says(pilot, "Acted 2.")
    assert [secret.reveal() for secret in account.held] == ["right"]
