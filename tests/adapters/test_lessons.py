"""The file of the lessons: one for each case, private, and never overwritten by mistake."""

import os
import stat
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.adapters.lessons import TomlLessons
from raincheck.domain.lessons import Lesson
from raincheck.domain.returning import Learned
from raincheck.domain.session import Reason
from raincheck.ports import LoadCause, LoadFailed, SaveCause, Saved, SaveFailed
from stubs.cases import CASE_ID, NOW
from stubs.strategies import lines, moments

TAXI = Lesson(
    case=CASE_ID,
    at=NOW,
    about="Larkspur Freight · Dispatch Coordinator",
    reason=Reason.CAR,
    learned=Learned(happened="no-start", caught="dry-run", next_time="do-taxi"),
)
ALARM = Lesson(case="2026-11-20-missed-it-b3xq", at=NOW + timedelta(days=2), learned=Learned(caught="two-alarms"))
posix = pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")


@pytest.fixture
def book(tmp_path: Path) -> TomlLessons:
    return TomlLessons(tmp_path / "data")


def file_of(folder: Path) -> Path:
    return folder / "data" / "lessons.toml"


def written(folder: Path) -> bytes:
    """The file with both of them in it."""
    book = TomlLessons(folder / "data")
    book.keep(TAXI)
    book.keep(ALARM)
    return file_of(folder).read_bytes()


def test_nothing_is_learned_at_first_and_looking_writes_nothing(book: TomlLessons, tmp_path: Path) -> None:
    assert book.lessons() == ()
    assert not (tmp_path / "data").exists()


def test_the_latest_comes_first(book: TomlLessons, tmp_path: Path) -> None:
    written(tmp_path)
    assert book.lessons() == (ALARM, TAXI)


def test_a_case_teaches_once_however_often_it_is_answered(book: TomlLessons) -> None:
    again = replace(TAXI, learned=Learned(happened="broke-down"))
    for lesson in (TAXI, ALARM, again):
        assert isinstance(book.keep(lesson), Saved)
    assert book.lessons() == (again, ALARM)


def test_a_lesson_that_was_taken_back_is_struck_out(book: TomlLessons, tmp_path: Path) -> None:
    written(tmp_path)
    assert isinstance(book.drop(TAXI.case), Saved)
    assert book.lessons() == (ALARM,)


def test_striking_out_what_is_not_there_writes_nothing(book: TomlLessons, tmp_path: Path) -> None:
    assert isinstance(book.drop(TAXI.case), Saved)
    assert not file_of(tmp_path).exists()


@posix
def test_the_file_is_private(book: TomlLessons, tmp_path: Path) -> None:
    book.keep(TAXI)
    assert stat.S_IMODE(file_of(tmp_path).stat().st_mode) == 0o600


def test_a_person_can_read_it(book: TomlLessons, tmp_path: Path) -> None:
    book.keep(TAXI)
    document = tomllib.loads(file_of(tmp_path).read_text())
    assert document["schema"] == 1
    assert document["lessons"][0]["learned"]["next_time"] == "do-taxi"
    assert list(document)[-1] == "end"


@pytest.mark.parametrize("eighths", range(8))
def test_a_file_cut_anywhere_is_set_aside_whole_and_told_once(tmp_path: Path, eighths: int) -> None:
    whole = written(tmp_path)
    cut = whole[: len(whole) * eighths // 8]
    file_of(tmp_path).write_bytes(cut)
    book = TomlLessons(tmp_path / "data")
    found = book.lessons()
    assert isinstance(found, LoadFailed)
    assert found.cause is LoadCause.DAMAGED
    assert Path(found.path).name.startswith("lessons.toml.damaged-")
    assert Path(found.path).read_bytes() == cut
    assert book.lessons() == ()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x00" * 90, id="zeros"),
        pytest.param(b'schema = 1\nlessons = "taxi"\n[end]\n', id="no list"),
        pytest.param(b"schema = 1\n[[lessons]]\ncase = 7\n[end]\n", id="no case"),
        pytest.param(b'schema = 1\n[[lessons]]\ncase = "x"\nat = 2026-11-18T10:00:00\n[end]\n', id="no zone"),
        pytest.param("schéma".encode("latin-1"), id="no utf-8"),
    ],
)
def test_what_is_damaged_is_never_written_over(book: TomlLessons, tmp_path: Path, data: bytes) -> None:
    book.keep(TAXI)
    file_of(tmp_path).write_bytes(data)
    for refused in (book.keep(ALARM), book.drop(TAXI.case)):
        assert isinstance(refused, SaveFailed)
        assert refused.cause is SaveCause.BROKEN
    assert file_of(tmp_path).read_bytes() == data


def test_a_newer_file_is_left_alone(book: TomlLessons, tmp_path: Path) -> None:
    newer = written(tmp_path).replace(b"schema = 1", b"schema = 2")
    file_of(tmp_path).write_bytes(newer)
    found = book.lessons()
    assert isinstance(found, LoadFailed)
    assert found.cause is LoadCause.NEWER
    assert isinstance(book.keep(ALARM), SaveFailed)
    assert file_of(tmp_path).read_bytes() == newer


def test_keys_that_are_not_known_stay(book: TomlLessons, tmp_path: Path) -> None:
    text = written(tmp_path).decode().replace('about = "Lark', 'mood = "calm"\nabout = "Lark')
    file_of(tmp_path).write_text(text.replace("schema = 1", "schema = 1\npages = 3"))
    book.keep(replace(TAXI, reason=Reason.TRAFFIC))
    document = tomllib.loads(file_of(tmp_path).read_text())
    assert document["pages"] == 3
    assert (document["lessons"][0]["mood"], document["lessons"][0]["reason"]) == ("calm", "traffic")


def test_what_a_terminal_would_obey_is_not_read(book: TomlLessons, tmp_path: Path) -> None:
    file_of(tmp_path).write_text(written(tmp_path).decode().replace("Larkspur", "Lark\\u001b[2Jspur"))
    found = book.lessons()
    assert not isinstance(found, LoadFailed)
    assert found[1].about == TAXI.about


LESSONS = st.builds(
    Lesson,
    case=st.sampled_from(["a", "b", "c"]),
    at=moments,
    about=lines,
    reason=st.one_of(st.none(), st.sampled_from(Reason)),
    learned=st.builds(Learned, happened=lines, caught=lines, next_time=lines),
    late_minutes=st.one_of(st.none(), st.integers(1, 720)),
)


@given(st.lists(LESSONS, max_size=6))
def test_what_is_kept_is_read_as_it_was(tmp_path_factory: pytest.TempPathFactory, kept: list[Lesson]) -> None:
    book = TomlLessons(tmp_path_factory.mktemp("lessons"))
    for lesson in kept:
        assert isinstance(book.keep(lesson), Saved)
    latest = {lesson.case: lesson for lesson in kept}
    found = book.lessons()
    assert not isinstance(found, LoadFailed)
    assert {lesson.case: lesson for lesson in found} == latest
    assert found[:1] == tuple(kept[-1:])
