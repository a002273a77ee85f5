"""The commands on this machine that take a mail on standard input and know where to send it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

SENDMAIL_PLACES = ("/usr/sbin", "/usr/lib", "/usr/local/sbin")
"""Where `sendmail` lies on most systems (FHS 4.10, hier(7)); a user's PATH often leaves these out."""

SYSTEM_PLACES = tuple(Path(folder) for folder in ("/etc", "/usr/local/etc", "/opt/homebrew/etc"))
"""Where the configuration for the whole machine lies."""


def mail_programs(home: Path) -> tuple[tuple[str, ...], ...]:
    """Those that are there and set up, the likeliest first; `home` is the user's home folder.

    msmtp and himalaya do nothing without a configuration of their user's, so with one they are meant, and
    without one they are no choice. sendmail comes last: on many machines it only puts mails for people on
    the same machine somewhere, and says yes to all others as well. One that is msmtp by another name
    (Debian's msmtp-mta) is offered once.
    """
    return tuple(_found(home))


def _found(home: Path) -> Iterator[tuple[str, ...]]:
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    msmtp = shutil.which("msmtp")
    if msmtp and _any(home / ".msmtprc", config / "msmtp/config", *(folder / "msmtprc" for folder in SYSTEM_PLACES)):
        yield "msmtp", "-t"
    himalaya = (config / "himalaya/config.toml", home / ".config/himalaya/config.toml", home / ".himalayarc")
    if shutil.which("himalaya") and _any(*himalaya, home / "Library/Application Support/himalaya/config.toml"):
        yield "himalaya", "message", "send"
    places = os.pathsep.join((os.environ.get("PATH", os.defpath), *SENDMAIL_PLACES))
    sendmail = shutil.which("sendmail", path=places)
    if sendmail and not (msmtp and Path(sendmail).samefile(msmtp)):
        # -i: a line with a lone dot does not end the mail.
        yield "sendmail" if shutil.which("sendmail") else sendmail, "-t", "-i"


def _any(*paths: Path) -> bool:
    return any(path.is_file() for path in paths)
