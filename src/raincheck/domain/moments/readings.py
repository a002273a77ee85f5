"""What reading a phrase gives: one moment, or the question to ask back."""

from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from raincheck.domain.zones import at_offset, zone_info

FARTHEST = timedelta(days=730)
"""No interview is farther away than this; a larger span is a typing mistake."""

YEARS = range(1970, 2101)
"""The years in which there are interviews."""

ASKED = {"am-or-pm", "today-or-tomorrow", "when-several", "which-day", "day-or-month", "midnight", "which-zone"}
ASKED |= {"zone-season", "zones-disagree", "clock-repeats", "when-among-words"}
"""Reasons to ask which of several readings is meant; with any other the words themselves name no moment."""


class Moment(Struct, frozen=True):
    """One instant, with the offset of the zone it was meant in, and that zone's IANA name.

    `until` is the end of a range, in the same zone, never before `at`.
    """

    at: datetime
    zone: str
    until: datetime | None = None


class Doubt(Struct, frozen=True):
    """Not one moment: a reason (a key of the problems in `content/`) and what it may mean."""

    reason: str
    candidates: tuple[Moment, ...] = ()

    @property
    def impossible(self) -> bool:
        """Whether no moment can be meant as it stands; its candidates are what it may have been meant to say."""
        return self.reason not in ASKED


Reading = Moment | Doubt


def on_clock(day: date, clock: time, zone: str) -> Reading:
    """The moment at which a clock in `zone` shows that; a gap or a fold is a doubt."""
    if day.year not in YEARS:
        return Doubt("when-far")
    wall = datetime.combine(day, clock, zone_info(zone))
    early, late = wall.replace(fold=0), wall.replace(fold=1)
    first = Moment(at_offset(early.astimezone(UTC), zone), zone)
    if early.utcoffset() == late.utcoffset():
        return first
    second = Moment(at_offset(late.astimezone(UTC), zone), zone)
    # In a gap the wall time does not come back from UTC; in a fold it does, twice.
    skipped = first.at.replace(tzinfo=None) != wall.replace(tzinfo=None)
    return Doubt("clock-skips" if skipped else "clock-repeats", tuple(sorted((first, second), key=lambda m: m.at)))


def within(moment: Moment, now: datetime) -> Reading:
    """The moment, unless it is too far away to be meant."""
    return Doubt("when-far") if abs(moment.at - now) > FARTHEST else moment


def moments_of(readings: list[Reading]) -> tuple[Moment, ...]:
    """The moments among the readings and in their doubts, each instant once, in order."""
    found: dict[datetime, Moment] = {}
    for reading in readings:
        for moment in reading.candidates if isinstance(reading, Doubt) else (reading,):
            found.setdefault(moment.at.astimezone(UTC), moment)
    return tuple(found[at] for at in sorted(found))


def one_of(readings: list[Reading], reason: str) -> Reading:
    """The one reading that they all are; else a doubt with every moment among them.

    What is impossible is not asked about while something else is possible.
    """
    possible = [r for r in readings if isinstance(r, Moment) or not r.impossible] or readings
    if all(reading == possible[0] for reading in possible):
        return possible[0]
    moments = moments_of(possible)
    if len(moments) == 1 and all(isinstance(reading, Moment) for reading in possible):
        return moments[0]
    reasons = {reading.reason if isinstance(reading, Doubt) else reason for reading in possible}
    return Doubt(reasons.pop() if len(reasons) == 1 else reason, moments)
