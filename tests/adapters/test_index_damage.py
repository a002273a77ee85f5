"""An index that is torn, foreign or hostile, and one that cannot be written: the files have the last word."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from raincheck.adapters import index
from raincheck.adapters.sessions import TomlSessions
from stubs.indexing import fresh, path_of, three_cases


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as old at once, as they are two seconds later."""
    monkeypatch.setattr(index, "SETTLED_NS", -1)


@pytest.fixture
def store(tmp_path: Path) -> TomlSessions:
    return three_cases(tmp_path)


def _whole(store: TomlSessions) -> bytes:
    store.cards()
    return path_of(store).read_bytes()


def test_a_torn_index_is_not_used(store: TomlSessions) -> None:
    whole = _whole(store)
    for count in range(0, len(whole), 7):
        path_of(store).write_bytes(whole[:count])
        assert index.read(str(path_of(store))) == {}


def test_an_index_with_any_octet_changed_is_not_used(store: TomlSessions) -> None:
    whole = _whole(store)
    for count in range(0, len(whole), 11):
        path_of(store).write_bytes(whole[:count] + bytes([whole[count] ^ 1]) + whole[count + 1 :])
        assert index.read(str(path_of(store))) == {}


@pytest.mark.parametrize("made_by", ["raincheck 99.0 cases 1", "", "git"], ids=["newer", "nobody", "another program"])
def test_an_index_of_another_make_is_not_used(store: TomlSessions, made_by: str) -> None:
    rows = index.read(str(path_of(store))) if _whole(store) else {}
    path_of(store).write_bytes(index.written(rows, made_by))
    assert index.read(str(path_of(store))) == {}
    assert store.cards() == fresh(store)


@pytest.mark.parametrize("row", ["", "x", "\x1f" * 18, "\x1b[2J" + "\x1f" * 18, "\x1f".join(["9" * 400] * 19)])
def test_a_row_that_is_no_card_is_read_from_its_file(store: TomlSessions, row: str) -> None:
    _whole(store)
    rows = dict.fromkeys(index.read(str(path_of(store))), row)
    path_of(store).write_bytes(index.written(rows))
    assert store.cards() == fresh(store)
    assert row not in index.read(str(path_of(store))).values()


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")
@pytest.mark.parametrize("kind", ["fifo", "folder", "link", "device"])
def test_what_is_no_plain_file_is_no_index(store: TomlSessions, kind: str) -> None:
    path = path_of(store)
    whole = _whole(store)
    path.unlink()
    outside = path.with_name("outside")
    outside.write_bytes(whole)
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to({"link": outside, "device": Path("/dev/zero")}[kind])
    assert index.read(str(path)) == {}
    assert store.cards() == fresh(store)
    assert outside.read_bytes() == whole


def test_an_index_that_is_too_large_is_not_read(store: TomlSessions) -> None:
    _whole(store)
    with path_of(store).open("ab") as file:
        file.truncate(index.SIZE_LIMIT + 1)
    assert index.read(str(path_of(store))) == {}


@pytest.fixture
def closed(store: TomlSessions, monkeypatch: pytest.MonkeyPatch) -> Iterator[TomlSessions]:
    """A folder in which nothing can be made; rights do not stop root, so the system says no."""

    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("tempfile.mkstemp", refuse)
        yield store


def test_a_folder_that_cannot_be_written_is_listed(closed: TomlSessions) -> None:
    assert len(closed.cards().cards) == 3
    assert not path_of(closed).exists()


def test_a_killed_write_leaves_the_old_index(store: TomlSessions, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _whole(store)
    store.trash("aaaa")

    def die(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", die)
        with pytest.raises(KeyboardInterrupt):
            store.cards()
    assert path_of(store).read_bytes() == whole
    assert store.cards() == fresh(store)


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX rights")
def test_the_index_is_private(store: TomlSessions) -> None:
    _whole(store)
    assert stat.S_IMODE(path_of(store).stat().st_mode) == 0o600
