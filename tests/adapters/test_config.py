"""What is remembered between cases."""

import stat
import tomllib
from pathlib import Path

import pytest

from raincheck.adapters import config
from raincheck.adapters.config import TomlProfile
from raincheck.domain.session import Me
from stubs.cases import ME


@pytest.fixture
def profile(tmp_path: Path) -> TomlProfile:
    return TomlProfile(tmp_path / "config")


def put(profile: TomlProfile, data: bytes) -> None:
    profile.path.parent.mkdir(exist_ok=True)
    profile.path.write_bytes(data)


def test_nothing_is_remembered_at_first(profile: TomlProfile) -> None:
    assert profile.me() == Me()
    assert not profile.path.parent.exists()


def test_how_one_signs_is_remembered_privately(profile: TomlProfile) -> None:
    profile.remember(ME)
    assert profile.me() == ME
    assert stat.S_IMODE(profile.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(profile.path.parent.stat().st_mode) == 0o700


def test_what_was_emptied_is_forgotten(profile: TomlProfile) -> None:
    profile.remember(ME)
    profile.remember(Me(name=ME.name))
    assert profile.me() == Me(name=ME.name)
    assert ME.phone not in profile.path.read_text()


def test_what_is_not_known_is_kept(profile: TomlProfile) -> None:
    put(profile, b'theme = "dark"\n[me]\nname = "Old"\ntitle = "Dr"\n[mail]\nhost = "x"\n')
    profile.remember(ME)
    raw = tomllib.loads(profile.path.read_text())
    assert (raw["theme"], raw["mail"], raw["me"]["title"]) == ("dark", {"host": "x"}, "Dr")
    assert profile.me() == ME


def test_the_same_words_are_not_written_again(profile: TomlProfile, monkeypatch: pytest.MonkeyPatch) -> None:
    profile.remember(ME)
    monkeypatch.setattr(config, "write_whole", lambda *_: pytest.fail("written again"))
    profile.remember(ME)


UNREADABLE = [b"[me\nname = 1", b"\xff\xfe", b"\x00" * 99, b"x = " + b"[" * 900 + b"]" * 900, b"[me]\n[me]\n"]


@pytest.mark.parametrize("data", UNREADABLE)
def test_a_file_that_cannot_be_read_is_never_rewritten(profile: TomlProfile, data: bytes) -> None:
    put(profile, data)
    assert profile.me() == Me()
    profile.remember(ME)
    assert profile.path.read_bytes() == data


@pytest.mark.parametrize("data", [b"me = 1\n", b"[me]\nname = 7\n", b'[me]\nname = ["x"]\n', b"me = []\n"])
def test_a_wrong_type_is_as_if_nothing_were_remembered(profile: TomlProfile, data: bytes) -> None:
    put(profile, data)
    assert profile.me() == Me()
    profile.remember(ME)
    assert profile.me() == ME


@pytest.mark.parametrize("data", [b'\xef\xbb\xbf[me]\nname = "Ana"\n', b'[me]\r\nname = "Ana"\r\n'])
def test_what_editors_do_to_a_file_is_read(profile: TomlProfile, data: bytes) -> None:
    put(profile, data)
    assert profile.me() == Me(name="Ana")


def test_what_is_read_is_cleaned(profile: TomlProfile) -> None:
    put(profile, b'[me]\nname = "A\\u001b[2Jna\\n\\u202eX"\n')
    assert profile.me() == Me(name="Ana X")


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    profile = TomlProfile(tmp_path / "file" / "config")
    profile.remember(ME)
    assert profile.me() == Me()
