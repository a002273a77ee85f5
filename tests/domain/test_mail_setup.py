"""Setting up mail: the lines that are asked for, the settings they make, and where an error stands."""

from typing import Any

import pytest
from msgspec.structs import replace

from raincheck.domain.mail_providers import preset
from raincheck.domain.mail_settings import Auth, MailSettings, MailWay, SecretFrom, Security, wrong_setting
from raincheck.domain.mail_setup import (
    LINES,
    Form,
    Wrong,
    form_of,
    line_of,
    lines_of,
    meant,
    readdressed,
    recognized,
    settings_from,
)
from raincheck.ports import FailCause
from stubs.fakes import WORDS

MAIL = WORDS.mail
ME = "ana@vega.example"
BLANK = MailSettings(way=MailWay.SMTP)
OWN = MailSettings(way=MailWay.SMTP, host="smtp.vega.example", port=465, user="ana")
FORM = Form(address=ME, host="smtp.vega.example", user="ana")
ASK, COMMAND = SecretFrom.ASK, SecretFrom.COMMAND
GMAIL = preset("gmail", "ana@gmail.com", MAIL)
TOKEN = preset("outlook", "ana@outlook.com", MAIL)


@pytest.mark.parametrize("name", MAIL.providers)
def test_for_every_provider_only_the_secret_is_left_to_type(name: str) -> None:
    known = MAIL.providers[name]
    address = f"ana@{next(iter(known.domains), 'vega.example')}"
    start = preset(name, address, MAIL)
    form = form_of(start, address)
    form = replace(form, command="oauth2 token") if known.auth is Auth.XOAUTH2 else form
    settings = settings_from(form, start)
    assert isinstance(settings, MailSettings), settings
    assert wrong_setting(settings) == ""
    assert replace(settings, password_command=()) == start


AGAIN = [
    OWN,
    replace(OWN, port=587, security=Security.STARTTLS),
    replace(OWN, port=2465, ca_file="authority.pem"),
    replace(OWN, auth=Auth.NONE, user=""),
    replace(OWN, host="::1", port=1025, security=Security.NONE),
    replace(OWN, password=COMMAND, password_command=("pass", "show", "my mail")),
    replace(OWN, auth=Auth.XOAUTH2, password=COMMAND, password_command=("oauth2", "token")),
    replace(OWN, password=SecretFrom.KEYRING),
    replace(GMAIL, user="other@vega.example", port=587, security=Security.STARTTLS),
    MailSettings(way=MailWay.COMMAND, command=("msmtp", "-t")),
]


@pytest.mark.parametrize("settings", AGAIN)
def test_settings_that_are_looked_at_and_taken_stay_as_they_are(settings: MailSettings) -> None:
    assert settings_from(form_of(settings, ME), settings) == settings


TYPED: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {}),
    ({"host": " smtp.vega.example:587 ", "security": Security.STARTTLS}, {"port": 587, "security": Security.STARTTLS}),
    ({"host": "smtps://smtp.vega.example:2465/"}, {"port": 2465}),
    ({"host": "smtp.vega.example:25", "port": "2525"}, {"port": 2525}),
    ({"security": Security.STARTTLS}, {"port": 587, "security": Security.STARTTLS}),
    ({"user": ""}, {"user": "", "auth": Auth.NONE}),
    ({"user": " ana\n"}, {}),
    ({"command": "pass 'show"}, {}),
]


@pytest.mark.parametrize(("typed", "made"), TYPED)
def test_a_server_of_ones_own_is_taken_as_people_write_it(typed: dict[str, Any], made: dict[str, Any]) -> None:
    assert settings_from(replace(FORM, **typed), BLANK) == replace(OWN, **made)


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"address": ""}, "address", "wrong-address"),
    ({"address": "ana"}, "address", "wrong-address"),
    ({"host": ""}, "host", "wrong-host"),
    ({"host": "smtp example"}, "host", "wrong-host"),
    ({"host": "-v"}, "host", "wrong-host"),
    ({"port": "abc"}, "port", "wrong-port"),
    ({"port": "70000"}, "port", "wrong-port"),
    ({"port": "0"}, "port", "wrong-port"),
    ({"port": "٤٦٥"}, "port", "wrong-port"),
    ({"security": Security.NONE}, "security", "wrong-security"),
    ({"keep": COMMAND}, "command", "wrong-command"),
    ({"keep": COMMAND, "command": "pass 'show"}, "command", "wrong-quote"),
    ({"keep": COMMAND, "command": "pass show | head"}, "command", "wrong-shell"),
]


@pytest.mark.parametrize(("typed", "line", "key"), REFUSED)
def test_what_cannot_work_is_refused_beside_its_line(typed: dict[str, Any], line: str, key: str) -> None:
    assert settings_from(replace(FORM, **typed), BLANK) == Wrong(line, key)
    assert MAIL.setup[key]


