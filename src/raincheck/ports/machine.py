"""The machine around the program: its clock, its clipboard, its programs."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from msgspec import Struct


class Clock(Protocol):
    """The time and the place of the person at the keyboard."""

    def now(self) -> datetime:
        """Aware, to the second."""

    def zone(self) -> str:
        """The IANA name of the local zone."""

    def doubts(self) -> tuple[str, ...]:
        """The zones that it may be, the likeliest first, where the machine contradicts itself; else none."""

    def settle(self, zone: str) -> None:
        """That is the local zone from now on."""


class Launcher(Protocol):
    """The program that the system has for a link or a file."""

    def open(self, target: str) -> bool:
        """Whether a program was started for it, within a few seconds."""


class Clipboard(Protocol):
    """The clipboard of the machine."""

    def copy(self, text: str) -> str | None:
        """The tool that took the text, or None when none did within its deadline."""


class EditorCause(StrEnum):
    """Why another editor brought no words back; each is said in `content/screens.toml` as `outside-<value>`."""

    NONE_NAMED = "none-named"
    NOT_FOUND = "not-found"
    GAVE_UP = "gave-up"
    NO_FILE = "no-file"


class EditorFailed(Struct, frozen=True):
    """Nothing came back; `detail` is the name of the program, or what the system said."""

    cause: EditorCause
    detail: str = ""


class ExternalEditor(Protocol):
    """The editor that the user has chosen for every program."""

    def edit(self, text: str, suffix: str) -> str | EditorFailed:
        """The text as it was saved there. It takes the terminal and blocks until the user leaves; it never raises."""


class Ids(Protocol):
    """Names that nobody else has."""

    def session_tail(self) -> str:
        """Four characters that tell two cases of one day apart."""

    def message_id(self, domain: str) -> str:
        """A Message-ID (RFC 5322, 3.6.4) at the sender's domain, angle brackets included; of no domain when empty."""
