"""The real clock and the local zone."""

from datetime import UTC, datetime, timedelta
from functools import cached_property

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
        return self._wanted or self._zone

    @cached_property
    def _zone(self) -> str:
        """The answer of tzlocal, if it names a zone that agrees with the system's own offset.

        It ignores a TZ that it cannot read, and then the system's clock runs differently.
        """
        import tzlocal

        try:
            name = str(tzlocal.get_localzone_name() or "")
        except (ValueError, LookupError, OSError):
            name = ""
        info = zone_info(name)
        here = datetime.now(UTC).astimezone()
        if info and here.astimezone(info).utcoffset() == here.utcoffset():
            return name
        return _fixed(here.utcoffset() or timedelta())


def _fixed(offset: timedelta) -> str:
    """An IANA name for a whole-hour offset, UTC for any other; POSIX counts it the other way round."""
    hours = offset / timedelta(hours=1)
    if hours == int(hours) and -12 <= hours <= 14 and hours:
        return f"Etc/GMT{-int(hours):+d}"
    return "Etc/UTC"
