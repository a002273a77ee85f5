"""The real clock and the local zone."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from raincheck.adapters.clock import SystemClock, _fixed
from raincheck.domain.zones import zone_info


def in_zone(monkeypatch: pytest.MonkeyPatch, name: str) -> SystemClock:
    monkeypatch.setenv("TZ", name)
    time.tzset()
    # Not `reload_localzone`, which raises for what tzlocal cannot read.
    for cache in ("_cache_tz", "_cache_tz_name"):
        monkeypatch.setattr(f"tzlocal.unix.{cache}", None)
    return SystemClock()


@pytest.mark.parametrize("name", ["America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"])
def test_the_zone_is_the_one_of_the_machine(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    clock = in_zone(monkeypatch, name)
    info = zone_info(name)
    assert clock.zone() == name
    assert clock.now().utcoffset() == datetime.now(info).utcoffset()


@pytest.mark.parametrize("name", ["Nowhere/Bogus", "XYZ-5", "EST5EDT", ":/no/such/file", "\x7f"])
def test_a_zone_that_cannot_be_read_agrees_with_the_systems_clock(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    clock = in_zone(monkeypatch, name)
    assert zone_info(clock.zone())
    assert clock.now().utcoffset() == datetime.now(UTC).astimezone().utcoffset()


def test_the_time_is_aware_and_to_the_second() -> None:
    now = SystemClock().now()
    assert now.microsecond == 0
    assert abs(now - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_clock_can_be_set_to_begin_at_a_moment() -> None:
    start = datetime(2026, 11, 18, 16, 22, tzinfo=UTC)
    assert timedelta() <= SystemClock(start).now() - start.replace(microsecond=0) < timedelta(seconds=5)


@pytest.mark.parametrize("hours", range(-12, 15))
def test_a_whole_hour_offset_has_a_zone(hours: int) -> None:
    offset = timedelta(hours=hours)
    info = zone_info(_fixed(offset))
    assert info
    assert datetime(2026, 1, 1, tzinfo=info).utcoffset() == offset


@pytest.mark.parametrize("minutes", [330, -210, 13 * -60, 15 * 60])
def test_any_other_offset_is_told_as_utc(minutes: int) -> None:
    assert _fixed(timedelta(minutes=minutes)) == "Etc/UTC"
