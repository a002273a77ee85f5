"""The public holidays of the world, from the extra `holidays`."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib.util import find_spec

from raincheck.domain.text import clean_line

NAME_LIMIT = 200


class PublicHolidays:
    """`Holidays` by the package of that name, where it is installed."""

    @property
    def known(self) -> bool:
        """Whether the extra is installed."""
        return find_spec("holidays") is not None

    def country(self, zone: str) -> str:
        """The country of that zone."""
        # The tables are read once somebody plans days.
        from raincheck.adapters.phones import country_of

        return country_of(zone)

    def days(self, country: str, region: str, years: Sequence[int]) -> Mapping[date, str]:
        """The public holidays there; of the whole country where the package does not know the region."""
        return dict(_days(country, region, tuple(years))) if self.known else {}

    def countries(self) -> Mapping[str, str]:
        """As tzdata ships them with its zones."""
        # They are read once somebody says where the others work.
        from importlib import resources

        text = (resources.files("tzdata") / "zoneinfo" / "iso3166.tab").read_text("utf-8")
        rows = (line.split("\t") for line in text.splitlines() if line[:1] != "#")
        return {row[0]: row[1] for row in rows if len(row) == 2}

    def regions(self, country: str) -> Mapping[str, str]:
        """As the package names them; a code without a name is its own."""
        return dict(_regions(country)) if self.known else {}


@lru_cache(maxsize=8)
def _days(country: str, region: str, years: tuple[int, ...]) -> tuple[tuple[date, str], ...]:
    # An extra, and a tenth of a second for the first country.
    from holidays import country_holidays, list_supported_countries

    regions = list_supported_countries().get(country)
    if regions is None:
        return ()
    found = country_holidays(country, region if region in regions else None, years=years, language="en_US")
    return tuple(sorted((day, clean_line(name)[:NAME_LIMIT]) for day, name in found.items()))


@lru_cache(maxsize=8)
def _regions(country: str) -> tuple[tuple[str, str], ...]:
    # As above.
    from holidays import country_holidays, list_supported_countries

    codes = list_supported_countries().get(country, ())
    names = country_holidays(country).subdivisions_aliases if codes else {}
    # Of several names for one region the first stands.
    by_code = {code: name for name, code in reversed(names.items())}
    return tuple((code, by_code.get(code, code)) for code in codes)
