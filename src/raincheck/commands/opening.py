"""Opening the app: the terminal first, then the folder, then the case; each refusal is one plain sentence."""

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from raincheck.adapters.files import private_folder
from raincheck.adapters.paths import config_folder, data_folder
from raincheck.adapters.sessions import TomlSessions
from raincheck.commands.choosing import due_next, find, refused
from raincheck.commands.words import say, tell
from raincheck.domain.session import Session
from raincheck.domain.text import clean_line
from raincheck.exits import CommandError, ExitCode
from raincheck.ports import Clock, LoadCause, Ports, SaveFailed, SessionStore

if TYPE_CHECKING:
    from raincheck.domain.invitations.facts import Invitation

DEMO_PREFIX = "raincheck-demo-"


def open_app(
    clock: Clock, *, new: bool = False, resume: bool = False, wanted: str | None = None, invite: str | None = None
) -> int:
    """The app at home, at a new case, or at a saved one. Returns its exit code; raises CommandError.

    With `invite`, the facts of that file are in the new case.
    """
    check_terminal()
    data, config = folders()
    make_usable(data)
    TomlSessions(data).sweep()
    # The house loads the wizard and every step, which no refusal above has to wait for.
    from raincheck.house import build_ports
    from raincheck.wizard import Wizard

    ports = build_ports(data, config, clock)
    _remember_zone(ports)
    session_id = _chosen(ports.store, clock, wanted) if resume else None
    invitation = _invitation(ports, invite) if invite is not None else None
    # Textual costs more than everything else together; only the open app needs it.
    from raincheck.tui.run import run_app

    return run_app(Wizard(ports), session_id=session_id, new=new, invitation=invitation)


def _remember_zone(ports: Ports) -> None:
    """The zone that was chosen before, where the machine still contradicts itself in the same way."""
    remembered, doubts = ports.profile.zone(), ports.clock.doubts()
    if remembered in doubts:
        ports.clock.settle(remembered)


def _invitation(ports: Ports, name: str) -> "Invitation":
    """The facts in that file. Raises CommandError with the reason why there are none."""
    # Only who has an invitation pays for reading one.
    from raincheck.commands.invite import read
    from raincheck.domain.context import Context

    ctx = Context(ports.clock.now(), ports.clock.zone(), ports.words)
    return read(ports.invitations, name, ctx, ports.profile.me())


def open_demo(clock: Clock) -> int:
    """The app on an invented case in a folder that is removed afterwards. Raises CommandError."""
    check_terminal()
    try:
        folder = tempfile.TemporaryDirectory(prefix=DEMO_PREFIX, ignore_cleanup_errors=True)
    except OSError as error:
        raise _unusable(Path(tempfile.gettempdir()), error) from error
    with folder as name:
        code = _walk_demo(Path(name), clock)
    tell(say("demo-left", folder=name) if Path(name).exists() else say("demo-removed"))
    return code


def check_terminal() -> None:
    """Textual draws on the standard error and reads the standard input. Raises CommandError."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    there = all(stream is not None and not stream.closed and stream.isatty() for stream in streams)
    if not there or os.environ.get("TERM") == "dumb":
        raise CommandError(ExitCode.NO_TERMINAL, say("no-terminal"))


def folders() -> tuple[Path, Path]:
    """Where the cases are, and what is remembered. Raises CommandError without a home folder."""
    try:
        return data_folder(), config_folder()
    except RuntimeError as error:
        raise CommandError(ExitCode.NOT_SAVED, say("no-home")) from error


def readable(data: Path) -> Path:
    """The folder, when its cases can be listed or there are none yet. Raises CommandError."""
    try:
        os.scandir(data / "sessions").close()
    except FileNotFoundError:
        return data
    except OSError as error:
        detail = clean_line(error.strerror or "") or say("detail-unknown")
        raise CommandError(ExitCode.NOT_SAVED, say("folder-unreadable", folder=data, detail=detail)) from error
    return data


def make_usable(data: Path) -> None:
    """Make the folders for the cases, and check that files can be made in them. Raises CommandError."""
    try:
        for folder in (data, TomlSessions(data).folder):
            if not os.access(private_folder(folder), os.R_OK | os.W_OK | os.X_OK):
                raise PermissionError(None, "it can't be written")
    except OSError as error:
        raise _unusable(data, error) from error


def _unusable(folder: Path, error: OSError) -> CommandError:
    detail = clean_line(error.strerror or "") or say("detail-unknown")
    return CommandError(ExitCode.NOT_SAVED, say("folder-unusable", folder=folder, detail=detail))


def _chosen(store: SessionStore, clock: Clock, wanted: str | None) -> str:
    """The id to go on with. Raises CommandError."""
    if wanted is None:
        return due_next(store, clock.now())
    found = find(store, wanted)
    if isinstance(found, Session):
        return found.id
    if found.cause is LoadCause.NEWER:
        return Path(found.path).stem
    raise refused(found)


def _walk_demo(folder: Path, clock: Clock) -> int:
    # As in `open_app`: only the open app needs these.
    from raincheck.adapters.demo import demo_session
    from raincheck.house import build_ports
    from raincheck.wizard import Wizard

    ports = build_ports(folder / "data", folder / "config", clock, demo=True)
    session = demo_session(clock.now(), clock.zone())
    if isinstance(ports.store.create(session), SaveFailed):
        raise CommandError(ExitCode.NOT_SAVED, say("demo-not-saved", folder=folder))
    from raincheck.tui.run import run_app

    return run_app(Wizard(ports), session_id=session.id, demo=True)
