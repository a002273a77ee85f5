"""The calendar on a server, as far as it can be judged without reaching it."""

import os
from collections.abc import Sequence
from pathlib import Path

from raincheck.adapters.doctor import passwords
from raincheck.adapters.doctor.findings import Found, fault, note, ok
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.mail_settings import SecretFrom
from raincheck.ports import CalendarAccount, MailAccount, SettingsFault


def settings(account: CalendarAccount, mail: MailAccount) -> Sequence[Found]:
    """Which calendar it is, and whether what that needs is there. A fault of the whole file is told with mail."""
    found = account.settings()
    if found is None:
        return note("calendar-server-none", "calendar-server-none-do")
    if isinstance(found, SettingsFault) and found == mail.settings():
        return ()
    if isinstance(found, SettingsFault):
        return fault("mail-fault", "mail-fault-do", path=found.path, detail=found.detail)
    if found.ca_file and not os.access(Path(found.ca_file).expanduser(), os.R_OK):
        return fault("mail-ca", "mail-ca-do", path=found.ca_file)
    return ok("calendar-server", name=found.name or found.url, host=found.host)


def password(account: CalendarAccount) -> Sequence[Found]:
    """Where the password comes from, when one is needed. It is not looked at."""
    found = account.settings()
    if not isinstance(found, CalendarSettings) or not found.user:
        return ()
    return passwords.kept(found.password, found.password_command)


def keyring(account: CalendarAccount) -> Sequence[Found]:
    """What the keyring is good for, where the calendar counts on it; else it is told with mail."""
    found = account.settings()
    if not isinstance(found, CalendarSettings) or not found.user or found.password is not SecretFrom.KEYRING:
        return ()
    return passwords.keyring(account.keyring(), counted_on=True)
