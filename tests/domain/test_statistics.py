"""Counting one's own cases."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from raincheck.domain.returning import Since
from raincheck.domain.session import Kind, Reason
from raincheck.domain.statistics import Tally, tally
from stubs.cases import STARTS
from stubs.strategies import moments

NOW = STARTS + timedelta(hours=1)


class Case(Struct, frozen=True, kw_only=True):
    kind: Kind | None = Kind.CANNOT
    reason: Reason | None = Reason.CAR
    starts: datetime | None = STARTS
    contacted: datetime | None = None
    outcome: Since | None = None


def told(minutes: int, **more: object) -> Case:
    """A case in which they were told so many minutes before the start."""
    return Case(contacted=STARTS - timedelta(minutes=minutes), **more)  # type: ignore[arg-type] # the fields are named


@pytest.mark.parametrize(
    ("leads", "middle", "early", "late"),
    [
        ((), None, 0, 0),
        ((30,), 30, 1, 0),
        ((30, 10), 10, 2, 0),
        ((30, 10, -5), 10, 2, 1),
        ((0,), 0, 1, 0),
        ((-1,), -1, 0, 1),
        ((600, 20, 40, -30), 20, 3, 1),
    ],
)
def test_how_early_they_were_told(leads: tuple[int, ...], middle: int | None, early: int, late: int) -> None:
    found = tally([told(lead) for lead in leads], NOW)
    assert (found.lead, found.early, found.late, found.timed) == (middle, early, late, len(leads))


def test_who_was_never_told_is_counted_apart() -> None:
    assert (tally([Case(), told(5)], NOW).never, tally([Case(), told(5)], NOW).timed) == (1, 1)


def test_before_the_start_nobody_was_never_told() -> None:
    assert tally([Case()], STARTS - timedelta(minutes=1)).never == 0


def test_a_case_without_a_start_has_no_lead() -> None:
    assert tally([Case(starts=None, contacted=STARTS)], NOW).lead is None


@pytest.mark.parametrize("kind", [None, Kind.READY])
def test_what_was_only_prepared_or_begun_is_not_counted(kind: Kind | None) -> None:
    assert tally([Case(kind=kind)], NOW) == Tally()


def test_reasons_and_outcomes_come_with_the_most_frequent_first() -> None:
    found = tally([Case(), Case(reason=Reason.WORK, outcome=Since.REFUSED), Case(reason=Reason.WORK)], NOW)
    assert found.reasons == ((Reason.WORK, 2), (Reason.CAR, 1))
    assert found.outcomes == ((None, 2), (Since.REFUSED, 1))


cases = st.lists(
    st.builds(
        Case,
        kind=st.sampled_from((*Kind, None)),
        reason=st.sampled_from((*Reason, None)),
        starts=st.none() | moments,
        contacted=st.none() | moments,
        outcome=st.sampled_from((*Since, None)),
    ),
    max_size=8,
)


@given(cases)
def test_the_parts_add_up_to_the_whole(found: list[Case]) -> None:
    counts = tally(found, NOW)
    assert counts.timed == counts.early + counts.late
    assert sum(count for _, count in counts.outcomes) == counts.cases
    assert counts.timed + counts.never <= counts.cases
