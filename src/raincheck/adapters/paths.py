"""Where things are: one folder for the cases, one for what is remembered."""

import os
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("raincheck", appauthor=False)


def data_folder() -> Path:
    """Cases, outbox and calendar files; `RAINCHECK_DATA_DIR` overrides. Raises RuntimeError without a home."""
    chosen = os.environ.get("RAINCHECK_DATA_DIR")
    return Path(chosen).absolute() if chosen else _DIRS.user_data_path


def config_folder() -> Path:
    """What is remembered between cases; `RAINCHECK_CONFIG_DIR` overrides. Raises RuntimeError without a home."""
    chosen = os.environ.get("RAINCHECK_CONFIG_DIR")
    return Path(chosen).absolute() if chosen else _DIRS.user_config_path
