"""The index: whatever happens to the files, and to it, a list is what the files say."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.adapters import index
from raincheck.adapters.record import encode
from raincheck.adapters.sessions import TomlSessions
from raincheck.domain.session import Session
from raincheck.ports import Cards, LoadCause, Saved
from stubs.cases import INTERVIEW, a_case
from stubs.indexing import LONG_AGO, fresh, path_of, three_cases


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as old at once, as they are two seconds later."""
    monkeypatch.setattr(index, "SETTLED_NS", -1)


@pytest.fixture
def store(tmp_path: Path) -> TomlSessions:
    return three_cases(tmp_path)


class Readings:
    """Which files were read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: list[str] = []
        real = TomlSessions._read  # noqa: SLF001 - what it costs cannot be seen from outside

        def read(store: TomlSessions, path: Path) -> Any:
            self.names.append(path.stem)
            return real(store, path)

        monkeypatch.setattr(TomlSessions, "_read", read)


def test_a_list_in_short_is_the_list(store: TomlSessions) -> None:
    assert store.cards() == fresh(store) == store.cards()


def test_no_file_is_read_again(store: TomlSessions, monkeypatch: pytest.MonkeyPatch) -> None:
    store.cards()
    readings = Readings(monkeypatch)
    TomlSessions(store.folder.parent).cards()
    assert readings.names == []


def test_only_the_file_that_changed_is_read_again(store: TomlSessions, monkeypatch: pytest.MonkeyPatch) -> None:
    store.cards()
    store.load("bbbb")
    store.save(a_case(id="bbbb", archived=INTERVIEW.starts))
    readings = Readings(monkeypatch)
    assert store.cards().cards[1].archived == INTERVIEW.starts
    assert "aaaa" not in readings.names


def test_a_file_of_the_last_moment_is_read_once_more(store: TomlSessions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "SETTLED_NS", 2_000_000_000)
    store.cards()
    readings = Readings(monkeypatch)
    store.cards()
    assert readings.names == ["aaaa", "bbbb", "cccc"]


def test_a_file_of_the_future_is_read_each_time(store: TomlSessions, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock went backwards."""
    monkeypatch.setattr(index, "SETTLED_NS", 2_000_000_000)
    monkeypatch.setattr(time, "time_ns", lambda: LONG_AGO)
    store.cards()
    assert not path_of(store).exists()


def _edited(path: Path, company: str) -> None:
    path.write_bytes(encode(a_case(id=path.stem, interview=replace(INTERVIEW, company=company)), {}))


def test_another_text_of_the_same_length_and_time_is_noticed(store: TomlSessions) -> None:
    file = Path(store.path("bbbb"))
    _edited(file, "Alpha")
    os.utime(file, ns=(LONG_AGO, LONG_AGO))
    store.cards()
    _edited(file, "Gamma")
    os.utime(file, ns=(LONG_AGO, LONG_AGO))
    assert store.cards().cards[1].company == "Gamma"


def test_another_file_of_the_same_length_and_time_is_noticed(store: TomlSessions, tmp_path: Path) -> None:
    file, other = Path(store.path("bbbb")), tmp_path / "bbbb.toml"
    for path, company in ((file, "Alpha"), (other, "Gamma")):
        _edited(path, company)
        os.utime(path, ns=(LONG_AGO, LONG_AGO))
    store.cards()
    other.replace(file)
    assert store.cards().cards[1].company == "Gamma"


def edit(store: TomlSessions, name: str, what: str) -> None:
    file = Path(store.path(name))
    other = file.with_suffix(".other")
    other.write_bytes(encode(a_case(id=name, interview=replace(INTERVIEW, company=what)), {}))
    other.replace(file)


def edit_in_place(store: TomlSessions, name: str, what: str) -> None:
    _edited(Path(store.path(name)), what)


def save(store: TomlSessions, name: str, what: str) -> None:
    found = store.load(name)
    case = found if isinstance(found, Session) else a_case(id=name)
    store.save(replace(case, interview=replace(INTERVIEW, company=what)))


def trash_and_restore(store: TomlSessions, name: str, what: str) -> None:
    moved = store.trash(name)
    if isinstance(moved, Saved) and what == "Gamma":
        store.restore(moved.path)


