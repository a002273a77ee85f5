"""What every rule may need besides the case: the moment, the user's zone, the words, and the days off of the world."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from raincheck.domain.words import Words


class DaysOff(Protocol):
    """What the world knows of days off. It may take a tenth of a second, so only what plans days asks it."""

    @property
    def known(self) -> bool:
        """Whether it knows any holiday."""

    def country(self, zone: str) -> str:
        """The country (ISO 3166-1) in which clocks show that IANA zone; empty when it is not known."""

    def days(self, country: str, region: str, years: Sequence[int]) -> Mapping[date, str]:
        """The public holidays of a country, or of a region of it (the end of an ISO 3166-2 code), with their names."""

    def countries(self) -> Mapping[str, str]:
        """The names of all countries by their codes."""

    def regions(self, country: str) -> Mapping[str, str]:
        """The names of the regions of a country that have holidays of their own, by their codes."""


class _NothingKnown:
    """Nothing is known, so the usual week is taken."""

    known = False

    def country(self, zone: str) -> str:
        """None."""
        del zone
        return ""

    def days(self, country: str, region: str, years: Sequence[int]) -> Mapping[date, str]:
        """None."""
        del country, region, years
        return {}

    def countries(self) -> Mapping[str, str]:
        """None."""
        return {}

    def regions(self, country: str) -> Mapping[str, str]:
        """None."""
        del country
        return {}


_NOTHING_KNOWN = _NothingKnown()


@dataclass(frozen=True, slots=True)
class Context:
    """`now` is aware and asked for once per event; `zone` is the user's IANA zone."""

    now: datetime
    zone: str
    words: Words
    days_off: DaysOff = _NOTHING_KNOWN
