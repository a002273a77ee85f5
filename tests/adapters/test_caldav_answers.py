"""What answers of calendar servers mean: a no, a list, and what is neither."""

import contextlib
from base64 import b64encode
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.adapters.calendars.caldav.answers import refused
from raincheck.adapters.calendars.caldav.line import Reply
from raincheck.adapters.calendars.caldav.multistatus import ELEMENT_LIMIT, Resource, resources, search
from raincheck.adapters.calendars.caldav.refused import NOTE_LIMIT, Refused
from raincheck.adapters.mail.submission.replies import Hush
from raincheck.domain.secret import Secret
from raincheck.ports import FailCause, NotPlaced
from stubs.calendar_servers import TASKS

DAY = "Mon, 23 Nov 2026 10:00:00 GMT"


def no(status: int, body: bytes = b"", hush: Hush | None = None, **headers: str) -> Refused:
    return refused(
        Reply(status, {name.replace("_", "-"): text for name, text in headers.items()}, body), hush or Hush()
    )


@pytest.mark.parametrize(
    ("status", "body", "cause"),
    [
        (403, b"<d:error><d:need-privileges/></d:error>", FailCause.CALENDAR_FORBIDDEN),
        (403, b"<d:error><c:no-uid-conflict/></d:error>", FailCause.CALENDAR_TAKEN),
        (409, b"<d:error><c:no-uid-conflict/></d:error>", FailCause.CALENDAR_TAKEN),
        (403, b"<d:error><c:valid-calendar-object-resource/></d:error>", FailCause.CALENDAR_REFUSED),
        (403, b"<d:error><c:supported-calendar-component/></d:error>", FailCause.CALENDAR_REFUSED),
        (403, b"<d:error><c:max-resource-size/></d:error>", FailCause.CALENDAR_REFUSED),
        (403, b"<d:error><d:quota-not-exceeded/></d:error>", FailCause.CALENDAR_FULL),
        (300, b"", FailCause.CALENDAR_NOT_CALDAV),
        (418, b"", FailCause.CALENDAR_NOT_CALDAV),
        (599, b"", FailCause.CALENDAR_FAILED),
    ],
)
def test_a_no_is_understood_by_what_it_names(status: int, body: bytes, cause: FailCause) -> None:
    assert no(status, body).cause is cause


@pytest.mark.parametrize(
    ("ways", "cause"),
    [
        ('Basic realm="x"', FailCause.CALENDAR_LOGIN_REFUSED),
        ('Digest realm="x", basic realm="x"', FailCause.CALENDAR_LOGIN_REFUSED),
        ('Bearer realm="x"', FailCause.CALENDAR_LOGIN_NOT_OFFERED),
    ],
)
def test_a_server_that_takes_no_password_is_named_as_such(ways: str, cause: FailCause) -> None:
    assert no(401, www_authenticate=ways).cause is cause


@pytest.mark.parametrize(
    ("asked", "date", "seconds"),
    [
        ("120", "", 120),
        ("0", "", 0),
        ("Mon, 23 Nov 2026 10:02:00 GMT", DAY, 120),
        ("Mon, 23 Nov 2026 09:00:00 GMT", DAY, 0),
        ("Mon, 23 Nov 2026 10:02:00 GMT", "", None),
        ("", DAY, None),
        ("-5", DAY, None),
        ("soon", DAY, None),
        ("9" * 5000, "", None),
        ("9999999999", "", 10_000_000),
    ],
)
def test_how_long_to_wait_is_read_as_seconds_or_as_a_date(asked: str, date: str, seconds: int | None) -> None:
    assert no(503, retry_after=asked, date=date).wait_seconds == seconds


def test_the_note_is_what_a_person_would_read() -> None:
    page = b"<html><head><title>x</title></head><body><h1>Quota</h1>\x1b[2J<p>is used up [/bold]</p></body></html>"
    assert no(507, page).note == "507 Quota is used up [/bold]"
    assert no(423).note == "423 Locked"
    assert len(no(500, b"x" * 5000).note) == NOTE_LIMIT


CANARY = "Ünï/7f3a"


@pytest.mark.parametrize(
    "echo", [CANARY, quote(CANARY), quote(CANARY, safe=""), b64encode(f"me:{CANARY}".encode()).decode()]
)
def test_what_was_said_in_confidence_is_not_repeated(echo: str) -> None:
    hush = Hush()
    hush.keep("me", Secret(CANARY))
    assert no(400, f"bad header: {echo}".encode(), hush).note == "…"


