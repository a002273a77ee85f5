"""The house put together: the real adapters behind the ports, for the open app.

`email` and `icalendar` cost more than the first screen. What needs them is imported when it
is first used, by a wrapper that has the shape of its port.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path

from raincheck.adapters.calendars.account import TomlCalendarAccount
from raincheck.adapters.clipboard import NativeClipboard
from raincheck.adapters.config import TomlProfile
from raincheck.adapters.content import OWN_FOLDER, FileWords
from raincheck.adapters.holidays import PublicHolidays
from raincheck.adapters.ids import RandomIds
from raincheck.adapters.launcher import SystemLauncher
from raincheck.adapters.lessons import TomlLessons
from raincheck.adapters.mail.account import TomlAccount
from raincheck.adapters.mail.clipboard import ClipboardCopy
from raincheck.adapters.mail.mailto import Mailto
from raincheck.adapters.mail.phone import Messages, ShownCode
from raincheck.adapters.people import TomlPeople
from raincheck.adapters.sessions import TomlSessions
from raincheck.domain.calendar_entries import CalendarEntry
from raincheck.domain.delivery import Outgoing
from raincheck.domain.invitations.documents import Document, PhoneFound
from raincheck.domain.session import Way
from raincheck.later import LaterServer
from raincheck.ports import (
    Calendar,
    CalendarAccount,
    CalendarServer,
    Clipboard,
    Clock,
    DeliveryOutcome,
    EditorFailed,
    InvitationFiles,
    Launcher,
    MailAccount,
    Modules,
    Ports,
    Transport,
    Unreadable,
    Watch,
    WriteFailed,
    Written,
)

OUTBOX = "outbox"
SENT = "sent"
CALENDAR = "calendar"


def build_ports(data: Path, config: Path, clock: Clock, demo: bool = False) -> Ports:
    """The ports over two folders, made when first written to. In a demo nothing leaves the machine."""
    launcher, clipboard = _demo_machine() if demo else (SystemLauncher(), NativeClipboard())
    account, calendar_account = TomlAccount(config), TomlCalendarAccount(config)
    transports: tuple[Transport, ...] = (
        *_mail(account, demo=demo),
        Mailto(launcher),
        LaterTransport(Way.EML, lambda: _eml(data / OUTBOX, launcher)),
        ClipboardCopy(clipboard),
        Messages(launcher),
        ShownCode(),
    )
    return Ports(
        clock=clock,
        store=TomlSessions(data),
        profile=TomlProfile(config),
        ids=RandomIds(),
        words=FileWords(own=config / OWN_FOLDER),
        transports={transport.way: transport for transport in transports},
        account=account,
        copies=LaterCopies(data / SENT),
        codes=LaterCodes(),
        calendar=LaterCalendar(lambda: _ics(data / CALENDAR, launcher)),
        calendar_server=_server(calendar_account, demo=demo),
        calendar_account=calendar_account,
        holidays=PublicHolidays(),
        lessons=TomlLessons(data),
        people=TomlPeople(data),
        clipboard=clipboard,
        launcher=launcher,
        editor=LaterEditor(),
        invitations=LaterInvitations(),
    )


def _demo_machine() -> tuple[Launcher, Clipboard]:
    # The demo reads moments in words, which costs a start more than its first screen.
    from raincheck.adapters.demo import DemoClipboard, DemoLauncher

    return DemoLauncher(), DemoClipboard()


def _server(account: CalendarAccount, *, demo: bool) -> CalendarServer:
    if demo:
        from raincheck.adapters.demo import DemoCalendar

        return DemoCalendar()
    return LaterServer(account)


def _mail(account: MailAccount, *, demo: bool) -> tuple[Transport, ...]:
    """The two ways in which raincheck itself sends."""
    if demo:
        from raincheck.adapters.demo import DemoMail

        return DemoMail(Way.SMTP), DemoMail(Way.COMMAND)
    return LaterTransport(Way.SMTP, lambda: _smtp(account)), LaterTransport(Way.COMMAND, lambda: _command(account))


class LaterTransport:
    """A `Transport` that is made when the first message leaves by it."""

    def __init__(self, way: Way, make: Callable[[], Transport]) -> None:
        self.way = way
        self._make = make

    def deliver(self, message: Outgoing, watch: Watch) -> DeliveryOutcome:
        """As the transport does."""
        return self._make().deliver(message, watch)


class LaterCopies:
    """`Copies` that are made when the first message leaves."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, message: Outgoing) -> str | None:
        """As the copies do."""
        # `email` is needed only once something is sent.
        from raincheck.adapters.mail.copies import FileCopies

        return FileCopies(self._folder).keep(message)


class LaterCodes:
    """`Codes` that are made when the first one is shown."""

    def modules(self, text: str) -> Modules | None:
        """As the codes do."""
        # segno is needed only by who sends something to the phone.
        from raincheck.adapters.qr import SegnoCodes

        return SegnoCodes().modules(text)


class LaterCalendar:
    """A `Calendar` that is made when the first entries are written to it."""

    def __init__(self, make: Callable[[], Calendar]) -> None:
        self._make = make

    def write(self, name: str, entries: Sequence[CalendarEntry], now: datetime, open_it: bool) -> Written | WriteFailed:
        """As the calendar does."""
        return self._make().write(name, entries, now, open_it)


class LaterEditor:
    """An `ExternalEditor` that is made when somebody asks for their own."""

    def edit(self, text: str, suffix: str) -> str | EditorFailed:
        """As the editor does."""
        from raincheck.adapters.editor import SystemEditor

        return SystemEditor().edit(text, suffix)


class LaterInvitations:
    """An `InvitationFiles` that is made when the first invitation is read."""

    @cached_property
    def _files(self) -> InvitationFiles:
        # `email`, icalendar and the phone numbers of the world are needed only once somebody has an invitation.
        from raincheck.adapters.invitations.source import Invitations

        return Invitations()

    def given(self, text: str) -> Document | Unreadable:
        """As the files do, and so do the others."""
        return self._files.given(text)

    def open(self, path: str) -> Document | Unreadable:
        """The file of that name."""
        return self._files.open(path)

    def read(self, data: bytes) -> Document | Unreadable:
        """A mail, a calendar, a page or plain text."""
        return self._files.read(data)

    def phones(self, text: str, country: str) -> Sequence[PhoneFound]:
        """The numbers in a text."""
        return self._files.phones(text, country)

    def country(self, zone: str) -> str:
        """The country in which clocks show that zone."""
        return self._files.country(zone)


def _smtp(account: MailAccount) -> Transport:
    # aiosmtplib and `ssl` are needed only once something is sent.
    from raincheck.adapters.mail.smtp import SmtpMail

    return SmtpMail(account)


def _command(account: MailAccount) -> Transport:
    # The same.
    from raincheck.adapters.mail.command import CommandMail

    return CommandMail(account)


def _eml(folder: Path, launcher: Launcher) -> Transport:
    # `email` is needed only once somebody asks for a mail file.
    from raincheck.adapters.mail.eml import EmlFile

    return EmlFile(folder, launcher)


def _ics(folder: Path, launcher: Launcher) -> Calendar:
    # icalendar is needed only once somebody asks for a calendar file.
    from raincheck.adapters.calendars.ics import IcsFiles

    return IcsFiles(folder, launcher)
