"""What goes to a calendar server, word for word, and how its answers are heard."""

from base64 import b64encode

import pytest
from msgspec.structs import replace

from raincheck.adapters.calendars.caldav.line import BODY_LIMIT
from raincheck.adapters.calendars.events import entry_calendar
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.secret import Secret
from raincheck.domain.touches import Held
from raincheck.ports import FailCause, Gone, MovedThere, NotPlaced, Placed
from stubs.calendar_servers import UID, an_entry, place
from stubs.canned import HANGS_UP, Canned, answer, canned
from stubs.cases import NOW, SECOND_TOUCH

ENTRY = an_entry()
MOVED = an_entry(at=SECOND_TOUCH, sequence=1)
OURS = entry_calendar(ENTRY, NOW)
OURS_MOVED = entry_calendar(MOVED, NOW)
SECRET = Secret("wörd")
LOGIN = b64encode("marisol:wörd".encode()).decode()
NOT_THERE = answer("404 Not Found")
CREATED = answer("201 Created")


def stored(etag: str = '"1"', data: bytes = OURS) -> bytes:
    return answer("200 OK", data, f"ETag: {etag}", "Content-Type: text/calendar")


def settings(server: Canned) -> CalendarSettings:
    return CalendarSettings(url=server.url, user="marisol")


def test_everything_is_asked_on_one_connection() -> None:
    with canned(NOT_THERE, CREATED, stored()) as server:
        assert isinstance(place(settings(server), [ENTRY], secret=SECRET)[0], Placed)
    path = "/me/2026-11-18%20k7wq-first%40raincheck.invalid.ics HTTP/1.1"
    assert [(asked.line, asked.connection) for asked in server.asked] == [
        (f"GET {path}", 1),
        (f"PUT {path}", 1),
        (f"GET {path}", 1),
    ]
    assert {asked.headers["authorization"] for asked in server.asked} == {f"Basic {LOGIN}"}
    assert {asked.headers["accept-encoding"] for asked in server.asked} == {"identity"}
    assert (server.asked[1].headers["if-none-match"], server.asked[1].body) == ("*", OURS)


def test_a_server_that_hangs_up_after_each_answer_is_called_again() -> None:
    closing = (answer("404 Not Found", b"", "Connection: close"), CREATED, stored())
    with canned(*closing) as server:
        assert isinstance(place(settings(server), [ENTRY], secret=SECRET)[0], Placed)
    assert [asked.connection for asked in server.asked] == [1, 2, 2]


def test_a_server_that_hangs_up_without_a_word_is_called_again() -> None:
    with canned(NOT_THERE + HANGS_UP, CREATED, stored()) as server:
        assert isinstance(place(settings(server), [ENTRY], secret=SECRET)[0], Placed)
    assert [asked.connection for asked in server.asked] == [1, 2, 2]


@pytest.mark.parametrize("said", [b"", NOT_THERE], ids=["nothing", "no-tls"])
def test_a_server_that_knows_no_protection_gets_no_password(said: bytes) -> None:
    with canned(said) as server:
        protected = replace(settings(server), url=server.url.replace("http:", "https:"))
        assert place(protected, [ENTRY], secret=SECRET) == (NotPlaced(UID, FailCause.CALENDAR_TLS_BROKEN),)
    assert all("authorization" not in asked.headers for asked in server.asked)


def test_a_server_that_repeats_the_login_is_not_quoted() -> None:
    with canned(answer("400 Bad Request", f"Bad header: {LOGIN}".encode())) as server:
        (outcome,) = place(settings(server), [ENTRY], secret=SECRET)
    assert outcome == NotPlaced(UID, FailCause.CALENDAR_REFUSED, "…")


@pytest.mark.parametrize(
    ("etag", "guard"),
    [('"1"', '"1"'), ('W/"1"', "*"), ("", "*"), ("unquoted", "*"), ('"a"b"', "*"), (f'"{"x" * 500}"', "*")],
)
def test_only_a_strong_version_guards_what_is_written_over(etag: str, guard: str) -> None:
    with canned(stored(etag), answer("204 No Content"), stored('"2"', OURS_MOVED)) as server:
        held = Held(uid=UID, href=f"{server.url}first.ics", etag=etag, at=ENTRY.touch.at)
        assert isinstance(place(settings(server), [MOVED], [held], secret=SECRET)[0], Placed)
    assert server.asked[1].headers["if-match"] == guard
    assert server.asked[1].body == OURS_MOVED


def test_what_is_taken_out_is_the_version_that_was_looked_at() -> None:
    with canned(stored('"7"'), answer("204 No Content"), NOT_THERE) as server:
        place(settings(server), [an_entry(stands=False)], secret=SECRET)
    assert server.asked[1].line.startswith("DELETE ")
    assert server.asked[1].headers["if-match"] == '"7"'


def test_what_changed_between_our_look_and_our_word_is_looked_at_anew() -> None:
    with canned(NOT_THERE, answer("412 Precondition Failed"), stored(data=OURS_MOVED)) as server:
        (moved,) = place(settings(server), [ENTRY], secret=SECRET)
    assert isinstance(moved, MovedThere)
    assert moved.held.at == SECOND_TOUCH


def test_what_is_senseless_now_goes_in_the_version_that_is_there() -> None:
    again = (stored('"8"'), answer("204 No Content"), NOT_THERE)
    with canned(stored('"7"'), answer("412 Precondition Failed"), *again) as server:
        assert place(settings(server), [an_entry(stands=False)], secret=SECRET) == (Gone(UID),)
    assert [asked.headers.get("if-match") for asked in server.asked] == [None, '"7"', None, '"8"', None]


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"])
def test_within_its_origin_the_same_request_is_sent_on(status: str) -> None:
    with canned(NOT_THERE, answer(status, b"", "Location: /you/first.ics"), CREATED, stored()) as server:
        assert isinstance(place(settings(server), [ENTRY], secret=SECRET)[0], Placed)
    first, second = server.asked[1:3]
    assert second.line == "PUT /you/first.ics HTTP/1.1"
    assert (second.headers, second.body) == (first.headers, first.body)


def test_an_answer_in_pieces_and_one_before_the_answer_are_heard() -> None:
    pieces = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in (OURS[:50], OURS[50:])) + b"0\r\n\r\n"
    whole = (
        b'HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nETag: "1"\r\nTransfer-Encoding: chunked\r\n\r\n' + pieces
    )
    with canned(whole) as server:
        assert isinstance(place(settings(server), [ENTRY], secret=SECRET)[0], Placed)


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        (b"220 mail.example ESMTP\r\n\r\n", FailCause.CALENDAR_NOT_CALDAV),
        (b"", FailCause.CALENDAR_LOST),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", FailCause.CALENDAR_LOST),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000, FailCause.CALENDAR_NOT_CALDAV),
        (answer("200 OK", OURS, "Content-Encoding: gzip"), FailCause.CALENDAR_NOT_CALDAV),
        (answer("200 OK", b"x" * (BODY_LIMIT + 1)), FailCause.CALENDAR_TOO_MUCH),
        (answer("303 See Other", b"", "Location: /me/"), FailCause.CALENDAR_NOT_CALDAV),
        (answer("200 OK", OURS.replace(b"DTSTART:2", b"DTSTART:x")), FailCause.CALENDAR_NOT_CALDAV),
    ],
)
def test_what_is_no_answer_is_told_apart_from_a_broken_line(said: bytes, cause: FailCause) -> None:
    with canned(said) as server:
        (outcome,) = place(settings(server), [ENTRY], secret=SECRET)
    assert isinstance(outcome, NotPlaced)
    assert outcome.cause is cause
