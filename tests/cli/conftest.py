"""The command line in a test: a store that already is where the commands look, and a way to run them."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from raincheck.adapters import keyrings
from raincheck.adapters.sessions import TomlSessions
from raincheck.cli import main
from raincheck.commands import opening
from raincheck.domain.session import Session
from raincheck.ports import KeyringState, Saved
from stubs.command import STREAMS, FakeApp, Result, Run, Save, Stream


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


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> FakeApp:
    """The app is a fake that closes at once."""
    fake, module = FakeApp(), ModuleType("raincheck.tui.run")
    module.run_app = fake.run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "raincheck.tui.run", module)
    return fake


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """All three streams are a terminal, as far as `opening` can see."""
    streams = SimpleNamespace(**dict.fromkeys(STREAMS, Stream()))
    monkeypatch.setattr(opening, "sys", streams)
    return streams


@pytest.fixture
def config(isolated: Path) -> Path:
    """The file of the configuration, which is not there yet; its folder is."""
    folder = isolated / "config"
    folder.mkdir()
    return folder / "config.toml"


@pytest.fixture
def tools(isolated: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a program and without a keyring; what is installed in the folder is all that it has."""
    folder = isolated / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("raincheck.adapters.mail.programs.SENDMAIL_PLACES", ())
    monkeypatch.setattr(keyrings, "state", lambda: KeyringState.NONE)
    for name in ("TMUX", "STY", "SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    return folder
