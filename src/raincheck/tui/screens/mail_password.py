"""The password, when it is asked for each time."""

from string import Template
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from raincheck.domain.mail_settings import MailSettings
from raincheck.tui.keys import bind
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.password import Password
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class PasswordScreen(ModalScreen[bool]):
    """One line; Enter takes it into memory, Esc leaves it. It answers whether there is a password now."""

    AUTO_FOCUS: ClassVar[str] = "#password"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("not_now")]

    def __init__(self, wizard: Wizard, settings: MailSettings, why: str = "") -> None:
        super().__init__()
        self.wizard = wizard
        self._settings = settings
        self._why = why
        provider = wizard.ports.words.mail.providers.get(settings.provider)
        self._app_password = provider is not None and provider.app_password
        self._answered = False

    def compose(self) -> ComposeResult:
        """Whose it is, where it goes, and why it is asked for once more."""
        words, settings = self.wizard.ports.words.mail.setup, self._settings
        with Vertical(id="dialog"):
            yield Plain(Template(words["ask-title"]).safe_substitute(user=settings.user), id="title")
            yield Plain(Template(words["ask-lead"]).safe_substitute(host=settings.host), classes="paragraph muted")
            yield Plain(self._why, classes="paragraph")
            with Horizontal(classes="row"):
                yield Plain(words["app-password" if self._app_password else "password"], classes="label")
                yield Password()
            yield Plain(id="said")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(Password).app_password = self._app_password
        self.query_one(KeyBar).show(("enter_password", "not_now"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes it; nothing is sent by that."""
        event.stop()
        secret = self.query_one(Password).secret
        if secret is None:
            self.query_one("#said", Plain).show(self.wizard.ports.words.mail.setup["ask-empty"])
            return
        self.wizard.ports.account.hold(self._settings, secret)
        self._close(True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """It is not empty any more."""
        event.stop()
        self.query_one("#said", Plain).show("")

    def action_not_now(self) -> None:
        """Not now."""
        self._close(False)

    def _close(self, answer: bool) -> None:
        # A second dismissal would take the review away as well.
        if not self._answered:
            self._answered = True
            self.dismiss(answer)
