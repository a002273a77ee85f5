"""What may lie in the folder of the cases: damaged, newer, or no case at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.adapters import sessions
from raincheck.adapters.record import Damaged, decode, encode
from raincheck.adapters.sessions import TomlSessions
from raincheck.domain.session import Me, Session
from raincheck.ports import LoadCause, LoadFailed, SaveCause, Saved, SaveFailed
from stubs.cases import CASE_ID, a_case
from stubs.corpus import corpus_files

WHOLE = encode(a_case(), {})
LINES = WHOLE.splitlines(keepends=True)


@pytest.fixture
def store(tmp_path: Path) -> TomlSessions:
    store = TomlSessions(tmp_path / "data")
    store.folder.mkdir(parents=True)
    return store


def put(store: TomlSessions, data: bytes, name: str = CASE_ID) -> Path:
    path = store.folder / f"{name}.toml"
    path.write_bytes(data)
    return path


def contents(store: TomlSessions) -> list[bytes]:
    return sorted(p.read_bytes() for p in store.folder.iterdir() if p.name != ".lock" and p.is_file())


@pytest.mark.parametrize("count", range(len(LINES)))
def test_a_file_cut_at_any_line_is_set_aside_whole(store: TomlSessions, count: int) -> None:
    cut = b"".join(LINES[:count])
    path = put(store, cut)
    found = store.load(CASE_ID)
    assert isinstance(found, LoadFailed)
    assert found.cause is LoadCause.DAMAGED
    assert found.detail
    assert Path(found.path).read_bytes() == cut
    assert ".damaged-" in found.path
    assert not path.exists()


@pytest.mark.parametrize("data", [b"", b"\x00" * 900, WHOLE.decode().encode("utf-16"), "schéma".encode("latin-1")])
def test_a_damaged_file_is_set_aside_once_and_named_ever_after(store: TomlSessions, data: bytes) -> None:
    put(store, data)
    first, second = store.listing(), store.listing()
    assert first.sessions == second.sessions == ()
    assert [trouble.path for trouble in first.troubles] == [trouble.path for trouble in second.troubles]
    assert contents(store) == [data]


def test_a_damaged_file_keeps_no_other_case_from_being_listed(store: TomlSessions) -> None:
    put(store, WHOLE)
    put(store, b"x", "zz")
    put(store, b"x", "aa")
    listing = store.listing()
    assert listing.sessions == (a_case(),)
    assert len(listing.troubles) == 2


def test_two_damaged_files_of_one_name_are_both_kept(store: TomlSessions) -> None:
    for data in (b"one", b"two"):
        put(store, data)
        store.load(CASE_ID)
    assert contents(store) == [b"one", b"two"]


def test_a_name_that_is_taken_is_never_given_to_a_damaged_file(
    store: TomlSessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "_stamp", lambda: "NOW")
    for data in (b"one", b"two"):
        put(store, data)
        store.load(CASE_ID)
    assert contents(store) == [b"one", b"two"]


def test_a_case_can_be_saved_again_beside_its_damaged_file(store: TomlSessions) -> None:
    store.create(a_case())
    put(store, b"damaged by something else")
    changed = replace(a_case(), me=Me())
    assert isinstance(store.save(changed), SaveFailed)
    store.load(CASE_ID)
    assert isinstance(store.create(changed), Saved)
    assert sorted(contents(store)) == sorted([b"damaged by something else", encode(changed, {})])


def test_a_file_under_another_name_is_no_case_of_that_name(store: TomlSessions) -> None:
    put(store, WHOLE, "another")
    found = store.load("another")
    assert isinstance(found, LoadFailed)
    assert (found.cause, Path(found.path).read_bytes()) == (LoadCause.DAMAGED, WHOLE)


NEWER = WHOLE.replace(b"schema = 1", b"schema = 2")


@pytest.mark.parametrize("data", [NEWER, b'schema = 3\nshape = "other"\n'])
def test_a_newer_file_is_never_written(store: TomlSessions, data: bytes) -> None:
    path = put(store, data)
    found = store.load(CASE_ID)
    assert isinstance(found, LoadFailed)
    assert found.cause is LoadCause.NEWER
    assert [trouble.cause for trouble in store.listing().troubles] == [LoadCause.NEWER]
    for outcome in (store.save(a_case()), store.create(a_case())):
        assert isinstance(outcome, SaveFailed)
        assert outcome.cause is SaveCause.CHANGED_ELSEWHERE
    assert path.read_bytes() == data
    assert store.text(CASE_ID) == data.decode()


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf" + WHOLE, WHOLE.replace(b"\n", b"\r\n")], ids=["bom", "crlf"])
def test_what_an_editor_made_of_a_file_is_read_and_kept(store: TomlSessions, data: bytes) -> None:
    path = put(store, data)
    assert store.load(CASE_ID) == a_case()
    assert path.read_bytes() == data
    assert isinstance(store.save(a_case()), Saved)


def test_no_folder_and_no_case_are_nothing_to_tell(tmp_path: Path) -> None:
    listing = TomlSessions(tmp_path / "none").listing()
    assert (listing.sessions, listing.troubles) == ((), ())
    assert not (tmp_path / "none").exists()


needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


def make(kind: str, path: Path) -> None:
    outside = path.parent.parent / "outside.toml"
    outside.write_bytes(WHOLE)
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to({"link": outside, "dangling": Path("nowhere"), "loop": path, "device": Path("/dev/zero")}[kind])


@needs_posix
@pytest.mark.parametrize("kind", ["fifo", "folder", "link", "dangling", "loop", "device"])
def test_what_is_no_plain_file_is_neither_read_nor_written(store: TomlSessions, kind: str) -> None:
    path = store.folder / f"{CASE_ID}.toml"
    make(kind, path)
    assert store.listing().sessions == ()
    assert isinstance(store.load(CASE_ID), LoadFailed)
    assert store.text(CASE_ID) == ""
    # A link to nothing is no file: the case takes its place, and is not written through it.
    assert isinstance(store.save(a_case()), Saved if kind in ("dangling", "loop") else SaveFailed)
    assert (path.parent.parent / "outside.toml").read_bytes() == WHOLE
    assert not (store.folder / "nowhere").exists()


@needs_posix
def test_a_folder_among_the_cases_leaks_nothing(store: TomlSessions) -> None:
    (store.folder / "x.toml").mkdir()
    open_files = Path("/proc/self/fd")
    if not open_files.exists():
        pytest.skip("needs /proc")
    before = len(list(open_files.iterdir()))
    for _ in range(20):
        store.listing()
    assert len(list(open_files.iterdir())) <= before + 1


SAVER = """
import sys
from pathlib import Path
from msgspec.structs import replace
from raincheck.adapters.sessions import TomlSessions
from raincheck.domain.session import Me, Session
from raincheck.ports import Saved
store = TomlSessions(Path(sys.argv[1]))
case = store.load(sys.argv[2])
assert isinstance(case, Session), case
kept = 0
for turn in range(40):
    case = replace(case, me=Me(name=f"{sys.argv[3]} {turn}"))
    if isinstance(store.save(case), Saved):
        kept += 1
    elif isinstance(store.create(replace(case, id=f"{sys.argv[3]}{turn}")), Saved):
        kept += 1
        case = replace(case, id=f"{sys.argv[3]}{turn}")
print(kept)
"""


def test_two_processes_saving_at_once_lose_nothing(store: TomlSessions) -> None:
    store.create(a_case())
    command = [sys.executable, "-c", SAVER, str(store.folder.parent), CASE_ID]
    both = [subprocess.Popen([*command, name], stdout=subprocess.PIPE) for name in ("one", "two")]
    assert [int(process.communicate(timeout=60)[0]) for process in both] == [40, 40]
    listing = TomlSessions(store.folder.parent).listing()
    assert listing.troubles == ()
    assert {case.me.name for case in listing.sessions} >= {"one 39", "two 39"}


def test_the_shared_files_raise_nothing_and_none_is_deleted(store: TomlSessions) -> None:
    paths = corpus_files("toml", "*.toml")
    for number, path in enumerate(paths):
        put(store, path.read_bytes(), f"case{number}")
    listing = store.listing()
    assert contents(store) == sorted(path.read_bytes() for path in paths)
    assert len(listing.sessions) + len(listing.troubles) == len(paths)
    for path in paths:
        try:
            case, _ = decode(path.read_bytes())
        except (Damaged, ValueError):
            continue
        assert isinstance(case, Session)
