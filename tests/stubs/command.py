"""What tests of the command line share: the outcome of a command, and stand-ins for the app and the terminal."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from raincheck.domain.invitations.facts import Invitation
from raincheck.wizard import Wizard


@dataclass(frozen=True, slots=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]
Save = Callable[..., Path]
Look = Callable[[Wizard, str], object]
STREAMS = ("stdin", "stdout", "stderr")


@dataclass(frozen=True, slots=True)
class Stream:
    """A standard stream, as far as the check looks at one."""

    terminal: bool = True
    closed: bool = False

    def isatty(self) -> bool:
        return self.terminal


@dataclass
class FakeApp:
    """Stands where the Textual app would be: it remembers how it was opened, and may look around."""

    calls: list[dict[str, object]] = field(default_factory=list)
    code: int = 0
    look: Look | None = None
    seen: object = None

    def run(
        self,
        wizard: Wizard,
        session_id: str | None = None,
        *,
        new: bool = False,
        demo: bool = False,
        invitation: Invitation | None = None,
    ) -> int:
        self.calls.append({"session_id": session_id, "new": new, "demo": demo, "invitation": invitation})
        if self.look:
            self.seen = self.look(wizard, session_id or "")
        return self.code
