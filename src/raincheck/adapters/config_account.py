"""A login in the configuration: its settings in a section of `config.toml`, its password wherever that is kept."""

import re
import threading
import tomllib
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec
import tomli_w

from raincheck.adapters.config import FILE
from raincheck.adapters.config_sections import Section, Unusable
from raincheck.adapters.files import write_whole
from raincheck.adapters.sessions import failure
from raincheck.domain.mail_settings import SecretFrom
from raincheck.domain.secret import Secret
from raincheck.domain.text import clean_line
from raincheck.ports import FailCause, KeyringState, SaveCause, Saved, SaveFailed, SecretFailed, SettingsFault

S = TypeVar("S", bound=msgspec.Struct)

_PLACE = re.compile(r"\(at (line \d+, column \d+|end of document)\)$")

_WRITING = threading.Lock()
"""All sections stand in one file: of two that are written at once, one would be lost."""


class Login(msgspec.Struct, frozen=True):
    """What settings say of the login. `name` is what it is called in the keyring, and no other login is called that."""

    name: str
    needed: bool
    password: SecretFrom
    command: tuple[str, ...]


class SectionAccount(ABC, Generic[S]):
    """The part that all accounts share. A file that can't be parsed is never rewritten.

    Passwords that the user typed are kept in memory, one for each login at each server.
    """

    def __init__(self, folder: Path, section: Section[S]) -> None:
        self._file = folder / FILE
        self._section = section
        self._held: dict[str, Secret] = {}

    @abstractmethod
    def _login(self, settings: S) -> Login:
        """The login of these settings."""

    @property
    def path(self) -> str:
        """The file of the settings, which it shares with what else is remembered."""
        return str(self._file)

    def settings(self) -> S | SettingsFault | None:
        """As they are in the file now; None when it has no section for them."""
        raw = self._raw()
        if isinstance(raw, SettingsFault):
            return raw
        try:
            return self._section.read(raw[self._section.name]) if self._section.name in raw else None
        except Unusable as error:
            return SettingsFault(self.path, str(error))

    def remember(self, settings: S) -> Saved | SaveFailed:
        """Write the section anew. Settings that are there already are not, for comments do not survive it."""
        name = self._section.name
        with _WRITING:
            raw = self._raw()
            if isinstance(raw, SettingsFault):
                return SaveFailed(SaveCause.BROKEN, self.path, raw.detail)
            if name in raw and self.settings() == settings:
                return Saved(self.path)
            raw[name] = self._section.written(raw.get(name), settings)
            try:
                write_whole(self._file, tomli_w.dumps(raw).encode())
            except OSError as error:
                return failure(error, self._file)
            return Saved(self.path)

    def needs_password(self, settings: S) -> bool:
        """Whether it must be typed first. One that the keyring or a command has may still turn out to be missing."""
        login = self._login(settings)
        return login.needed and login.password is SecretFrom.ASK and login.name not in self._held

    def hold(self, settings: S, secret: Secret) -> None:
        """Keep it until the program ends; it goes before what the keyring or the command has."""
        # Here and below, for most starts of the program need no password.
        from raincheck.adapters.secrets import forbid_core_dumps

        forbid_core_dumps()
        self._held[self._login(settings).name] = secret

    def forget(self, settings: S) -> None:
        """From now on it is asked for again, or taken from the keyring or the command."""
        self._held.pop(self._login(settings).name, None)

    def secret(self, settings: S) -> Secret | SecretFailed:
        """What was typed last, or else what the keyring or the command has now: tokens last an hour."""
        login = self._login(settings)
        if held := self._held.get(login.name):
            return held
        if login.password is SecretFrom.ASK:
            return SecretFailed(FailCause.PASSWORD_NEEDED)
        from raincheck.adapters import keyrings, secrets

        secrets.forbid_core_dumps()
        if login.password is SecretFrom.KEYRING:
            return keyrings.load(login.name)
        return secrets.from_command(login.command)

    def keyring(self) -> KeyringState:
        """What the keyring of this machine is good for."""
        from raincheck.adapters import keyrings

        return keyrings.state()

    def store(self, settings: S, secret: Secret, *, plaintext: bool = False) -> SecretFailed | None:
        """Put it into the keyring and read it back; from then on it is what is used."""
        from raincheck.adapters import keyrings

        failed = keyrings.store(self._login(settings).name, secret, plaintext=plaintext)
        if failed is None:
            self.hold(settings, secret)
        return failed

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
