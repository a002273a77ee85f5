"""Calendar files to events, also those that are broken."""

from datetime import datetime

import pytest

from raincheck.adapters.invitations.ics import PEOPLE_LIMIT, read_calendar
from raincheck.domain.invitations.documents import CalendarEvent, EventTime, Person
from stubs.hostile import ATTACKS, MARKUP, controls_in

START = "DTSTART:20260310T183000Z"
AT = EventTime(wall=datetime(2026, 3, 10, 18, 30), zone="Etc/UTC")  # noqa: DTZ001
DANA = Person(name="Dana Lee", email="dana@corp.example")


def calendar(*lines: str) -> str:
    whole = ["BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""]
    return "\r\n".join(whole)


def event(*lines: str) -> CalendarEvent:
    (found,) = read_calendar(calendar(*lines)).events
    return found


def test_an_event_is_read_whole() -> None:
    found = read_calendar(
        calendar(
            "UID:u1",
            "SEQUENCE:2",
            START,
            "DTEND:20260310T191500Z",
            "SUMMARY:Interview\\, round 2",
            "DESCRIPTION:Hi Sam\\,\\n\\nsee you.\\n",
            "LOCATION:Room 4\\; HQ",
            "URL:https://corp.example/i/1",
            "ORGANIZER;CN=Dana Lee:mailto:dana@corp.example",
            "ATTENDEE;CN=Sam Doe:mailto:sam@example.net",
            "CONTACT:Front desk\\, +1 202 555 0188",
        )
    )
    assert found.method == "REQUEST"
    assert not found.damaged
    assert found.events == (
        CalendarEvent(
            starts=AT,
            minutes=45,
            summary="Interview, round 2",
            description="Hi Sam,\n\nsee you.",
            location="Room 4; HQ",
            url="https://corp.example/i/1",
            organizer=DANA,
            attendees=(Person(name="Sam Doe", email="sam@example.net"),),
            contact="Front desk, +1 202 555 0188",
            uid="u1",
            sequence=2,
        ),
    )


@pytest.mark.parametrize(
    ("lines", "minutes"),
    [
        (("DTEND:20260310T191500Z",), 45),
        (("DURATION:PT1H30M",), 90),
        (("DURATION:PT15M", "DTEND:20260310T190000Z"), 30),
        (("DTEND:20260310T193000",), None),
        (("DTEND;TZID=America/New_York:20260310T150000",), 30),
        (("DTEND;TZID=Corp HQ Time:20260310T190000",), None),
        (("DTEND:20260310T180000Z",), None),
        (("DTEND:20260310T183000Z",), None),
        (("DTEND:20260311T190000Z",), None),
        (("DTEND:99991231T235959Z",), None),
        (("DTEND:soon", "DURATION:PT20M"), 20),
        (("DURATION:-PT15M",), None),
        (("DURATION:P99999999999999D",), None),
        (("DURATION:PT" + "9" * 5000 + "H",), None),
        (("DURATION:an hour",), None),
        ((), None),
    ],
)
def test_a_length_is_told_where_it_makes_sense(lines: tuple[str, ...], minutes: int | None) -> None:
    assert event(START, *lines).minutes == minutes


def test_a_length_over_the_change_of_a_clock_is_the_time_that_passes() -> None:
    found = event("DTSTART;TZID=America/New_York:20260308T013000", "DTEND;TZID=America/New_York:20260308T033000")
    assert found.minutes == 60


def test_a_length_at_one_unknown_place_is_that_of_its_clock() -> None:
    found = event("DTSTART;TZID=Corp HQ Time:20260310T143000", "DTEND;TZID=Corp HQ Time:20260310T150000")
    assert found.minutes == 30


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("ORGANIZER;CN=Dana Lee:mailto:dana@corp.example", DANA),
        (
            'ORGANIZER;CN="Lee, Dana (Talent)":MAILTO:dana@corp.example',
            Person(name="Lee, Dana (Talent)", email=DANA.email),
        ),
        ("ORGANIZER;CN=Lee, Dana:mailto:dana@corp.example", Person(name="Lee, Dana", email=DANA.email)),
        ('ORGANIZER;CN="Dana Lee" (HR):mailto:dana@corp.example', DANA),
        ('ORGANIZER;CN="Dana Lee:mailto:dana@corp.example', DANA),
        ("ORGANIZER;CN='Dana Lee':mailto:dana@corp.example", DANA),
        ("ORGANIZER;CN=dana@corp.example:mailto:dana@corp.example", Person(email=DANA.email)),
        ("ORGANIZER:no-reply@zoom.us", Person(email="no-reply@zoom.us")),
        ("ORGANIZER;CN=Dana Lee:mailto:dana@corp.example?bcc=evil@x.example", DANA),
        ("ORGANIZER;CN=Dana Lee;EMAIL=dana@corp.example:/O=CORP/CN=DANA", DANA),
        ("ORGANIZER;CN=Dana Lee:invalid:nomail", Person(name="Dana Lee")),
        ("ORGANIZER;CN=Dana^nBcc: x@y.example:mailto:dana@corp.example", Person(name="Dana Bcc", email=DANA.email)),
        ("ORGANIZER:", Person()),
    ],
)
def test_an_organizer_is_read_however_it_is_written(line: str, person: Person) -> None:
    assert event(START, line).organizer == person


def test_rooms_and_things_are_no_guests() -> None:
    found = event(
        START,
        "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@corp.example",
        "ATTENDEE;CUTYPE=resource;CN=Beamer:mailto:beamer@corp.example",
        "ATTENDEE;CUTYPE=INDIVIDUAL;CN=Sam:mailto:sam@example.net",
    )
    assert found.attendees == (Person(name="Sam", email="sam@example.net"),)


