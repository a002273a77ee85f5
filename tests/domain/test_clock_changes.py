"""Why two clocks differ: the changes of the clocks as the zone data has them, and the sentence about them."""

from datetime import UTC, datetime, timedelta
from string import Template
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from raincheck.domain.clock_changes import changes, clock_note, offset_minutes
from raincheck.domain.drafting import draft
from raincheck.domain.session import Channel, Kind, Reason, Session, Situation
from stubs.cases import a_fresh_case
from stubs.fakes import WORDS, context
from stubs.strategies import ZONES

NEW_YORK, LONDON, PHOENIX, BERLIN = "America/New_York", "Europe/London", "America/Phoenix", "Europe/Berlin"

CHANGES = [
    (NEW_YORK, "2026-03-08T07:00Z", 60),
    (NEW_YORK, "2026-11-01T06:00Z", -60),
    (LONDON, "2026-03-29T01:00Z", 60),
    ("Australia/Lord_Howe", "2026-04-04T15:00Z", -30),
    ("Africa/Casablanca", "2026-02-15T02:00Z", -60),
]

GAP = "London is 4 h ahead of you that week, not 5: New York changes its clocks on Sun 8 Mar, London later."
NEVER = "New York is 3 h ahead of you that day, not 2: New York changes its clocks on Sun 8 Mar, Phoenix never does."
TOO = "London is 5 h ahead of you that day, not 4: London changes its clocks on Sun 29 Mar too."
SOON = "New York is 2 h ahead of you that day, and 3 from Sun 8 Mar, when New York changes its clocks."
HALF = (
    "Kolkata is 4 h 30 min ahead of you that day, not 5 h 30 min ahead: "
    "London changes its clocks on Sun 29 Mar, Kolkata never does."
)
ALONE = "The clocks in New York go forward by 1 h on Sun 8 Mar"
SENTENCES = [
    ("2026-03-12 14:00", LONDON, NEW_YORK, GAP),
    ("2026-03-25 14:00", LONDON, NEW_YORK, GAP),
    ("2026-03-30 14:00", LONDON, NEW_YORK, TOO),
    ("2026-06-25 14:00", LONDON, NEW_YORK, "London is 5 h ahead of you."),
    ("2026-03-10 14:00", NEW_YORK, PHOENIX, NEVER),
    ("2026-03-05 14:00", NEW_YORK, PHOENIX, SOON),
    (
        "2026-03-10 14:00",
        NEW_YORK,
        NEW_YORK,
        "The clocks in New York go forward by 1 h on Sun 8 Mar, before the interview.",
    ),
    (
        "2026-03-05 14:00",
        NEW_YORK,
        NEW_YORK,
        "The clocks in New York go forward by 1 h on Sun 8 Mar, after the interview.",
    ),
    ("2026-03-31 14:00", BERLIN, LONDON, "The clocks in Berlin go forward by 1 h on Sun 29 Mar, before the interview."),
    ("2026-03-30 09:00", "Asia/Kolkata", LONDON, HALF),
    ("2026-06-25 14:00", NEW_YORK, NEW_YORK, ""),
]

NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


def at(wall: str, zone: str) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone))


def sentence(wall: str, theirs: str, mine: str, now: datetime = NOW) -> str:
    note = clock_note(at(wall, theirs), theirs, mine, now)
    return note.on_screen(WORDS.clocks) if note else ""


@pytest.mark.parametrize(("zone", "instant", "minutes"), CHANGES)
def test_a_change_is_found_to_the_minute(zone: str, instant: str, minutes: int) -> None:
    moment = datetime.fromisoformat(instant)
    (found,) = changes(zone, moment - timedelta(days=20), moment + timedelta(days=20))
    assert (found.at, found.minutes) == (moment, minutes)


@given(st.sampled_from(ZONES), st.datetimes(datetime(2000, 1, 1), datetime(2035, 1, 1)))  # noqa: DTZ001 - made aware below
def test_every_change_accounts_for_the_difference(zone: str, start: datetime) -> None:
    first = start.replace(tzinfo=UTC, second=0, microsecond=0)
    last = first + timedelta(days=200)
    gained = offset_minutes(last, zone) - offset_minutes(first, zone)
    assert sum(change.minutes for change in changes(zone, first, last)) == gained


@pytest.mark.parametrize(("wall", "theirs", "mine", "expected"), SENTENCES)
def test_the_difference_is_explained_in_one_sentence(wall: str, theirs: str, mine: str, expected: str) -> None:
    assert sentence(wall, theirs, mine) == expected


def test_a_change_that_is_over_is_told_as_such() -> None:
    after = at("2026-03-10 09:00", NEW_YORK)
    expected = "London is 4 h ahead of you that week, not 5: New York has changed its clocks, London not yet."
    assert sentence("2026-03-12 14:00", LONDON, NEW_YORK, after) == expected


TODAY = [
    ("2026-03-12 14:00", LONDON, NEW_YORK, "London is 4 h ahead of you today, not 5: New York has changed"),
    ("2026-03-30 14:00", LONDON, NEW_YORK, "London is 5 h ahead of you today, not 4: London has changed"),
    ("2026-03-05 14:00", NEW_YORK, PHOENIX, "New York is 2 h ahead of you today, and 3 from Sun 8 Mar"),
]


@pytest.mark.parametrize(("wall", "theirs", "mine", "told"), TODAY)
def test_on_the_day_itself_it_is_told_as_today(wall: str, theirs: str, mine: str, told: str) -> None:
    assert sentence(wall, theirs, mine, at(wall, theirs) + timedelta(hours=1)).startswith(told)


@pytest.mark.parametrize("days", [20, 22])
def test_a_change_counts_within_three_weeks(days: int) -> None:
    change = datetime(2026, 3, 8, 7, 0, tzinfo=UTC)
    assert (clock_note(change + timedelta(days=days), NEW_YORK, NEW_YORK, NOW) is not None) is (days <= 21)


@pytest.mark.parametrize("key", WORDS.clocks)
def test_every_sentence_asks_only_for_facts_that_there_are(key: str) -> None:
    notes = [clock_note(at(wall, theirs), theirs, mine, NOW) for wall, theirs, mine, _ in SENTENCES]
    known = {note.key: set(note.facts) for note in notes if note}
    known["not-now"] = known["never"]
    wanted = {name for text in asdict(WORDS.clocks[key]).values() for name in Template(text).get_identifiers()}
    assert wanted <= known[key]


def mixed_up(reason: Reason) -> Session:
    case = a_fresh_case(situation=Situation(kind=Kind.MISSED, reason=reason))
    starts = at("2026-03-12 14:00", LONDON)
    return replace(case, interview=replace(case.interview, starts=starts, zone=LONDON, when="x"))


def test_the_draft_of_a_mix_up_explains_the_clocks() -> None:
    now = at("2026-03-12 15:00", LONDON)
    body = draft(mixed_up(Reason.CLOCK), Channel.EMAIL, context(now=now, zone=NEW_YORK)).body
    assert "today London is 4 hours ahead of New York, not 5, because New York changes its clocks before" in body


@pytest.mark.parametrize("reason", [Reason.CAR, Reason.OVERSLEPT])
def test_no_other_draft_speaks_of_the_clocks(reason: Reason) -> None:
    now = at("2026-03-12 15:00", LONDON)
    assert "clocks" not in draft(mixed_up(reason), Channel.EMAIL, context(now=now, zone=NEW_YORK)).body
