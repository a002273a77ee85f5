"""The sheet of an interview that is to come: lessons, checks, when to leave, and why then."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.domain.interview import Interview, Mode
from raincheck.domain.leaving import BUFFER_USUAL, ROUNDED, buffer_of, leave_by
from raincheck.domain.lengths import MOST, minutes_in
from raincheck.domain.lessons import Lesson
from raincheck.domain.preparing import MOST_LESSONS, Item, fitting, sheet, toggled
from raincheck.domain.returning import Learned, Preparation
from raincheck.domain.session import Me, Reason, Session
from raincheck.domain.touches import FollowUp, Touch, TouchKind, TouchState
from stubs.fakes import WORDS, context
from stubs.preparing import HERE, LESSONS, NOW, PHONE_CALL, PLACE, READY, VIDEO_CALL, a_lesson

CTX = context(NOW, HERE)
LATE = a_lesson("late", "do-leave-earlier", Reason.OTHER)
CAR = a_lesson("car", "do-taxi", Reason.CAR)
JAM = a_lesson("jam", "do-dry-run", Reason.TRAFFIC)
DOOR = a_lesson("door", "do-map", Reason.WRONG_PLACE)
ASLEEP = a_lesson("asleep", "do-two-alarms", Reason.OVERSLEPT)
LINE = a_lesson("line", "do-hotspot", Reason.INTERNET)
OLD = a_lesson("old", "do-leave-earlier", Reason.TRAFFIC, days_ago=366)
YEAR = a_lesson("year", "do-leave-earlier", Reason.TRAFFIC, days_ago=365)


@pytest.mark.parametrize(
    ("lessons", "more"),
    [
        ((), 0),
        ((ASLEEP, LINE), 0),
        ((LATE,), 20),
        ((CAR,), 20),
        ((JAM,), 20),
        ((DOOR,), 20),
        ((YEAR,), 20),
        ((OLD,), 0),
        ((LATE, CAR), 40),
        ((LATE, CAR, JAM), 60),
        ((LATE, CAR, JAM, DOOR), 60),
    ],
)
def test_each_lesson_about_the_way_gives_more_time_up_to_a_limit(lessons: tuple[Lesson, ...], more: int) -> None:
    found = buffer_of(READY, lessons, NOW)
    assert (found.minutes, found.more) == (BUFFER_USUAL + more, more)


def test_what_the_user_chose_counts_whatever_was_learned() -> None:
    session = replace(READY, preparation=Preparation(travel_minutes=40, buffer_minutes=0))
    found = buffer_of(session, (LATE, CAR), NOW)
    assert (found.minutes, found.lessons, found.chosen) == (0, (), True)


@pytest.mark.parametrize(
    ("starts", "travel", "leave"),
    [
        ("2026-12-10T10:00-07:00", 40, "2026-12-10T09:05-07:00"),
        ("2026-12-10T10:00-07:00", 43, "2026-12-10T09:00-07:00"),
        ("2026-12-10T10:00-07:00", 0, "2026-12-10T09:45-07:00"),
        ("2026-12-10T00:10-07:00", 40, "2026-12-09T23:15-07:00"),
        # The night in which New York sets its clocks forward: elapsed minutes count.
        ("2026-03-08T03:20-04:00", 60, "2026-03-08T02:05-04:00"),
        ("2026-12-10T10:02:30+05:45", 40, "2026-12-10T09:05+05:45"),
    ],
)
def test_one_leaves_early_enough_and_at_a_round_time(starts: str, travel: int, leave: str) -> None:
    interview = replace(READY.interview, starts=datetime.fromisoformat(starts))
    session = replace(READY, interview=interview, preparation=Preparation(travel_minutes=travel))
    assert leave_by(session, (), NOW) == datetime.fromisoformat(leave)


@pytest.mark.parametrize(
    "session",
    [
        VIDEO_CALL,
        PHONE_CALL,
        replace(READY, preparation=Preparation()),
        replace(READY, interview=replace(READY.interview, starts=None)),
        replace(READY, interview=replace(READY.interview, mode=None)),
    ],
    ids=["video", "phone", "way-unknown", "start-unknown", "mode-unknown"],
)
def test_nobody_is_told_to_leave_on_a_guess(session: Session) -> None:
    assert leave_by(replace(session, preparation=replace(session.preparation)), (), NOW) is None


@given(travel=st.integers(0, MOST), buffer=st.integers(0, MOST), offset=st.sampled_from((-210, 0, 330, 345, 765)))
def test_there_is_always_at_least_the_time_that_was_asked_for(travel: int, buffer: int, offset: int) -> None:
    starts = datetime(2026, 12, 10, 10, 0, tzinfo=timezone(timedelta(minutes=offset)))
    prepared = Preparation(travel_minutes=travel, buffer_minutes=buffer)
    session = replace(READY, interview=replace(READY.interview, starts=starts), preparation=prepared)
    leave = leave_by(session, (), NOW)
    assert leave is not None
    assert travel + buffer <= (starts - leave).total_seconds() / 60 < travel + buffer + ROUNDED
    assert leave.minute % ROUNDED == 0


# The lessons


@pytest.mark.parametrize(
    ("mode", "first"),
    [
        (Mode.IN_PERSON, ("jam", "asleep", "line")),
        (Mode.VIDEO, ("line", "asleep", "jam")),
        (Mode.PHONE, ("line", "asleep", "jam")),
    ],
)
def test_what_fits_this_interview_stands_first(mode: Mode, first: tuple[str, ...]) -> None:
    assert tuple(one.case for one in fitting((ASLEEP, LINE, JAM), mode, CTX)) == first


def test_the_latest_lesson_stands_first_among_equals() -> None:
    older = replace(CAR, case="older", at=NOW - timedelta(days=9), learned=Learned(next_time="do-dry-run"))
    assert [one.case for one in fitting((older, CAR), Mode.IN_PERSON, CTX)] == ["car", "older"]


def test_there_are_at_most_three_lessons_and_none_twice() -> None:
    found = fitting((LATE, YEAR, CAR, JAM, DOOR, ASLEEP), Mode.IN_PERSON, CTX)
    assert len(found) == MOST_LESSONS
    assert len({one.learned.next_time for one in found}) == MOST_LESSONS


@pytest.mark.parametrize(
    ("learned", "text"),
    [
        (Learned(next_time="do-map"), "Look up the entrance and the floor"),
        (Learned(next_time="Ask Sam"), "Ask Sam"),
        (Learned(caught="map-check", next_time="do-nothing"), "A look at the map, down to the door"),
        (Learned(caught="nothing", next_time="do-nothing"), None),
        (Learned(happened="no-start"), None),
        (Learned(next_time="own"), None),
    ],
)
def test_a_lesson_is_shown_in_words_if_there_is_something_to_do(learned: Learned, text: str | None) -> None:
    items = lines(READY, (replace(CAR, learned=learned),))
    assert items.get("lesson-car", NONE).label == (text or "")


NONE = Item(key="", label="", ticked=False)


def lines(session: Session, lessons: tuple[Lesson, ...] = ()) -> dict[str, Item]:
    return {item.key: item for item in sheet(session, lessons, CTX).items}


@pytest.mark.parametrize(
    ("lesson", "aside"),
    [
        (LESSONS[1], "from Larkspur Freight, 3 Nov"),
        (LESSONS[2], "from 19 Oct 2025"),
    ],
    ids=["named", "unnamed"],
)
def test_a_lesson_says_where_it_came_from(lesson: Lesson, aside: str) -> None:
    assert lines(READY, (lesson,))[f"lesson-{lesson.case}"].aside == aside


# The checks


@pytest.mark.parametrize(
    ("session", "keys"),
    [
        (READY, "clocks route door papers alarms contact confirm"),
        (VIDEO_CALL, "clocks link device internet dial_in quiet alarms contact confirm"),
        (PHONE_CALL, "clocks quiet ringer who_calls alarms contact confirm"),
        (replace(READY, interview=replace(READY.interview, mode=None)), "mode clocks alarms contact confirm"),
    ],
    ids=["in-person", "video", "phone", "unsaid"],
)
def test_every_way_of_holding_it_has_its_checks(session: Session, keys: str) -> None:
    assert list(lines(session)) == keys.split()


@pytest.mark.parametrize(
    ("session", "key", "aside"),
    [
        (READY, "clocks", "Thu 10 Dec, 10:00 Phoenix"),
        (VIDEO_CALL, "clocks", "Thu 10 Dec, 12:00 New York, that is 10:00 for you"),
        (READY, "door", PLACE),
        (READY, "alarms", "08:05 and 08:15"),
        (VIDEO_CALL, "alarms", "09:00 and 09:10"),
        (replace(READY, preparation=Preparation()), "alarms", ""),
        (READY, "contact", "+1 602 555 0142"),
        (VIDEO_CALL, "link", "https://meet.example/abc-defg-hij"),
        (VIDEO_CALL, "dial_in", "+1 602 555 0199, code 482 915"),
        (PHONE_CALL, "who_calls", "+1 602 555 0100"),
    ],
    ids="here there place alarms call-alarms no-alarms phone link dial-in my-phone".split(),
)
def test_a_check_shows_the_fact_that_it_is_about(session: Session, key: str, aside: str) -> None:
    assert lines(session)[key].aside == aside


@pytest.mark.parametrize("key", ["door", "contact"])
def test_a_check_whose_fact_is_not_known_says_how_to_find_it(key: str) -> None:
    bare = replace(READY, interview=Interview(starts=READY.interview.starts, zone=HERE, mode=Mode.IN_PERSON), me=Me())
    assert lines(bare)[key].how == WORDS.prepare.checks[key].missing


def test_the_check_of_the_clocks_explains_why_they_differ() -> None:
    starts = datetime(2026, 3, 20, 12, 0, tzinfo=timezone(timedelta(hours=-4)))
    session = replace(VIDEO_CALL, interview=replace(VIDEO_CALL.interview, starts=starts))
    ctx = context(datetime(2026, 3, 1, 9, 0, tzinfo=UTC), HERE)
    found = {item.key: item for item in sheet(session, (), ctx).items}
    assert "clocks" in found["clocks"].how


# When to leave, in words


@pytest.mark.parametrize(
    ("session", "lessons", "words"),
    [
        (READY, (), "Leave at 09:05: 40 min on the way, 15 min to spare."),
        (READY, (LESSONS[1],), "35 min to spare, 20 of them because of Larkspur Freight, 3 Nov."),
        (READY, (CAR, JAM), "55 min to spare, 40 of them because of Larkspur Freight, 22 Nov and 1 more."),
        (replace(READY, preparation=Preparation(travel_minutes=70, buffer_minutes=30)), (CAR,), "as you chose."),
        (replace(READY, preparation=Preparation()), (), "When do you have to leave?"),
        (VIDEO_CALL, (), "Be there at 09:50, ten minutes early."),
        (PHONE_CALL, (), "Be there at 09:50, ten minutes early."),
    ],
    ids="usual learned learned-twice chosen unknown video phone".split(),
)
def test_the_way_is_told_with_its_reason(session: Session, lessons: tuple[Lesson, ...], words: str) -> None:
    assert words in sheet(session, lessons, CTX).way


@pytest.mark.parametrize(("minutes", "words"), [(-60, "You have to leave now"), (0, "It has begun."), (5, "begun")])
def test_late_on_the_day_the_sheet_says_what_to_do(minutes: int, words: str) -> None:
    assert READY.interview.starts is not None
    now = READY.interview.starts + timedelta(minutes=minutes + (10 if minutes < 0 else 0))
    assert words in sheet(READY, (), context(now, HERE)).way


# Ticks


@given(st.lists(st.sampled_from(("clocks", "route", "confirm", "lesson-one"))))
def test_a_line_that_is_ticked_twice_is_open_again(keys: list[str]) -> None:
    session = READY
    for key in (*keys, *keys):
        session = toggled(session, key)
    assert session == READY


@pytest.mark.parametrize("state", [TouchState.PLANNED, TouchState.DONE])
def test_confirming_is_ticked_with_its_reminder(state: TouchState) -> None:
    assert READY.interview.starts is not None
    touch = Touch(uid="x", kind=TouchKind.CONFIRM, at=READY.interview.starts, zone=HERE, state=state, rule="confirm")
    session = replace(READY, followup=FollowUp(touches=(touch,)))
    is_done = state is TouchState.DONE
    assert lines(session)["confirm"].ticked is is_done
    assert lines(toggled(session, "confirm"))["confirm"].ticked is not is_done
    assert toggled(session, "confirm").preparation.ticks == ()


def test_confirming_without_a_reminder_can_still_be_ticked() -> None:
    assert lines(toggled(READY, "confirm"))["confirm"].ticked


# Lengths of time


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("40", 40),
        (" 40 min ", 40),
        ("40m", 40),
        ("1 h 10", 70),
        ("1h10", 70),
        ("1:10", 70),
        ("2 hours", 120),
        ("1 hour 5 minutes", 65),
        ("0", 0),
        ("24 h", MOST),
        ("1441", None),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("٤٠", None),
    ],
    ids=range(15),
)
def test_a_length_of_time_is_read_as_it_is_typed(text: str, minutes: int | None) -> None:
    assert minutes_in(text) == minutes
