"""What was sent, byte for byte, in a private folder."""

import os
import stat
from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.adapters.mail.copies import FileCopies
from raincheck.adapters.mail.mime import wire_bytes
from stubs.corpus import corpus_json
from stubs.mails import MAIL


def test_the_copy_is_what_leaves(tmp_path: Path) -> None:
    kept = FileCopies(tmp_path / "sent").keep(MAIL)
    assert kept is not None
    assert Path(kept).read_bytes() == wire_bytes(MAIL)


def test_the_name_tells_the_subject_and_the_mail(tmp_path: Path) -> None:
    kept = FileCopies(tmp_path).keep(replace(MAIL, subject="Can't make it today", message_id="<0aB1cd2e3f@x.example>"))
    assert kept == str(tmp_path / "can-t-make-it-today-0ab1cd2e.eml")


def test_only_the_user_can_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        kept = FileCopies(tmp_path / "data" / "sent").keep(MAIL)
    finally:
        os.umask(before)
    assert kept is not None
    assert stat.S_IMODE(Path(kept).stat().st_mode) == 0o600
    assert stat.S_IMODE(Path(kept).parent.stat().st_mode) == 0o700


def test_a_folder_that_was_open_to_others_is_closed(tmp_path: Path) -> None:
    (tmp_path / "sent").mkdir()
    (tmp_path / "sent").chmod(0o755)
    FileCopies(tmp_path / "sent").keep(MAIL)
    assert stat.S_IMODE((tmp_path / "sent").stat().st_mode) == 0o700


def test_the_same_mail_tried_again_writes_nothing(tmp_path: Path) -> None:
    first = FileCopies(tmp_path).keep(MAIL)
    assert first is not None
    before = Path(first).stat()
    assert FileCopies(tmp_path).keep(replace(MAIL, only=(MAIL.to,))) == first
    assert (Path(first).stat().st_mtime_ns, list(tmp_path.glob("*.eml"))) == (before.st_mtime_ns, [Path(first)])


def test_another_mail_of_the_same_name_replaces_nothing(tmp_path: Path) -> None:
    first, second = (FileCopies(tmp_path).keep(mail) for mail in (MAIL, replace(MAIL, body="Something else")))
    assert first is not None
    assert second is not None
    assert first != second
    assert Path(first).read_bytes() == wire_bytes(MAIL)
    assert FileCopies(tmp_path).keep(replace(MAIL, body="Something else")) == second


def test_a_copy_that_was_cut_off_is_not_taken_for_the_mail(tmp_path: Path) -> None:
    first = FileCopies(tmp_path).keep(MAIL)
    assert first is not None
    Path(first).write_bytes(wire_bytes(MAIL)[:100])
    again = FileCopies(tmp_path).keep(MAIL)
    assert again not in {None, first}


def test_a_folder_in_its_place_is_passed_by(tmp_path: Path) -> None:
    first = FileCopies(tmp_path).keep(MAIL)
    assert first is not None
    Path(first).unlink()
    Path(first).mkdir()
    assert FileCopies(tmp_path).keep(MAIL) is not None


def test_a_mail_that_needs_utf8_is_kept_as_it_leaves(tmp_path: Path) -> None:
    mail = replace(MAIL, to="jösé@example.com")
    kept = FileCopies(tmp_path).keep(mail)
    assert kept is not None
    assert Path(kept).read_bytes() == wire_bytes(mail, utf8=True)


def test_no_subject_leads_out_of_the_folder(tmp_path: Path) -> None:
    for number, subject in enumerate(["", "*", "[a]", "../../x\0/y", *corpus_json("strings/attack.json")["paths"]]):
        kept = FileCopies(tmp_path / "sent").keep(replace(MAIL, subject=subject, message_id=f"<{number}@x.example>"))
        assert kept is not None
        assert Path(kept).parent == tmp_path / "sent"


def test_a_folder_that_can_not_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert FileCopies(tmp_path / "file" / "sent").keep(MAIL) is None


@pytest.mark.parametrize("to", ["", "a@x.example, b@x.example"])
def test_what_can_not_leave_is_not_kept(tmp_path: Path, to: str) -> None:
    assert FileCopies(tmp_path).keep(replace(MAIL, to=to)) is None
    assert list(tmp_path.glob("*.eml")) == []
