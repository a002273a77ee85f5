"""Where the interviewer works: their country and region, their week, and their holidays."""

from datetime import datetime

from msgspec.structs import replace

from raincheck.domain.calendar_days import USUAL_WEEKEND, WorkWeek
from raincheck.domain.context import Context
from raincheck.domain.interview import Interview, Weekday, Workplace
from raincheck.domain.when import local
from raincheck.domain.zones import zone_or

USUAL_DAYS = (Weekday.SATURDAY, Weekday.SUNDAY)

_NUMBERS = {day: number for number, day in enumerate(Weekday)}


def work_week(interview: Interview, since: datetime, ctx: Context) -> WorkWeek:
    """The days on which they work, from the year before `since` to the end of the year after it."""
    work = workplace_of(interview, ctx)
    year = local(since, work.zone).year
    holidays = ctx.days_off.days(work.country, work.region, (year - 1, year, year + 1)) if work.country else {}
    return WorkWeek(zone=work.zone, weekend=_numbers(work.weekend), holidays=holidays)


def workplace_of(interview: Interview, ctx: Context, *, as_usual: bool = False) -> Workplace:
    """Where they work: as the user chose it, else as their zone tells, or the user's where theirs is unknown.

    With `as_usual` the choice is left out. An empty weekend is `USUAL_DAYS`.
    """
    zone = zone_or(interview.zone, ctx.zone)
    chosen = interview.work if interview.work.zone == zone and not as_usual else Workplace(zone=zone)
    weeks = ctx.words.weeks
    if not chosen.country:
        chosen = replace(chosen, country=ctx.days_off.country(zone), region=weeks.regions.get(zone, ""))
    return replace(chosen, weekend=chosen.weekend or weeks.weekends.get(chosen.country, ()))


def _numbers(weekend: tuple[Weekday, ...]) -> frozenset[int]:
    """As numbers; a week without a day of work is none."""
    numbers = frozenset(_NUMBERS[day] for day in weekend)
    return numbers if 0 < len(numbers) < len(Weekday) else USUAL_WEEKEND
