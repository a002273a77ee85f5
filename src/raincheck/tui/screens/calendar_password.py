"""The password for the calendar, when it is asked for each time."""

from string import Template

from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.calendar_setup import provider_at
from raincheck.tui.screens.secret import SecretScreen
from raincheck.wizard import Wizard


class CalendarPasswordScreen(SecretScreen):
    """The password of these settings."""

    def __init__(self, wizard: Wizard, settings: CalendarSettings, why: str = "") -> None:
        words = wizard.ports.words
        title = Template(words.mail.setup["ask-title"]).safe_substitute(user=settings.user)
        lead = Template(words.calendar.setup["ask-lead"]).safe_substitute(host=settings.host)
        provider = provider_at(settings.typed, words.calendar)
        super().__init__(wizard, title, lead, why, app_password=provider is not None and provider.app_password)
