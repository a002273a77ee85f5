"""When an event starts: the wall clock as it is written, and what is known of its zone."""

from datetime import date, datetime, timedelta

import pytest

from raincheck.adapters.invitations.event_times import event_time, iana_zone
from raincheck.adapters.invitations.ics import read_calendar
from raincheck.adapters.invitations.ics_properties import Property
from raincheck.adapters.invitations.vtimezones import Zones
from raincheck.domain.invitations.documents import EventTime

WALL = datetime(2026, 3, 10, 14, 30)  # noqa: DTZ001
HOURS = timedelta(hours=1)

US_RULES = """BEGIN:VTIMEZONE
TZID:{tzid}
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""
TOKYO_RULES = """BEGIN:VTIMEZONE
TZID:{tzid}
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0900
TZOFFSETTO:+0900
END:STANDARD
END:VTIMEZONE
"""


def start_of(dtstart: str, zones: str = "") -> EventTime | None:
    (event,) = read_calendar(f"BEGIN:VCALENDAR\n{zones}BEGIN:VEVENT\n{dtstart}\nEND:VEVENT\nEND:VCALENDAR\n").events
    return event.starts


@pytest.mark.parametrize(
    ("dtstart", "starts"),
    [
        ("DTSTART:20260310T143000Z", EventTime(wall=WALL, zone="Etc/UTC")),
        ("DTSTART:20260310T143000", EventTime(wall=WALL)),
        ("DTSTART;TZID=:20260310T143000", EventTime(wall=WALL)),
        ("DTSTART;VALUE=DATE:20260310", EventTime(day=date(2026, 3, 10))),
        ("DTSTART:20260310", EventTime(day=date(2026, 3, 10))),
        ("DTSTART;VALUE=DATE:20260310T143000", EventTime(wall=WALL)),
        ("DTSTART;TZID=Europe/Berlin:20260310T143000", EventTime(wall=WALL, zone="Europe/Berlin")),
        ('DTSTART;TZID="Europe/Berlin":20260310T143000', EventTime(wall=WALL, zone="Europe/Berlin")),
        ("DTSTART;VALUE=DATE-TIME;TZID=Europe/Berlin:20260310T143000", EventTime(wall=WALL, zone="Europe/Berlin")),
        ("dtstart;tzid=Europe/Berlin:20260310t143000", EventTime(wall=WALL, zone="Europe/Berlin")),
        ("DTSTART ; TZID = Europe/Berlin : 20260310T143000", EventTime(wall=WALL, zone="Europe/Berlin")),
        ("DTSTART:2026-03-10T14:30:00Z", EventTime(wall=WALL, zone="Etc/UTC")),
        ("DTSTART:20260310T1430Z", EventTime(wall=WALL, zone="Etc/UTC")),
        ("DTSTART:20260310T143000+0100", EventTime(wall=WALL, named="UTC+0100", offset=HOURS)),
        ("DTSTART:20260310T143000-03:30", EventTime(wall=WALL, named="UTC-03:30", offset=-3.5 * HOURS)),
        ("DTSTART:20260310T143000+9900", EventTime(wall=WALL, named="UTC+9900")),
        (
            "DTSTART;TZID=(UTC-05:00) Eastern Time:20260310T143000",
            EventTime(wall=WALL, named="(UTC-05:00) Eastern Time"),
        ),
        ("DTSTART:20260310T143060Z", EventTime(wall=WALL.replace(second=59), zone="Etc/UTC")),
    ],
)
def test_a_start_is_what_the_file_says(dtstart: str, starts: EventTime) -> None:
    assert start_of(dtstart) == starts


@pytest.mark.parametrize(
    "value",
    [
        "",
        "soon",
        "20261310T143000",
        "20260230T143000",
        "20260310T250000",
        "00000000T000000Z",
        "٢٠٢٦٠٣١٠",
        "2026031",
        "20260310T143000ZZ",
    ],
)
def test_a_start_that_is_none_is_absent(value: str) -> None:
    assert start_of(f"DTSTART:{value}") is None


@pytest.mark.parametrize(
    ("tzid", "zone"),
    [
        ("Pacific Standard Time", "America/Los_Angeles"),
        ('"W. Europe Standard Time"', "Europe/Berlin"),
        ("UTC", "Etc/UTC"),
        ("GMT", "Etc/GMT"),
        ("tzone://Microsoft/Utc", "Etc/UTC"),
        ("EST5EDT", "America/New_York"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("/freeassociation.sourceforge.net/Tzfile/America/New_York", "America/New_York"),
        ("/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("/mozilla.org/20050126_1/America/New_York", "America/New_York"),
        ("/America/New_York", "America/New_York"),
    ],
)
def test_a_name_with_one_meaning_is_an_iana_zone(tzid: str, zone: str) -> None:
    assert iana_zone(tzid) == zone


@pytest.mark.parametrize(
    "tzid",
    [
        "PST",
        "EST",
        "CET",
        "MST",
        "Eastern Time",
        "(UTC-05:00) Eastern Time (US & Canada)",
        "Customized Time Zone",
        "Corp HQ Time",
        "Eastern Standard Time 1",
        "Europe",
        "America/Argentina",
        "Europe/",
        "../../etc/passwd",
        "../../America/New_York",
        "/../America/New_York",
        "Europe/../America/New_York",
        "/etc/passwd",
        "/usr/share/zoneinfo/Europe",
        "localtime",
        "posixrules",
        "posix/Europe/Berlin",
        "right/Europe/Berlin",
        "Europe/CUSTOM",
        "Europe/Ber\x00lin",
        "/" * 5000,
        "a/" * 5000,
        "1",
        "",
    ],
)
def test_a_name_that_cannot_be_trusted_is_no_zone(tzid: str) -> None:
    assert iana_zone(tzid) == ""


@pytest.mark.parametrize("tzid", ["PST", "Europe", "../../etc/passwd", "Corp HQ Time"])
def test_a_name_that_is_no_zone_is_told_and_never_floats(tzid: str) -> None:
    assert start_of(f"DTSTART;TZID={tzid}:20260310T143000") == EventTime(wall=WALL, named=tzid)


@pytest.mark.parametrize(
    ("wall", "hours"),
    [("20260310T143000", -4), ("20260115T143000", -5), ("20261215T143000", -5), ("20350710T090000", -4)],
)
def test_the_rules_of_the_file_give_an_offset_to_a_name_of_its_own(wall: str, hours: int) -> None:
    starts = start_of(f"DTSTART;TZID=Corp HQ Time:{wall}", US_RULES.format(tzid="Corp HQ Time"))
    assert starts is not None
    assert (starts.zone, starts.named, starts.offset) == ("", "Corp HQ Time", hours * HOURS)


def test_an_abbreviation_with_rules_of_its_own_has_their_offset() -> None:
    starts = start_of("DTSTART;TZID=EST:20260310T143000", US_RULES.format(tzid="EST"))
    assert starts == EventTime(wall=WALL, named="EST", offset=-4 * HOURS)


@pytest.mark.parametrize("tzid", ['"Lima, Quito"', "Lima\\, Quito", "LIMA, QUITO"])
def test_a_name_is_found_however_its_rules_write_it(tzid: str) -> None:
    starts = start_of('DTSTART;TZID="Lima, Quito":20260310T143000', TOKYO_RULES.format(tzid=tzid))
    assert starts is not None
    assert starts.offset == 9 * HOURS


def test_the_rules_of_a_file_do_not_reach_the_next_one() -> None:
    tzid = "Customized Time Zone"
    dtstart = f"DTSTART;TZID={tzid}:20260310T143000"
    alone = start_of(dtstart, TOKYO_RULES.format(tzid=tzid))
    start_of(dtstart, US_RULES.format(tzid=tzid))
    assert (
        start_of(dtstart, TOKYO_RULES.format(tzid=tzid)) == alone == EventTime(wall=WALL, named=tzid, offset=9 * HOURS)
    )


def test_a_file_without_rules_does_not_borrow_those_of_the_last_one() -> None:
    dtstart = "DTSTART;TZID=Customized Time Zone:20260310T143000"
    start_of(dtstart, US_RULES.format(tzid="Customized Time Zone"))
    assert start_of(dtstart) == EventTime(wall=WALL, named="Customized Time Zone")


@pytest.mark.parametrize("wall", ["20260308T023000", "20261101T013000"])
def test_a_wall_clock_that_is_skipped_or_repeated_is_left_as_it_is_written(wall: str) -> None:
    starts = start_of(f"DTSTART;TZID=America/New_York:{wall}")
    assert starts == EventTime(wall=datetime.strptime(wall, "%Y%m%dT%H%M%S"), zone="America/New_York")  # noqa: DTZ007


@pytest.mark.parametrize(
    ("found", "made"),
    [
        ("RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11", "RRULE:FREQ=SECONDLY"),
        ("RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU;BYSECOND=1,2,3"),
        ("RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11", "RRULE:FREQ=YEARLY;INTERVAL=0;BYDAY=1SU;BYMONTH=11"),
        ("TZOFFSETTO:-0500", "TZOFFSETTO:soon"),
        ("TZOFFSETTO:-0500", "TZOFFSETTO:-2300"),
        ("TZOFFSETTO:-0500\n", ""),
        ("DTSTART:16010101T020000", "DTSTART:20260230"),
        ("BEGIN:STANDARD\n", "BEGIN:STANDARD\n" * 300),
    ],
)
def test_rules_that_no_clock_has_give_no_offset(found: str, made: str) -> None:
    zones = US_RULES.format(tzid="x").replace(found, made, 1)
    starts = start_of("DTSTART;TZID=x:20261215T143000", zones)
    assert starts is not None
    assert (starts.named, starts.offset) == ("x", None)


@pytest.mark.parametrize("year", [1, 1601, 2101, 9999])
def test_rules_are_not_counted_to_a_year_in_which_nobody_is_interviewed(year: int) -> None:
    zones = Zones([US_RULES.format(tzid="x").splitlines()])
    assert zones.offset("x", WALL.replace(year=year)) is None


def test_an_offset_behind_a_time_needs_no_rules() -> None:
    found = Property("DTSTART", {"TZID": "Europe/Berlin"}, "20260310T143000+0900")
    assert event_time(found, Zones([])) == EventTime(wall=WALL, named="UTC+0900", offset=9 * HOURS)