def test_a_second_organizer_is_a_guest() -> None:
    found = event(START, "ORGANIZER;CN=Dana Lee:mailto:dana@corp.example", "ORGANIZER:mailto:mallory@evil.example")
    assert (found.organizer, found.attendees) == (DANA, (Person(email="mallory@evil.example"),))


def test_a_webinar_does_not_bring_all_its_guests() -> None:
    found = event(START, *(f"ATTENDEE:mailto:{number}@example.net" for number in range(PEOPLE_LIMIT * 2)))
    assert len(found.attendees) == PEOPLE_LIMIT


@pytest.mark.parametrize(
    "line",
    [
        "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example/1",
        "X-GOOGLE-CONFERENCE:https://meet.example/1",
        "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://meet.example/1",
        "X-MICROSOFT-ONLINEMEETINGCONFLINK:https://meet.example/1",
        "X-ZOOM-JOIN-URL:https://meet.example/1",
    ],
)
def test_a_conference_property_is_a_link(line: str) -> None:
    assert event(START, line).links == ("https://meet.example/1",)


def test_a_number_to_dial_is_a_link_as_well() -> None:
    assert event(START, "CONFERENCE;VALUE=URI:tel:+1-412-555-0123,,,654321").links == ("tel:+1-412-555-0123,,,654321",)


@pytest.mark.parametrize("value", ["conf", "javascript:alert(1)", "https://x.example/" + "a" * 3000, "{}", ""])
def test_what_leads_nowhere_is_no_link(value: str) -> None:
    assert event(START, f"X-GOOGLE-CONFERENCE:{value}").links == ()


@pytest.mark.parametrize(
    ("lines", "description"),
    [
        (
            ("X-ALT-DESC;FMTTYPE=text/html:<p>Hi\\, Sam</p><a href='https://x.example/1'>x</a>",),
            "Hi, Sam\n\nx <https://x.example/1>",
        ),
        (("DESCRIPTION:\\n", "X-ALT-DESC;FMTTYPE=text/html:<p>Hi</p>"), "Hi"),
        (("DESCRIPTION:Plain", "X-ALT-DESC;FMTTYPE=text/html:<p>Hi</p>"), "Plain"),
        (("DESCRIPTION:<b>Panel</b><br>https://x.example/1\\nBye &amp\\; x",), "Panel\nhttps://x.example/1\nBye & x"),
        (("DESCRIPTION:Join <https://x.example/1> & bring [/bold]",), "Join <https://x.example/1> & bring [/bold]"),
        (("DESCRIPTION;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=A9=\r\n at two",), "Café at two"),
    ],
)
def test_a_description_is_plain_lines(lines: tuple[str, ...], description: str) -> None:
    assert event(START, *lines).description == description


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("STATUS:CANCELLED", "cancelled"),
        ("RRULE:FREQ=SECONDLY", "recurring"),
        ("RDATE:20260311T183000Z", "recurring"),
        ("RECURRENCE-ID:20260310T183000Z", "override"),
    ],
)
def test_a_mark_of_an_event_is_told(line: str, field: str) -> None:
    assert getattr(event(START, line), field) is True
    assert getattr(event(START), field) is False


@pytest.mark.parametrize("value", ["-1", "x", "", "9" * 5000, "٣"])
def test_a_sequence_that_is_no_number_is_the_first(value: str) -> None:
    assert event(START, f"SEQUENCE:{value}").sequence == 0


@pytest.mark.parametrize(
    ("given", "zone"),
    [("Europe/Berlin", "Europe/Berlin"), ("Pacific Standard Time", "America/Los_Angeles"), ("PST", "")],
)
def test_the_zone_in_which_people_think_is_told(given: str, zone: str) -> None:
    text = calendar(START).replace("BEGIN:VEVENT", f"X-WR-TIMEZONE:{given}\r\nBEGIN:VEVENT")
    (found,) = read_calendar(text).events
    assert (found.starts, found.calendar_zone) == (AT, zone)


@pytest.mark.parametrize("attack", [*ATTACKS, *MARKUP])
@pytest.mark.parametrize(
    "line",
    [
        "SUMMARY:{}",
        "DESCRIPTION:{}",
        "LOCATION:{}",
        "URL:https://x.example/{}",
        "UID:{}",
        "CONTACT:{}",
        "X-ALT-DESC:<p>{}</p>",
        "X-GOOGLE-CONFERENCE:https://x.example/{}",
        'ORGANIZER;CN="{0}":mailto:{0}@x.example',
        "ATTENDEE;CN={0}:mailto:{0}@x.example",
        "DTSTART;TZID={}:20260310T183000",
    ],
)
def test_nothing_that_drives_a_terminal_gets_through_a_property(line: str, attack: str) -> None:
    (found,) = read_calendar(calendar(line.format(attack))).events
    assert not any(controls_in(text) for text in strings_of(found))


def strings_of(found: CalendarEvent) -> list[str]:
    people = [found.organizer, *found.attendees]
    named = [found.starts.named, found.starts.zone] if found.starts else []
    texts = [found.summary, found.description, found.location, found.url, found.uid, found.contact, found.calendar_zone]
    return [*texts, *named, *found.links, *(text for one in people for text in (one.name, one.email))]


@pytest.mark.parametrize("attack", MARKUP)
def test_markup_in_a_property_is_the_text_that_it_is(attack: str) -> None:
    assert event(START, f"SUMMARY:{attack}").summary == attack
