"""Calendar files that were written carelessly, cut, or made to do harm."""

from datetime import datetime

import pytest

from raincheck.adapters.invitations.ics import read_calendar
from raincheck.adapters.invitations.ics_lines import EVENT_LIMIT
from raincheck.domain.invitations.documents import EventTime

START = "DTSTART:20260310T183000Z"
AT = EventTime(wall=datetime(2026, 3, 10, 18, 30), zone="Etc/UTC")  # noqa: DTZ001


def calendar(*lines: str, method: str = "REQUEST") -> str:
    whole = ["BEGIN:VCALENDAR", f"METHOD:{method}", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""]
    return "\r\n".join(whole)


WHOLE = calendar(START, "SUMMARY:Interview")
REPAIRED = {
    "line feeds": WHOLE.replace("\r\n", "\n"),
    "lone carriage returns": WHOLE.replace("\r\n", "\r"),
    "doubled carriage returns": WHOLE.replace("\r\n", "\r\r\n"),
    "words before it": f"See you!\r\n\r\n{WHOLE}",
    "words after it": f"{WHOLE}\r\nBEGIN with a smile\r\n",
    "quoted in a mail": "\n".join(f"> {line}" for line in WHOLE.splitlines()),
    "indented": "\n".join(f"    {line}" for line in WHOLE.splitlines()),
    "lower case": WHOLE.lower().replace("interview", "Interview").replace("dtstart:20260310t183000z", START.lower()),
    "no calendar around it": f"BEGIN:VEVENT\n{START}\nSUMMARY:Interview\nEND:VEVENT\n",
    "folded in the middle of a word": WHOLE.replace("Interview", "Inter\r\n view").replace("183000Z", "1830\r\n\t00Z"),
    "folded after the name": WHOLE.replace("SUMMARY:", "SUMMARY\r\n :").replace("DTSTART:", "DTSTART\r\n :"),
    "an alarm": WHOLE.replace(
        "END:VEVENT", "BEGIN:VALARM\r\nSUMMARY:Reminder\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\nEND:VEVENT"
    ),
}


@pytest.mark.parametrize("text", REPAIRED.values(), ids=REPAIRED.keys())
def test_a_file_that_is_only_written_carelessly_loses_nothing(text: str) -> None:
    found = read_calendar(text)
    assert [(one.starts, one.summary) for one in found.events] == [(AT, "Interview")]
    assert not found.damaged


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.replace("END:VCALENDAR\r\n", ""),
        WHOLE.replace("END:VEVENT\r\n", ""),
        WHOLE[: WHOLE.index("END:VEVENT")],
        WHOLE.replace("END:VEVENT", "BEGIN:VALARM\r\nEND:VEVENT"),
        WHOLE.replace("SUMMARY:", 'ORGANIZER;CN="Dana" (HR):mailto:x@y.example\r\nSUMMARY:'),
        WHOLE.replace("SUMMARY:", "DTSTART:20260311T183000Z\r\nSUMMARY:"),
    ],
)
def test_a_damaged_file_gives_what_can_be_read_and_says_so(text: str) -> None:
    found = read_calendar(text)
    assert [(one.starts, one.summary) for one in found.events] == [(AT, "Interview")]
    assert found.damaged


def test_a_start_that_cannot_be_read_is_damage() -> None:
    found = read_calendar(calendar("DTSTART:soon", "SUMMARY:Interview"))
    assert [one.starts for one in found.events] == [None]
    assert found.damaged


def test_lines_of_a_text_that_were_not_folded_belong_to_it() -> None:
    text = calendar(
        START, "DESCRIPTION:Line one", "Location: see below", "PIN:1234", "https://x.example/1", "SUMMARY:Interview"
    )
    (found,) = read_calendar(text).events
    assert found.description == "Line one\nLocation: see below\nPIN:1234\nhttps://x.example/1"
    assert (found.summary, found.location) == ("Interview", "")


def test_several_calendars_give_the_events_of_all() -> None:
    found = read_calendar(calendar(START, "SUMMARY:One", method="PUBLISH") + calendar(START, "SUMMARY:Two"))
    assert (found.method, [one.summary for one in found.events]) == ("PUBLISH", ["One", "Two"])


@pytest.mark.parametrize("method", ["", "[/bold]", "RE QUEST", "\x1b[31m"])
def test_a_method_that_is_no_word_is_none(method: str) -> None:
    assert read_calendar(calendar(START, method=method)).method == ""


def test_no_more_than_the_first_events_are_read() -> None:
    text = "BEGIN:VCALENDAR\n" + f"BEGIN:VEVENT\n{START}\nEND:VEVENT\n" * (EVENT_LIMIT * 3) + "END:VCALENDAR\n"
    assert len(read_calendar(text).events) == EVENT_LIMIT


@pytest.mark.parametrize("depth", [800, 100_000])
def test_events_in_each_other_are_events_beside_each_other(depth: int) -> None:
    found = read_calendar("BEGIN:VCALENDAR\n" + f"BEGIN:VEVENT\n{START}\n" * depth)
    assert len(found.events) == EVENT_LIMIT
    assert found.damaged


@pytest.mark.parametrize(
    "text",
    [
        "",
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT-X",
        "END:VCALENDAR",
        "BEGIN:VCALENDAR\n\n\nEND",
        "BEGIN:VCALENDAR\nBEGIN:\nEND:\nBEGIN",
    ],
)
def test_what_holds_no_event_gives_none(text: str) -> None:
    assert read_calendar(text).events == ()
