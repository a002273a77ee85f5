"""Any file to a document: its kind, and every file of the shared corpus."""

import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.adapters.invitations.reader import FileInvitations
from raincheck.domain.invitations.documents import Document, EventTime
from raincheck.domain.text import BODY_LIMIT, inert
from raincheck.domain.zones import zone_info
from raincheck.ports import Unreadable, UnreadableCause
from stubs.corpus import CORPUS, corpus_files, corpus_json
from stubs.deadline import deadline
from stubs.hostile import controls_in

ICS = (
    "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nDTSTART:20260310T183000Z\r\nSUMMARY:Zoë\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)
EML = "From: Dana Lee <dana@corp.example>\r\nSubject: Zoë\r\nDate: Tue, 10 Mar 2026 09:00:00 +0100\r\n\r\nHi Zoë"
SECONDS = 5.0
FILES = FileInvitations()


def read(text: str, encoding: str = "utf-8") -> Document:
    found = FILES.read(text.encode(encoding))
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32", "cp1252"])
def test_a_calendar_is_read_in_any_encoding(encoding: str) -> None:
    assert [event.summary for event in read(ICS, encoding).events] == ["Zoë"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32", "cp1252"])
def test_a_mail_is_read_in_any_encoding(encoding: str) -> None:
    found = read(EML, encoding)
    assert found.mail is not None
    assert (found.mail.subject, found.text) == ("Zoë", "Hi Zoë")


@pytest.mark.parametrize(
    "text",
    [
        EML,
        f"\r\n \r\n{EML}",
        f"From dana@corp.example Tue Mar 10 09:00:00 2026\r\n{EML}",
        "from: dana@corp.example\nsubject: Hi\n\nHi",
        "From: dana@corp.example\nDate: today\n\nHi",
        "MIME-Version: 1.0\n\nHi",
        "Received: from x\n by y\nX-Odd: 1\n\nHi",
        "DKIM-Signature: v=1;\n a=b\n\nHi",
    ],
)
def test_what_begins_with_headers_is_a_mail(text: str) -> None:
    assert read(text).mail is not None


@pytest.mark.parametrize(
    "text",
    [
        "Hi Sam,\n\nFrom: Dana\nSubject: Interview",
        "From: Dana\n\nHi",
        "Subject: hello\n\nbody only",
        "Note: call Dana\nDate: Tuesday",
        "From here on: we start at two.\nSubject: to change",
        "Tuesday at 2 pm",
    ],
)
def test_words_are_a_text(text: str) -> None:
    assert read(text) == Document(text=text)


def test_a_calendar_with_loose_lines_like_headers_is_no_mail() -> None:
    text = ICS.replace("SUMMARY:", "DESCRIPTION:see\r\nFrom: Dana\r\nSubject: Interview\r\nContent-Type: x\r\nSUMMARY:")
    found = read(text)
    assert (found.mail, len(found.events)) == (None, 1)


def test_the_words_around_a_calendar_are_its_text() -> None:
    assert read(f"See you!\n\n{ICS}\nDana").text == "See you!\n\n\n\nDana"


# A task (RFC 5545, 3.6.2) is a component like an event, and no interview.
A_TASK = "BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR"


@pytest.mark.parametrize("text", ["Paste it from BEGIN:VCALENDAR on.", A_TASK], ids=["words about one", "a task"])
def test_a_calendar_without_an_event_is_the_text_that_it_is(text: str) -> None:
    assert read(text) == Document(text=text)


def test_a_page_is_its_text() -> None:
    assert read("<!DOCTYPE html><html><title>x</title><body><p>Tuesday</p></body></html>") == Document(text="Tuesday")


def test_words_about_html_are_words() -> None:
    assert read("Look at <html>").text == "Look at <html>"


@pytest.mark.parametrize("data", [b"", b"\x1b[0m\x1b[1m", b"<html><script>x</script></html>", b"\xef\xbb\xbf"])
def test_where_there_is_nothing_to_read_it_is_said(data: bytes) -> None:
    assert FILES.read(data) == Unreadable(UnreadableCause.NOTHING_IN_IT)


def test_a_text_that_could_not_be_decoded_whole_is_damaged() -> None:
    found = FILES.read("Zoë Müller ".encode() + b"\xff")
    assert isinstance(found, Document)
    assert found.damaged


def test_a_zip_named_like_a_calendar_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "invite.ics", "w") as file:
        file.writestr("invite.ics", ICS)
    assert FILES.open(tmp_path / "invite.ics") == Unreadable(UnreadableCause.IS_ARCHIVE)


def test_a_folder_is_named(tmp_path: Path) -> None:
    assert FILES.open(tmp_path) == Unreadable(UnreadableCause.IS_FOLDER)


def test_a_file_is_opened_and_read(tmp_path: Path) -> None:
    (tmp_path / "invite.ics").write_text(ICS, "utf-8")
    assert FILES.open(tmp_path / "invite.ics") == read(ICS)


def test_a_long_text_is_cut() -> None:
    assert len(read("Tuesday at 2 pm\n" * 300_000).text) == BODY_LIMIT


HEAVY = {
    "a line": "x" * 5_000_000,
    "lines": "a\n" * 2_500_000,
    "escapes": "x\x1b]" * 1_600_000,
    "a page": "<html>" + "<div>" * 1_000_000 + "seen",
    "a description": ICS.replace("Zoë", "x" * 5_000_000),
    "folds": ICS.replace("Zoë", "x\r\n y" * 1_000_000),
    "events": "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\nDTSTART:20260310T183000Z\r\nEND:VEVENT\r\n" * 80_000,
    "components": "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + "BEGIN:X\r\n" * 280_000 + "END:Y\r\n" * 280_000,
    "guests": ICS.replace("SUMMARY", 'ATTENDEE;CN="a":mailto:a@b.c\r\n' * 150_000 + "SUMMARY"),
    "zones": "BEGIN:VCALENDAR\r\n" + "BEGIN:VTIMEZONE\r\nTZID:a\r\nEND:VTIMEZONE\r\n" * 110_000 + "BEGIN:VEVENT\r\n",
    "quotes": ICS.replace("SUMMARY:", "SUMMARY;X=" + '"a' * 2_000_000 + ":"),
    "a name": ICS.replace("SUMMARY:", "X-" + "A" * 5_000_000),
}


@pytest.mark.parametrize("text", HEAVY.values(), ids=HEAVY.keys())
def test_a_file_that_was_made_to_be_slow_ends_soon(text: str) -> None:
    with deadline(SECONDS):
        FILES.read(text.encode())


def corpus() -> Iterator[Path]:
    for folder, pattern in (("ics", "*.ics"), ("eml", "*.eml"), ("invitations-made", "*.ics")):
        yield from sorted((CORPUS / folder).glob(pattern))


def strings_of(found: Any) -> Iterator[str]:
    """Every string in a value of plain types."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        found = list(found.values())
    for one in found if isinstance(found, list | tuple) else ():
        yield from strings_of(one)


@pytest.mark.parametrize("path", list(corpus()), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_nothing_that_drives_a_terminal_comes_out_of_the_corpus(path: Path) -> None:
    assert [text for text in strings_of(msgspec.to_builtins(FILES.open(path))) if controls_in(text) - {"\t"}] == []


def test_the_corpus_is_there() -> None:
    assert len(corpus_files("ics", "*.ics")) > 100
    assert len(corpus_files("eml", "*.eml")) > 60


PIECES = [
    *(b"BEGIN:VCALENDAR\r\n", b"BEGIN:VEVENT\n", b"END:VEVENT\r", b"DTSTART;TZID=", b":20260310T143000", b"SUMMARY:"),
    *(b"BEGIN:VTIMEZONE\nTZID:x\n", b"BEGIN:STANDARD\nTZOFFSETTO:", b"RRULE:FREQ=SECONDLY\n", b"ORGANIZER;CN="),
    *(b"From: a\n", b"Subject: =?utf-8?q?", b"Date: Tue, ", b"Content-Type: multipart/mixed; boundary=b\n", b"--b\n"),
    *(
        b"Content-Type: text/html\n",
        b"Content-Transfer-Encoding: base64\n",
        b"\n\n",
        b"<a href='",
        b"<!--",
        b"&#x",
        b"?=",
    ),
    *(b"\xff\xfe", b"\xfe\xff", b"\x00", b"\xc3", b"\x1b]52;c;", b'"', b"\\", b";", b":", b" "),
]


@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=12), max_size=30).map(b"".join))
def test_any_bytes_give_a_document_or_a_refusal_that_is_safe_to_show(data: bytes) -> None:
    found = FILES.read(data)
    assert isinstance(found, Document | Unreadable)
    assert all(text == inert(text, many_lines=True) for text in strings_of(msgspec.to_builtins(found)))


def truths() -> dict[str, list[str]]:
    there = (CORPUS / "invitations-made" / "truth.json").exists()
    found: dict[str, list[str]] = corpus_json("invitations-made/truth.json")["starts"] if there else {}
    return found


def told(starts: EventTime | None) -> str:
    """The start in the words of the truth: an instant, a floating time, a day, or a time to ask about."""
    assert starts is not None
    if starts.day:
        return f"date {starts.day}"
    assert starts.wall is not None
    wall = f"{starts.wall:%Y-%m-%dT%H:%M}"
    zone = zone_info(starts.zone) or (timezone(starts.offset) if starts.offset is not None else None)
    if zone is None:
        return f"?{wall}" if starts.named else f"float {wall}"
    aware = starts.wall.replace(tzinfo=zone)
    skipped = aware.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != starts.wall
    repeated = aware.utcoffset() != aware.replace(fold=1).utcoffset()
    return f"?{wall}" if skipped or repeated else f"{aware.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


@pytest.mark.parametrize(("name", "expected"), truths().items())
def test_the_start_of_each_made_invitation_is_the_true_one(name: str, expected: list[str]) -> None:
    found = FILES.open(CORPUS / "invitations-made" / name)
    assert isinstance(found, Document)
    assert [told(event.starts) for event in found.events] == expected


def test_every_made_invitation_has_its_truth() -> None:
    assert {path.name for path in corpus_files("invitations-made", "*.ics")} == set(truths())


def test_an_offset_of_the_file_is_told_as_an_instant() -> None:
    wall = datetime(2026, 3, 10, 18, 30)  # noqa: DTZ001
    assert told(EventTime(wall=wall, named="x", offset=timedelta(hours=-4))) == "2026-03-10T22:30Z"
