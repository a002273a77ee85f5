"""The real clock and the local zone."""

import os
from datetime import UTC, datetime, timedelta
from functools import cached_property

from raincheck.adapters.local_zone import plain_zone
from raincheck.domain.zones import zone_info


class SystemClock:
    """A `Clock`. With `start` it runs from that moment on, for `--now`, demos and tests; with `zone`, there."""

    def __init__(self, start: datetime | None = None, zone: str = "") -> None:
        self._shift = start - datetime.now(UTC) if start else timedelta()
        self._wanted = zone

    def now(self) -> datetime:
        """The time in the local zone, to the second."""
        moment = datetime.now(UTC) + self._shift
        return moment.astimezone(zone_info(self.zone())).replace(microsecond=0)

    def zone(self) -> str:
        """The local IANA zone, or the one that was asked for."""
        return self._wanted or self._found[0]

    def doubts(self) -> tuple[str, ...]:
        """The zones that this may be, where the system's clock and its zone contradict each other; else none."""
        return () if self._wanted or len(self._found) == 1 else self._found

    def settle(self, zone: str) -> None:
        """Read on the clock of this zone from now on."""
        self._wanted = zone

    @cached_property
    def _found(self) -> tuple[str, ...]:
        """What is plain to see, else the answer of tzlocal, if it is a zone that agrees with the system's own offset.

        Tzlocal ignores a TZ that it cannot read, and then the system's clock runs differently.
        """
        here = datetime.now(UTC).astimezone()
        offset = here.utcoffset() or timedelta()
        plain = plain_zone()
        if plain and _shows(plain, offset, here):
            return (plain,)
        # It looks into many places, which takes longer than all the rest of a command.
        import tzlocal

        try:
            name = str(tzlocal.get_localzone_name() or "")
        except (ValueError, LookupError, OSError):
            name = ""
        agreeing = next((zone for zone in (name, os.environ.get("TZ", "")) if _shows(zone, offset, here)), "")
        if agreeing:
            return (agreeing,)
        return (_fixed(offset), name) if zone_info(name) else (_fixed(offset),)


def _shows(zone: str, offset: timedelta, at: datetime) -> bool:
    info = zone_info(zone)
    return info is not None and at.astimezone(info).utcoffset() == offset


def _fixed(offset: timedelta) -> str:
    """An IANA name for a whole-hour offset, UTC for any other; POSIX counts it the other way round."""
    hours = offset / timedelta(hours=1)
    if hours == int(hours) and -12 <= hours <= 14 and hours:
        return f"Etc/GMT{-int(hours):+d}"
    return "Etc/UTC"
