"""Stand-ins for the world, and a wizard over real files in a temporary folder."""

import threading
from datetime import datetime, timedelta
from pathlib import Path

from raincheck.adapters.calendars.ics import IcsFiles
from raincheck.adapters.config import TomlProfile
from raincheck.adapters.content import FileWords
from raincheck.adapters.lessons import TomlLessons
from raincheck.adapters.mail.clipboard import ClipboardCopy
from raincheck.adapters.mail.eml import EmlFile
from raincheck.adapters.mail.mailto import Mailto
from raincheck.adapters.mail.phone import Messages, ShownCode
from raincheck.adapters.people import TomlPeople
from raincheck.adapters.sessions import TomlSessions
from raincheck.domain.context import Context
from raincheck.domain.delivery import Outgoing
from raincheck.domain.mail_settings import MailSettings
from raincheck.domain.secret import Secret
from raincheck.domain.sending import Stage
from raincheck.domain.session import Way
from raincheck.house import LaterCodes, LaterCopies, LaterInvitations
from raincheck.ports import (
    CalendarAccount,
    CalendarServer,
    Clipboard,
    Clock,
    Connected,
    DeliveryOutcome,
    EditorFailed,
    ExternalEditor,
    Holidays,
    Ids,
    InvitationFiles,
    KeyringState,
    Launcher,
    MailAccount,
    NotSent,
    Ports,
    Saved,
    SecretFailed,
    SessionStore,
    SettingsFault,
    Transport,
    Watch,
)
from raincheck.wizard import Wizard
from stubs.calendars import FakeCalendarAccount, FakeCalendarServer, FakeHolidays
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


class FakeAccount:
    """A `MailAccount` in memory: no mail is set up, until a test or a screen does it."""

    path = "config.toml"

    def __init__(self, settings: MailSettings | None = None, *, asks: bool = False) -> None:
        self.saved = settings
        self.asks = asks
        self.keyring_is = KeyringState.READY
        self.outcome: Connected | NotSent = Connected("ready")
        self.held: list[Secret] = []
        self.stored: list[Secret] = []
        self.checked: list[MailSettings] = []
        self.fault = ""
        self.unkept: SecretFailed | None = None

    def settings(self) -> MailSettings | SettingsFault | None:
        return SettingsFault(self.path, self.fault) if self.fault else self.saved

    def remember(self, settings: MailSettings) -> Saved:
        self.saved = settings
        return Saved(self.path)

    def programs(self) -> tuple[tuple[str, ...], ...]:
        return (("msmtp", "-t"),)

    def needs_password(self, settings: MailSettings) -> bool:
        return self.asks and not self.held

    def secret(self, settings: MailSettings) -> Secret:
        return self.held[-1]

    def hold(self, settings: MailSettings, secret: Secret) -> None:
        self.held.append(secret)

    def forget(self, settings: MailSettings) -> None:
        self.held.clear()

    def keyring(self) -> KeyringState:
        return self.keyring_is

    def store(self, settings: MailSettings, secret: Secret, *, plaintext: bool = False) -> SecretFailed | None:
        self.stored.append(secret)
        return self.unkept

    def check(self, settings: MailSettings, watch: Watch) -> Connected | NotSent:
        self.checked.append(settings)
        watch.at(Stage.CONNECT)
        return self.outcome


class FakeTransport:
    """A `Transport` that records what it was given, waits if a test says so, and answers as told."""

    def __init__(self, way: Way, outcome: DeliveryOutcome) -> None:
        self.way = way
        self.outcome = outcome
        self.messages: list[Outgoing] = []
        self.stage = Stage.WAITING
        self.go = threading.Event()
        self.go.set()

    def deliver(self, message: Outgoing, watch: Watch) -> DeliveryOutcome:
        self.messages.append(message)
        watch.at(self.stage)
        watch.on_stop(self.go.set)
        assert self.go.wait(20)
        return self.outcome


class SequenceIds:
    """`Ids` that count, so that a test knows the next one."""

    def __init__(self) -> None:
        self.tails = 0
        self.messages = 0

    def session_tail(self) -> str:
        self.tails += 1
        return f"t{self.tails:03}"

    def message_id(self, domain: str = "") -> str:
        self.messages += 1
        return f"<message-{self.messages}@{domain or 'mail.invalid'}>"


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
    account: MailAccount | None = None,
    mail: Transport | None = None,
    server: CalendarServer | None = None,
    calendar_account: CalendarAccount | None = None,
    holidays: Holidays | None = None,
) -> Wizard:
    """A wizard over the real files in a folder, and fakes for the rest. Hand one in to look at it later."""
    data, opener, board = folder / "data", launcher or FakeLauncher(), clipboard or FakeClipboard()
    ports = Ports(
        clock=clock or FrozenClock(),
        store=store or TomlSessions(data),
        profile=TomlProfile(folder / "config"),
        ids=ids or SequenceIds(),
        words=WORDS,
        transports=ways_out(data, opener, board, mail),
        account=account or FakeAccount(),
        copies=LaterCopies(data / "sent"),
        codes=LaterCodes(),
        calendar=IcsFiles(data / "calendar", opener),
        calendar_server=server or FakeCalendarServer(),
        calendar_account=calendar_account or FakeCalendarAccount(),
        holidays=holidays or FakeHolidays(),
        lessons=TomlLessons(data),
        people=TomlPeople(data),
        clipboard=board,
        launcher=opener,
        editor=editor or FakeEditor(),
        invitations=invitations or LaterInvitations(),
    )
    return Wizard(ports)


def ways_out(data: Path, opener: Launcher, board: Clipboard, mail: Transport | None) -> dict[Way, Transport]:
    """The ways out as in the house, and one's own mail where a test hands it in."""
    ways: list[Transport] = [Mailto(opener), EmlFile(data / "outbox", opener), ClipboardCopy(board), Messages(opener)]
    return {Way(transport.way): transport for transport in (*ways, ShownCode(), *((mail,) if mail else ()))}


def context(now: datetime = NOW, zone: str = ZONE) -> Context:
    """The moment, the zone, and the real words."""
    return Context(now, zone, WORDS)
