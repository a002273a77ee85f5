"""The calendar client against a real server: what it says came of an entry, and what the server really holds."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count

import pytest
from msgspec.structs import replace

from raincheck.adapters.calendars.caldav.server import CalDav
from raincheck.adapters.calendars.events import seen
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.secret import Secret
from raincheck.ports import (
    FailCause,
    Gone,
    NotPlaced,
    Placed,
    SettingsFault,
)
from raincheck.watching import Lookout
from stubs.calendar_servers import (
    PASSWORD,
    UID,
    USER,
    CalendarServer,
    OtherProgram,
    an_entry,
    calendar_server,
    discover,
    held_of,
    place,
)
from stubs.calendars import FakeCalendarAccount
from stubs.cases import FIRST_TOUCH, NOW, SECOND_TOUCH

LATER = FIRST_TOUCH + timedelta(days=3)

_KEYS = count(1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CalendarServer]:
    with calendar_server(tmp_path_factory.mktemp("calendars")) as running:
        yield running


@pytest.fixture
def calendar(server: CalendarServer) -> str:
    return server.new_calendar(f"calendar-{next(_KEYS)}")


@pytest.fixture
def settings(calendar: str) -> CalendarSettings:
    return CalendarSettings(url=calendar, user=USER)


@pytest.fixture
def other(server: CalendarServer) -> OtherProgram:
    return server.other


def start_there(other: OtherProgram, calendar: str) -> object:
    """When the entry begins, as the server has it."""
    return seen(other.entry(calendar))[0].start


def test_an_entry_is_placed_and_is_there(other: OtherProgram, calendar: str, settings: CalendarSettings) -> None:
    held = held_of(place(settings, [an_entry()])[0])
    stored = other.ask("GET", other.path(calendar))
    (there,) = seen(stored.body)
    assert (held.uid, held.at, held.sequence, held.bare) == (UID, FIRST_TOUCH, 0, False)
    assert (held.etag, held.href.rpartition("/")[0] + "/") == (stored.etag, calendar)
    assert (there.uid, there.start, there.summary) == (UID, FIRST_TOUCH, "Follow up with Larkspur Freight")
    assert there.alarms == 2
    assert b"METHOD" not in stored.body


def test_hostile_words_stay_words_on_the_server(other: OtherProgram, calendar: str, settings: CalendarSettings) -> None:
    place(settings, [an_entry(summary="Fähre; a,b\\\r\nATTACH:x\nBEGIN:VALARM\x85UID:other " + "漢" * 40)])
    stored = other.entry(calendar)
    assert seen(stored)[0].summary == "Fähre; a,b\\ ATTACH:x BEGIN:VALARM UID:other " + "漢" * 40
    lines = stored.split(b"\r\n")
    assert not {b"ATTACH:x", b"UID:other"} & set(lines)
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)


@pytest.mark.parametrize("known", [True, False], ids=["known", "unknown"])
def test_placing_it_again_changes_nothing(
    server: CalendarServer, calendar: str, settings: CalendarSettings, known: bool
) -> None:
    first = place(settings, [an_entry()])
    again = place(settings, [an_entry()], [held_of(first[0])] if known else [])
    assert again == first
    assert server.entries(calendar) == [UID]


def test_each_entry_has_its_answer_in_their_order(
    server: CalendarServer, calendar: str, settings: CalendarSettings
) -> None:
    entries = [an_entry(f"{key}@raincheck.invalid", SECOND_TOUCH, stands=key != "b") for key in "abc"]
    answers = place(settings, entries)
    assert [type(answer) for answer in answers] == [Placed, Gone, Placed]
    assert server.entries(calendar) == ["a@raincheck.invalid", "c@raincheck.invalid"]


@pytest.mark.parametrize("known", [True, False], ids=["known", "unknown"])
def test_a_later_moment_of_ours_goes_over_the_old_one(
    other: OtherProgram, calendar: str, settings: CalendarSettings, known: bool
) -> None:
    before = held_of(place(settings, [an_entry()])[0])
    held = held_of(place(settings, [an_entry(at=LATER, sequence=1)], [before] if known else [])[0])
    assert (held.at, held.sequence) == (LATER, 1)
    assert held.etag != before.etag
    assert start_there(other, calendar) == LATER


@pytest.mark.parametrize("known", [True, False], ids=["known", "unknown"])
def test_what_does_not_stand_any_more_is_taken_out(
    server: CalendarServer, calendar: str, settings: CalendarSettings, known: bool
) -> None:
    held = held_of(place(settings, [an_entry()])[0])
    for _ in range(2):
        assert place(settings, [an_entry(stands=False)], [held] if known else []) == (Gone(UID),)
    assert server.entries(calendar) == []


# Other calendars, other servers


def test_a_calendar_that_is_not_there_is_named(server: CalendarServer) -> None:
    (answer,) = place(CalendarSettings(url=f"{server.url}{USER}/nowhere/", user=USER), [an_entry()])
    assert isinstance(answer, NotPlaced)
    assert answer.cause is FailCause.CALENDAR_MISSING


def test_on_another_server_it_is_placed_anew(server: CalendarServer, settings: CalendarSettings, calendar: str) -> None:
    held = replace(held_of(place(settings, [an_entry()])[0]), href="https://old.example/me/first.ics")
    assert held_of(place(settings, [an_entry()], [held])[0]).href.startswith(calendar)
    assert server.entries(calendar) == [UID]


def test_a_protected_server_is_used_where_its_certificate_is_trusted(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    with calendar_server(tmp_path_factory.mktemp("tls"), protected=True) as server:
        settings = CalendarSettings(url=server.new_calendar("home"), user=USER)
        assert place(settings, [an_entry()]) == (NotPlaced(UID, FailCause.CALENDAR_UNTRUSTED),)
        monkeypatch.setenv("SSL_CERT_FILE", server.ca_file)
        assert isinstance(place(settings, [an_entry()])[0], Placed)
        monkeypatch.delenv("SSL_CERT_FILE")
        settings = replace(settings, ca_file=server.ca_file)
        assert isinstance(place(settings, [an_entry()])[0], Placed)
        lost = replace(settings, ca_file="nowhere.pem")
        assert place(lost, [an_entry()]) == (NotPlaced(UID, FailCause.CALENDAR_CA_FILE, "nowhere.pem"),)
        wrong = replace(settings, url=settings.url.replace("localhost", "127.0.0.1"))
        assert place(wrong, [an_entry()]) == (NotPlaced(UID, FailCause.CALENDAR_WRONG_HOST),)
        plain = replace(settings, url=settings.url.replace("https", "http"))
        assert isinstance(place(plain, [an_entry()])[0], NotPlaced)


# Before anything is asked


class _Broken(FakeCalendarAccount):
    """An account whose settings can't be read."""

    def settings(self) -> SettingsFault:
        return SettingsFault(self.path, "line 3")


