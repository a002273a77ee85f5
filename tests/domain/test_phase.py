"""The phase of a case, and the countdown."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from raincheck.domain.phase import Phase, countdown, is_urgent, minutes_left, phase_of
from raincheck.domain.session import Kind, Rescue, RescuePlan, Session, Situation
from stubs.cases import INTERVIEW, NOW, a_fresh_case


def case_in(minutes: float | None, kind: Kind = Kind.CANNOT, plan: RescuePlan | None = None) -> Session:
    starts = None if minutes is None else NOW + timedelta(minutes=minutes)
    return a_fresh_case(
        interview=replace(INTERVIEW, starts=starts), situation=Situation(kind=kind), rescue=plan or RescuePlan()
    )


CANNOT, LATE, MISSED = Kind.CANNOT, Kind.LATE, Kind.MISSED
ETA_30 = RescuePlan(choice=Rescue.ARRIVE_LATE, late_minutes=30)


@pytest.mark.parametrize(
    ("minutes", "kind", "plan", "phase"),
    [
        (3000, CANNOT, None, Phase.ADVANCE),
        (1441, CANNOT, None, Phase.ADVANCE),
        (1440, CANNOT, None, Phase.SAME_DAY),
        (38, CANNOT, None, Phase.SAME_DAY),
        (0, CANNOT, None, Phase.SAME_DAY),
        (-1, CANNOT, None, Phase.MISSED),
        (-3000, CANNOT, None, Phase.MISSED),
        (38, LATE, None, Phase.RUNNING_LATE),
        (-15, LATE, None, Phase.RUNNING_LATE),
        (-16, LATE, None, Phase.MISSED),
        (-45, LATE, ETA_30, Phase.RUNNING_LATE),
        (-46, LATE, ETA_30, Phase.MISSED),
        (3000, LATE, None, Phase.ADVANCE),
        (38, CANNOT, ETA_30, Phase.RUNNING_LATE),
        (38, CANNOT, RescuePlan(choice=Rescue.JOIN_NOW), Phase.RUNNING_LATE),
        (38, CANNOT, RescuePlan(choice=Rescue.BY_PHONE), Phase.SAME_DAY),
        (38, CANNOT, RescuePlan(choice=Rescue.MOVE), Phase.SAME_DAY),
        (38, MISSED, None, Phase.SAME_DAY),
        (0, MISSED, None, Phase.MISSED),
        (38, LATE, replace(ETA_30, choice=Rescue.MOVE), Phase.SAME_DAY),
        (-5, MISSED, ETA_30, Phase.MISSED),
        (None, CANNOT, None, Phase.SAME_DAY),
        (None, LATE, None, Phase.RUNNING_LATE),
        (None, MISSED, None, Phase.MISSED),
    ],
)
def test_the_phase_follows_kind_plan_and_clock(
    minutes: int | None, kind: Kind, plan: RescuePlan | None, phase: Phase
) -> None:
    assert phase_of(case_in(minutes, kind, plan), NOW) is phase


@pytest.mark.parametrize(
    ("minutes", "urgent"),
    [(30, False), (29.99, True), (0, True), (-15, True), (-15.1, False), (None, False), (3000, False)],
)
def test_it_is_urgent_within_thirty_minutes_and_while_they_still_wait(minutes: float | None, urgent: bool) -> None:
    assert is_urgent(case_in(minutes), NOW) is urgent


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (38, "starts in 38 min"),
        (160, "starts in 2 h 40 min"),
        (120, "starts in 2 h"),
        (4320, "starts in 3 days"),
        (0.5, "starts now"),
        (-1, "started 1 min ago"),
        (-1440, "started 1 day ago"),
        (None, ""),
    ],
)
def test_the_countdown_says_how_long_is_left(minutes: float | None, told: str) -> None:
    assert countdown(case_in(minutes).interview, NOW) == told


def test_minutes_are_rounded_towards_less_time() -> None:
    assert [minutes_left(case_in(m).interview, NOW) for m in (1.99, 0.99, -0.01)] == [1, 0, -1]
