"""Sending by a command that reads a mail on standard input, as sendmail, msmtp and himalaya do.

The recipients stand in the headers only (`-t`): nothing of a message is ever an argument.

What its exit status is worth (sysexits.h, and what these programs do with it):

    0                    taken; the only "sent", and not even that after we have ended it
    64 66 72 77 78       it never began: the call, its files, its rights or its configuration were wrong
    65 67 68 69          an address, a host or the service failed. With one recipient nothing left; with
                         several, some programs have sent to the others by then
    126 127              a wrapper found no program to run
    anything else        nobody knows: 1 says nothing, 75 is "queued for later" to sendmail, 70, 71, 73, 74
                         and 76 may come after the server took it, and so may a signal

Of msmtp, which never queues, 75 means that it found no way to the server, as on a broken line (msmtp 1.8.23, against a
closed port and 26 faults of a mail server: it says 75 only there).

A command that ended before the end of its input never had the message, whatever it says.
"""

import shutil
import signal
from pathlib import Path

from msgspec.structs import replace

from raincheck.adapters.mail.feeding import Ended, Feeding, Happening
from raincheck.adapters.mail.mime import Unmailable, needs_utf8, wire_bytes
from raincheck.domain.delivery import Outgoing, recipients
from raincheck.domain.sending import Stage
from raincheck.domain.session import Evidence, Way
from raincheck.domain.text import clean_line
from raincheck.ports import (
    Accepted,
    DeliveryOutcome,
    FailCause,
    MailAccount,
    NobodyKnows,
    NotSent,
    SettingsFault,
    Watch,
)

LIMIT = 120.0
"""Seconds for the command; one that sends by itself needs a few, one that waits for a password may hang for ever."""

NOTE = 200
"""Characters kept of what the command said."""

_NAMES = (
    "EX_USAGE EX_DATAERR EX_NOINPUT EX_NOUSER EX_NOHOST EX_UNAVAILABLE EX_SOFTWARE EX_OSERR EX_OSFILE EX_CANTCREAT "
    "EX_IOERR EX_TEMPFAIL EX_PROTOCOL EX_NOPERM EX_CONFIG"
).split()
"""The exit statuses from 64 on (sysexits.h)."""

_NEVER_BEGAN = frozenset((64, 66, 72, 77, 78, 126, 127))
_ONE_FAILED = frozenset((65, 67, 68, 69))
_NO_WAY_THERE = {"msmtp": 75}


class CommandMail:
    """A `Transport` over the command in the settings."""

    way = Way.COMMAND

    def __init__(self, account: MailAccount, limit: float = LIMIT) -> None:
        self._account = account
        self._limit = limit

    def deliver(self, message: Outgoing, watch: Watch) -> DeliveryOutcome:
        """Give it the message, and say what its exit status is worth."""
        command = self._command()
        if isinstance(command, NotSent):
            return command
        data = _standard_input(message)
        if isinstance(data, NotSent):
            return data
        feeding = Feeding(command, data)
        watch.at(Stage.MESSAGE)
        watch.on_stop(feeding.stop)
        try:
            ended = feeding.run(self._limit, lambda: watch.at(Stage.WAITING))
        except OSError as error:
            return NotSent(FailCause.COMMAND_MISSING, clean_line(f"{command[0]}: {error.strerror or ''}")[:NOTE])
        return outcome_of(ended, Path(command[0]).name, alone=len(recipients(message)) == 1)

    def _command(self) -> list[str] | NotSent:
        settings = self._account.settings()
        if settings is None:
            return NotSent(FailCause.NOT_SET_UP)
        if isinstance(settings, SettingsFault):
            return NotSent(FailCause.BAD_SETTINGS, settings.detail)
        if not settings.command or not settings.command[0] or any("\0" in part for part in settings.command):
            return NotSent(FailCause.BAD_SETTINGS, "command")
        named, *arguments = settings.command
        program = shutil.which(_at_home(named))
        return [program, *arguments] if program else NotSent(FailCause.COMMAND_MISSING, clean_line(named)[:NOTE])


def outcome_of(ended: Ended, program: str, *, alone: bool) -> DeliveryOutcome:
    """What came of it; `alone` says that the message has one recipient."""
    said = clean_line(ended.err) or clean_line(ended.out)
    if not ended.whole:
        return _unread(ended, said)
    if ended.code == 0 and ended.cut is None:
        return Accepted(_last_line(ended.out) or _last_line(ended.err), evidence=Evidence.COMMAND_ACCEPTED)
    note = _note(ended, said)
    never = ended.code in _NEVER_BEGAN or ended.code == _NO_WAY_THERE.get(program, 0)
    certain = never or (alone and ended.code in _ONE_FAILED)
    # After we have ended it, its exit status tells of that, and no more of the message.
    if certain and ended.cut is None:
        return NotSent(FailCause.COMMAND_FAILED, note, Stage.WAITING)
    return NobodyKnows(note, stopped=ended.cut is Happening.STOP)


def _unread(ended: Ended, said: str) -> DeliveryOutcome:
    """It never had the end of the message."""
    note = _note(ended, said)
    if ended.cut is not None:
        cause = FailCause.STOPPED if ended.cut is Happening.STOP else FailCause.TIMED_OUT
        return NotSent(cause, note, Stage.MESSAGE)
    if ended.code == 0:
        # It claims to have done something with a message that it did not read to its end.
        return NobodyKnows(note)
    return NotSent(FailCause.COMMAND_FAILED, note, Stage.MESSAGE)


def _standard_input(message: Outgoing) -> bytes | NotSent:
    """The mail with the line ends of this machine, which these commands expect, and turn into CRLF."""
    if not message.to:
        return NotSent(FailCause.NO_RECIPIENT)
    if not message.sender_email:
        return NotSent(FailCause.NO_SENDER)
    if len(recipients(message)) < len(recipients(replace(message, only=()))):
        # The command takes the recipients from the headers: those who have it would get it twice.
        return NotSent(FailCause.COMMAND_TO_ALL)
    try:
        return wire_bytes(message, utf8=needs_utf8(message)).replace(b"\r\n", b"\n")
    except Unmailable:
        return NotSent(FailCause.BAD_ADDRESS)


def _at_home(program: str) -> str:
    """The program with its tilde replaced, as a shell would."""
    return str(Path(program).expanduser()) if program.startswith("~") else program


def _note(ended: Ended, said: str) -> str:
    """How it ended, and what it said: "exit 78 EX_CONFIG: no account found"."""
    # The signal with which we ended it is no news.
    how = "" if ended.code is None or (ended.code < 0 and ended.cut) else _end(ended.code)
    return ": ".join(filter(None, (how, said)))[:NOTE].rstrip()


def _end(code: int) -> str:
    if code < 0:
        return _signal_name(-code)
    name = _NAMES[code - 64] if 64 <= code < 64 + len(_NAMES) else ""
    return f"exit {code} {name}".rstrip()


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _last_line(text: str) -> str:
    lines = [line for line in map(clean_line, text.splitlines()) if line]
    return lines[-1][:NOTE] if lines else ""
