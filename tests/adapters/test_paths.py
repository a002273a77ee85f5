"""Where things are: found with a library, and found quickly."""

import sys
from pathlib import Path

import pytest

from raincheck.adapters.paths import config_folder, config_place, data_folder, data_place

VARIABLES = ("RAINCHECK_DATA_DIR", "RAINCHECK_CONFIG_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME")


@pytest.mark.parametrize("value", ["", "/a", "/a/b/", "a", "./a", "~", "~/a", " ", " /a", "$HOME/a"])
@pytest.mark.parametrize("name", [*VARIABLES, "HOME"])
def test_both_ways_lead_to_the_same_folder(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv(name, value)
    assert (Path(data_place()), Path(config_place())) == (data_folder(), config_folder())


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_both_ways_lead_to_the_same_folder_everywhere(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert (Path(data_place()), Path(config_place())) == (data_folder(), config_folder())


def test_a_folder_that_was_chosen_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RAINCHECK_DATA_DIR", str(tmp_path / "mine"))
    assert data_folder() == tmp_path / "mine"


def test_a_relative_choice_is_made_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAINCHECK_DATA_DIR", "mine")
    assert data_folder().is_absolute()
