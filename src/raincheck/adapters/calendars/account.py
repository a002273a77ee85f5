"""Which calendar the user has: section `[calendar]` of the configuration, and the password for it."""

from pathlib import Path

from raincheck.adapters.calendars.settings import CALENDAR
from raincheck.adapters.config_account import Login, SectionAccount
from raincheck.domain.calendar_settings import CalendarSettings


class TomlCalendarAccount(SectionAccount[CalendarSettings]):
    """A `CalendarAccount` in `config.toml`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, CALENDAR)

    def _login(self, settings: CalendarSettings) -> Login:
        # No host has a slash in its name, so that no login for mail is called that.
        name = f"{settings.user}@{settings.host}/calendar"
        return Login(name, bool(settings.user), settings.password, settings.password_command)
