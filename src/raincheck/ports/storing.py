"""The cases on disk, and what is remembered between them."""

from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from raincheck.domain.cards import Card
from raincheck.domain.interview import Workplace
from raincheck.domain.session import Me, Session


class SaveCause(StrEnum):
    """Why a case could not be saved."""

    NO_SPACE = "no-space"
    NOT_ALLOWED = "not-allowed"
    CHANGED_ELSEWHERE = "changed-elsewhere"
    BUSY = "busy"
    BROKEN = "broken"


class LoadCause(StrEnum):
    """Why a case could not be opened."""

    NOT_FOUND = "not-found"
    DAMAGED = "damaged"
    NEWER = "newer"
    UNREADABLE = "unreadable"


class Saved(Struct, frozen=True):
    """The case is on disk, whole."""

    path: str


class SaveFailed(Struct, frozen=True):
    """Nothing was changed on disk."""

    cause: SaveCause
    path: str
    detail: str = ""


class LoadFailed(Struct, frozen=True):
    """The file is as it was, or set aside under the name in `path`."""

    cause: LoadCause
    path: str
    detail: str = ""


class Listing(Struct, frozen=True):
    """All cases that can be opened, and what was found beside them."""

    sessions: tuple[Session, ...]
    troubles: tuple[LoadFailed, ...] = ()


class Cards(Struct, frozen=True):
    """The same, each case as lists know it."""

    cards: tuple[Card, ...]
    troubles: tuple[LoadFailed, ...] = ()


class Hold(Protocol):
    """The right to send a case, which no other window has at the same time."""

    def release(self) -> None:
        """Give it back; it is also given back when the program dies."""


class SessionStore(Protocol):
    """The cases on disk."""

    def listing(self) -> Listing:
        """Every case, and every file that is none."""

    def cards(self) -> Cards:
        """The same in short: no file is read that was read before and has not changed since."""

    def load(self, session_id: str) -> Session | LoadFailed:
        """The case; a damaged file is set aside first."""

    def peek(self, session_id: str) -> Session | LoadFailed:
        """The case as it is on disk now, only looked at: what was read before still counts as what was read."""

    def create(self, session: Session) -> Saved | SaveFailed:
        """A new file; an id that is taken is refused."""

    def save(self, session: Session) -> Saved | SaveFailed:
        """The file anew; refused when it is not the one that was read."""

    def trash(self, session_id: str) -> Saved | SaveFailed:
        """Move the file to the trash folder; its path there."""

    def restore(self, path: str) -> Saved | SaveFailed:
        """Move a file back from that path in the trash folder; refused when its place is taken."""

    def hold(self, session_id: str) -> Hold | SaveFailed:
        """The right to send that case; BUSY while another window has it."""

    def path(self, session_id: str) -> str:
        """Where the file is or would be."""

    def text(self, session_id: str) -> str:
        """The file as it stands, for a person to read; empty when it cannot be read."""


class Profile(Protocol):
    """What is remembered about the candidate between cases."""

    def me(self) -> Me:
        """How they sign; empty when nothing is remembered."""

    def remember(self, me: Me) -> None:
        """Keep it for the next case."""

    def zone(self) -> str:
        """The local zone that the user once chose, where the machine contradicts itself; mostly empty."""

    def remember_zone(self, zone: str) -> None:
        """Keep it for the next start."""

    def workplace(self) -> Workplace:
        """Where somebody works, as the user chose it last; empty when they never did."""

    def remember_workplace(self, work: Workplace) -> None:
        """Keep it for the next case in that zone."""
