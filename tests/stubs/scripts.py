"""Small real programs to put first on the PATH."""

from pathlib import Path


def install(folder: Path, name: str, script: str) -> Path:
    """A shell script of that name; a script that names its own program runs under it."""
    path = folder / name
    path.write_text(script if script.startswith("#!") else f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path
