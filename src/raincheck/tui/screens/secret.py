"""A password, when it is asked for each time."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from raincheck.domain.secret import Secret
from raincheck.tui.keys import bind
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.password import Password
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class SecretScreen(ModalScreen[Secret | None]):
    """One line; Enter takes it, Esc leaves it. It answers the password, or None."""

    AUTO_FOCUS: ClassVar[str] = "#password"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("not_now")]

    def __init__(self, wizard: Wizard, title: str, lead: str, why: str, *, app_password: bool) -> None:
        super().__init__()
        self._texts = wizard.ports.words.mail.setup
        self._said = (title, lead, why)
        self._app_password = app_password
        self._answered = False

    def compose(self) -> ComposeResult:
        """Whose it is, where it goes, and why it is asked for once more."""
        title, lead, why = self._said
        with Vertical(id="dialog"):
            yield Plain(title, id="title")
            yield Plain(lead, classes="paragraph muted")
            yield Plain(why, classes="paragraph")
            with Horizontal(classes="row"):
                yield Plain(self._texts["app-password" if self._app_password else "password"], classes="label")
                yield Password()
            yield Plain(id="said")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(Password).app_password = self._app_password
        self.query_one(KeyBar).show(("enter_password", "not_now"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes it."""
        event.stop()
        secret = self.query_one(Password).secret
        if secret is None:
            self.query_one("#said", Plain).show(self._texts["ask-empty"])
        else:
            self._close(secret)

    def on_input_changed(self, event: Input.Changed) -> None:
        """It is not empty any more."""
        event.stop()
        self.query_one("#said", Plain).show("")

    def action_not_now(self) -> None:
        """Not now."""
        self._close(None)

    def _close(self, answer: Secret | None) -> None:
        # A second dismissal would take the step away as well.
        if not self._answered:
            self._answered = True
            self.dismiss(answer)
