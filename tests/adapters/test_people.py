"""The file of the people whom the user knows: private, whole, never overwritten by mistake, nobody twice."""

import os
import stat
import threading
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.adapters.people import TomlPeople
from raincheck.domain.people import is_same
from raincheck.domain.returning import Recruiter
from raincheck.ports import LoadCause, LoadFailed, SaveCause, Saved, SaveFailed
from stubs.strategies import lines

JOAN = Recruiter(name="Joan Reyes", agency="Northgate", email="joan@northgate.example", phone="+1 602 555 0110")
OMAR = Recruiter(name="Omar Haddad", email="omar@haddad.example")
posix = pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")


@pytest.fixture
def people(tmp_path: Path) -> TomlPeople:
    return TomlPeople(tmp_path / "data")


def file_of(folder: Path) -> Path:
    return folder / "data" / "people.toml"


def written(folder: Path) -> bytes:
    """The file with both of them in it."""
    people = TomlPeople(folder / "data")
    people.keep(OMAR)
    people.keep(JOAN)
    return file_of(folder).read_bytes()


def test_nobody_is_known_at_first_and_nothing_is_written_for_it(people: TomlPeople, tmp_path: Path) -> None:
    assert people.recruiters() == ()
    assert isinstance(people.keep(Recruiter()), Saved)
    assert not (tmp_path / "data").exists()


def test_the_one_met_last_comes_first(people: TomlPeople) -> None:
    for someone in (JOAN, OMAR, JOAN):
        assert isinstance(people.keep(someone), Saved)
    assert people.recruiters() == (JOAN, OMAR)


def test_two_records_that_turn_out_to_be_one_person_become_one(people: TomlPeople) -> None:
    people.keep(Recruiter(name="Joan Reyes", phone="+1 602 555 0110"))
    people.keep(Recruiter(agency="Northgate", email="joan@northgate.example"))
    people.keep(JOAN)
    assert people.recruiters() == (JOAN,)


@posix
def test_the_file_is_private(people: TomlPeople, tmp_path: Path) -> None:
    people.keep(JOAN)
    assert stat.S_IMODE(file_of(tmp_path).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_a_person_can_read_it(people: TomlPeople, tmp_path: Path) -> None:
    people.keep(JOAN)
    document = tomllib.loads(file_of(tmp_path).read_text())
    assert document["schema"] == 1
    assert document["recruiters"][0]["name"] == "Joan Reyes"
    assert list(document)[-1] == "end"


@pytest.mark.parametrize("keep", range(len(JOAN.name)), ids=lambda count: f"cut-{count}")
def test_a_file_cut_anywhere_is_set_aside_whole_and_told_once(tmp_path: Path, keep: int) -> None:
    whole = written(tmp_path)
    cut = whole[: len(whole) * keep // len(JOAN.name)]
    file_of(tmp_path).write_bytes(cut)
    people = TomlPeople(tmp_path / "data")
    found = people.recruiters()
    assert isinstance(found, LoadFailed)
    assert found.cause is LoadCause.DAMAGED
    assert Path(found.path).read_bytes() == cut
    assert people.recruiters() == ()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x00" * 90, id="zeros"),
        pytest.param(b'schema = 1\nrecruiters = "joan"\n[end]\n', id="no list"),
        pytest.param(b"schema = 1\n[[recruiters]]\nname = 7\n[end]\n", id="no text"),
        pytest.param("schéma".encode("latin-1"), id="no utf-8"),
    ],
)
def test_what_is_damaged_is_never_written_over(people: TomlPeople, tmp_path: Path, data: bytes) -> None:
    people.keep(JOAN)
    file_of(tmp_path).write_bytes(data)
    refused = people.keep(OMAR)
    assert isinstance(refused, SaveFailed)
    assert refused.cause is SaveCause.BROKEN
    assert file_of(tmp_path).read_bytes() == data


def test_a_newer_file_is_left_alone(people: TomlPeople, tmp_path: Path) -> None:
    newer = written(tmp_path).replace(b"schema = 1", b"schema = 2")
    file_of(tmp_path).write_bytes(newer)
    found = people.recruiters()
    assert isinstance(found, LoadFailed)
    assert found.cause is LoadCause.NEWER
    assert isinstance(people.keep(OMAR), SaveFailed)
    assert file_of(tmp_path).read_bytes() == newer


def test_keys_that_are_not_known_stay(people: TomlPeople, tmp_path: Path) -> None:
    text = written(tmp_path).decode().replace('name = "Joan Reyes"', 'name = "Joan Reyes"\nbirthday = 2001-02-03')
    file_of(tmp_path).write_text(text.replace("schema = 1", 'schema = 1\nmood = "hopeful"'))
    people.keep(replace(OMAR, agency="Haddad & Daughters"))
    people.keep(replace(JOAN, phone="+1 602 555 0111"))
    document = tomllib.loads(file_of(tmp_path).read_text())
    assert document["mood"] == "hopeful"
    assert [entry["name"] for entry in document["recruiters"]] == ["Joan Reyes", "Omar Haddad"]
    assert document["recruiters"][0]["birthday"].year == 2001
    assert document["recruiters"][0]["phone"] == "+1 602 555 0111"


def test_what_a_terminal_would_obey_is_not_read(people: TomlPeople, tmp_path: Path) -> None:
    text = written(tmp_path).decode().replace("Joan Reyes", "Joan \\u001b[2JReyes")
    file_of(tmp_path).write_text(text)
    found = people.recruiters()
    assert not isinstance(found, LoadFailed)
    assert found[0].name == "Joan Reyes"


@posix
def test_a_folder_that_cannot_be_written_is_told(people: TomlPeople, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in its place")
    assert isinstance(people.keep(JOAN), SaveFailed)
    found = people.recruiters()
    assert isinstance(found, LoadFailed)
    assert found.cause is LoadCause.UNREADABLE


def test_several_windows_lose_nobody(tmp_path: Path) -> None:
    met = [Recruiter(name=f"Person {number}", email=f"p{number}@x.example") for number in range(12)]
    windows = [threading.Thread(target=TomlPeople(tmp_path / "data").keep, args=(someone,)) for someone in met]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    known = TomlPeople(tmp_path / "data").recruiters()
    assert not isinstance(known, LoadFailed)
    assert sorted(one.name for one in known) == sorted(one.name for one in met)


@given(st.lists(st.builds(Recruiter, name=lines, agency=lines, email=lines, phone=lines), max_size=5))
def test_whoever_is_kept_is_known_and_nobody_twice(
    tmp_path_factory: pytest.TempPathFactory, met: list[Recruiter]
) -> None:
    people = TomlPeople(tmp_path_factory.mktemp("people"))
    for someone in met:
        assert isinstance(people.keep(someone), Saved)
    known = people.recruiters()
    assert not isinstance(known, LoadFailed)
    assert all(any(is_same(someone, one) for one in known) for someone in met[-1:] if someone != Recruiter())
