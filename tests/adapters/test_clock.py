"""The real clock and the local zone."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from raincheck.adapters.clock import SystemClock, _fixed
from raincheck.adapters.local_zone import plain_zone
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


def test_a_clock_that_agrees_with_its_zone_leaves_no_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    assert in_zone(monkeypatch, "America/New_York").doubts() == ()


def test_without_tz_the_link_of_the_system_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ")
    monkeypatch.setattr("os.readlink", lambda _: "/usr/share/zoneinfo/Asia/Kolkata")
    assert plain_zone() == "Asia/Kolkata"


def test_without_a_link_the_zone_is_not_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> str:
        raise OSError

    monkeypatch.delenv("TZ")
    monkeypatch.setattr("os.readlink", refuse)
    assert plain_zone() == ""


def test_a_zone_that_tzlocal_passes_over_is_taken_where_it_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = in_zone(monkeypatch, "EST5EDT")
    assert (clock.zone(), clock.doubts()) == ("EST5EDT", ())


def test_a_clock_that_contradicts_its_zone_is_a_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tzlocal.get_localzone_name", lambda: "Asia/Tokyo")
    monkeypatch.setenv("TZ", "XYZ5")
    time.tzset()
    assert SystemClock().doubts() == ("Etc/GMT+5", "Asia/Tokyo")


def test_a_zone_that_was_chosen_ends_the_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tzlocal.get_localzone_name", lambda: "Asia/Tokyo")
    monkeypatch.setenv("TZ", "XYZ5")
    time.tzset()
    clock = SystemClock()
    clock.settle("Asia/Tokyo")
    assert (clock.zone(), clock.doubts()) == ("Asia/Tokyo", ())
