"""What to do about an entry: every case of what is known, what is wanted and what stands there."""

from datetime import timedelta

import pytest

from raincheck.adapters.calendars.caldav.deciding import Plan, There, carries, held_as, plan
from raincheck.adapters.calendars.events import Seen
from raincheck.domain.touches import Held
from stubs.cases import FIRST_TOUCH

HREF = "https://cal.example/me/first.ics"
DAYS = {key: FIRST_TOUCH + timedelta(days=number) for number, key in enumerate("ABC")}
"""Three moments. What was read the last time stood at A, with SEQUENCE 1."""


def entry(day: str, sequence: int = 1, **changes: object) -> Seen:
    return Seen(uid="u", start=DAYS[day], zone="", sequence=sequence, summary="", alarms=2, cancelled=bool(changes))


def there(day: str, sequence: int = 1, etag: str = '"old"') -> There:
    return There(etag, entry(day, sequence))


def known(etag: str = '"old"') -> Held:
    return Held(uid="u", href=HREF, etag=etag, at=DAYS["A"], sequence=1)


@pytest.mark.parametrize(
    ("stands", "ours", "then"),
    [
        (None, entry("A"), Plan.GONE),
        (there("A"), entry("A"), Plan.KEEP),
        (there("A"), entry("B", 2), Plan.PUT),
        (there("A"), entry("B", 1), Plan.PUT),
        (there("A"), entry("A", 2), Plan.PUT),
        (there("A", etag='"new"'), entry("A"), Plan.KEEP),
        (there("A", etag='"new"'), entry("A", 2), Plan.KEEP),
        (there("A", etag='"new"'), entry("B", 2), Plan.ASK),
        (there("B", etag='"new"'), entry("A"), Plan.ASK),
        (there("B", 0, etag='"new"'), entry("A", 2), Plan.ASK),
        (there("B", 2, etag='"new"'), entry("B", 2), Plan.KEEP),
        (there("B", 2, etag='"new"'), entry("C", 2), Plan.ASK),
        (There('"new"', entry("A", cancelled=True)), entry("B", 2), Plan.GONE),
    ],
)
def test_of_what_is_known_only_what_nobody_touched_is_written_over(
    stands: There | None, ours: Seen, then: Plan
) -> None:
    assert plan(ours, stands, known()) is then


@pytest.mark.parametrize("etags", [('W/"1"', 'W/"1"'), ('W/"1"', 'W/"2"'), ("", '"2"'), ('"1"', ""), ("", "")])
@pytest.mark.parametrize(
    ("stands", "ours", "then"),
    [
        (("A", 1), entry("A"), Plan.KEEP),
        (("A", 1), entry("B", 2), Plan.PUT),
        (("B", 1), entry("A"), Plan.ASK),
        (("A", 2), entry("B", 2), Plan.ASK),
    ],
)
def test_without_a_strong_version_the_content_tells_whether_it_was_touched(
    etags: tuple[str, str], stands: tuple[str, int], ours: Seen, then: Plan
) -> None:
    before, now = etags
    assert plan(ours, there(*stands, etag=now), known(before)) is then


@pytest.mark.parametrize(
    ("stands", "ours", "then"),
    [
        (None, entry("A"), Plan.PUT),
        (there("A"), entry("A"), Plan.KEEP),
        (there("A", 2), entry("A"), Plan.KEEP),
        (there("A", 0), entry("A"), Plan.PUT),
        (there("A", 0), entry("B"), Plan.PUT),
        (there("B"), entry("A"), Plan.ASK),
        (there("B", 2), entry("A"), Plan.ASK),
        (There('"1"', entry("A", cancelled=True)), entry("A"), Plan.PUT),
    ],
)
def test_of_what_is_unknown_only_an_older_one_of_ours_is_written_over(
    stands: There | None, ours: Seen, then: Plan
) -> None:
    assert plan(ours, stands, None) is then


@pytest.mark.parametrize(
    ("stands", "ours"),
    [
        (entry("A"), True),
        (entry("A", 2), True),
        (entry("A", 0), False),
        (entry("B"), False),
        (entry("A", cancelled=True), False),
    ],
)
def test_it_is_ours_at_our_moment_and_not_an_older_one(stands: Seen, ours: bool) -> None:
    assert carries(There('"1"', stands), entry("A")) is ours


@pytest.mark.parametrize(("ours", "theirs", "bare"), [(2, 0, True), (2, 1, False), (0, 0, False)])
def test_it_is_bare_where_it_was_to_ring_and_does_not(ours: int, theirs: int, bare: bool) -> None:
    wanted, stands = (
        Seen(uid="u", start=DAYS["A"], zone="", sequence=1, summary="", alarms=alarms, cancelled=False)
        for alarms in (ours, theirs)
    )
    held = held_as(HREF, There('"1"', stands), wanted)
    assert held == Held(uid="u", href=HREF, etag='"1"', at=DAYS["A"], sequence=1, bare=bare)
