"""Trying a mail account: the stage, the failure beside its line, and where the password is kept."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from raincheck.domain.mail_settings import SecretFrom
from raincheck.ports import Connected, FailCause, KeyringState, NotSent, SecretFailed
from stubs.fakes import FakeAccount
from stubs.mail_forms import SlowAccount, SlowKeyring, app_with, at_form, focused
from stubs.pilot import at_screen, flat, says, shown, until
from stubs.reviewing import SIZE

# The try

BESIDE = [
    (FailCause.LOGIN_REFUSED, "password", "The server does not take this login. Type it again and press F2."),
    (FailCause.KEYRING_LOCKED, "keep", "The keyring is locked, or said no. Choose another answer and press F2."),
    (FailCause.NO_HOST, "password", "You may be offline. F2 tries again, F6 changes the server."),
]


@pytest.mark.parametrize(("cause", "at", "told"), BESIDE)
async def test_a_failure_stands_beside_its_line_with_what_was_answered(
    tmp_path: Path, cause: FailCause, at: str, told: str
) -> None:
    account = FakeAccount()
    account.outcome = NotSent(cause, "535 5.7.8 [/bold] no")
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press(*"secret", "f2")
        await says(pilot, told)
        assert "It said: 535 5.7.8 [/bold] no" in flat(pilot)
        assert focused(pilot) == at
        await pilot.press("x")
        await until(pilot, lambda: "It said" not in flat(pilot) or at == "keep", "it is over with the next key")


async def test_a_refused_password_that_is_typed_again_replaces_the_old_one(tmp_path: Path) -> None:
    account = FakeAccount()
    account.outcome = NotSent(FailCause.LOGIN_REFUSED)
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press(*"wrong", "f2")
        await says(pilot, "Type it again and press F2.")
        account.outcome = Connected()
        await pilot.press(*"right", "f2")
        await at_screen(pilot, "SendScreen")
    assert [secret.reveal() for secret in account.held] == ["right"]


async def test_the_stage_is_named_while_nothing_can_be_changed(tmp_path: Path) -> None:
    account = SlowAccount()
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press(*"secret", "f2")
        await says(pilot, "Logging in at smtp.gmail.com… 0 s. Esc stops it.")
        await pilot.press("x", "f2", "f4")
        await pilot.pause()
        assert "•" * 7 not in shown(pilot)
        account.go.set()
        await at_screen(pilot, "SendScreen")
    assert len(account.checked) == 1


@pytest.mark.parametrize("deaf", [False, True])
async def test_esc_stops_a_try_at_once_and_keeps_what_was_typed(tmp_path: Path, deaf: bool) -> None:
    account = SlowAccount(deaf=deaf)
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press(*"secret", "f2")
        await says(pilot, "Logging in")
        await pilot.press("escape")
        await says(pilot, "Stopped.")
        assert "•" * 6 in shown(pilot)
        account.go.set()
        await pilot.app.workers.wait_for_complete()
        assert (account.saved, account.held) == (None, [])
        assert focused(pilot) == "password"


@pytest.mark.parametrize("account", [SlowAccount(), SlowKeyring()], ids=["server", "keyring"])
async def test_leaving_the_program_waits_for_nobody(tmp_path: Path, account: SlowAccount | SlowKeyring) -> None:
    app = app_with(tmp_path, account)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press(*"secret", "f2", "ctrl+q")
        await pilot.pause()
        account.go.set()
    assert app.crashed is None


# Where the password is kept


async def with_keyring(pilot: Pilot[None], label: str = "the keyring") -> None:
    """The form with a password, to be kept there."""
    await at_form(pilot)
    await says(pilot, label)
    await pilot.press(*"secret", "tab", "left")


async def test_kept_untested_means_kept_in_the_keyring_as_well(tmp_path: Path) -> None:
    account = FakeAccount()
    account.outcome = NotSent(FailCause.NO_HOST)
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await with_keyring(pilot)
        await pilot.press("f2")
        await says(pilot, "F3 keep it untested")
        await pilot.press("f3")
        await at_screen(pilot, "SendScreen")
    assert [secret.reveal() for secret in account.stored] == ["secret"]


async def test_what_the_keyring_does_not_keep_is_not_said_to_be_there(tmp_path: Path) -> None:
    account = FakeAccount()
    account.unkept = SecretFailed(FailCause.KEYRING_FORGETS)
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await with_keyring(pilot)
        await pilot.press("f2")
        await says(pilot, "could not be kept")
        await pilot.press("f3")
        await pilot.app.workers.wait_for_complete()
        assert account.saved is None
        await pilot.press("left", "left", "f2")
        await at_screen(pilot, "SendScreen")
    assert account.saved
    assert account.saved.password is SecretFrom.ASK


async def test_a_plain_file_is_explained_before_it_is_taken(tmp_path: Path) -> None:
    account = FakeAccount()
    account.keyring_is = KeyringState.PLAINTEXT
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await with_keyring(pilot, "a plain file")
        await says(pilot, "Any program of yours could read the password there.")


async def test_a_password_that_was_typed_does_not_go_before_the_command(tmp_path: Path) -> None:
    account = FakeAccount()
    account.outcome = NotSent(FailCause.NO_CONNECTION)
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press(*"wrong", "f2")
        await says(pilot, "does not answer")
        account.outcome = Connected()
        await pilot.press("tab", "right", "tab", *"pass show mail", "enter")
        await at_screen(pilot, "SendScreen")
    assert account.held == []
    assert account.saved
    assert account.saved.password_command == ("pass", "show", "mail")
