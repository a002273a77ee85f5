"""The calendar file (RFC 5545), read by three readers that do not know each other."""

import stat
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar
from icalendar.cal import Component
from msgspec.structs import replace

from raincheck.adapters.calendars import ics
from raincheck.adapters.calendars.events import calendar_of, seen
from raincheck.adapters.calendars.ics import PUBLISH, IcsFiles
from raincheck.domain.calendar_entries import CalendarEntry, calendar_entries
from raincheck.domain.followup import cancel, drop, written
from raincheck.domain.session import Session
from raincheck.domain.text import clean_body, clean_line
from raincheck.domain.touches import CalendarFile, Touch, TouchKind, TouchState
from raincheck.ports import FailCause, WriteFailed, Written
from stubs.cases import FIRST_TOUCH, INTERVIEW, NOW, TOUCHES, a_case
from stubs.corpus import corpus_json
from stubs.fakes import WORDS, FakeLauncher
from stubs.strategies import moments, raw_text


def entries_of(case: Session) -> tuple[CalendarEntry, ...]:
    return calendar_entries(case, WORDS)


def ics_bytes(entries: Sequence[CalendarEntry], now: datetime) -> bytes:
    return calendar_of(entries, now, PUBLISH)


def moments_in(data: bytes) -> dict[str, datetime]:
    return {one.uid: one.start for one in seen(data)}


def events(data: bytes) -> Sequence[Component]:
    return Calendar.from_ical(data).walk("VEVENT")


ENTRIES = entries_of(a_case())
# What readers make of blanks at the edges of a line, and of nothing at all, is their own affair.
clean_titles = raw_text.map(clean_line).filter(bool)
clean_texts = raw_text.map(clean_body).filter(lambda text: bool(text.strip()))


def entry(
    summary: str = "x", description: str = "y", touch: Touch = TOUCHES[0], location: str = "z", url: str = ""
) -> CalendarEntry:
    return CalendarEntry(touch=touch, summary=summary, description=description, location=location, url=url)


Read = set[tuple[str, datetime, str, str, int]]
"""What every reader has to find: UID, start, title, description and SEQUENCE of each entry."""


def by_ical(data: bytes) -> Read:
    found = IcsCalendarStream.calendar_from_ics(data.decode()).events
    return {(str(e.uid), e.dtstart, e.summary or "", e.description or "", e.sequence or 0) for e in found}  # type: ignore[misc] # dtstart is a datetime


def by_vobject(data: bytes) -> Read:
    (calendar,) = vobject.readComponents(data.decode())
    return {
        (e.uid.value, e.dtstart.value, e.summary.value, e.description.value, int(e.sequence.value))
        for e in calendar.vevent_list
    }


def by_icalendar(data: bytes) -> Read:
    found = events(data)
    return {
        (str(e["uid"]), e.decoded("dtstart"), str(e["summary"]), str(e["description"]), int(str(e["sequence"])))
        for e in found
    }


def as_meant(entries: Sequence[CalendarEntry]) -> Read:
    return {
        (e.touch.uid, e.touch.at.astimezone(UTC), clean_line(e.summary), clean_body(e.description), e.touch.sequence)
        for e in entries
    }


@pytest.mark.parametrize("reader", [by_ical, by_vobject, by_icalendar])
def test_every_reader_finds_every_touch(reader: Callable[[bytes], Read]) -> None:
    assert reader(ics_bytes(ENTRIES, NOW)) == as_meant(ENTRIES)


@pytest.mark.parametrize("reader", [by_ical, by_vobject, by_icalendar])
@given(st.lists(st.tuples(clean_titles, clean_texts, moments), min_size=1, max_size=2))
def test_every_reader_finds_the_words_as_they_were_meant(
    reader: Callable[[bytes], Read], given_words: list[tuple[str, str, datetime]]
) -> None:
    entries = [
        entry(summary, text, replace(TOUCHES[0], uid=f"{n}@x", at=at))
        for n, (summary, text, at) in enumerate(given_words)
    ]
    assert reader(ics_bytes(entries, NOW)) == as_meant(entries)


