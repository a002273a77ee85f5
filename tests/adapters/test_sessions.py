"""The cases on disk: private, whole or not at all, and never overwritten by mistake."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from raincheck.adapters import files, sessions
from raincheck.adapters.record import encode
from raincheck.adapters.sessions import SIZE_LIMIT, STALE_SECONDS, TomlSessions
from raincheck.domain.session import Me, Session
from raincheck.ports import LoadCause, LoadFailed, SaveCause, Saved, SaveFailed
from stubs.cases import CASE_ID, a_case

WHOLE = encode(a_case(), {})
CHANGED = replace(a_case(), me=Me(name="Somebody Else"))


@pytest.fixture
def store(tmp_path: Path) -> TomlSessions:
    return TomlSessions(tmp_path / "data")


@pytest.fixture
def path(store: TomlSessions) -> Path:
    assert isinstance(store.create(a_case()), Saved)
    return Path(store.path(CASE_ID))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def everything(folder: Path) -> dict[str, bytes]:
    """All that lies in a folder, by name, but for the lock."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file() and p.name != ".lock"}


def failed(outcome: Saved | SaveFailed) -> SaveCause | None:
    return outcome.cause if isinstance(outcome, SaveFailed) else None


def not_loaded(outcome: Session | LoadFailed) -> LoadCause | None:
    return outcome.cause if isinstance(outcome, LoadFailed) else None


def test_a_case_is_loaded_as_it_was_saved(store: TomlSessions, path: Path) -> None:
    assert store.load(CASE_ID) == a_case()
    assert isinstance(store.save(CHANGED), Saved)
    assert store.load(CASE_ID) == CHANGED
    assert store.listing().sessions == (CHANGED,)
    assert store.text(CASE_ID) == path.read_text()


@pytest.fixture(params=[0o000, 0o077])
def any_umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("any_umask")
def test_files_and_folders_are_private_whatever_the_umask(tmp_path: Path) -> None:
    store = TomlSessions(tmp_path / "new" / "data")
    store.create(a_case())
    store.save(CHANGED)
    store.create(replace(a_case(), id="other"))
    assert isinstance(store.trash("other"), Saved)
    found = [p for p in (tmp_path / "new").rglob("*") if p.name != ".lock"]
    assert {mode(p) for p in found if p.is_file()} == {0o600}
    assert {mode(p) for p in [*found, tmp_path / "new"] if p.is_dir()} == {0o700}
    assert mode(store.folder / ".lock") == 0o600


def test_a_file_that_is_too_open_is_tightened(store: TomlSessions, path: Path) -> None:
    path.chmod(0o644)
    store.folder.chmod(0o755)
    store.load(CASE_ID)
    assert mode(path) == 0o600
    store.save(CHANGED)
    assert mode(store.folder) == 0o700


def raise_error(number: int) -> Any:
    def fail(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number))

    return fail


CAUSES = [(28, SaveCause.NO_SPACE), (13, SaveCause.NOT_ALLOWED), (30, SaveCause.NOT_ALLOWED), (5, SaveCause.BROKEN)]


