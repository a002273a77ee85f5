"""IANA zones: their clocks, and the labels that people read."""

from datetime import datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@lru_cache(maxsize=64)
def zone_info(name: str) -> ZoneInfo | None:
    """The zone of that IANA name, or None. Any text is safe, also a path or a NUL."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_or(zone: str, other: str) -> str:
    """That zone where it is one, else the other."""
    return zone if zone_info(zone) else other


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
