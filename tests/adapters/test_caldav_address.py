"""Addresses of calendars: what people type, and where a server may lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.adapters.calendars.caldav.address import led_to, origin, target, typed_address
from raincheck.adapters.calendars.caldav.refused import Refused
from raincheck.ports import FailCause

BASE = "https://cal.example/dav/me/"


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("example.com", "https://example.com/"),
        ("  Example.COM\n", "https://example.com/"),
        ("me@example.com", "https://example.com/"),
        ("example.com:8443", "https://example.com:8443/"),
        ("example.com/dav/me", "https://example.com/dav/me"),
        ("https://example.com:443/dav/Me/", "https://example.com/dav/Me/"),
        ("HTTPS://example.com/a b/ü%20c/#part", "https://example.com/a%20b/%C3%BC%20c/"),
        ("https://example.com/dav?user=me", "https://example.com/dav?user=me"),
        ("https://kalender.bücher.example/", "https://kalender.xn--bcher-kva.example/"),
        ("localhost:5232", "http://localhost:5232/"),
        ("http://127.0.0.1:5232/me/", "http://127.0.0.1:5232/me/"),
        ("http://[::1]:5232/me/", "http://[::1]:5232/me/"),
        ("https://localhost/", "https://localhost/"),
        ("http://example.com/", "http://example.com/"),  # refused when it is dialed: see `Line`
    ],
)
def test_what_is_typed_becomes_an_address(typed: str, url: str) -> None:
    assert typed_address(typed) == url
    assert typed_address(url) == url


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "https://",
        "https:///path",
        "me@",
        "@example.com",
        "https://me:pw@example.com/",
        "https://me@example.com/",
        "me:pw@example.com",
        "webcal://example.com/x.ics",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://example.com:99999/",
        "https://example.com:port/",
        "https://[::1",
        "not a host",
        "https://exa mple.com/",
        "https://-.example\u3002\u0301/",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        typed_address(typed)
    assert refused.value.cause is FailCause.CALENDAR_BAD_ADDRESS
    assert refused.value.note == ""


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/dav/me/office/", "https://cal.example/dav/me/office/"),
        ("office/", "https://cal.example/dav/me/office/"),
        ("https://CAL.example:443/dav/", "https://cal.example/dav/"),
        ("https://me:pw@cal.example/dav/", "https://cal.example/dav/"),
        ("//cal.example/dav/", "https://cal.example/dav/"),
        (" /a b/\r\nX-Evil: 1 ", "https://cal.example/a%20b/X-Evil:%201"),
    ],
)
def test_a_server_may_lead_on_within_its_own_origin(href: str, url: str) -> None:
    assert led_to(BASE, href) == url


@pytest.mark.parametrize(
    ("href", "name"),
    [
        ("https://other.example/dav/", "other.example"),
        ("//other.example/", "other.example"),
        ("https://cal.example:8443/dav/", "cal.example:8443"),
        ("http://cal.example/dav/", "http://cal.example"),
        ("https://cal.example@other.example/", "other.example"),
        ("https://cal.example.other.example/", "cal.example.other.example"),
    ],
)
def test_to_another_origin_nobody_is_led_and_it_is_named(href: str, name: str) -> None:
    with pytest.raises(Refused) as refused:
        led_to(BASE, href)
    assert (refused.value.cause, refused.value.note) == (FailCause.CALENDAR_ELSEWHERE, name)


@pytest.mark.parametrize("href", ["file:///etc/passwd", "javascript:1", "https://[", "https://x:y/", "https://a b/"])
def test_what_leads_nowhere_is_no_calendar(href: str) -> None:
    with pytest.raises(Refused) as refused:
        led_to(BASE, href)
    assert refused.value.cause is FailCause.CALENDAR_NOT_CALDAV


@given(st.text(max_size=60) | st.from_regex(r"https?://[^ ]{0,40}"))
def test_whatever_a_server_says_what_is_asked_is_one_line_of_ascii_on_its_origin(href: str) -> None:
    try:
        url = led_to(BASE, href)
    except Refused:
        return
    assert origin(url) == origin(BASE)
    assert target(url).startswith("/")
    assert target(url).isascii()
    assert not set(target(url)) & set(" \r\n\t\x00\x7f#")
