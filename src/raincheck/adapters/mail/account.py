"""How the user sends mail: section `[mail]` of the configuration, and the password for it."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from raincheck.adapters.config_account import Login, SectionAccount
from raincheck.adapters.mail.settings import MAIL
from raincheck.domain.mail_settings import Auth, MailSettings, MailWay, wrong_setting
from raincheck.domain.secret import Secret
from raincheck.domain.sending import Stage
from raincheck.domain.text import clean_line
from raincheck.ports import Connected, FailCause, NotSent, SecretFailed, Watch


class TomlAccount(SectionAccount[MailSettings]):
    """A `MailAccount` in `config.toml`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, MAIL)

    def programs(self) -> Sequence[tuple[str, ...]]:
        """The commands on this machine that could send it."""
        # Only whoever sets mail up needs to know.
        from raincheck.adapters.mail.programs import mail_programs

        return mail_programs(Path.home())

    def check(self, settings: MailSettings, watch: Watch) -> Connected | NotSent:
        """Log in at the server and leave; of a command, whether it is there."""
        if key := wrong_setting(settings):
            return NotSent(FailCause.BAD_SETTINGS, key)
        if settings.way is not MailWay.SMTP:
            return _there(settings)
        if not _logs_in(settings):
            return _reached(settings, None, watch)
        watch.at(Stage.PASSWORD)
        secret = self.secret(settings)
        if isinstance(secret, SecretFailed):
            return NotSent(secret.cause, secret.detail, Stage.PASSWORD)
        return _reached(settings, secret, watch)

    def _login(self, settings: MailSettings) -> Login:
        name = f"{settings.user}@{settings.host.casefold()}"
        return Login(name, _logs_in(settings), settings.password, settings.password_command)


def _logs_in(settings: MailSettings) -> bool:
    return settings.way is MailWay.SMTP and settings.auth is not Auth.NONE


def _there(settings: MailSettings) -> Connected | NotSent:
    if settings.way is MailWay.COMMAND and not shutil.which(settings.command[0]):
        return NotSent(FailCause.COMMAND_MISSING, clean_line(settings.command[0]))
    return Connected()


def _reached(settings: MailSettings, secret: Secret | None, watch: Watch) -> Connected | NotSent:
    # aiosmtplib and `ssl` are needed only once something goes out.
    from raincheck.adapters.mail.smtp import check

    return check(settings, secret, watch)