@pytest.mark.parametrize(
    ("account", "answer"),
    [
        (FakeCalendarAccount(), NotPlaced(UID, FailCause.CALENDAR_NOT_SET_UP)),
        (_Broken(), NotPlaced(UID, FailCause.CALENDAR_BAD_SETTINGS, "line 3")),
        (
            FakeCalendarAccount(CalendarSettings(url="http://cal.example/")),
            NotPlaced(UID, FailCause.CALENDAR_UNPROTECTED),
        ),
        (
            FakeCalendarAccount(CalendarSettings(url="ftp://cal.example/")),
            NotPlaced(UID, FailCause.CALENDAR_BAD_ADDRESS),
        ),
    ],
    ids=["not-set-up", "broken", "unprotected", "no-address"],
)
def test_what_can_not_be_used_is_said_of_every_entry(account: FakeCalendarAccount, answer: NotPlaced) -> None:
    answers = CalDav(account).place([an_entry(), an_entry()], [], NOW, Lookout())
    assert answers == (answer, answer)


class _Asked(FakeCalendarAccount):
    """An account that writes down for what its password is asked."""

    def __init__(self, settings: CalendarSettings) -> None:
        super().__init__(settings)
        self.asked: list[CalendarSettings] = []

    def secret(self, settings: CalendarSettings) -> Secret:
        self.asked.append(settings)
        return PASSWORD


def test_who_stopped_it_before_is_heard_and_nothing_is_asked(settings: CalendarSettings) -> None:
    account, watch = _Asked(settings), Lookout()
    watch.stop()
    assert CalDav(account).place([an_entry()], [], NOW, watch) == (NotPlaced(UID, FailCause.CALENDAR_STOPPED),)
    assert account.asked == []


def test_the_password_is_in_nothing_that_is_said(server: CalendarServer) -> None:
    settings = CalendarSettings(url=server.url, user="canary")
    for answer in (discover(settings), place(settings, [an_entry()])):
        assert PASSWORD.reveal() not in repr(answer)
