"""The case of the interview that was offered: what it takes over, what it leaves behind, and when it may go again."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from raincheck.adapters.record import decode, encode
from raincheck.domain.interview import Method, Sources
from raincheck.domain.linked import BEFORE, carried, is_untouched, mark_of, next_case
from raincheck.domain.returning import Errand, Learned, Preparation, Reply, Since, Told
from raincheck.domain.session import Attempt, Channel, Kind, Message, Reached, Rung, Step, Text, Tone
from raincheck.domain.touches import CalendarFile, FollowUp, Held, TouchState
from stubs.cases import DELIVERY, INTERVIEW, NOW, STARTS, TOUCHES, a_case
from stubs.fakes import context

OFFERED = STARTS + timedelta(days=8)
REPLY = Reply(at=NOW, what=Since.NEW_TIME, when="Thu 10:00", starts=OFFERED, zone="America/Phoenix")
MEETING = replace(
    INTERVIEW,
    duration_minutes=45,
    location="Gate 3",
    join_url="https://meet.example/old",
    dial_in="+1 602 555 0199",
    dial_in_code="12345",
    reschedule_url="https://book.example/old",
    method=Method.CANCEL,
    updated=True,
    clock_note="Their clocks change.",
    thread="<invite@larkspur.example>",
    invited_by="jobs@larkspur.example",
    sources=Sources(starts="DTSTART", contact_email="ORGANIZER", join_url="mail text"),
)
ORIGIN = a_case(interview=MEETING, replies=(REPLY,))


def test_it_is_to_be_prepared_and_names_where_it_came_from() -> None:
    case = next_case(ORIGIN, REPLY, context())
    assert (case.step, case.done, case.situation.kind) == (Step.PREPARE, BEFORE, Kind.READY)
    assert (case.id, case.origin, case.me) == ("", ORIGIN.id, ORIGIN.me)
    nothing = (case.attempts, case.deliveries, case.replies, case.followup.touches)
    assert not any(nothing)


def test_it_is_at_the_new_time() -> None:
    interview = next_case(ORIGIN, REPLY, context()).interview
    assert (interview.starts, interview.zone, interview.when) == (OFFERED, "America/Phoenix", "2026-11-26 10:00")
    assert interview.clock_note != MEETING.clock_note


@pytest.mark.parametrize("name", ["join_url", "dial_in", "dial_in_code", "reschedule_url", "method", "updated"])
def test_what_belonged_to_the_old_meeting_is_left_behind(name: str) -> None:
    assert not getattr(carried(MEETING), name)
    assert not getattr(next_case(ORIGIN, REPLY, context()).interview, name)


@pytest.mark.parametrize(
    "name",
    "company role contact_name contact_email contact_phone relation mode location duration_minutes thread "
    "invited_by".split(),
)
def test_what_still_holds_is_taken_over(name: str) -> None:
    assert getattr(next_case(ORIGIN, REPLY, context()).interview, name) == getattr(MEETING, name)


def test_a_source_stands_only_beside_what_was_taken_over() -> None:
    assert carried(MEETING).sources == Sources(contact_email="ORGANIZER")


def test_an_invitation_that_was_read_goes_before_what_was_known() -> None:
    read = replace(carried(MEETING), join_url="https://meet.example/new", contact_name="Sam Ortiz")
    case = next_case(replace(ORIGIN, told=Told(what=Since.NEW_TIME, facts=read)), REPLY, context())
    assert (case.interview.join_url, case.interview.contact_name) == ("https://meet.example/new", "Sam Ortiz")


@pytest.mark.parametrize(("location", "minutes"), [("Gate 3", 40), ("another place", None)])
def test_the_way_there_is_known_where_it_is_the_same(location: str, minutes: int | None) -> None:
    origin = replace(ORIGIN, preparation=Preparation(travel_minutes=40, ticks=("route",)))
    read = replace(carried(MEETING), location=location)
    case = next_case(replace(origin, told=Told(facts=read)), REPLY, context())
    assert case.preparation == Preparation(travel_minutes=minutes)


def test_it_writes_the_same_way() -> None:
    origin = replace(ORIGIN, message=Message(channel=Channel.SMS, tone=Tone.WARM, round=2))
    assert next_case(origin, REPLY, context()).message == Message(channel=Channel.SMS, tone=Tone.WARM)


CASE = replace(next_case(ORIGIN, REPLY, context()), id="2026-11-18-be-ready-t001")
MADE = replace(REPLY, made=mark_of(CASE))

WORKED_ON: dict[str, dict[str, Any]] = {
    "a check is ticked": {"preparation": Preparation(ticks=("route",))},
    "the way was measured": {"preparation": Preparation(travel_minutes=25)},
    "the buffer was changed": {"preparation": Preparation(buffer_minutes=25)},
    "it stands somewhere else": {"step": Step.SUMMARY},
    "somebody else is met": {"interview": replace(CASE.interview, contact_name="Sam Ortiz")},
    "words were typed": {"message": replace(CASE.message, email=Text(body="typed", edited=True))},
    "words are put aside": {"aside": (Message(errand=Errand.CONFIRM),)},
    "it is signed by another name": {"me": replace(CASE.me, name="M. Vega")},
    "its time is another": {"interview": replace(CASE.interview, starts=OFFERED + timedelta(hours=1))},
    "somebody was called": {"attempts": (Attempt(at=NOW, rung=Rung.CALL, outcome=Reached.REACHED),)},
    "something was sent": {"deliveries": (DELIVERY,)},
    "a message was begun": {"message": Message(round=1)},
    "a reply was told": {"replies": (REPLY,)},
    "something was learned": {"learned": Learned(happened="x")},
    "it was put away": {"archived": NOW},
    "a reminder was ticked": {"followup": FollowUp(touches=(replace(TOUCHES[0], state=TouchState.DONE),))},
    "its reminders are in a file": {"followup": FollowUp(calendar=CalendarFile(path="x.ics", at=NOW))},
    "a calendar holds its reminders": {"followup": FollowUp(held=(Held(uid="x", href="x", etag="x", at=NOW),))},
    "it came from another case": {"origin": "2026-11-01-cannot-make-it-zzzz"},
}


@pytest.mark.parametrize("what", WORKED_ON)
def test_a_case_that_somebody_worked_on_is_not_taken_away(what: str) -> None:
    assert not is_untouched(replace(CASE, **WORKED_ON[what]), ORIGIN, MADE)


@pytest.mark.parametrize("touches", [(), TOUCHES])
def test_a_case_that_was_only_looked_at_may_go(touches: Any) -> None:
    later = NOW + timedelta(days=1)
    assert is_untouched(replace(CASE, updated=later, followup=FollowUp(touches=touches)), ORIGIN, MADE)


def test_a_case_that_was_read_from_disk_is_still_the_one_that_was_made() -> None:
    read, _ = decode(encode(CASE, {}))
    assert is_untouched(read, ORIGIN, MADE)
