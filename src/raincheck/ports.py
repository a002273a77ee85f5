"""What raincheck needs from the world, as protocols, and what the world may answer.

Every answer that can go wrong is a value with a cause. What a `SaveCause` and a `FailCause`
mean, and the next step for the user, stands in `content/problems.toml` under its value.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.domain.delivery import Outgoing
from raincheck.domain.invitations.documents import Document, PhoneFound
from raincheck.domain.session import Me, Session, Way
from raincheck.domain.words import Words


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


class UnreadableCause(StrEnum):
    """Why nothing could be read from a file or a paste."""

    NOTHING_IN_IT = "nothing-in-it"
    IS_ARCHIVE = "is-archive"
    IS_DOCUMENT = "is-document"
    IS_PICTURE = "is-picture"
    NOT_TEXT = "not-text"
    TOO_LARGE = "too-large"
    NOT_FOUND = "not-found"
    IS_FOLDER = "is-folder"
    NOT_ALLOWED = "not-allowed-to-read"
    CANNOT_READ = "cannot-read"


class Unreadable(Struct, frozen=True):
    """No invitation could be made of it; `detail` is what the system said, if it said anything."""

    cause: UnreadableCause
    detail: str = ""


class Listing(Struct, frozen=True):
    """All cases that can be opened, and what was found beside them."""

    sessions: tuple[Session, ...]
    troubles: tuple[LoadFailed, ...] = ()


class SessionStore(Protocol):
    """The cases on disk."""

    def listing(self) -> Listing:
        """Every case, and every file that is none."""

    def load(self, session_id: str) -> Session | LoadFailed:
        """The case; a damaged file is set aside first."""

    def create(self, session: Session) -> Saved | SaveFailed:
        """A new file; an id that is taken is refused."""

    def save(self, session: Session) -> Saved | SaveFailed:
        """The file anew; refused when it is not the one that was read."""

    def trash(self, session_id: str) -> Saved | SaveFailed:
        """Move the file to the trash folder."""

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


class FailCause(StrEnum):
    """Why something did not leave; the value is its key in the problems of `content/`."""

    TOO_LONG = "too-long"
    NO_PROGRAM = "no-program"
    FILE_NOT_WRITTEN = "file-not-written"
    CALENDAR_NOT_WRITTEN = "calendar-not-written"


class Accepted(Struct, frozen=True):
    """A server took it; the only outcome that is "sent" without the user's word."""

    note: str = ""


class HandedOff(Struct, frozen=True):
    """Another program, a file or the clipboard has it; only the user knows whether it went out."""

    note: str = ""


class NotSent(Struct, frozen=True):
    """It certainly did not leave."""

    cause: FailCause
    note: str = ""


class NobodyKnows(Struct, frozen=True):
    """It may have left: it must not be sent again without asking."""

    note: str = ""


DeliveryOutcome = Accepted | HandedOff | NotSent | NobodyKnows


class Transport(Protocol):
    """One way for a message to leave. Called off the UI thread; it never raises, and ends in seconds."""

    @property
    def way(self) -> Way:
        """Which way this is."""

    def deliver(self, message: Outgoing) -> DeliveryOutcome:
        """Let it leave, and say what came of it."""


class Written(Struct, frozen=True):
    """A file that was written and read back; `opened` when a program took it as well."""

    path: str
    opened: bool = False


class WriteFailed(Struct, frozen=True):
    """Nothing was written."""

    cause: FailCause
    detail: str = ""


class Calendar(Protocol):
    """Where the follow-ups are written."""

    def write(self, name: str, entries: Sequence[CalendarEntry], now: datetime, open_it: bool) -> Written | WriteFailed:
        """Write them, read them back, and hand the file to the system when asked."""


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


class InvitationFiles(Protocol):
    """Invitations as they come in. May be called off the UI thread; it never raises, and ends in seconds."""

    def given(self, text: str) -> Document | Unreadable:
        """What was pasted: an invitation, or the name of the file that holds one."""

    def open(self, path: str) -> Document | Unreadable:
        """The file of that name."""

    def read(self, data: bytes) -> Document | Unreadable:
        """A mail, a calendar, a page or plain text."""

    def phones(self, text: str, country: str) -> Sequence[PhoneFound]:
        """The numbers in a text; the country (ISO 3166, or empty) is for those without a country code."""

    def country(self, zone: str) -> str:
        """The country (ISO 3166) in which clocks show that IANA zone; empty when it is not known."""


class Ids(Protocol):
    """Names that nobody else has."""

    def session_tail(self) -> str:
        """Four characters that tell two cases of one day apart."""

    def message_id(self) -> str:
        """A Message-ID (RFC 5322, 3.6.4), angle brackets included."""


class Ports(Struct, frozen=True, kw_only=True):
    """The world as handed in by the command line, or by a test."""

    clock: Clock
    store: SessionStore
    profile: Profile
    ids: Ids
    words: Words
    transports: Mapping[Way, Transport]
    calendar: Calendar
    clipboard: Clipboard
    editor: ExternalEditor
    invitations: InvitationFiles
