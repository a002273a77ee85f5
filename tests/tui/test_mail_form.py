"""The form for a mail account: what it asks for, and that nothing of it is lost."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.adapters.mail.account import TomlAccount
from raincheck.domain.mail_settings import Auth, MailSettings, MailWay, Security
from raincheck.domain.secret import Secret
from raincheck.ports import Accepted
from stubs.fakes import FakeAccount, FakeLauncher
from stubs.mail_forms import app_with, at_form, focused
from stubs.mail_servers import PASSWORD, USER, mail_server
from stubs.pilot import at_screen, flat, on_disk, says, shown, until, walk
from stubs.reviewing import AT_REVIEW, SIZE, SMTP, at_review, own_mail, review

NOBODY = replace(AT_REVIEW, me=replace(AT_REVIEW.me, email=""))
COMPANY = replace(AT_REVIEW, me=replace(AT_REVIEW.me, email="marisol@vega.example"))
CURRENT = MailSettings(way=MailWay.SMTP, host="smtp.vega.example", port=465, user="marisol", ca_file="own.pem")


# The fewest keys


async def test_enter_tries_as_soon_as_nothing_is_missing(tmp_path: Path) -> None:
    account = FakeAccount()
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press(*"secret", "enter")
        await at_screen(pilot, "SendScreen")
    assert account.saved == account.checked[0]


async def test_an_address_that_is_typed_brings_its_provider(tmp_path: Path) -> None:
    account = FakeAccount()
    app = app_with(tmp_path, account, NOBODY)
    async with app.run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press(*"marisol@web.de", "enter")
        await says(pilot, "Sending by WEB.DE")
        assert "POP3 and IMAP" in flat(pilot)
        assert focused(pilot) == "password"
        await pilot.press(*"secret", "enter")
        await at_screen(pilot, "SendScreen")
    assert account.saved
    assert (account.saved.provider, account.saved.user) == ("webde", "marisol")
    assert on_disk(app).me.email == "marisol@web.de"


async def test_for_an_address_that_nobody_knows_the_server_is_asked_for(tmp_path: Path) -> None:
    account = FakeAccount()
    async with app_with(tmp_path, account, NOBODY).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press(*"me@vega.example", "enter")
        await until(pilot, lambda: focused(pilot) == "host", "the server is asked for")
        await pilot.press(*"smtp.vega.example", "enter", *"secret", "enter")
        await at_screen(pilot, "SendScreen")
    assert account.saved
    assert (account.saved.host, account.saved.port, account.saved.user) == ("smtp.vega.example", 465, "me@vega.example")


async def test_the_groups_of_an_app_password_are_read_as_google_means_them(tmp_path: Path) -> None:
    account = FakeAccount()
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press(*"abcd efgh ijkl mnop", "enter")
        await at_screen(pilot, "SendScreen")
    assert [secret.reveal() for secret in account.held] == ["abcdefghijklmnop"]


async def test_the_page_of_the_provider_is_one_key(tmp_path: Path) -> None:
    launcher = FakeLauncher()
    async with app_with(tmp_path, FakeAccount(), launcher=launcher).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        await pilot.press("f5")
        await says(pilot, "Your browser was asked")
    assert launcher.targets == ["https://support.google.com/accounts/answer/185833"]


async def test_the_server_of_a_provider_can_be_changed(tmp_path: Path) -> None:
    account = FakeAccount()
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_form(pilot)
        assert "smtp.gmail.com, port 465, TLS" in shown(pilot)
        await pilot.press(*"secret", "f6")
        await says(pilot, "Protection")
        await pilot.press("shift+tab", "shift+tab", "right", "f2")
        await at_screen(pilot, "SendScreen")
    assert account.saved
    assert (account.saved.port, account.saved.security) == (587, Security.STARTTLS)


# Esc, and what is set up already


async def test_what_was_typed_is_there_again_after_esc(tmp_path: Path) -> None:
    async with app_with(tmp_path, FakeAccount(asks=True), COMPANY).run_test(size=SIZE) as pilot:
        await at_form(pilot, "3")
        await pilot.press(*"smtp.vega.example", "f2")
        await says(pilot, "Type the password")
        await pilot.press(*"secret")
        await walk(pilot, ((("escape",), "MailSetupScreen"), (("3",), "MailFormScreen")))
        assert "smtp.vega.example" in shown(pilot)
        assert "•" * 6 in shown(pilot)


async def test_esc_changes_nothing_not_even_for_a_command(tmp_path: Path) -> None:
    account = FakeAccount()
    async with app_with(tmp_path, account, NOBODY).run_test(size=SIZE) as pilot:
        await at_form(pilot, "2")
        assert "Sending by msmtp" in shown(pilot)
        await walk(pilot, ((("escape",), "MailSetupScreen"), (("escape",), "SendScreen")))
    assert account.saved is None


async def test_what_is_set_up_is_shown_and_stays_as_it_is(tmp_path: Path) -> None:
    account = FakeAccount(CURRENT)
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_review(pilot)
        await walk(pilot, ((("g",), "MailFormScreen"),))
        assert "as before, if you type nothing" in shown(pilot)
        await pilot.press("f2")
        await at_screen(pilot, "SendScreen")
    assert account.checked == [CURRENT]
    assert account.saved == CURRENT


async def test_the_way_round_leaves_what_is_set_up(tmp_path: Path) -> None:
    account = FakeAccount(SMTP)
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_review(pilot)
        await walk(pilot, ((("g",), "MailFormScreen"), (("f4",), "SendScreen")))
    assert account.saved == SMTP


async def test_a_password_is_asked_for_until_there_is_one(tmp_path: Path) -> None:
    account = FakeAccount(SMTP, asks=True)
    async with app_with(tmp_path, account).run_test(size=SIZE) as pilot:
        await at_review(pilot)
        await walk(pilot, ((("s",), "PasswordScreen"),))
        await pilot.press("enter")
        await says(pilot, "Type the password, then press Enter.")
        await pilot.press("s")
        await until(pilot, lambda: "then press Enter" not in flat(pilot), "it is over")


# For real


@pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])
async def test_from_nothing_to_a_login_at_a_real_server(tmp_path: Path, size: tuple[int, int]) -> None:
    account = TomlAccount(tmp_path / "config")
    app = review(tmp_path, own_mail(Accepted()), COMPANY, account=account)
    with mail_server(tmp_path, Security.TLS) as server:
        # Only a setting names a test's own authority; all the rest is typed.
        account.remember(MailSettings(way=MailWay.SMTP, host="localhost", port=1, user="x", ca_file=server.ca_file))
        async with app.run_test(size=size) as pilot:
            await at_review(pilot)
            await walk(pilot, ((("g",), "MailFormScreen"),))
            await until(pilot, lambda: focused(pilot) == "password", "the password is what is missing")
            await pilot.press(*"shift+tab shift+tab shift+tab".split(), "end", "backspace", *str(server.port))
            await pilot.press("tab", "tab", "end", "backspace", *USER, "tab", *"wrong", "f2")
            await says(pilot, "does not take this login")
            await pilot.press("end", *["backspace"] * 5)
            pilot.app.screen.query_one("#password").insert_text_at_cursor(PASSWORD.reveal())  # type: ignore[attr-defined] # a Password
            await pilot.press("enter")
            await at_screen(pilot, "SendScreen")
    saved = account.settings()
    assert isinstance(saved, MailSettings)
    assert (saved.port, saved.user, saved.auth) == (server.port, USER, Auth.PASSWORD)
    assert isinstance(account.secret(saved), Secret)
    assert PASSWORD.reveal() not in (tmp_path / "config" / "config.toml").read_text("utf-8")
