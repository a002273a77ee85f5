"""What every test stands on: a home, folders and a clock zone of its own, and nothing of the machine's."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import tzlocal

FOLDERS = {
    "HOME": "home",
    "XDG_DATA_HOME": "home/data",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_STATE_HOME": "home/state",
    "RAINCHECK_DATA_DIR": "data",
    "RAINCHECK_CONFIG_DIR": "config",
}
DROPPED = ("COLUMNS", "LINES", "DISPLAY", "WAYLAND_DISPLAY", "FORCE_COLOR", "TEXTUAL", "TEXTUAL_LOG", "COLORTERM")


@pytest.fixture(autouse=True)
def isolated(tmp_path: Path) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(("XDG_", "RAINCHECK_")) or name in DROPPED]:
            patch.delenv(name)
        for name, folder in FOLDERS.items():
            patch.setenv(name, str(tmp_path / folder))
        for name, value in {"TZ": "UTC", "NO_COLOR": "1", "TERM": "xterm-256color"}.items():
            patch.setenv(name, value)
        for folder in ("home", "work"):
            (tmp_path / folder).mkdir(exist_ok=True)
        patch.chdir(tmp_path / "work")
        _read_zone_again()
        yield tmp_path
    _read_zone_again()


def _read_zone_again() -> None:
    if hasattr(time, "tzset"):
        time.tzset()
    tzlocal.reload_localzone()
