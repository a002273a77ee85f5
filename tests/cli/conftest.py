"""The command line in a test: a store that already is where the commands look, and a way to run them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from raincheck.adapters.sessions import TomlSessions
from raincheck.cli import main
from raincheck.domain.session import Session
from raincheck.ports import Saved


@dataclass(frozen=True, slots=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]
Save = Callable[..., Path]


@pytest.fixture
def data(isolated: Path) -> Path:
    return isolated / "data"


@pytest.fixture
def save(data: Path) -> Save:
    """Put cases where the commands look; the path of the last one."""

    def _save(*cases: Session) -> Path:
        store = TomlSessions(data)
        saved = [store.create(case) for case in cases]
        assert all(isinstance(result, Saved) for result in saved)
        return Path(saved[-1].path)

    return _save


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command line."""

    def _run(*argv: str) -> Result:
        code = main(argv)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return _run
