"""How do you send mail? Asked when it is first needed, and always with a way round."""

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from raincheck.domain.mail_settings import MailSettings, MailWay
from raincheck.domain.mail_setup import (
    COMMAND,
    HAND_OFF,
    OTHERS,
    PROVIDER,
    SERVER,
    Form,
    form_for,
    form_of,
    providers,
    ways,
)
from raincheck.domain.session import Session
from raincheck.ports import SaveFailed
from raincheck.tui.keys import bind
from raincheck.tui.screens.mail_form import MailFormScreen
from raincheck.tui.widgets.choices import ChoiceList
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class MailSetupScreen(ModalScreen[Session | None]):
    """The ways, one number each. It answers the case with the user's address, or None when nothing was changed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("close")]

    def __init__(self, wizard: Wizard, session: Session) -> None:
        super().__init__()
        self.wizard = wizard
        self.session = session
        self._words = wizard.ports.words.mail
        self._commands = tuple(wizard.ports.account.programs())
        self._answered = False

    def compose(self) -> ComposeResult:
        """The question and the ways."""
        with Vertical(id="dialog"):
            yield Plain(self._words.setup["title"], id="title")
            yield Plain(self._words.setup["lead"], id="lead", classes="paragraph muted")
            yield ChoiceList(ways(self.session.me.email, self._commands, self._words))
            yield Plain(id="said")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the keys, and the form at once where there is an account to change."""
        self._show_keys()
        settings = self.wizard.ports.account.settings()
        if isinstance(settings, MailSettings) and settings.way is MailWay.SMTP:
            self._ask(form_of(settings, self.session.me.email))

    def _show_keys(self) -> None:
        self.query_one(KeyBar).show(("choose", "enter", "close"), self.query_one(ChoiceList).option_count)

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """That way."""
        event.stop()
        if event.value == OTHERS:
            self.query_one("#title", Plain).show(self._words.setup["providers-title"])
            self.query_one(ChoiceList).show(providers(self._words))
            self._show_keys()
        elif event.value == SERVER:
            self._ask(form_for("", self.session.me.email, self._words))
        elif event.value == HAND_OFF:
            self._take(MailSettings(way=MailWay.HANDOFF))
        elif event.value.startswith(COMMAND):
            self._take(MailSettings(way=MailWay.COMMAND, command=self._commands[int(event.value[len(COMMAND) :])]))
        else:
            self._ask(form_for(event.value.removeprefix(PROVIDER), self.session.me.email, self._words))

    def _take(self, settings: MailSettings) -> None:
        """A way that needs no form; a command still needs the address that they can answer to."""
        saved = self.wizard.ports.account.remember(settings)
        if isinstance(saved, SaveFailed):
            problem = self.wizard.ports.words.problems[saved.cause.value]
            self.query_one("#said", Plain).show(f"{problem.cause} {problem.remedy} ({saved.path})")
        elif settings.way is MailWay.COMMAND and not self.session.me.email:
            self._ask(Form(), settings)
        else:
            self._close(self.session)

    def _ask(self, form: Form, command: MailSettings | None = None) -> None:
        self.app.push_screen(MailFormScreen(self.wizard, form, command), self._filled)

    def _filled(self, address: str | None) -> None:
        """The form was taken, or left: then the ways are shown once more."""
        if address is not None:
            self._close(replace(self.session, me=replace(self.session.me, email=address)) if address else self.session)

    def action_close(self) -> None:
        """Not now; from the list of providers back to the ways."""
        if self.query_one("#title", Plain).content == self._words.setup["providers-title"]:
            self.query_one("#title", Plain).show(self._words.setup["title"])
            self.query_one(ChoiceList).show(ways(self.session.me.email, self._commands, self._words))
            self._show_keys()
        else:
            self._close(None)

    def _close(self, session: Session | None) -> None:
        # A second dismissal would take the review away as well.
        if not self._answered:
            self._answered = True
            self.dismiss(session)
