"""Which settings of the calendar can work, and which server an address names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.domain.calendar_settings import CalendarSettings, is_unprotected, server_of, wrong_setting
from raincheck.domain.mail_settings import SecretFrom, is_host

HOME = CalendarSettings(url="https://cal.example.com/ana/home/", user="ana")

RIGHT = [
    HOME,
    replace(HOME, user=""),
    replace(HOME, user="", password=SecretFrom.COMMAND),
    replace(HOME, password=SecretFrom.COMMAND, password_command=("pass", "calendar")),
    replace(HOME, server="cal.example.com"),
    replace(HOME, server="ana@example.com"),
    replace(HOME, url="http://localhost:5232/ana/home/"),
    replace(HOME, url="http://[::1]:5232/ana/"),
    replace(HOME, url="localhost:5232"),
]

WRONG = [
    (replace(HOME, url=""), "url"),
    (replace(HOME, url="http://cal.example.com/"), "url"),
    (replace(HOME, url="https://ana:secret@cal.example.com/"), "url"),
    (replace(HOME, url="https://ana@cal.example.com/"), "url"),
    (replace(HOME, url="ftp://cal.example.com/"), "url"),
    (replace(HOME, url="https://"), "url"),
    (replace(HOME, url="https://cal.example.com:99999/"), "url"),
    (replace(HOME, url="my calendar"), "url"),
    (replace(HOME, server="http://cal.example.com"), "server"),
    (replace(HOME, server="ana:secret@cal.example.com"), "server"),
    (replace(HOME, user="ana:x"), "user"),
    (replace(HOME, password=SecretFrom.COMMAND), "password_command"),
]

ADDRESSES = [
    ("cal.example.com", "cal.example.com"),
    (" Cal.Example.COM ", "cal.example.com"),
    ("cal.example.com:8443", "cal.example.com"),
    ("cal.example.com/dav/", "cal.example.com"),
    ("ana@example.com", "example.com"),
    ("https://cal.example.com/a%20b/?x=1#y", "cal.example.com"),
    ("HTTPS://cal.example.com", "cal.example.com"),
    ("http://127.0.0.1:5232/ana", "127.0.0.1"),
    ("http://[::1]:5232/", "::1"),
    ("kalender.müller.example", "kalender.müller.example"),
    ("", ""),
    ("cal example com", ""),
    ("-cal.example.com", ""),
    ("cal.example.com:port", ""),
    ("ana:secret@cal.example.com", ""),
    ("https://ana:secret@cal.example.com", ""),
    ("webcal://cal.example.com", ""),
]


@pytest.mark.parametrize("settings", RIGHT)
def test_what_can_work_has_nothing_wrong(settings: CalendarSettings) -> None:
    assert wrong_setting(settings) == ""


@pytest.mark.parametrize(("settings", "key"), WRONG)
def test_what_cannot_work_is_named_by_its_key(settings: CalendarSettings, key: str) -> None:
    assert wrong_setting(settings) == key


@pytest.mark.parametrize(("typed", "host"), ADDRESSES)
def test_an_address_names_its_server(typed: str, host: str) -> None:
    assert server_of(typed) == host


@pytest.mark.parametrize(
    ("url", "open_to_all"),
    [
        ("http://cal.example.com", True),
        ("HTTP://cal.example.com", True),
        ("https://cal.example.com", False),
        ("cal.example.com", False),
        ("http://localhost:5232", False),
        ("http://127.0.0.1", False),
        ("http://127.0.0.1.example.com", True),
    ],
)
def test_only_this_machine_is_reached_without_protection(url: str, open_to_all: bool) -> None:
    assert is_unprotected(url) is open_to_all


@given(st.text(max_size=40))
def test_whatever_is_typed_names_a_host_or_nothing(typed: str) -> None:
    host = server_of(typed)
    assert not host or is_host(host) or not host.isascii()


@given(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True))
def test_an_address_with_a_password_in_it_names_nothing(user: str, password: str) -> None:
    assert server_of(f"https://{user}:{password}@cal.example.com/") == ""
    assert server_of(f"{user}:{password}@cal.example.com") == ""


def test_a_login_is_the_same_before_and_after_a_calendar_was_chosen() -> None:
    typed = CalendarSettings(url="caldav.icloud.com", user="ana")
    assert replace(typed, url="https://p45-caldav.icloud.com/1/home/", server=typed.url).host == typed.host