def test_every_time_is_written_in_utc() -> None:
    stamps = [line for line in ics_bytes(ENTRIES, NOW).decode().split("\r\n") if line.startswith("DT")]
    assert len(stamps) == 9
    assert all(line.endswith("Z") and "TZID" not in line for line in stamps)
    assert "DTSTART:20261120T163000Z" in stamps


@given(st.lists(moments, min_size=1, max_size=3), st.sampled_from(TouchKind))
def test_any_moment_is_read_back_as_itself(ats: list[datetime], kind: TouchKind) -> None:
    held = [entry(touch=Touch(uid=f"{n}@x", kind=kind, at=at, zone="Etc/UTC")) for n, at in enumerate(ats)]
    assert moments_in(ics_bytes(held, NOW)) == {e.touch.uid: e.touch.at for e in held}


def test_a_planned_touch_rings_twice() -> None:
    for event in events(ics_bytes(ENTRIES, NOW)):
        triggers = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
        assert triggers == [timedelta(0), timedelta(minutes=-15)]


@pytest.mark.parametrize(
    ("state", "status", "alarms"),
    [
        (TouchState.PLANNED, "CONFIRMED", 2),
        (TouchState.DROPPED, "CANCELLED", 0),
        (TouchState.DONE, "CONFIRMED", 0),
    ],
)
def test_only_a_dropped_touch_cancels_its_entry(state: TouchState, status: str, alarms: int) -> None:
    (event,) = events(ics_bytes([entry(touch=replace(TOUCHES[0], state=state))], NOW))
    assert (event["status"], len(event.walk("VALARM"))) == (status, alarms)


def test_a_change_keeps_the_uid_and_raises_the_sequence() -> None:
    before = written(a_case(), CalendarFile(path="x", at=NOW))
    after = drop(before, TouchKind.FIRST)
    first = [events(ics_bytes(entries_of(case), NOW))[0] for case in (before, after)]
    assert [(str(event["uid"]), event["sequence"]) for event in first] == [(TOUCHES[0].uid, 0), (TOUCHES[0].uid, 1)]


def test_the_same_entries_give_the_same_bytes() -> None:
    assert ics_bytes(ENTRIES, NOW) == ics_bytes(ENTRIES, NOW)


def assert_contained(text: str) -> None:
    """A text is the value of its property, and never a property or a component of its own."""
    held = entry(text, text, location=text, url=text)
    data = ics_bytes([held], NOW)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert not set(data.replace(b"\r\n", b"")) & (set(range(32)) - set(b"\t"))
    assert max(map(len, data.split(b"\r\n"))) <= 75
    (event,) = events(data)
    harmless = ics_bytes([entry(location="z" if clean_line(text) else "")], NOW).decode()
    plain = {line.split(":")[0] for line in harmless.split("\r\n")}
    unfolded = data.replace(b"\r\n ", b"").decode().split("\r\n")
    assert {line.split(":")[0] for line in unfolded} == plain
    assert len(unfolded) == len(harmless.replace("\r\n ", "").split("\r\n"))
    assert str(event["summary"]) == clean_line(text)
    assert str(event["description"]) == clean_body(text)
    (again,) = IcsCalendarStream.calendar_from_ics(data.decode()).events
    assert (again.summary or "") == clean_line(text)


@given(raw_text)
def test_no_text_becomes_a_property(text: str) -> None:
    assert_contained(text)