@pytest.mark.parametrize("seam", ["os.fsync", "pathlib.Path.replace", "tempfile.mkstemp"])
@pytest.mark.parametrize(("number", "cause"), CAUSES)
def test_a_failing_write_leaves_the_old_file_and_says_why(  # noqa: PLR0913, PLR0917 - a table and two fixtures
    store: TomlSessions, path: Path, monkeypatch: pytest.MonkeyPatch, seam: str, number: int, cause: SaveCause
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(seam, raise_error(number))
        assert failed(store.save(CHANGED)) is cause
    assert everything(store.folder) == {path.name: WHOLE}
    assert isinstance(store.save(CHANGED), Saved)


def test_after_a_folder_that_did_not_follow_the_next_save_goes_on(
    store: TomlSessions, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(files, "sync_folder", raise_error(5))
        assert failed(store.save(CHANGED)) is SaveCause.BROKEN
    again = replace(CHANGED, me=Me(name="Once More"))
    assert isinstance(store.save(again), Saved)
    assert everything(store.folder) == {path.name: encode(again, {})}


def test_a_killed_write_leaves_no_file_of_that_name(
    store: TomlSessions, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", die)
        with pytest.raises(KeyboardInterrupt):
            store.save(CHANGED)
    assert everything(store.folder) == {path.name: WHOLE}


def test_a_new_case_never_takes_a_name_that_is_taken(store: TomlSessions, path: Path) -> None:
    assert failed(store.create(CHANGED)) is SaveCause.CHANGED_ELSEWHERE
    assert path.read_bytes() == WHOLE


def test_a_change_made_elsewhere_is_never_overwritten(store: TomlSessions, path: Path) -> None:
    path.write_bytes(WHOLE + b"# a note\n")
    assert failed(store.save(CHANGED)) is SaveCause.CHANGED_ELSEWHERE
    assert path.read_bytes() == WHOLE + b"# a note\n"


def test_a_case_that_was_never_read_is_not_overwritten(store: TomlSessions, path: Path) -> None:
    assert failed(TomlSessions(store.folder.parent).save(CHANGED)) is SaveCause.CHANGED_ELSEWHERE
    assert path.read_bytes() == WHOLE


def test_a_case_deleted_elsewhere_is_not_brought_back_silently(store: TomlSessions, path: Path) -> None:
    path.unlink()
    assert failed(store.save(CHANGED)) is SaveCause.CHANGED_ELSEWHERE
    assert everything(store.folder) == {}


def test_a_busy_folder_is_told_and_not_waited_for(
    store: TomlSessions, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "LOCK_SECONDS", 0.05)
    with TomlSessions(store.folder.parent)._locked():  # noqa: SLF001 - another window, in the middle of its save
        assert failed(store.save(CHANGED)) is SaveCause.BUSY
        assert failed(store.trash(CASE_ID)) is SaveCause.BUSY
    assert path.read_bytes() == WHOLE


def test_an_older_schema_keeps_what_is_not_known(store: TomlSessions, path: Path) -> None:
    path.write_bytes(WHOLE.replace(b"[me]\n", b"[me]\nnickname = 'M'\n").replace(b"[end]", b"[new]\nx = 1\n\n[end]"))
    store.load(CASE_ID)
    assert isinstance(store.save(CHANGED), Saved)
    assert b'nickname = "M"' in path.read_bytes()
    assert b"[new]\nx = 1\n" in path.read_bytes()


def test_the_trash_keeps_every_case_that_was_moved_there(store: TomlSessions) -> None:
    for _ in range(2):
        store.create(a_case())
        assert isinstance(store.trash(CASE_ID), Saved)
    assert list(everything(store.trash_folder).values()) == [WHOLE, WHOLE]
    assert everything(store.folder) == {}
    assert not_loaded(store.load(CASE_ID)) is LoadCause.NOT_FOUND


@pytest.mark.parametrize("make", [False, True])
def test_what_is_not_there_cannot_be_moved_to_the_trash(store: TomlSessions, make: bool) -> None:
    if make:
        store.create(a_case())
    assert failed(store.trash("nothing")) is SaveCause.BROKEN


HOSTILE_IDS = ["../../x", "/etc/passwd", "..", "", "-", "a/b", "a\\b", "a\x00b", "é", "a.b", "$HOME", "~", "\ud800"]
HOSTILE_IDS += ["x" * 5000]


@pytest.mark.parametrize("name", HOSTILE_IDS)
def test_an_id_cannot_leave_the_folder(store: TomlSessions, path: Path, name: str) -> None:
    assert Path(store.path(name)).parent == path.parent
    assert not_loaded(store.load(name)) is LoadCause.NOT_FOUND
    assert store.text(name) == ""
    assert isinstance(store.trash(name), SaveFailed)


def test_leftovers_of_a_killed_program_are_swept_and_nothing_else(store: TomlSessions, path: Path) -> None:
    old, new = store.folder / ".x.toml.old.tmp", store.folder / ".x.toml.new.tmp"
    for leftover in (old, new):
        leftover.write_bytes(b"half")
    os.utime(old, (0, path.stat().st_mtime - STALE_SECONDS - 10))
    store.sweep()
    assert sorted(everything(store.folder)) == sorted([path.name, new.name])
    TomlSessions(store.folder / "none").sweep()


def test_a_file_larger_than_any_case_is_not_read(store: TomlSessions, path: Path) -> None:
    with path.open("ab") as file:
        file.truncate(SIZE_LIMIT * 2)
    assert not_loaded(store.load(CASE_ID)) is LoadCause.UNREADABLE
    assert path.stat().st_size == SIZE_LIMIT * 2
    assert store.text(CASE_ID) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX folders")
def test_a_folder_that_cannot_be_read_is_a_trouble_and_no_crash(store: TomlSessions, tmp_path: Path) -> None:
    store.folder.parent.mkdir()
    store.folder.symlink_to(store.folder)
    listing = store.listing()
    assert [trouble.cause for trouble in listing.troubles] == [LoadCause.UNREADABLE]
    assert isinstance(store.create(a_case()), SaveFailed)
    store.sweep()
    assert tmp_path.exists()