def test_a_known_provider_needs_a_login() -> None:
    assert settings_from(replace(form_of(GMAIL, ME), user=" "), GMAIL) == Wrong("user", "wrong-user")


ASKED = [
    # known      keep     address known, server open        the lines
    (GMAIL, ASK, False, False, "user password keep server"),
    (GMAIL, ASK, True, False, "address user password keep server"),
    (GMAIL, COMMAND, False, False, "user keep command server"),
    (GMAIL, ASK, False, True, "address host port security user password keep"),
    (BLANK, ASK, False, True, "address host port security user password keep"),
    (TOKEN, COMMAND, False, False, "user command server"),
    (MailSettings(way=MailWay.COMMAND, command=("msmtp",)), ASK, True, False, "address"),
]


@pytest.mark.parametrize(("known", "keep", "asks", "opened", "lines"), ASKED)
def test_only_what_is_not_known_is_asked_for(
    known: MailSettings, keep: SecretFrom, asks: bool, opened: bool, lines: str
) -> None:
    assert lines_of(known, keep, asks_address=asks, server_open=opened) == tuple(lines.split())


def by_address(form: Form, known: MailSettings, *addresses: str) -> tuple[Form, MailSettings]:
    """The form while an address is typed, the provider going by it."""
    for address in addresses:
        after = recognized(address, MAIL)
        form, known = readdressed(form, address, known, after, MAIL), after
    return form, known


def test_the_provider_and_the_login_go_with_the_address() -> None:
    form, known = by_address(Form(), BLANK, "a", "ana@gmail.co", "ana@gmail.com")
    assert (known.provider, form.host, form.user) == ("gmail", "smtp.gmail.com", "ana@gmail.com")
    form, known = by_address(form, known, "ana@web.de")
    assert (known.provider, form.user) == ("webde", "ana")
    form, known = by_address(form, known, ME)
    assert (known, form) == (BLANK, Form(address=ME, user=ME))


def test_a_login_and_a_command_that_were_typed_stay() -> None:
    form, _ = by_address(Form(address="ana@gmail.co", user="mine", command="pass show mail"), BLANK, "ana@gmail.com")
    assert (form.user, form.command) == ("mine", "pass show mail")


def test_a_server_that_was_typed_stays_while_the_address_is_corrected() -> None:
    form, _ = by_address(FORM, BLANK, "ana.vega@vega.example")
    assert form.host == FORM.host


@pytest.mark.parametrize(
    ("typed", "app_password", "password"),
    [
        ("abcd efgh ijkl mnop", True, "abcdefghijklmnop"),
        (" abcd efgh ijkl mnop ", True, "abcdefghijklmnop"),
        ("abcd efgh ijkl mnop", False, "abcd efgh ijkl mnop"),
        ("abcd-efgh-ijkl-mnop", True, "abcd-efgh-ijkl-mnop"),
        (" my own, with blanks ", True, " my own, with blanks "),
    ],
)
def test_only_the_groups_of_an_app_password_lose_their_blanks(typed: str, app_password: bool, password: str) -> None:
    assert meant(typed, app_password=app_password) == password


CLOSED = lines_of(GMAIL, ASK, asks_address=False, server_open=False)
OPEN = lines_of(BLANK, ASK, asks_address=False, server_open=True)
BESIDE = [
    (FailCause.LOGIN_REFUSED, CLOSED, "password"),
    (FailCause.LOGIN_APP_PASSWORD, CLOSED, "password"),
    (FailCause.LOGIN_LATER, CLOSED, "password"),
    (FailCause.PASSWORD_NEEDED, CLOSED, "password"),
    (FailCause.PASSWORD_COMMAND, ("user", "keep", "command"), "command"),
    (FailCause.LOGIN_REFUSED, ("user", "keep", "command"), "command"),
    (FailCause.KEYRING_LOCKED, CLOSED, "keep"),
    (FailCause.NO_HOST, CLOSED, "server"),
    (FailCause.NO_HOST, OPEN, "host"),
    (FailCause.TIMED_OUT, OPEN, "host"),
    (FailCause.TLS_WRONG_HOST, OPEN, "host"),
    (FailCause.UNPROTECTED, OPEN, "security"),
    (FailCause.UNPROTECTED, CLOSED, "server"),
    (FailCause.COMMAND_MISSING, ("address",), ""),
    (FailCause.STOPPED, CLOSED, ""),
]


@pytest.mark.parametrize(("cause", "shown", "line"), BESIDE)
def test_a_failed_try_is_told_beside_the_line_it_is_about(cause: FailCause, shown: tuple[str, ...], line: str) -> None:
    assert line_of(cause.value, shown) == line


def test_every_line_is_named_and_says_what_to_do_about_a_failure() -> None:
    assert all(MAIL.setup[line] for line in LINES)
    lines = {line_of(cause.value, shown) for cause in FailCause for shown in (CLOSED, OPEN, ("command",))} - {""}
    assert {f"mend-{line}" for line in lines} <= set(MAIL.setup)
