"""How the user sends mail, and the password for it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from raincheck.domain.mail_settings import MailSettings
from raincheck.domain.secret import Secret
from raincheck.ports.causes import FailCause
from raincheck.ports.sending import NotSent, Watch
from raincheck.ports.storing import Saved, SaveFailed


class KeyringState(StrEnum):
    """Whether a password can be kept in the system's keyring."""

    READY = "ready"
    PLAINTEXT = "plaintext"
    """It would be written to a plain file."""

    NONE = "none"
    NOT_INSTALLED = "not-installed"


class SettingsFault(Struct, frozen=True):
    """The settings in the file can't be used; `detail` names the key or the line."""

    path: str
    detail: str


class SecretFailed(Struct, frozen=True):
    """There is no password; `detail` is what the keyring or the command said, cleaned, and never the password."""

    cause: FailCause
    detail: str = ""


class Connected(Struct, frozen=True):
    """The server was reached, protected, and took the login; nothing was sent."""

    note: str = ""


class MailAccount(Protocol):
    """The settings in the configuration, and their password. It never raises."""

    @property
    def path(self) -> str:
        """The file of the settings."""

    def settings(self) -> MailSettings | SettingsFault | None:
        """As they are in the file now; None when mail was never set up."""

    def remember(self, settings: MailSettings) -> Saved | SaveFailed:
        """Write them; a password is never among them."""

    def programs(self) -> Sequence[tuple[str, ...]]:
        """The commands on this machine that take a message on standard input, the likeliest first."""

    def needs_password(self, settings: MailSettings) -> bool:
        """Whether the user must be asked before it can be sent. Quick."""

    def secret(self, settings: MailSettings) -> Secret | SecretFailed:
        """The password: from memory, the keyring or the command. It may take seconds; call it off the UI thread."""

    def hold(self, settings: MailSettings, secret: Secret) -> None:
        """Keep the password in memory until the program ends."""

    def forget(self, settings: MailSettings) -> None:
        """Drop what is in memory, for it was wrong: the user is asked again."""

    def keyring(self) -> KeyringState:
        """What the keyring of this machine is good for. May take a second; call it off the UI thread."""

    def store(self, settings: MailSettings, secret: Secret, *, plaintext: bool = False) -> SecretFailed | None:
        """Put the password into the keyring and read it back. `plaintext` allows a plain file. Off the UI thread."""

    def check(self, settings: MailSettings, watch: Watch) -> Connected | NotSent:
        """Reach the server, protect, log in, and leave. Nothing is sent. Off the UI thread."""
