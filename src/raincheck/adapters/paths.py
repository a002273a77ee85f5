"""Where things are: one folder for the cases, one for what is remembered."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def data_folder() -> "Path":
    """Cases, outbox and calendar files; `RAINCHECK_DATA_DIR` overrides. Raises RuntimeError without a home."""
    return _folder("RAINCHECK_DATA_DIR", "user_data_path")


def config_folder() -> "Path":
    """What is remembered between cases; `RAINCHECK_CONFIG_DIR` overrides. Raises RuntimeError without a home."""
    return _folder("RAINCHECK_CONFIG_DIR", "user_config_path")


def data_place() -> str:
    """The same as `data_folder`, found without a library where it is plain to see: looking for it costs 8 ms."""
    return _plain("RAINCHECK_DATA_DIR", "XDG_DATA_HOME", ".local/share") or str(data_folder())


def config_place() -> str:
    """The same as `config_folder`, as above."""
    return _plain("RAINCHECK_CONFIG_DIR", "XDG_CONFIG_HOME", ".config") or str(config_folder())


def _folder(variable: str, name: str) -> "Path":
    # Both are for who works with files; `due` mostly looks at one.
    from pathlib import Path

    from platformdirs import PlatformDirs

    chosen = os.environ.get(variable)
    found: Path = Path(chosen) if chosen else getattr(PlatformDirs("raincheck", appauthor=False), name)
    return found.absolute()


def _plain(variable: str, standard: str, usual: str) -> str:
    """The folder by the rules of the XDG base directories, which Linux has; empty where more has to be known."""
    chosen = os.environ.get(variable, "")
    if chosen.startswith("/") or sys.platform != "linux":
        return chosen if chosen.startswith("/") else ""
    base, home = os.environ.get(standard, ""), os.environ.get("HOME", "")
    if chosen or not (base or home).startswith("/"):
        return ""
    return f"{base or f'{home}/{usual}'}/raincheck"
