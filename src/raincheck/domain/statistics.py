"""What one's own cases say, counted from them and from nothing else. No percentages: the numbers are too small."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from raincheck.domain.returning import Since
from raincheck.domain.session import Kind, Reason
from raincheck.domain.when import minutes_between

FEW = 3
"""Below so many cases the middle of them is only a case."""


class Counted(Protocol):
    """What of a case is counted."""

    @property
    def kind(self) -> Kind | None:
        """What happened; a case that was only prepared is not counted."""

    @property
    def reason(self) -> Reason | None:
        """Why."""

    @property
    def starts(self) -> datetime | None:
        """When the interview was to begin."""

    @property
    def contacted(self) -> datetime | None:
        """When they were first reached, or a first message left."""

    @property
    def outcome(self) -> Since | None:
        """What happened since, as far as it was told."""


class Tally(Struct, frozen=True, kw_only=True):
    """The counts. `lead` is the middle of the minutes between first contact and start: negative after the start.

    Of an even number it is the lower one of the two.
    """

    cases: int = 0
    lead: int | None = None
    timed: int = 0
    early: int = 0
    late: int = 0
    never: int = 0
    reasons: tuple[tuple[Reason, int], ...] = ()
    outcomes: tuple[tuple[Since | None, int], ...] = ()


def tally(cases: Iterable[Counted], now: datetime) -> Tally:
    """The counts over all cases of an interview that could not be kept, the most frequent first."""
    counted = [case for case in cases if case.kind not in (None, Kind.READY)]
    leads = sorted(
        minutes_between(case.contacted, case.starts)
        for case in counted
        if case.contacted is not None and case.starts is not None
    )
    return Tally(
        cases=len(counted),
        lead=leads[(len(leads) - 1) // 2] if leads else None,
        timed=len(leads),
        early=sum(lead >= 0 for lead in leads),
        late=sum(lead < 0 for lead in leads),
        never=sum(case.contacted is None and (case.starts is None or case.starts <= now) for case in counted),
        reasons=tuple(Counter(case.reason for case in counted if case.reason).most_common()),
        outcomes=tuple(Counter(case.outcome for case in counted).most_common()),
    )
