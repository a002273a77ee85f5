"""What a step asks before it reaches the calendar: which one it is, and its password. Each is a screen of its own."""

from collections.abc import Callable
from string import Template

from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.mail_settings import SecretFrom
from raincheck.domain.secret import Secret
from raincheck.ports import FailCause, SettingsFault
from raincheck.tui.screens.base import StepScreen

_WRONG = (FailCause.CALENDAR_LOGIN_REFUSED, FailCause.PASSWORD_NEEDED)
"""Causes after which another password is asked for."""


class CalendarFlow(StepScreen):
    """The part of a step that leads to the set-up of the calendar and back; its screens are imported when needed."""

    _why_password = ""
    """Why the last password was not taken; empty when nothing is known against it."""

    def when_calendar_ready(self, act: Callable[[], None]) -> None:
        """Do it once there is a calendar; what is missing for it is asked first. Esc there leaves all as it is."""
        account = self.wizard.ports.calendar_account
        settings = account.settings()
        if isinstance(settings, SettingsFault):
            problem = self.wizard.ports.words.problems[FailCause.CALENDAR_BAD_SETTINGS.value]
            self.say(f"{problem.cause} {settings.detail} ({settings.path})\n{problem.remedy}")
        elif settings is None:
            self.set_up_calendar(act)
        elif self._why_password or account.needs_password(settings):
            self._ask_password(settings, act)
        else:
            act()

    def set_up_calendar(self, act: Callable[[], None] | None = None) -> None:
        """Which calendar it is: asked when it is first needed, and changed by a key; then do it."""
        from raincheck.tui.screens.calendar_setup import CalendarSetupScreen

        def answered(done: bool | None) -> None:
            if done is False:
                self.use_file_instead()
            elif done:
                self._why_password = ""
                if act is not None:
                    act()

        self.app.push_screen(CalendarSetupScreen(self.wizard), answered)

    def use_file_instead(self) -> None:
        """They decided for a file where they were asked for the calendar."""

    def action_calendar_settings(self) -> None:
        """Another calendar, or the same one set up anew."""
        self.set_up_calendar()

    def doubt_calendar_password(self, cause: FailCause) -> None:
        """A password that the server did not take is forgotten, and asked for before the next try."""
        account = self.wizard.ports.calendar_account
        settings = account.settings()
        if cause not in _WRONG or not isinstance(settings, CalendarSettings):
            return
        if settings.password is not SecretFrom.COMMAND:
            account.forget(settings)
            self._why_password = Template(self.wizard.ports.words.problems[cause.value].cause).safe_substitute()

    def _ask_password(self, settings: CalendarSettings, act: Callable[[], None]) -> None:
        from raincheck.tui.screens.calendar_password import CalendarPasswordScreen

        def given(secret: Secret | None) -> None:
            if secret is not None:
                self._why_password = ""
                self.wizard.ports.calendar_account.hold(settings, secret)
                act()

        self.app.push_screen(CalendarPasswordScreen(self.wizard, settings, self._why_password), given)
