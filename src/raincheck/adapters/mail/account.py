"""How the user sends mail: section `[mail]` of the configuration, and the password from wherever it is kept."""

import re
import shutil
import threading
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tomli_w

from raincheck.adapters.config import FILE
from raincheck.adapters.files import write_whole
from raincheck.adapters.mail.settings import SECTION, Unusable, read_section, written_section
from raincheck.adapters.sessions import failure
from raincheck.domain.mail_settings import Auth, MailSettings, MailWay, SecretFrom, wrong_setting
from raincheck.domain.secret import Secret
from raincheck.domain.sending import Stage
from raincheck.domain.text import clean_line
from raincheck.ports import (
    Connected,
    FailCause,
    KeyringState,
    NotSent,
    SaveCause,
    Saved,
    SaveFailed,
    SecretFailed,
    SettingsFault,
    Watch,
)

_PLACE = re.compile(r"\(at (line \d+, column \d+|end of document)\)$")


class TomlAccount:
    """A `MailAccount` in `config.toml`. A file that can't be parsed is never rewritten.

    Passwords that the user typed are kept in memory, one for each login at each server.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._held: dict[tuple[str, str], Secret] = {}
        self._writing = threading.Lock()

    @property
    def path(self) -> str:
        """The file of the settings, which it shares with what else is remembered."""
        return str(self._file)

    def settings(self) -> MailSettings | SettingsFault | None:
        """As they are in the file now; None when it has no section for mail."""
        raw = self._raw()
        if isinstance(raw, SettingsFault):
            return raw
        try:
            return read_section(raw[SECTION]) if SECTION in raw else None
        except Unusable as error:
            return SettingsFault(self.path, str(error))

    def remember(self, settings: MailSettings) -> Saved | SaveFailed:
        """Write the section anew. Settings that are there already are not, for comments do not survive it."""
        with self._writing:
            raw = self._raw()
            if isinstance(raw, SettingsFault):
                return SaveFailed(SaveCause.BROKEN, self.path, raw.detail)
            if SECTION in raw and self.settings() == settings:
                return Saved(self.path)
            raw[SECTION] = written_section(raw.get(SECTION), settings)
            try:
                write_whole(self._file, tomli_w.dumps(raw).encode())
            except OSError as error:
                return failure(error, self._file)
            return Saved(self.path)

    def programs(self) -> Sequence[tuple[str, ...]]:
        """The commands on this machine that could send it."""
        # Only whoever sets mail up needs to know.
        from raincheck.adapters.mail.programs import mail_programs

        return mail_programs(Path.home())

    def needs_password(self, settings: MailSettings) -> bool:
        """Whether it must be typed first. One that the keyring or a command has may still turn out to be missing."""
        return _logs_in(settings) and settings.password is SecretFrom.ASK and _login(settings) not in self._held

    def hold(self, settings: MailSettings, secret: Secret) -> None:
        """Keep it until the program ends; it goes before what the keyring or the command has."""
        # Here and below, for most starts of the program need no password.
        from raincheck.adapters.secrets import forbid_core_dumps

        forbid_core_dumps()
        self._held[_login(settings)] = secret

    def forget(self, settings: MailSettings) -> None:
        """From now on it is asked for again, or taken from the keyring or the command."""
        self._held.pop(_login(settings), None)

    def secret(self, settings: MailSettings) -> Secret | SecretFailed:
        """What was typed last, or else what the keyring or the command has now: tokens last an hour."""
        if held := self._held.get(_login(settings)):
            return held
        if settings.password is SecretFrom.ASK:
            return SecretFailed(FailCause.PASSWORD_NEEDED)
        from raincheck.adapters import keyrings, secrets

        secrets.forbid_core_dumps()
        if settings.password is SecretFrom.KEYRING:
            return keyrings.load(_account(settings))
        return secrets.from_command(settings.password_command)

    def keyring(self) -> KeyringState:
        """What the keyring of this machine is good for."""
        from raincheck.adapters import keyrings

        return keyrings.state()

    def store(self, settings: MailSettings, secret: Secret, *, plaintext: bool = False) -> SecretFailed | None:
        """Put it into the keyring and read it back; from then on it is what is used."""
        from raincheck.adapters import keyrings

        failed = keyrings.store(_account(settings), secret, plaintext=plaintext)
        if failed is None:
            self.hold(settings, secret)
        return failed

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

    def _raw(self) -> dict[str, Any] | SettingsFault:
        """The whole file."""
        try:
            return tomllib.loads(self._file.read_text("utf-8-sig"))
        except FileNotFoundError:
            return {}
        except tomllib.TOMLDecodeError as error:
            place = _PLACE.search(str(error))
            return SettingsFault(self.path, place[1] if place else "")
        except OSError as error:
            return SettingsFault(self.path, clean_line(error.strerror or ""))
        except (ValueError, RecursionError):
            return SettingsFault(self.path, "the file can't be read as TOML in UTF-8")


def _logs_in(settings: MailSettings) -> bool:
    return settings.way is MailWay.SMTP and settings.auth is not Auth.NONE


def _login(settings: MailSettings) -> tuple[str, str]:
    return settings.user, settings.host.casefold()


def _account(settings: MailSettings) -> str:
    """What the login is called in the keyring."""
    return f"{settings.user}@{settings.host.casefold()}"


def _there(settings: MailSettings) -> Connected | NotSent:
    if settings.way is MailWay.COMMAND and not shutil.which(settings.command[0]):
        return NotSent(FailCause.COMMAND_MISSING, clean_line(settings.command[0]))
    return Connected()


def _reached(settings: MailSettings, secret: Secret | None, watch: Watch) -> Connected | NotSent:
    # aiosmtplib and `ssl` are needed only once something goes out.
    from raincheck.adapters.mail.smtp import check

    return check(settings, secret, watch)
