"""Which settings of mail can work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.domain.mail_settings import (
    Auth,
    MailSettings,
    MailWay,
    SecretFrom,
    Security,
    is_host,
    is_loopback,
    wrong_setting,
)

SMTP = MailSettings(way=MailWay.SMTP, host="mail.example.com", port=465, user="ana@example.com")

RIGHT = [
    MailSettings(),
    SMTP,
    replace(SMTP, security=Security.STARTTLS, port=587),
    replace(SMTP, auth=Auth.NONE, user=""),
    replace(SMTP, auth=Auth.NONE, user="", password=SecretFrom.COMMAND),
    replace(SMTP, password=SecretFrom.COMMAND, password_command=("pass", "mail")),
    replace(SMTP, host="127.0.0.1", security=Security.NONE),
    replace(SMTP, host="localhost", security=Security.NONE),
    replace(SMTP, host="::1", security=Security.NONE),
    replace(SMTP, host="2001:db8::1"),
    MailSettings(way=MailWay.COMMAND, command=("msmtp", "-t")),
]

WRONG = [
    (replace(SMTP, host=""), "host"),
    (replace(SMTP, host="mail.example.com:465"), "host"),
    (replace(SMTP, host="mail example.com"), "host"),
    (replace(SMTP, host="https://mail.example.com"), "host"),
    (replace(SMTP, host="-mail.example.com\r\nx"), "host"),
    (replace(SMTP, port=0), "port"),
    (replace(SMTP, port=65_536), "port"),
    (replace(SMTP, port=-1), "port"),
    (replace(SMTP, security=Security.NONE), "security"),
    (replace(SMTP, security=Security.NONE, host="127.0.0.1.example.com"), "security"),
    (replace(SMTP, security=Security.NONE, host="localhost.example.com"), "security"),
    (replace(SMTP, user=""), "user"),
    (replace(SMTP, password=SecretFrom.COMMAND), "password_command"),
    (replace(SMTP, auth=Auth.XOAUTH2, password=SecretFrom.COMMAND), "password_command"),
    (MailSettings(way=MailWay.COMMAND), "command"),
    (MailSettings(way=MailWay.COMMAND, command=("",)), "command"),
]


@pytest.mark.parametrize("settings", RIGHT)
def test_what_can_work_has_nothing_wrong(settings: MailSettings) -> None:
    assert wrong_setting(settings) == ""


@pytest.mark.parametrize(("settings", "key"), WRONG)
def test_what_cannot_work_is_named_by_its_key(settings: MailSettings, key: str) -> None:
    assert wrong_setting(settings) == key


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "localhost.", "::1"])
def test_this_machine_is_known_by_its_names(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["", "128.0.0.1", "127.0.0.1.evil.com", "localhost.evil.com", "evil-localhost", "10.0.0.1"]
)
def test_no_other_machine_passes_for_this_one(host: str) -> None:
    assert not is_loopback(host)


@given(st.text())
def test_a_host_holds_nothing_that_ends_a_line_or_an_argument(text: str) -> None:
    assert not (is_host(text) and any(letter in text for letter in " \r\n\0@/\\\"'"))
