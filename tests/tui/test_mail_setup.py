"""Setting up mail in the app, by keys alone."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.events import Paste
from textual.pilot import Pilot

from raincheck.domain.mail_settings import MailSettings, MailWay, SecretFrom, Security
from raincheck.domain.secret import Secret
from raincheck.ports import Accepted, Connected, FailCause, KeyringState, NotSent, SecretFailed
from raincheck.tui.app import RaincheckApp
from stubs.fakes import FakeAccount
from stubs.pilot import armed, at_screen, flat, on_disk, says, shown, until, walk
from stubs.reviewing import AT_REVIEW, SIZE, SMTP, at_review, own_mail, review

CANARY = "Kanarie-7f3a!"
GMAIL = replace(AT_REVIEW, me=replace(AT_REVIEW.me, email="marisol.vega@gmail.com"))


def app_with(folder: Path, account: FakeAccount, **session: object) -> RaincheckApp:
    return review(folder, own_mail(Accepted()), replace(GMAIL, **session), account=account)


async def at_form(pilot: Pilot[None], *keys: str) -> None:
    await at_review(pilot)
    await walk(pilot, ((("s",), "MailSetupScreen"), (keys or ("1",), "MailFormScreen")))


async def test_with_a_known_provider_only_the_password_is_typed(tmp_path: Path) -> None:
    account = FakeAccount()
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        assert "app password" in shown(pilot)
        await pilot.press(*CANARY, "f2")
        await at_screen(pilot, "SendScreen")
        assert "it goes out by smtp.gmail.com" in flat(pilot)
    assert account.saved == MailSettings(
        way=MailWay.SMTP,
        provider="gmail",
        host="smtp.gmail.com",
        port=465,
        security=Security.TLS,
        user="marisol.vega@gmail.com",
    )
    assert [secret.reveal() for secret in account.held] == [CANARY]


async def test_the_password_is_never_on_the_screen_nor_in_a_picture_of_it(tmp_path: Path) -> None:
    app = app_with(tmp_path, FakeAccount())
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press(*CANARY)
        assert CANARY not in shown(pilot)
        assert CANARY not in app.export_screenshot()
        await pilot.press("shift+home", "ctrl+c")
        assert CANARY not in app.clipboard


async def test_nothing_is_sent_by_setting_up(tmp_path: Path) -> None:
    mail = own_mail(Accepted())
    async with review(tmp_path, mail, GMAIL, account=FakeAccount()).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press(*CANARY, "f2")
        await at_screen(pilot, "SendScreen")
        await armed(pilot)
    assert mail.messages == []


@pytest.mark.parametrize("key", ["escape", "f4"])
async def test_there_is_always_a_way_out_and_a_way_round(tmp_path: Path, key: str) -> None:
    account = FakeAccount()
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press(*CANARY, key)
        if key == "escape":
            await walk(pilot, ((("escape",), "SendScreen"),))
        await at_screen(pilot, "SendScreen")
    assert account.saved == (MailSettings(way=MailWay.HANDOFF) if key == "f4" else None)
    assert account.held == []


FAILED = [
    (FailCause.LOGIN_APP_PASSWORD, "Your provider wants an app password", "password"),
    (FailCause.TLS_EXPIRED, "the clock of this computer is wrong", None),
]


@pytest.mark.parametrize(("cause", "why", "focused"), FAILED)
async def test_a_failed_try_says_why_and_keeps_what_was_typed(
    tmp_path: Path, cause: FailCause, why: str, focused: str | None
) -> None:
    account = FakeAccount()
    account.outcome = NotSent(cause, "534 no")
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press(*CANARY, "f2")
        await until(pilot, lambda: why in flat(pilot), "it says why")
        assert "•" * len(CANARY) in shown(pilot)
        if focused:
            assert pilot.app.focused
            assert pilot.app.focused.id == focused
            assert account.held == []
    assert account.saved is None


async def test_what_failed_can_be_kept_untested(tmp_path: Path) -> None:
    account = FakeAccount()
    account.outcome = NotSent(FailCause.NO_HOST)
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press("f3")
        assert account.saved is None
        await pilot.press(*CANARY, "f2")
        await says(pilot, "F3 keep it untested")
        await pilot.press("f3")
        await at_screen(pilot, "SendScreen")
    assert account.saved is not None


async def test_the_keyring_is_offered_where_there_is_one_and_read_back(tmp_path: Path) -> None:
    account = FakeAccount()
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await says(pilot, "the keyring")
        await pilot.press(*CANARY, "tab", "left", "f2")
        await at_screen(pilot, "SendScreen")
    assert account.saved
    assert account.saved.password is SecretFrom.KEYRING
    assert [secret.reveal() for secret in account.stored] == [CANARY]


async def test_a_keyring_that_does_not_keep_it_is_told(tmp_path: Path) -> None:
    account = FakeAccount()
    account.unkept = SecretFailed(FailCause.KEYRING_FORGETS)
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await says(pilot, "the keyring")
        await pilot.press(*CANARY, "tab", "left", "f2")
        await says(pilot, "could not be kept")
    assert account.saved is None


@pytest.mark.parametrize(
    ("state", "offered"),
    [(KeyringState.NONE, ""), (KeyringState.NOT_INSTALLED, ""), (KeyringState.PLAINTEXT, "a plain file")],
)
async def test_a_plain_file_is_never_called_a_keyring(tmp_path: Path, state: KeyringState, offered: str) -> None:
    account = FakeAccount()
    account.keyring_is = state
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await until(pilot, lambda: offered in shown(pilot), "what there is")
        await pilot.app.workers.wait_for_complete()
        assert "the keyring" not in shown(pilot)


async def test_a_command_for_the_password_needs_no_password(tmp_path: Path) -> None:
    account = FakeAccount()
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press("tab", "right")
        await says(pilot, "Command")
        assert "App password" not in shown(pilot)
        await pilot.press("tab", *"pass show mail", "f2")
        await at_screen(pilot, "SendScreen")
    assert account.saved
    assert account.saved.password_command == ("pass", "show", "mail")
    assert account.held == []


async def test_a_provider_without_passwords_says_so_and_offers_the_way_round(tmp_path: Path) -> None:
    session = replace(GMAIL.me, email="marisol@outlook.com")
    async with app_with(tmp_path, FakeAccount(), me=session).run_test(size=SIZE) as pilot:
        await at_form(pilot, "2")
        assert "only an access token from a command" in flat(pilot)
        assert "F4 hand it over" in shown(pilot)


async def test_a_command_on_this_machine_is_one_key(tmp_path: Path) -> None:
    account = FakeAccount()
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_review(pilot)
        await walk(pilot, ((("s",), "MailSetupScreen"), (("2",), "SendScreen")))
        await says(pilot, "it goes out by msmtp")
    assert account.saved == MailSettings(way=MailWay.COMMAND, command=("msmtp", "-t"))


async def test_the_address_is_asked_for_where_it_is_not_known_and_remembered(tmp_path: Path) -> None:
    app = app_with(tmp_path, FakeAccount(), me=replace(GMAIL.me, email=""))
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot, "2")
        await pilot.press("f2")
        await says(pilot, "Type your own mail address")
        await pilot.press(*"me@vega.example", "f2")
        await at_screen(pilot, "SendScreen")
        assert "From     Marisol Vega <me@vega.example>" in shown(pilot)
    assert on_disk(app).me.email == app.wizard.ports.profile.me().email == "me@vega.example"


async def test_the_list_of_providers_leads_back_to_the_ways(tmp_path: Path) -> None:
    async with app_with(tmp_path, FakeAccount()).run_test(size=SIZE) as pilot:
        await at_review(pilot)
        await walk(pilot, ((("s",), "MailSetupScreen"),))
        await pilot.press("3")
        await says(pilot, "Which provider?")
        await pilot.press("escape")
        await says(pilot, "How do you send mail?")


async def test_the_settings_can_be_changed_later(tmp_path: Path) -> None:
    account = FakeAccount(replace(SMTP, provider=""))
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_review(pilot)
        await walk(pilot, ((("g",), "MailFormScreen"),))
        assert "smtp.mail.example" in shown(pilot)


# The password, asked for each time


async def test_a_password_that_is_not_known_is_asked_for_before_sending(tmp_path: Path) -> None:
    mail, account = own_mail(Accepted()), FakeAccount(SMTP, asks=True)
    app = review(tmp_path, mail, account=account)
    async with app.run_test(size=SIZE) as pilot:
        await at_review(pilot)
        await walk(pilot, ((("s",), "PasswordScreen"),))
        await pilot.press(*CANARY)
        assert CANARY not in app.export_screenshot()
        await walk(pilot, ((("enter",), "SendScreen"),))
        assert mail.messages == []
        await armed(pilot)
        await pilot.press("s")
        await says(pilot, "✓ Sent")
    assert [secret.reveal() for secret in account.held] == [CANARY]


async def test_a_password_that_was_refused_is_asked_for_again_with_the_reason(tmp_path: Path) -> None:
    account = FakeAccount(SMTP)
    account.held.append(Secret(CANARY))
    app = review(tmp_path, own_mail(NotSent(FailCause.LOGIN_REFUSED, "535 no")), account=account)
    async with app.run_test(size=SIZE) as pilot:
        await at_review(pilot)
        await pilot.press("s")
        await says(pilot, "The server does not take this login.")
        await armed(pilot)
        await walk(pilot, ((("s",), "PasswordScreen"),))
        assert "The server does not take this login." in flat(pilot)
    assert account.held == []


async def test_without_a_password_nothing_is_sent(tmp_path: Path) -> None:
    mail, account = own_mail(Accepted()), FakeAccount(SMTP, asks=True)
    async with review(tmp_path, mail, account=account).run_test(size=SIZE) as pilot:
        await at_review(pilot)
        await walk(pilot, ((("s",), "PasswordScreen"), (("escape",), "SendScreen")))
        await armed(pilot)
    assert (mail.messages, account.held) == ([], [])


async def test_a_pasted_password_is_taken_without_its_line_end(tmp_path: Path) -> None:
    account = FakeAccount()
    account.outcome = Connected()
    app = app_with(tmp_path, account)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        app.screen.focused.post_message(Paste(f" {CANARY} \r\nmore"))  # type: ignore[union-attr] # the password has the focus
        await says(pilot, "•")
        await pilot.press("f2")
        await at_screen(pilot, "SendScreen")
    assert [secret.reveal() for secret in account.held] == [f" {CANARY} "]
