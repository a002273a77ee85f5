"""What another program did to our entries in a real calendar: it is noticed, said, and respected."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count

import pytest

from raincheck.adapters.calendars.events import seen
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.ports import (
    FailCause,
    Gone,
    GoneThere,
    MovedThere,
    NotPlaced,
)
from stubs.calendar_servers import (
    UID,
    USER,
    CalendarServer,
    OtherProgram,
    an_entry,
    calendar_server,
    held_of,
    place,
)
from stubs.cases import FIRST_TOUCH

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


def test_what_was_moved_there_is_said_and_left(other: OtherProgram, calendar: str, settings: CalendarSettings) -> None:
    before = held_of(place(settings, [an_entry()])[0])
    other.rewrite(calendar, start=LATER, sequence=1)
    (answer,) = place(settings, [an_entry()], [before])
    assert isinstance(answer, MovedThere)
    assert (answer.held.at, answer.zone) == (LATER, "America/Phoenix")
    assert start_there(other, calendar) == LATER


def test_what_was_moved_there_is_said_even_where_our_first_answer_was_lost(
    other: OtherProgram, calendar: str, settings: CalendarSettings
) -> None:
    place(settings, [an_entry()])
    other.rewrite(calendar, start=LATER)
    assert isinstance(place(settings, [an_entry()])[0], MovedThere)
    assert start_there(other, calendar) == LATER


def test_ours_goes_over_it_once_the_user_has_seen_it(
    server: CalendarServer, calendar: str, settings: CalendarSettings
) -> None:
    before = held_of(place(settings, [an_entry()])[0])
    server.other.rewrite(calendar, start=LATER, sequence=1)
    (moved,) = place(settings, [an_entry()], [before])
    assert isinstance(moved, MovedThere)
    held = held_of(place(settings, [an_entry(sequence=2)], [moved.held])[0])
    assert (held.at, held.sequence) == (FIRST_TOUCH, 2)
    assert start_there(server.other, calendar) == FIRST_TOUCH
    assert server.entries(calendar) == [UID]


def test_words_and_alarms_that_were_changed_there_stay(
    other: OtherProgram, calendar: str, settings: CalendarSettings
) -> None:
    before = held_of(place(settings, [an_entry()])[0])
    other.rewrite(calendar, summary="Ring Dana!", alarms=0)
    held = before
    for _ in range(2):
        held = held_of(place(settings, [an_entry()], [held])[0])
        assert held.bare
    assert held.etag != before.etag
    assert seen(other.entry(calendar))[0].summary == "Ring Dana!"


def test_when_both_changed_it_nobody_wins_without_asking(
    other: OtherProgram, calendar: str, settings: CalendarSettings
) -> None:
    before = held_of(place(settings, [an_entry()])[0])
    other.rewrite(calendar, summary="Ring Dana!")
    assert isinstance(place(settings, [an_entry(at=LATER, sequence=1)], [before])[0], MovedThere)
    assert start_there(other, calendar) == FIRST_TOUCH


def test_both_to_the_same_moment_is_no_question(other: OtherProgram, calendar: str, settings: CalendarSettings) -> None:
    before = held_of(place(settings, [an_entry()])[0])
    other.rewrite(calendar, start=LATER)
    assert held_of(place(settings, [an_entry(at=LATER, sequence=1)], [before])[0]).at == LATER


@pytest.mark.parametrize("how", ["deleted", "cancelled"])
def test_what_was_taken_out_there_is_said_and_not_put_back(
    other: OtherProgram, calendar: str, settings: CalendarSettings, how: str
) -> None:
    held = held_of(place(settings, [an_entry()])[0])
    if how == "deleted":
        assert other.ask("DELETE", other.path(calendar)).status == 200
    else:
        other.rewrite(calendar, status="CANCELLED")
    after = other.entry(calendar)
    assert place(settings, [an_entry(at=LATER, sequence=1)], [held]) == (GoneThere(UID),)
    assert other.entry(calendar) == after


def test_what_was_taken_out_there_can_be_wanted_back(
    other: OtherProgram, calendar: str, settings: CalendarSettings
) -> None:
    held = held_of(place(settings, [an_entry()])[0])
    other.rewrite(calendar, status="CANCELLED")
    assert place(settings, [an_entry()], [held]) == (GoneThere(UID),)
    assert held_of(place(settings, [an_entry(sequence=1)])[0]).at == FIRST_TOUCH
    assert not seen(other.entry(calendar))[0].cancelled


def test_a_change_of_ours_that_gave_way_to_their_words_is_settled(
    other: OtherProgram, calendar: str, settings: CalendarSettings
) -> None:
    held = held_of(place(settings, [an_entry()])[0])
    other.rewrite(calendar, summary="Ring Dana!")
    for _ in range(2):
        held = held_of(place(settings, [an_entry(sequence=1)], [held])[0])
        assert held.sequence == 1
    assert seen(other.entry(calendar))[0].summary == "Ring Dana!"
    assert held_of(place(settings, [an_entry(at=LATER, sequence=2)], [held])[0]).at == LATER


# Another calendar of the same server


@pytest.fixture
def elsewhere(server: CalendarServer) -> str:
    return server.new_calendar(f"calendar-{next(_KEYS)}")


def test_in_another_calendar_it_is_placed_there_and_leaves_this_one(
    server: CalendarServer, calendar: str, elsewhere: str, settings: CalendarSettings
) -> None:
    held = held_of(place(settings, [an_entry()])[0])
    moved = held_of(place(CalendarSettings(url=elsewhere, user=USER), [an_entry()], [held])[0])
    assert moved.href.startswith(elsewhere)
    assert (server.entries(calendar), server.entries(elsewhere)) == ([], [UID])


def test_what_is_senseless_leaves_the_calendar_that_was_chosen_before(
    server: CalendarServer, calendar: str, elsewhere: str, settings: CalendarSettings
) -> None:
    held = held_of(place(settings, [an_entry()])[0])
    gone = place(CalendarSettings(url=elsewhere, user=USER), [an_entry(stands=False)], [held])
    assert gone == (Gone(UID),)
    assert (server.entries(calendar), server.entries(elsewhere)) == ([], [])


@pytest.mark.parametrize("how", ["moved", "deleted"])
def test_what_was_changed_in_the_calendar_before_counts(
    other: OtherProgram, calendar: str, elsewhere: str, settings: CalendarSettings, how: str
) -> None:
    held = held_of(place(settings, [an_entry()])[0])
    if how == "moved":
        other.rewrite(calendar, start=LATER, sequence=1)
    else:
        assert other.ask("DELETE", other.path(calendar)).status == 200
    (answer,) = place(CalendarSettings(url=elsewhere, user=USER), [an_entry()], [held])
    assert isinstance(answer, MovedThere if how == "moved" else GoneThere)


def test_what_is_senseless_now_goes_though_it_was_changed_there(
    server: CalendarServer, calendar: str, settings: CalendarSettings
) -> None:
    held = held_of(place(settings, [an_entry()])[0])
    server.other.rewrite(calendar, start=LATER)
    assert place(settings, [an_entry(stands=False)], [held]) == (Gone(UID),)
    assert server.entries(calendar) == []


@pytest.mark.parametrize("stands", [True, False], ids=["to-place", "to-take-out"])
def test_the_entry_of_somebody_else_in_its_place_is_left_alone(
    other: OtherProgram, calendar: str, settings: CalendarSettings, stands: bool
) -> None:
    theirs = other_entry(other, calendar, settings)
    (answer,) = place(settings, [an_entry(stands=stands)])
    assert answer == (NotPlaced(UID, FailCause.CALENDAR_TAKEN) if stands else Gone(UID))
    assert other.entry(calendar) == theirs


def other_entry(other: OtherProgram, calendar: str, settings: CalendarSettings) -> bytes:
    """An entry with another UID at the address where ours would stand."""
    place(settings, [an_entry("theirs@mail.example")])
    data = other.entry(calendar, "theirs@mail.example")
    assert other.ask("DELETE", other.path(calendar, "theirs@mail.example")).status == 200
    assert other.ask("PUT", other.path(calendar), data, **{"Content-Type": "text/calendar"}).status == 201
    return other.entry(calendar)


def test_what_came_out_of_a_file_is_taken_over_instead_of_doubled(
    server: CalendarServer, calendar: str, settings: CalendarSettings
) -> None:
    place(settings, [an_entry()])
    data = server.other.entry(calendar)
    assert server.other.ask("DELETE", server.other.path(calendar)).status == 200
    from_file = server.other.path(calendar, "out-of-a-file")
    assert server.other.ask("PUT", from_file, data, **{"Content-Type": "text/calendar"}).status == 201
    held = held_of(place(settings, [an_entry()])[0])
    assert held.href.endswith("/out-of-a-file.ics")
    moved = held_of(place(settings, [an_entry(at=LATER, sequence=1)], [held])[0])
    assert (moved.href, moved.at) == (held.href, LATER)
    assert server.entries(calendar) == [UID]
