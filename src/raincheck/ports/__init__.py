"""What raincheck needs from the world, as protocols, and what the world may answer.

Every answer that can go wrong is a value with a cause. What a cause means, and the next step for
the user, stands in `content/problems.toml` under its value.
"""

from collections.abc import Mapping

from msgspec import Struct

from raincheck.domain.session import Way
from raincheck.domain.words import Words
from raincheck.ports.books import LessonBook, PeopleBook
from raincheck.ports.calendars import (
    Calendar,
    CalendarAccount,
    CalendarFound,
    CalendarServer,
    Gone,
    GoneThere,
    Holidays,
    MovedThere,
    NoCalendar,
    NotPlaced,
    Placed,
    Placement,
    WriteFailed,
    Written,
)
from raincheck.ports.causes import SECRET_CAUSES, FailCause
from raincheck.ports.codes import Codes, Modules
from raincheck.ports.machine import Clipboard, Clock, EditorCause, EditorFailed, ExternalEditor, Ids, Launcher
from raincheck.ports.mailing import Connected, KeyringState, MailAccount, SecretFailed, SettingsFault
from raincheck.ports.reading import InvitationFiles, Unreadable, UnreadableCause
from raincheck.ports.sending import (
    Accepted,
    Copies,
    DeliveryOutcome,
    HandedOff,
    NobodyKnows,
    NotSent,
    Transport,
    Watch,
)
from raincheck.ports.storing import (
    Cards,
    Hold,
    Listing,
    LoadCause,
    LoadFailed,
    Profile,
    SaveCause,
    Saved,
    SaveFailed,
    SessionStore,
)

__all__ = [
    "SECRET_CAUSES",
    "Accepted",
    "Calendar",
    "CalendarAccount",
    "CalendarFound",
    "CalendarServer",
    "Cards",
    "Clipboard",
    "Clock",
    "Codes",
    "Connected",
    "Copies",
    "DeliveryOutcome",
    "EditorCause",
    "EditorFailed",
    "ExternalEditor",
    "FailCause",
    "Gone",
    "GoneThere",
    "HandedOff",
    "Hold",
    "Holidays",
    "Ids",
    "InvitationFiles",
    "KeyringState",
    "Launcher",
    "LessonBook",
    "Listing",
    "LoadCause",
    "LoadFailed",
    "MailAccount",
    "Modules",
    "MovedThere",
    "NoCalendar",
    "NobodyKnows",
    "NotPlaced",
    "NotSent",
    "PeopleBook",
    "Placed",
    "Placement",
    "Ports",
    "Profile",
    "SaveCause",
    "SaveFailed",
    "Saved",
    "SecretFailed",
    "SessionStore",
    "SettingsFault",
    "Transport",
    "Unreadable",
    "UnreadableCause",
    "Watch",
    "WriteFailed",
    "Written",
]


class Ports(Struct, frozen=True, kw_only=True):
    """The world as handed in by the command line, or by a test."""

    clock: Clock
    store: SessionStore
    profile: Profile
    ids: Ids
    words: Words
    transports: Mapping[Way, Transport]
    account: MailAccount
    copies: Copies
    codes: Codes
    calendar: Calendar
    calendar_server: CalendarServer
    calendar_account: CalendarAccount
    holidays: Holidays
    lessons: LessonBook
    people: PeopleBook
    clipboard: Clipboard
    launcher: Launcher
    editor: ExternalEditor
    invitations: InvitationFiles
