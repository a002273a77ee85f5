"""Which calendar server the user has: section `[calendar]` of the configuration."""

from pathlib import Path

from raincheck.adapters.config import FILE
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.secret import Secret
from raincheck.ports import FailCause, KeyringState, Saved, SaveFailed, SecretFailed, SettingsFault


class TomlCalendarAccount:
    """A `CalendarAccount` in `config.toml`."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE

    @property
    def path(self) -> str:
        """The file of the settings."""
        return str(self._file)

    def settings(self) -> CalendarSettings | SettingsFault | None:
        """As they are in the file now."""
        return None

    def remember(self, settings: CalendarSettings) -> Saved | SaveFailed:
        """Write them."""
        return Saved(self.path)

    def needs_password(self, settings: CalendarSettings) -> bool:
        """Whether the user must be asked."""
        return True

    def secret(self, settings: CalendarSettings) -> Secret | SecretFailed:
        """The password."""
        return SecretFailed(FailCause.PASSWORD_NEEDED)

    def hold(self, settings: CalendarSettings, secret: Secret) -> None:
        """Keep it in memory."""

    def forget(self, settings: CalendarSettings) -> None:
        """Drop it."""

    def keyring(self) -> KeyringState:
        """What the keyring is good for."""
        return KeyringState.NONE

    def store(self, settings: CalendarSettings, secret: Secret, *, plaintext: bool = False) -> SecretFailed | None:
        """Put it into the keyring."""
        return SecretFailed(FailCause.KEYRING_MISSING)
