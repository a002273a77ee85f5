"""Interviews that are still to come, and what was learned before them. Everything in it is invented."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from raincheck.domain.interview import Interview, Mode
from raincheck.domain.lessons import Lesson
from raincheck.domain.returning import Learned, Preparation
from raincheck.domain.session import Kind, Reason, Session, Situation, Step
from raincheck.wizard import Wizard
from stubs.cases import INTERVIEW, ME, PHOENIX
from stubs.fakes import FrozenClock, wizard_in

CASE_ID = "2026-11-23-be-ready-r2vq"
NOW = datetime(2026, 11, 23, 9, 22, tzinfo=PHOENIX)
STARTS = datetime(2026, 12, 10, 10, 0, tzinfo=PHOENIX)
HERE = "America/Phoenix"
PLACE = "400 North Fifth Street, Suite 9"

COMING: Interview = replace(INTERVIEW, starts=STARTS, when="2026-12-10 10:00", location=PLACE)
READY = Session(
    id=CASE_ID,
    created=NOW,
    updated=NOW,
    step=Step.PREPARE,
    done=(Step.SITUATION, Step.INTERVIEW),
    me=ME,
    situation=Situation(kind=Kind.READY),
    interview=COMING,
    preparation=Preparation(travel_minutes=40),
)
VIDEO_CALL = replace(
    READY,
    interview=replace(
        COMING,
        mode=Mode.VIDEO,
        zone="America/New_York",
        location="",
        join_url="https://meet.example/abc-defg-hij",
        dial_in="+1 602 555 0199",
        dial_in_code="482 915",
    ),
    preparation=Preparation(),
)
PHONE_CALL = replace(READY, interview=replace(COMING, mode=Mode.PHONE, location=""), preparation=Preparation())


def a_lesson(
    case: str, next_time: str, reason: Reason, *, days_ago: int = 1, about: str = "Larkspur Freight"
) -> Lesson:
    """What some case taught, so many days before the clock of these tests."""
    at = NOW - timedelta(days=days_ago)
    return Lesson(
        case=case,
        at=at,
        about=f"{about} · Clerk",
        reason=reason,
        learned=Learned(happened="left-late", next_time=next_time),
    )


LESSONS = (
    a_lesson("one", "do-both-clocks", Reason.CLOCK, days_ago=3, about="Meridian Clinics"),
    a_lesson("two", "do-leave-earlier", Reason.TRAFFIC, days_ago=20),
    a_lesson("three", "Ask Sam to ring me", Reason.OVERSLEPT, days_ago=400, about=""),
)


def ready_wizard(folder: Path, session: Session = READY, lessons: Sequence[Lesson] = LESSONS) -> Wizard:
    """A wizard with that case on disk, and those lessons in the book."""
    wizard = wizard_in(folder, clock=FrozenClock(NOW, HERE))
    for lesson in reversed(lessons):
        wizard.ports.lessons.keep(lesson)
    wizard.ports.store.create(session)
    return wizard
