"""Where they work, as the user types it: a country, a region of it, and the days off."""

import re
from collections.abc import Mapping

from msgspec import Struct

from raincheck.domain.context import Context
from raincheck.domain.interview import Interview, Weekday, Workplace
from raincheck.domain.work_weeks import USUAL_DAYS, workplace_of

LINES = ("country", "region", "weekend")
"""What can be typed. An empty line is as usual there."""

_BETWEEN = re.compile(r"[\s,;+&]+")
_LEAST = 2
"""Letters of a day: fewer are several days."""


class WrongPlace(Struct, frozen=True):
    """A line that names nothing we know, and the key of the problem."""

    line: str
    key: str


def lines_of(interview: Interview, ctx: Context) -> dict[str, str]:
    """What holds now, as it could have been typed."""
    work = workplace_of(interview, ctx)
    days = work.weekend or USUAL_DAYS
    return {
        "country": ctx.days_off.countries().get(work.country, work.country),
        "region": ctx.days_off.regions(work.country).get(work.region, work.region),
        "weekend": ", ".join(day.value.capitalize() for day in days),
    }


def worked_at(interview: Interview, lines: Mapping[str, str], ctx: Context) -> Workplace | WrongPlace:
    """The place that is meant; what is as usual in their zone stays empty, so that it follows a better table.

    In another country a region and days off that nobody touched are those of the old one: they go with it.
    """
    usual = workplace_of(interview, ctx, as_usual=True)
    country = _country(lines["country"], ctx) if lines["country"].strip() else usual.country
    if country is None:
        return WrongPlace("country", "country-unknown")
    if country != workplace_of(interview, ctx).country:
        shown = lines_of(interview, ctx)
        lines = {line: "" if text == shown[line] else text for line, text in lines.items()}
    is_usual = country == usual.country and not lines["country"].strip()
    around = lines["region"].strip()
    region = _match(around, ctx.days_off.regions(country)) if around else usual.region if is_usual else ""
    if region is None:
        return WrongPlace("region", "region-unknown")
    weekend = _days(lines["weekend"])
    if weekend is None:
        return WrongPlace("weekend", "weekend-unknown")
    theirs = ctx.words.weeks.weekends.get(country, USUAL_DAYS)
    place = {} if (country, region) == (usual.country, usual.region) else {"country": country, "region": region}
    return Workplace(zone=usual.zone, **place, weekend=() if set(weekend) == set(theirs) else weekend)


def _country(text: str, ctx: Context) -> str | None:
    other = ctx.words.weeks.countries.get(_fold(text))
    return other or _match(text, ctx.days_off.countries())


def _match(text: str, names: Mapping[str, str]) -> str | None:
    """The one code that is meant, by itself, by its name, or by how only its name begins."""
    folded = _fold(text)
    exact = [code for code, name in names.items() if folded in (_fold(code), _fold(name))]
    begun = [code for code, name in names.items() if _fold(name).startswith(folded)]
    return next((found[0] for found in (exact, begun) if len(found) == 1), None)


def _days(text: str) -> tuple[Weekday, ...] | None:
    """The days in a line, in the order of the week; as usual where there is none."""
    words = [word for word in _BETWEEN.split(_fold(text)) if word not in ("", "and")]
    days = [next((day for day in Weekday if len(word) >= _LEAST and day.startswith(word)), None) for word in words]
    found = tuple(day for day in Weekday if day in days)
    return None if None in days or len(found) == len(Weekday) else found


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