def rename(store: TomlSessions, name: str, what: str) -> None:
    if Path(store.path(name)).exists():
        Path(store.path(name)).replace(store.path({"Alpha": "aaaa"}.get(what, "dddd")))


def set_time(store: TomlSessions, name: str, what: str) -> None:
    moment = LONG_AGO + len(what) * 10**15
    if Path(store.path(name)).exists():
        os.utime(store.path(name), ns=(moment, moment))


def damage(store: TomlSessions, name: str, what: str) -> None:
    Path(store.path(name)).write_text(f"schema = {len(what) % 2 + 1}\n[end]\n")


def list_and_keep(store: TomlSessions, *_: str) -> None:
    store.cards()
    if path_of(store).exists():
        path_of(store).with_suffix(".older").write_bytes(path_of(store).read_bytes())


def lose_index(store: TomlSessions, *_: str) -> None:
    path_of(store).unlink(missing_ok=True)


def older_index(store: TomlSessions, *_: str) -> None:
    if path_of(store).with_suffix(".older").exists():
        path_of(store).write_bytes(path_of(store).with_suffix(".older").read_bytes())


DEEDS = (edit, edit_in_place, save, trash_and_restore, rename, set_time, damage, list_and_keep, lose_index, older_index)
"""What may happen to the folder, by this program or by another."""

deeds = st.tuples(
    st.sampled_from(DEEDS),
    st.sampled_from(["aaaa", "bbbb", "cccc", "dddd"]),
    st.sampled_from(["Alpha", "Gamma", "Larkspur Freight Company"]),
)


@given(st.lists(deeds, max_size=12))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_anything_a_list_is_what_the_files_say(
    tmp_path_factory: pytest.TempPathFactory, happened: list[tuple[Callable[..., None], str, str]]
) -> None:
    store = TomlSessions(tmp_path_factory.mktemp("any") / "data")
    for name in ("aaaa", "bbbb"):
        store.create(a_case(id=name))
    for deed, name, what in happened:
        deed(store, name, what)
    found = TomlSessions(store.folder.parent).cards()
    told = fresh(store)
    assert found.cards == told.cards
    # Why a file is damaged is only known to whoever set it aside, and whoever did names it first.
    assert {(one.cause, one.path) for one in found.troubles} == {(one.cause, one.path) for one in told.troubles}


def test_no_cases_have_no_index(tmp_path: Path) -> None:
    assert TomlSessions(tmp_path / "none").cards() == Cards(())
    assert not (tmp_path / "none").exists()


def test_a_list_in_short_does_not_count_as_reading(store: TomlSessions) -> None:
    store.load("aaaa")
    _edited(Path(store.path("aaaa")), "Gamma")
    store.cards()
    assert not isinstance(store.save(a_case(id="aaaa")), Saved)


LISTER = """
import sys
from pathlib import Path
from raincheck.adapters import index
from raincheck.adapters.sessions import TomlSessions
index.SETTLED_NS = -1
for _ in range(15):
    found = TomlSessions(Path(sys.argv[1])).cards()
    assert len(found.cards) >= 3 and not found.troubles, found
"""


def test_two_processes_that_list_while_a_third_saves_see_whole_cases(store: TomlSessions) -> None:
    command = [sys.executable, "-c", LISTER, str(store.folder.parent)]
    both = [subprocess.Popen(command) for _ in range(2)]
    while any(process.poll() is None for process in both):
        store.load("aaaa")
        store.save(a_case(id="aaaa", archived=INTERVIEW.starts))
        store.save(a_case(id="aaaa"))
    assert [process.returncode for process in both] == [0, 0]
    assert store.cards() == fresh(store)


def test_newer_and_damaged_files_are_told_each_time(store: TomlSessions) -> None:
    Path(store.path("dddd")).write_text("schema = 2\n[end]\n")
    Path(store.path("eeee")).write_text("schema = 1\n")
    for _ in range(2):
        assert {trouble.cause for trouble in store.cards().troubles} == {LoadCause.NEWER, LoadCause.DAMAGED}