HOSTILE = ["a;b,c:d", "\\n", "\\\\n\\,", "x\r\nATTACH:http://x", "é" * 200, "👩\u200d👧" * 60, "END:VEVENT"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_in_its_property(text: str) -> None:
    assert_contained(text)


def test_the_shared_attacks_stay_in_their_property() -> None:
    for text in corpus_json("strings/attack.json")["ics-injection"]:
        assert_contained(text)


def test_the_facts_stand_in_the_entry() -> None:
    assert INTERVIEW.company in ENTRIES[0].summary
    assert INTERVIEW.role in ENTRIES[0].summary
    bare = entries_of(a_case(interview=replace(INTERVIEW, company="", role="", contact_name="")))
    assert all("the interviewer" in e.summary and "$" not in e.summary for e in bare)


@pytest.mark.parametrize(
    ("open_it", "ok", "opened", "targets"), [(True, True, True, 1), (True, False, False, 1), (False, True, False, 0)]
)
def test_the_file_is_private_and_opened_when_asked(
    tmp_path: Path, open_it: bool, ok: bool, opened: bool, targets: int
) -> None:
    launcher = FakeLauncher(ok)
    path = tmp_path / "calendar" / "case.ics"
    assert IcsFiles(path.parent, launcher).write("case", ENTRIES, NOW, open_it) == Written(str(path), opened)
    assert path.read_bytes() == ics_bytes(ENTRIES, NOW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert launcher.targets == [str(path)] * targets


def test_written_means_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ics, "write_whole", lambda path, data: path.write_bytes(data.replace(b"T163000Z", b"T173000Z")))
    outcome = IcsFiles(tmp_path, FakeLauncher()).write("case", ENTRIES, NOW, open_it=True)
    assert outcome == WriteFailed(FailCause.CALENDAR_NOT_WRITTEN)


def test_a_folder_that_cannot_be_made_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    outcome = IcsFiles(tmp_path / "file" / "calendar", FakeLauncher()).write("case", ENTRIES, NOW, open_it=True)
    assert isinstance(outcome, WriteFailed)
    assert outcome.cause is FailCause.CALENDAR_NOT_WRITTEN


def test_what_a_calendar_may_hold_and_is_not_needed_gets_a_file_that_takes_it_out(tmp_path: Path) -> None:
    published = written(a_case(), CalendarFile(path="x", at=NOW))
    launcher = FakeLauncher()
    IcsFiles(tmp_path, launcher).write("case", entries_of(drop(published, TouchKind.FIRST)), NOW, open_it=True)
    assert launcher.targets == [str(tmp_path / "case.ics"), str(tmp_path / "case-cancel.ics")]
    calendar = Calendar.from_ical((tmp_path / "case-cancel.ics").read_bytes())
    (event,) = calendar.walk("VEVENT")
    found = (calendar["method"], event["uid"], event["status"], event["sequence"])
    assert found == ("CANCEL", TOUCHES[0].uid, "CANCELLED", 1)


def test_what_never_was_in_a_calendar_is_not_taken_out_of_one(tmp_path: Path) -> None:
    IcsFiles(tmp_path, FakeLauncher()).write("case", entries_of(drop(a_case(), TouchKind.FIRST)), NOW, open_it=True)
    assert not (tmp_path / "case-cancel.ics").exists()


def test_once_nothing_stands_only_the_file_that_takes_out_is_opened(tmp_path: Path) -> None:
    published = written(a_case(), CalendarFile(path="x", at=NOW))
    launcher = FakeLauncher()
    outcome = IcsFiles(tmp_path, launcher).write("case", entries_of(cancel(published)), NOW, open_it=True)
    assert outcome == Written(str(tmp_path / "case-cancel.ics"), opened=True)
    assert launcher.targets == [str(tmp_path / "case-cancel.ics")]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://meet.example/abc?pwd=1", "https://meet.example/abc?pwd=1"),
        ("javascript:alert(1)", ""),
        ("https://meet.example/a b", ""),
        ("https://meet.example/a;b,c=1", "https://meet.example/a;b,c=1"),
        ("https://meet.example/a\r\nATTACH:x", ""),
        ("", ""),
    ],
)
def test_a_link_is_kept_where_it_needs_no_escape(url: str, kept: str) -> None:
    (event,) = events(ics_bytes([entry(url=url)], NOW))
    assert str(event.get("url", "")) == kept


def test_an_older_file_is_replaced_whole(tmp_path: Path) -> None:
    calendar = IcsFiles(tmp_path, FakeLauncher())
    calendar.write("case", ENTRIES, NOW, open_it=False)
    calendar.write("case", ENTRIES[:1], NOW, open_it=False)
    assert moments_in((tmp_path / "case.ics").read_bytes()) == {TOUCHES[0].uid: FIRST_TOUCH}
