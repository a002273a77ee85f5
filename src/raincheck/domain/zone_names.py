"""IANA zones by the names that people type."""

from functools import lru_cache
from zoneinfo import available_timezones

from msgspec import Struct

from raincheck.domain.zones import zone_info


class Meaning(Struct, frozen=True, forbid_unknown_fields=True):
    """What the letters of a zone may stand for: minutes east of UTC, and a place where clocks show it."""

    minutes: int
    zone: str


class ZoneNames(Struct, frozen=True, forbid_unknown_fields=True):
    """Names that people write, in small letters: places with one IANA zone, and letters such as "est"."""

    places: dict[str, str] = {}
    abbreviations: dict[str, tuple[Meaning, ...]] = {}


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
