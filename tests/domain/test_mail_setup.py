"""Setting up mail: what is offered, and what a form makes of it."""

from typing import Any

import pytest
from msgspec.structs import replace

from raincheck.domain.mail_settings import Auth, MailSettings, MailWay, SecretFrom, Security, wrong_setting
from raincheck.domain.mail_setup import Form, Wrong, form_for, form_of, line_of, providers, settings_from, ways
from raincheck.ports import FailCause
from stubs.fakes import WORDS

MAIL = WORDS.mail
ME = "marisol@gmail.com"
MSMTP = ("msmtp", "-t")
OWN = Form(address="me@vega.example", login="me", host="smtp.vega.example", port="465")

OFFERED = [
    # address             commands   the values, in their order
    (ME, (), ["provider:gmail", "others", "server", "hand-off"]),
    (ME, (MSMTP,), ["provider:gmail", "command:0", "others", "server", "hand-off"]),
    ("me@vega.example", (), ["others", "server", "hand-off"]),
    ("", (MSMTP, ("sendmail", "-t", "-i")), ["command:0", "command:1", "others", "server", "hand-off"]),
]


@pytest.mark.parametrize(("address", "commands", "expected"), OFFERED)
def test_the_likeliest_way_comes_first_and_the_way_round_last(
    address: str, commands: tuple[tuple[str, ...], ...], expected: list[str]
) -> None:
    assert [choice.value for choice in ways(address, commands, MAIL)] == expected


@pytest.mark.parametrize("name", MAIL.providers)
def test_for_every_provider_only_the_password_is_left_to_ask(name: str) -> None:
    known = MAIL.providers[name]
    form = form_for(name, f"me@{next(iter(known.domains), 'vega.example')}", MAIL)
    if known.auth is Auth.XOAUTH2:
        form = replace(form, password_command="oauth2 token")  # noqa: S106 - the name of a command
    settings = settings_from(form, MAIL)
    assert isinstance(settings, MailSettings), settings
    assert wrong_setting(settings) == ""
    assert (settings.host, settings.port, settings.auth) == (known.host, known.port, known.auth)


def test_every_provider_can_be_chosen() -> None:
    assert [choice.value for choice in providers(MAIL)] == [f"provider:{name}" for name in MAIL.providers]


def test_a_server_of_ones_own_is_taken_as_it_was_typed() -> None:
    assert settings_from(OWN, MAIL) == MailSettings(
        way=MailWay.SMTP, host="smtp.vega.example", port=465, security=Security.TLS, user="me"
    )


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"address": ""}, "address", "wrong-address"),
    ({"address": "me"}, "address", "wrong-address"),
    ({"host": ""}, "host", "wrong-host"),
    ({"host": "smtp example"}, "host", "wrong-host"),
    ({"port": ""}, "port", "wrong-port"),
    ({"port": "abc"}, "port", "wrong-port"),
    ({"port": "70000"}, "port", "wrong-port"),
    ({"port": "٤٦٥"}, "port", "wrong-port"),
    ({"security": "none"}, "security", "wrong-security"),
    ({"keep": "command"}, "password_command", "wrong-password-command"),
    ({"keep": "command", "password_command": "pass 'show"}, "password_command", "wrong-quotes"),
]


@pytest.mark.parametrize(("changes", "line", "key"), REFUSED)
def test_what_cannot_work_is_refused_beside_its_line(changes: dict[str, Any], line: str, key: str) -> None:
    assert settings_from(replace(OWN, **changes), MAIL) == Wrong(line, key)
    assert MAIL.setup[key]


def test_a_command_for_the_password_is_split_as_a_shell_would() -> None:
    settings = settings_from(replace(OWN, keep="command", password_command="pass show 'my mail'"), MAIL)  # noqa: S106 - a command
    assert isinstance(settings, MailSettings)
    assert settings.password_command == ("pass", "show", "my mail")


@pytest.mark.parametrize(
    "settings",
    [
        MailSettings(way=MailWay.SMTP, host="smtp.vega.example", port=587, security=Security.STARTTLS, user="me"),
        MailSettings(
            way=MailWay.SMTP,
            host="smtp.vega.example",
            port=465,
            user="me",
            password=SecretFrom.COMMAND,
            password_command=("pass", "show", "my mail"),
        ),
    ],
)
def test_settings_that_are_shown_again_and_kept_are_the_same(settings: MailSettings) -> None:
    assert settings_from(form_of(settings, "me@vega.example"), MAIL) == settings


@pytest.mark.parametrize(
    ("cause", "line"),
    [
        (FailCause.LOGIN_REFUSED, "password"),
        (FailCause.LOGIN_APP_PASSWORD, "password"),
        (FailCause.PASSWORD_COMMAND, "password_command"),
        (FailCause.NO_HOST, "host"),
        (FailCause.TIMED_OUT, ""),
    ],
)
def test_a_failed_try_is_told_beside_the_line_it_is_about(cause: FailCause, line: str) -> None:
    assert line_of(cause.value) == line
