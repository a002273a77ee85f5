"""Stand-ins for the world, and a wizard over real files in a temporary folder."""

from datetime import datetime, timedelta
from pathlib import Path

from raincheck.adapters.calendars.ics import IcsFiles
from raincheck.adapters.config import TomlProfile
from raincheck.adapters.content import FileWords
from raincheck.adapters.mail.clipboard import ClipboardCopy
from raincheck.adapters.mail.eml import EmlFile
from raincheck.adapters.mail.mailto import Mailto
from raincheck.adapters.sessions import TomlSessions
from raincheck.domain.context import Context
from raincheck.domain.session import Way
from raincheck.house import LaterInvitations
from raincheck.ports import (
    Clipboard,
    Clock,
    EditorFailed,
    ExternalEditor,
    Ids,
    InvitationFiles,
    Launcher,
    Ports,
    SessionStore,
)
from raincheck.wizard import Wizard
from stubs.cases import NOW

ZONE = "Etc/UTC"

WORDS = FileWords()


class FrozenClock:
    """A `Clock` that stands still until it is set."""

    def __init__(self, now: datetime = NOW, zone: str = ZONE) -> None:
        self.time = now
        self.place = zone
        self.may_be: tuple[str, ...] = ()

    def now(self) -> datetime:
        return self.time

    def zone(self) -> str:
        return self.place

    def doubts(self) -> tuple[str, ...]:
        return self.may_be

    def settle(self, zone: str) -> None:
        self.place, self.may_be = zone, ()

    def forward(self, **span: int) -> datetime:
        """Let time pass: `forward(minutes=5)`."""
        self.time += timedelta(**span)
        return self.time


class FakeLauncher:
    """A `Launcher` that records what it was asked to open."""

    def __init__(self, ok: bool = True) -> None:
        self.ok = ok
        self.targets: list[str] = []

    def open(self, target: str) -> bool:
        self.targets.append(target)
        return self.ok


class FakeClipboard:
    """A `Clipboard` that records what it was given; without a tool it takes nothing."""

    def __init__(self, tool: str | None = "fake") -> None:
        self.tool = tool
        self.texts: list[str] = []

    def copy(self, text: str) -> str | None:
        self.texts.append(text)
        return self.tool


class FakeEditor:
    """An `ExternalEditor` that records what it was given, and saves something else, or fails."""

    def __init__(self, saves: str | EditorFailed | None = None) -> None:
        self.saves = saves
        self.texts: list[str] = []

    def edit(self, text: str, suffix: str) -> str | EditorFailed:
        self.texts.append(text)
        assert suffix == ".txt"
        return text if self.saves is None else self.saves


class SequenceIds:
    """`Ids` that count, so that a test knows the next one."""

    def __init__(self) -> None:
        self.tails = 0
        self.messages = 0

    def session_tail(self) -> str:
        self.tails += 1
        return f"t{self.tails:03}"

    def message_id(self) -> str:
        self.messages += 1
        return f"<message-{self.messages}@mail.invalid>"


def wizard_in(  # noqa: PLR0913 - one for each port, all with a default
    folder: Path,
    *,
    clock: Clock | None = None,
    launcher: Launcher | None = None,
    clipboard: Clipboard | None = None,
    ids: Ids | None = None,
    store: SessionStore | None = None,
    invitations: InvitationFiles | None = None,
    editor: ExternalEditor | None = None,
) -> Wizard:
    """A wizard over the real files in a folder, and fakes for the rest. Hand one in to look at it later."""
    data, opener, board = folder / "data", launcher or FakeLauncher(), clipboard or FakeClipboard()
    transports = (Mailto(opener), EmlFile(data / "outbox", opener), ClipboardCopy(board))
    return Wizard(
        Ports(
            clock=clock or FrozenClock(),
            store=store or TomlSessions(data),
            profile=TomlProfile(folder / "config"),
            ids=ids or SequenceIds(),
            words=WORDS,
            transports={Way(transport.way): transport for transport in transports},
            calendar=IcsFiles(data / "calendar", opener),
            clipboard=board,
            editor=editor or FakeEditor(),
            invitations=invitations or LaterInvitations(),
        )
    )


def context(now: datetime = NOW, zone: str = ZONE) -> Context:
    """The moment, the zone, and the real words."""
    return Context(now, zone, WORDS)
