"""IANA zones by the names people type, and the labels people read."""

from datetime import datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from msgspec import Struct


class Meaning(Struct, frozen=True, forbid_unknown_fields=True):
    """What the letters of a zone may stand for: minutes east of UTC, and a place where clocks show it."""

    minutes: int
    zone: str


class ZoneNames(Struct, frozen=True, forbid_unknown_fields=True):
    """Names that people write, in small letters: places with one IANA zone, and letters such as "est"."""

    places: dict[str, str] = {}
    abbreviations: dict[str, tuple[Meaning, ...]] = {}


@lru_cache(maxsize=64)
def zone_info(name: str) -> ZoneInfo | None:
    """The zone of that IANA name, or None. Any text is safe, also a path or a NUL."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


_NO_CITIES = ("Etc/", "Brazil/", "Chile/", "Mexico/")
"""Areas whose names mislead without the area: "Etc/GMT+5" is five hours *behind*, "East" is in Brazil."""

_DOUBTFUL = {"est", "mst", "east", "west", "north", "south"}
"""Names in the data that people use for something else: EST is said in summer as well."""


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[str, ...]]:
    """Every IANA name by its folded self and by its folded city; about 50 ms, so only on demand."""
    names: dict[str, list[str]] = {}
    for zone in sorted(available_timezones()):
        if zone.startswith(("posix/", "right/")):
            continue
        keys = {_fold(zone)} if zone.startswith(_NO_CITIES) else {_fold(zone), _fold(zone.rsplit("/", 1)[-1])}
        for key in keys - _DOUBTFUL:
            names.setdefault(key, []).append(zone)
    return {key: tuple(zones) for key, zones in names.items()}


def _fold(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().split())


def find_zone(text: str, names: ZoneNames) -> str | None:
    """The one IANA name meant by "Europe/Paris", "new york", "London time" or "ET", else None."""
    text = text.strip()
    if not text:
        return None
    folded = _fold(text)
    known = names.places.get(folded) or names.places.get(folded.removesuffix(" time"))
    if known:
        return known
    if "/" in text and zone_info(text):
        return text
    matches = _by_name().get(_fold(text), ())
    return matches[0] if len(matches) == 1 else None


def at_offset(moment: datetime, zone: str) -> datetime:
    """The moment on that zone's clock, its offset fixed: it compares and stores without surprise.

    A zone attached to the value would make moments in a fold unequal to themselves elsewhere.
    """
    info = zone_info(zone)
    local = moment.astimezone(info) if info else moment
    offset = local.utcoffset() or timedelta()
    return local.replace(tzinfo=timezone(offset), fold=0)


def zones_differ(one: str, other: str, moment: datetime) -> bool:
    """Whether clocks in the two zones show different times at that moment."""
    first, second = zone_info(one), zone_info(other)
    if first is None or second is None:
        return False
    return moment.astimezone(first).utcoffset() != moment.astimezone(second).utcoffset()


def city(zone: str) -> str:
    """The zone as a person says it: "America/New_York" is "New York", "Etc/GMT+5" is "UTC-5"."""
    if zone.startswith(("Etc/GMT+", "Etc/GMT-")):
        return "UTC" + zone.removeprefix("Etc/GMT").translate({ord("+"): "-", ord("-"): "+"})
    return zone.rsplit("/", 1)[-1].replace("_", " ")
