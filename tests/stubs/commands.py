"""Little mail commands, written in shell."""

import shlex
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from raincheck.adapters.mail.command import LIMIT, CommandMail
from raincheck.domain.mail_settings import MailSettings, MailWay
from stubs.fakes import FakeAccount
from stubs.mails import MAIL

LONG = replace(MAIL, body="a line of the message\n" * 20_000)
"""More than a pipe holds, so that it can't be handed over without a reader."""

Script = Callable[..., str]


def script_in(folder: Path) -> Script:
    """Writes an executable with those lines of shell, which run in the folder; the result is its path."""

    def write(lines: str, mode: int = 0o700) -> str:
        path = folder / "command"
        path.write_text(f"#!/bin/sh\ncd {shlex.quote(str(folder))}\n{lines}\n")
        path.chmod(mode)
        return str(path)

    return write


def sender(*command: str, limit: float = LIMIT) -> CommandMail:
    """A transport over that command."""
    return CommandMail(FakeAccount(MailSettings(way=MailWay.COMMAND, command=command)), limit)
