"""The ways in which a mail can leave, as far as they can be judged without sending, and the keyring."""

import os
from collections.abc import Sequence
from pathlib import Path

from raincheck.adapters.doctor import passwords
from raincheck.adapters.doctor.findings import Found, fault, note, ok
from raincheck.domain.mail_settings import Auth, MailSettings, MailWay, SecretFrom, Security
from raincheck.ports import MailAccount, SettingsFault


def settings(account: MailAccount) -> Sequence[Found]:
    """How raincheck itself sends, and whether what that needs is there."""
    found = account.settings()
    if found is None:
        return note("mail-none", "mail-none-do")
    if isinstance(found, SettingsFault):
        return fault("mail-fault", "mail-fault-do", path=found.path, detail=found.detail)
    if found.way is MailWay.HANDOFF:
        return ok("mail-hand-off")
    if found.way is MailWay.COMMAND:
        return passwords.command("mail-command", "mail-command-do", found.command)
    if found.ca_file and not os.access(Path(found.ca_file).expanduser(), os.R_OK):
        return fault("mail-ca", "mail-ca-do", path=found.ca_file)
    if found.security is Security.NONE:
        return ok("mail-smtp-open", host=found.host, port=found.port)
    return ok("mail-smtp", host=found.host, port=found.port, security=found.security.value)


def password(account: MailAccount) -> Sequence[Found]:
    """Where the password comes from, when one is needed. It is not looked at."""
    found = account.settings()
    if not isinstance(found, MailSettings) or found.way is not MailWay.SMTP or found.auth is Auth.NONE:
        return ()
    return passwords.kept(found.password, found.password_command)


def programs(account: MailAccount) -> Sequence[Found]:
    """The commands of this machine that could send."""
    found = account.programs()
    if not found:
        return note("commands-none")
    return ok("commands", commands=", ".join(" ".join(words) for words in found))


def keyring(account: MailAccount) -> Sequence[Found]:
    """What the keyring is good for."""
    found = account.settings()
    counted_on = isinstance(found, MailSettings) and found.way is MailWay.SMTP and found.password is SecretFrom.KEYRING
    return passwords.keyring(account.keyring(), counted_on=counted_on)
