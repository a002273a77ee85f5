"""What a list says of a case for all time is what it says at each moment."""

from datetime import UTC, datetime, timedelta
from math import inf

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.commands.due import due_line as printed
from raincheck.domain.agenda import by_urgency, next_due
from raincheck.domain.cards import Card, card_of
from raincheck.domain.lines import Line, Stand, lines
from raincheck.domain.naming import Saying, due_line, saying
from raincheck.domain.session import Kind, Session, Situation
from raincheck.domain.touches import FollowUp, TouchKind
from raincheck.domain.when import local, minutes_between
from stubs.cases import FIRST_TOUCH, INTERVIEW, NOW, STARTS, a_case, a_fresh_case, a_touch
from stubs.fakes import context
from stubs.strategies import ZONES, sessions

READY = a_fresh_case(
    situation=Situation(kind=Kind.READY),
    interview=replace(INTERVIEW, starts=STARTS + timedelta(days=3)),
    followup=FollowUp(
        touches=(
            a_touch(TouchKind.CONFIRM, STARTS + timedelta(days=2)),
            a_touch(TouchKind.LEAVE, STARTS + timedelta(days=3, hours=-1)),
        )
    ),
)
SECONDS = (-1, 0, 1, 59, 60, 61)


def at(found: tuple[Line, ...], now: datetime) -> Line:
    """The line of that moment, which is the only one."""
    (line,) = [line for line in found if line.begins <= now.timestamp() < line.ends]
    return line


def as_told(case: Session | Card, zone: str, now: datetime) -> None:
    """The lines say at that moment what the case says."""
    card, ctx = card_of(case), context(local(now, zone), zone)
    line = at(lines(card, context(NOW, zone), saying), now)
    counted_to = datetime.fromtimestamp(line.order, UTC)
    minutes = minutes_between(now, counted_to) if line.saying.how else 0
    assert line.saying.at(minutes) == due_line(card, ctx)
    due = next_due(card, ctx.now)
    is_now = line.stand in (Stand.SAVE, Stand.NOW) or (line.stand is Stand.THEN and line.order <= now.timestamp())
    assert (is_now, line.order) == (due.is_due(now), by_urgency(card, now)[1])


def moments_of(case: Session) -> list[datetime]:
    """The moments that the case names, and those that are near them."""
    interview = case.interview.starts or case.created
    named = [interview, *(touch.at for touch in case.followup.touches)]
    spans = [timedelta(hours=hours) for hours in (-40, -24, -9, -3, 0, 3, 24)]
    near = [moment + span + timedelta(seconds=s) for moment in named for span in spans for s in SECONDS]
    return [moment.astimezone(UTC).replace(microsecond=0) for moment in near]


@given(sessions, st.sampled_from(ZONES), st.data())
def test_of_any_case_at_any_moment(case: Session, zone: str, data: st.DataObject) -> None:
    moments = [moment for moment in moments_of(case) if 2001 < moment.year < 2099]
    assume(moments)
    as_told(case, zone, data.draw(st.sampled_from(moments)))


@pytest.mark.parametrize("case", [READY, a_case(), a_fresh_case()], ids=["ready", "sent", "unsent"])
@pytest.mark.parametrize("zone", ["America/Phoenix", "Etc/UTC", "Asia/Tokyo"])
def test_around_every_turn(case: Session, zone: str) -> None:
    for moment in moments_of(case):
        as_told(case, zone, moment)


def test_they_follow_on_each_other_for_all_time() -> None:
    found = lines(card_of(READY), context(), saying)
    assert (found[0].begins, found[-1].ends) == (-inf, inf)
    assert [line.ends for line in found[:-1]] == [line.begins for line in found[1:]]


def test_what_is_over_has_one_line() -> None:
    assert len(lines(card_of(a_case(archived=NOW)), context(), saying)) == 1


@pytest.mark.parametrize("days", [-400, -1, 0, 60, 400])
def test_the_year_is_said_when_it_is_another_one(days: int) -> None:
    card, now = card_of(a_case()), FIRST_TOUCH + timedelta(days=days)
    found = lines(card, context(), lambda due, one, ctx: Saying(printed(due, one, ctx)))
    assert at(found, now).saying.text == printed(next_due(card, now), card, context(now))


@pytest.mark.parametrize("year", [1, 9999])
def test_the_edge_of_the_calendar_is_an_error_that_is_expected(year: int) -> None:
    edge = a_touch(TouchKind.FIRST, datetime(year, 12 if year > 1 else 1, 31 if year > 1 else 1, tzinfo=UTC))
    with pytest.raises((ValueError, OverflowError)):
        lines(card_of(a_case(followup=FollowUp(touches=(edge,)))), context(), saying)
