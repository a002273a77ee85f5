"""The password for mail, when it is asked for each time."""

from string import Template

from raincheck.domain.mail_settings import MailSettings
from raincheck.tui.screens.secret import SecretScreen
from raincheck.wizard import Wizard


class PasswordScreen(SecretScreen):
    """The password of these settings. Nothing is sent by typing it."""

    def __init__(self, wizard: Wizard, settings: MailSettings, why: str = "") -> None:
        words = wizard.ports.words.mail
        title = Template(words.setup["ask-title"]).safe_substitute(user=settings.user)
        lead = Template(words.setup["ask-lead"]).safe_substitute(host=settings.host)
        provider = words.providers.get(settings.provider)
        super().__init__(wizard, title, lead, why, app_password=provider is not None and provider.app_password)
