"""What a calendar's answers make of a case: what somebody changed there by hand is theirs."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.domain import placing
from raincheck.domain.calendar_entries import calendar_entries
from raincheck.domain.event_codes import TITLE_OCTETS, event_code, shortened
from raincheck.domain.followup import apart, cancel, done, drop, move, named
from raincheck.domain.moments import Moment
from raincheck.domain.placing import Conflict
from raincheck.domain.session import Session
from raincheck.domain.text import clean_line
from raincheck.domain.touches import FollowUp, Held, Touch, TouchKind, TouchState
from stubs.cases import FIRST_TOUCH, NOW, TOUCHES, a_case
from stubs.fakes import WORDS
from stubs.strategies import moments, raw_text

DAY = timedelta(days=1)
ZONE = "America/Phoenix"


def held(touch: Touch, **changes: object) -> Held:
    known = Held(uid=touch.uid, href="https://cal.example/x.ics", etag='"1"', at=touch.at, sequence=touch.sequence)
    return replace(known, **changes)


IN_CALENDAR = a_case(followup=FollowUp(touches=TOUCHES, held=tuple(map(held, TOUCHES))))
THEIRS = held(TOUCHES[0], at=FIRST_TOUCH + DAY, etag='"2"', sequence=4)
MOVED_HERE = move(IN_CALENDAR, TouchKind.FIRST, Moment(FIRST_TOUCH + 2 * DAY, ZONE))


def first(session: Session) -> Touch:
    return session.followup.touches[0]


@pytest.mark.parametrize(
    ("case", "pending"),
    [
        (a_case(), False),
        (IN_CALENDAR, False),
        (MOVED_HERE, True),
        (drop(IN_CALENDAR, TouchKind.FIRST), True),
        (cancel(IN_CALENDAR), True),
        (cancel(a_case()), False),
        (a_case(followup=FollowUp(touches=TOUCHES, held=(held(TOUCHES[0]),))), True),
    ],
    ids=["never in one", "as it should be", "moved", "dropped", "cancelled", "cancelled, never in one", "in part"],
)
def test_a_calendar_is_behind_when_it_holds_something_else(case: Session, pending: bool) -> None:
    assert placing.pending(case) is pending


TRIED = placing.trying(a_case())


@pytest.mark.parametrize(
    ("case", "pending"),
    [(TRIED, False), (cancel(TRIED), True), (drop(TRIED, TouchKind.FIRST), True)],
    ids=["it stands", "cancelled", "dropped"],
)
def test_what_a_calendar_may_hold_leaves_it_like_what_it_holds(case: Session, pending: bool) -> None:
    assert placing.known_there(case) == {touch.uid for touch in TOUCHES}
    assert placing.pending(case) is pending


@given(st.sampled_from(TOUCHES))
def test_an_answer_ends_the_doubt(touch: Touch) -> None:
    uid = touch.uid
    for known in (placing.placed(TRIED, held(touch)), placing.gone(TRIED, uid), placing.gone_there(TRIED, uid)):
        assert touch.uid not in known.followup.tried
        assert len(known.followup.tried) == 2


def test_a_move_of_what_a_calendar_may_hold_is_a_newer_one() -> None:
    assert first(move(TRIED, TouchKind.FIRST, Moment(FIRST_TOUCH + DAY, ZONE))).sequence == 1


def test_another_time_there_of_what_nobody_knew_of_is_asked_about() -> None:
    assert isinstance(placing.moved_there(TRIED, THEIRS, ZONE), Conflict)


def test_a_copy_of_a_case_has_entries_of_its_own() -> None:
    copy = named(replace(apart(IN_CALENDAR), id="2026-11-18-cannot-make-it-copy"))
    assert not {touch.uid for touch in copy.followup.touches} & {touch.uid for touch in TOUCHES}
    assert placing.known_there(copy) == set()


def test_what_was_done_before_it_was_in_the_calendar_stays_out_of_it() -> None:
    case = done(a_case(), TouchKind.FIRST)
    asked = placing.asked_for(case, calendar_entries(case, WORDS))
    assert [entry.touch.kind for entry in asked] == [TouchKind.SECOND, TouchKind.CLOSE]


def test_what_somebody_moved_in_the_calendar_is_taken_over() -> None:
    moved = placing.moved_there(IN_CALENDAR, THEIRS, "America/New_York")
    assert isinstance(moved, Session)
    assert (first(moved).at, first(moved).zone, first(moved).sequence) == (THEIRS.at, "America/New_York", 4)
    assert not placing.pending(moved)


def test_what_was_moved_on_both_sides_is_asked_about() -> None:
    assert placing.moved_there(MOVED_HERE, THEIRS, ZONE) == Conflict(first(MOVED_HERE), THEIRS, ZONE)


def test_the_same_new_time_on_both_sides_is_no_conflict() -> None:
    assert isinstance(placing.moved_there(MOVED_HERE, replace(THEIRS, at=first(MOVED_HERE).at), ZONE), Session)


def test_theirs_leaves_nothing_to_write() -> None:
    assert not placing.pending(placing.keep_theirs(MOVED_HERE, THEIRS, ZONE))


def test_ours_is_to_be_written_over_theirs_with_a_higher_sequence() -> None:
    kept = placing.keep_ours(MOVED_HERE, THEIRS)
    assert first(kept).sequence > THEIRS.sequence
    assert first(kept).at == first(MOVED_HERE).at
    assert placing.pending(kept)


@pytest.mark.parametrize(
    ("case", "state", "pending"),
    [(IN_CALENDAR, TouchState.DROPPED, False), (MOVED_HERE, TouchState.PLANNED, True)],
    ids=["as it was put", "moved here meanwhile"],
)
def test_what_somebody_took_out_is_dropped_unless_it_was_moved_here(
    case: Session, state: TouchState, pending: bool
) -> None:
    gone = placing.gone_there(case, TOUCHES[0].uid)
    assert (first(gone).state, placing.pending(gone)) == (state, pending)


def test_only_what_was_read_back_at_its_moment_is_in_the_calendar() -> None:
    read = placing.placed(a_case(), held(TOUCHES[0]))
    assert placing.in_calendar(read, TOUCHES[0].uid)
    assert not placing.in_calendar(read, TOUCHES[1].uid)
    assert not placing.in_calendar(MOVED_HERE, TOUCHES[0].uid)


@given(st.lists(st.sampled_from(["placed", "gone", "moved", "taken"]), max_size=6), moments)
def test_no_answer_of_a_calendar_loses_a_follow_up(answers: list[str], at: object) -> None:
    case = IN_CALENDAR
    for answer in answers:
        theirs = held(first(case), at=at)
        if answer == "placed":
            case = placing.placed(case, theirs)
        elif answer == "gone":
            case = placing.gone(case, theirs.uid)
        elif answer == "taken":
            case = placing.gone_there(case, theirs.uid)
        else:
            moved = placing.moved_there(case, theirs, ZONE)
            case = case if isinstance(moved, Conflict) else moved
    assert [touch.uid for touch in case.followup.touches] == [touch.uid for touch in TOUCHES]
    assert len({one.uid for one in case.followup.held}) == len(case.followup.held)


def test_the_soonest_is_the_next_that_stands() -> None:
    assert placing.soonest(a_case(), NOW) == TOUCHES[0]
    assert placing.soonest(drop(a_case(), TouchKind.FIRST), NOW) == TOUCHES[1]
    assert placing.soonest(a_case(), NOW + 60 * DAY) is None


@given(raw_text)
def test_a_code_holds_one_title_and_nothing_that_it_could_break_out_of(text: str) -> None:
    (entry, *_) = calendar_entries(a_case(), WORDS)
    lines = event_code(replace(entry, summary=text)).split("\n")
    assert [line.partition(":")[0] for line in lines] == ["BEGIN", "SUMMARY", "DTSTART", "DTEND", "END"]
    assert len(lines[1].removeprefix("SUMMARY:").encode()) <= TITLE_OCTETS


@given(raw_text.map(clean_line))
def test_a_title_is_shortened_only_where_it_is_too_long(title: str) -> None:
    kept = shortened(title)
    assert kept == title or (kept.endswith("…") and title.startswith(kept[:-1]))
