"""Bytes of a file to text: every encoding that invitations come in, and a plain word on everything else."""

import gzip
import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from raincheck.adapters.invitations import decode as module
from raincheck.adapters.invitations.decode import SIZE_LIMIT, decode, open_invitation, text_of
from raincheck.ports import Unreadable, UnreadableCause

WORDS = "Entretien à 14 h, « développeur », Zoë"
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def a_zip() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("word/document.xml", WORDS)
    return held.getvalue()


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_a_text_is_read_in_any_encoding_that_files_come_in(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("été".encode(), "iso-8859-1", "été"),
        ("été".encode("cp1252"), "utf-8", "été"),
        ("“quoted”".encode("cp1252"), "iso-8859-1", "“quoted”"),
        ("превед".encode("koi8-r"), "koi8-r", "превед"),
        ("まみむ".encode("iso-2022-jp"), "iso-2022-jp", "まみむ"),
        (b"plain", "no-such-charset", "plain"),
        (b"plain", "rot13", "plain"),
        (b"plain", "hex", "plain"),
        (b"plain", "undefined", "plain"),
        (b"plain", "utf\x008", "plain"),
        (b"a-b", "punycode", "a-b"),
    ],
)
def test_what_is_declared_is_believed_where_the_bytes_do_not_say_otherwise(
    data: bytes, declared: str, text: str
) -> None:
    assert text_of(data, declared) == text


def test_a_letter_that_was_cut_at_the_end_spoils_no_other() -> None:
    assert text_of("Zoë Müller é".encode()[:-1]) == "Zoë Müller \ufffd"


def test_a_letter_that_a_fold_cut_in_two_is_whole_again() -> None:
    data = b"BEGIN:VCALENDAR\r\nSUMMARY:caf\xc3\r\n \xa9"
    assert text_of(data).endswith("SUMMARY:café")


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", UnreadableCause.NOTHING_IN_IT),
        (b" \r\n\t\n", UnreadableCause.NOTHING_IN_IT),
        (b"\xef\xbb\xbf \n", UnreadableCause.NOTHING_IN_IT),
        ("\n ".encode("utf-16"), UnreadableCause.NOTHING_IN_IT),
        (a_zip(), UnreadableCause.IS_ARCHIVE),
        (gzip.compress(b"BEGIN:VCALENDAR", mtime=0), UnreadableCause.IS_ARCHIVE),
        (b"\n%PDF-1.7\n%abc", UnreadableCause.IS_DOCUMENT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100, UnreadableCause.IS_DOCUMENT),
        (b"{\\rtf1\\ansi Hello}", UnreadableCause.IS_DOCUMENT),
        (b"\x78\x9f\x3e\x22\x01\x00", UnreadableCause.IS_DOCUMENT),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, UnreadableCause.IS_PICTURE),
        (b"\xff\xd8\xff\xe0" + b"x" * 100, UnreadableCause.IS_PICTURE),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", UnreadableCause.IS_PICTURE),
        (b"\x00\x00\x00\x18ftypheic", UnreadableCause.IS_PICTURE),
        (bytes(range(256)) * 40, UnreadableCause.NOT_TEXT),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 60, UnreadableCause.NOT_TEXT),
        (b"x" * (SIZE_LIMIT + 1), UnreadableCause.TOO_LARGE),
    ],
)
def test_what_is_no_text_is_named(data: bytes, cause: UnreadableCause) -> None:
    assert decode(data) == Unreadable(cause)


def test_a_text_with_escape_sequences_is_still_a_text() -> None:
    assert decode(b"\x1b[31mred\x1b[0m") == "\x1b[31mred\x1b[0m"


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "invite.ics"
    path.write_bytes(b"\x00\xff")
    assert open_invitation(path) == b"\x00\xff"


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("missing.ics", UnreadableCause.NOT_FOUND),
        (".", UnreadableCause.IS_FOLDER),
        ("file.ics/inner.ics", UnreadableCause.NOT_FOUND),
        ("nul\x00.ics", UnreadableCause.NOT_FOUND),
        ("n" * 300, UnreadableCause.CANNOT_READ),
        ("pipe", UnreadableCause.CANNOT_READ),
        ("loop", UnreadableCause.CANNOT_READ),
    ],
)
def test_a_path_that_leads_to_no_file_is_named(tmp_path: Path, name: str, cause: UnreadableCause) -> None:
    (tmp_path / "file.ics").write_bytes(b"x")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    found = open_invitation(tmp_path / name)
    assert isinstance(found, Unreadable)
    assert found.cause is cause


def test_a_device_is_not_read() -> None:
    assert open_invitation(Path(os.devnull)) == Unreadable(UnreadableCause.CANNOT_READ)


def test_a_pipe_that_took_the_place_of_the_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setattr(stat, "S_ISREG", lambda _: True)
    assert open_invitation(tmp_path / "pipe") == b""


@pytest.mark.skipif(ROOT, reason="nothing is forbidden to root")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "invite.ics"
    path.write_bytes(b"x")
    path.chmod(0)
    assert open_invitation(path) == Unreadable(UnreadableCause.NOT_ALLOWED, "Permission denied")


def test_a_refusal_of_the_system_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "invite.ics").write_bytes(b"x")
    monkeypatch.setattr(module, "_read", refused)
    assert open_invitation(tmp_path / "invite.ics") == Unreadable(UnreadableCause.NOT_ALLOWED, "Permission denied")


def test_no_more_of_a_large_file_is_read_than_shows_that_it_is_large(tmp_path: Path) -> None:
    path = tmp_path / "large.ics"
    with path.open("wb") as file:
        file.truncate(100 * SIZE_LIMIT)
    assert open_invitation(path) == Unreadable(UnreadableCause.TOO_LARGE)
