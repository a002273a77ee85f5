"""The public holidays of the world, from the extra `holidays`."""

from collections.abc import Mapping, Sequence
from datetime import date


class PublicHolidays:
    """`Holidays` by the package of that name, where it is installed."""

    @property
    def known(self) -> bool:
        """Whether the extra is installed."""
        return False

    def days(self, country: str, subdivision: str, years: Sequence[int]) -> Mapping[date, str]:
        """The days on which nobody works there, with their names."""
        return {}