def test_a_no_becomes_what_came_of_the_entry() -> None:
    assert no(429, retry_after="7").not_placed("u") == NotPlaced(
        "u", FailCause.CALENDAR_LATER, "429 Too Many Requests", 7
    )


# Lists


def listed(properties: str, status: str = "HTTP/1.1 200 OK") -> Resource:
    body = (
        '<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:response><d:href> /me/ </d:href>'
        f"<d:propstat><d:prop>{properties}</d:prop><d:status>{status}</d:status></d:propstat>"
        "</d:response></d:multistatus>"
    )
    (found,) = resources(body.encode())
    return found


CALENDAR = "<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>"


def of_kind(kind: str) -> str:
    """A calendar that takes these."""
    return f'{CALENDAR}<c:supported-calendar-component-set><c:comp name="{kind}"/></c:supported-calendar-component-set>'


def with_right(right: str) -> str:
    """A calendar in which this is allowed."""
    granted = f"<d:privilege><d:{right}/></d:privilege>"
    return f"{CALENDAR}<d:current-user-privilege-set>{granted}</d:current-user-privilege-set>"


@pytest.mark.parametrize(
    ("properties", "takes"),
    [
        (CALENDAR, True),
        ("<d:resourcetype><d:collection/></d:resourcetype>", False),
        (of_kind(TASKS), False),
        (of_kind("vevent"), True),
        (with_right("read"), False),
        (with_right("write"), True),
        (with_right("bind"), True),
        (with_right("all"), True),
    ],
)
def test_a_calendar_is_offered_where_entries_may_be_written(properties: str, takes: bool) -> None:
    assert listed(properties).takes_entries is takes


def test_who_we_are_and_where_our_calendars_are_is_read() -> None:
    found = listed(
        "<d:displayname>Work</d:displayname>"
        "<d:current-user-principal><d:href>/people/me/</d:href></d:current-user-principal>"
        "<c:calendar-home-set><d:href>/a/</d:href><d:href> </d:href><d:href>/b/</d:href></c:calendar-home-set>"
    )
    assert (found.href, found.name, found.principal) == ("/me/", "Work", "/people/me/")
    assert found.homes == ("/a/", "/b/")


def test_what_a_server_has_not_is_not_read() -> None:
    found = listed("<d:displayname>Work</d:displayname>" + CALENDAR, "HTTP/1.1 404 Not Found")
    assert (found.name, found.principal, found.homes, found.is_calendar) == ("", "", (), False)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html></html>",
        b"<d:multistatus xmlns:d='DAV:'><oops>",
        b"<!DOCTYPE x><d:multistatus xmlns:d='DAV:'/>",
        b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><d:multistatus xmlns:d='DAV:'>&e;</d:multistatus>",
        b"<?xml version='1.0' encoding='nonsense'?><d:multistatus xmlns:d='DAV:'/>",
        b"<?xml version='1.0' encoding='utf-7'?><d:multistatus xmlns:d='DAV:'/>",
        b"<d:multistatus xmlns:d='DAV:'>\xff\xfe</d:multistatus>",
    ],
)
def test_what_is_no_list_is_no_calendar(body: bytes) -> None:
    with pytest.raises(Refused) as trouble:
        resources(body)
    assert trouble.value.cause is FailCause.CALENDAR_NOT_CALDAV


@pytest.mark.parametrize("body", [b"<a>" * (ELEMENT_LIMIT + 1), b"<a>" + b"<b/>" * (ELEMENT_LIMIT + 1)])
def test_a_list_without_end_is_left(body: bytes) -> None:
    with pytest.raises(Refused) as trouble:
        resources(body)
    assert trouble.value.cause is FailCause.CALENDAR_TOO_MUCH


PIECES = [
    b"<d:multistatus xmlns:d='DAV:'>",
    b"</d:multistatus>",
    b"<d:response>",
    b"</d:response>",
    b"<d:href>",
    b"&x;",
]


@given(st.binary(max_size=60) | st.lists(st.sampled_from(PIECES)).map(b"".join))
def test_whatever_comes_is_a_list_or_refused(body: bytes) -> None:
    with contextlib.suppress(Refused):
        assert isinstance(resources(body), tuple)


def test_a_uid_is_asked_for_as_text() -> None:
    assert b'<c:text-match collation="i;octet">a&lt;/&amp;b</c:text-match>' in search("a</&b")
