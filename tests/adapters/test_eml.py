"""The `.eml` hand-off: a private file with a plain name, opened where something opens it."""

import stat
from pathlib import Path

from msgspec.structs import replace

from raincheck.adapters.mail.eml import EmlFile
from raincheck.adapters.mail.mime import draft_bytes
from raincheck.domain.session import Way
from raincheck.ports import FailCause, HandedOff, NotSent
from raincheck.watching import Lookout
from stubs.fakes import FakeLauncher
from stubs.mails import MAIL


def test_a_file_is_written_privately_and_opened(tmp_path: Path) -> None:
    launcher = FakeLauncher()
    outcome = EmlFile(tmp_path / "outbox", launcher).deliver(MAIL, Lookout())
    assert isinstance(outcome, HandedOff)
    path = Path(outcome.note)
    assert path.read_bytes() == draft_bytes(MAIL)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert launcher.targets == [str(path)]


def test_a_file_is_handed_off_even_when_nothing_opens_it(tmp_path: Path) -> None:
    assert isinstance(EmlFile(tmp_path, FakeLauncher(ok=False)).deliver(MAIL, Lookout()), HandedOff)


def test_no_file_is_ever_overwritten(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("precious")
    (tmp_path / "hi.eml").symlink_to(tmp_path / "elsewhere")
    mailer = EmlFile(tmp_path, FakeLauncher())
    notes = [outcome.note for outcome in (mailer.deliver(replace(MAIL, subject="Hi"), Lookout()) for _ in range(3))]
    assert [Path(note).name for note in notes] == ["hi-2.eml", "hi-3.eml", "hi-4.eml"]
    assert (tmp_path / "elsewhere").read_text() == "precious"


def test_a_hostile_subject_cannot_leave_the_folder(tmp_path: Path) -> None:
    outcome = EmlFile(tmp_path / "outbox", FakeLauncher()).deliver(replace(MAIL, subject="../../x\x00/y"), Lookout())
    assert Path(outcome.note).parent == tmp_path / "outbox"


def test_a_folder_that_cannot_be_made_is_a_failure_with_its_cause(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    outcome = EmlFile(tmp_path / "file" / "outbox", FakeLauncher()).deliver(MAIL, Lookout())
    assert isinstance(outcome, NotSent)
    assert outcome.cause is FailCause.FILE_NOT_WRITTEN


def test_its_way_is_eml(tmp_path: Path) -> None:
    assert EmlFile(tmp_path, FakeLauncher()).way is Way.EML
