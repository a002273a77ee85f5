"""How do you send mail? Asked when it is first needed, and always with a way round."""

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from raincheck.domain.mail_choices import BY_ADDRESS, HAND_OFF, PROVIDERS, SERVER, chosen, ways
from raincheck.domain.mail_choices import providers as all_providers
from raincheck.domain.mail_settings import MailSettings, MailWay
from raincheck.domain.mail_setup import form_of
from raincheck.domain.session import Session
from raincheck.ports import SaveFailed
from raincheck.tui.keys import bind
from raincheck.tui.screens.mail_form import MailFormScreen
from raincheck.tui.screens.mail_lines import Draft
from raincheck.tui.widgets.choices import ChoiceList
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard

CURRENT = "current"
"""The choice that nobody has to make: what is set up already is shown at once, to be changed."""


class MailSetupScreen(ModalScreen[Session | None]):
    """The ways, one number each. It answers the case with the user's address, or None when nothing was changed."""

    AUTO_FOCUS: ClassVar[str] = "ChoiceList"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("close")]

    def __init__(self, wizard: Wizard, session: Session) -> None:
        super().__init__()
        self.wizard = wizard
        self.session = session
        self._mail = wizard.ports.words.mail
        self._commands = tuple(tuple(command) for command in wizard.ports.account.programs())
        self._drafts: dict[str, Draft] = {}
        self._listing = False
        self._answered = False

    @property
    def _address(self) -> str:
        return self.session.me.email

    def compose(self) -> ComposeResult:
        """The question, the ways, the keys."""
        with Vertical(id="dialog"):
            yield Plain(id="title")
            yield Plain(self._mail.setup["lead"], id="lead", classes="paragraph muted")
            yield ChoiceList()
            yield Plain(id="said")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the ways; and at once the form, where there is something to change or only an address to add."""
        self._list(providers=False)
        settings = self.wizard.ports.account.settings()
        if not isinstance(settings, MailSettings):
            return
        if settings.way is MailWay.SMTP or (settings.way is MailWay.COMMAND and not self._address):
            self._ask(CURRENT, settings)

    def _list(self, *, providers: bool) -> None:
        """The ways, or the providers."""
        self._listing = providers
        choices = self.query_one(ChoiceList)
        choices.show(all_providers(self._mail) if providers else ways(self._address, self._commands, self._mail))
        self.query_one("#title", Plain).show(self._mail.setup["providers-title" if providers else "title"])
        self.query_one("#said", Plain).show("")
        self.query_one(KeyBar).show(("choose", "move", "enter", "close"), choices.option_count)

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """That way."""
        event.stop()
        if event.value == PROVIDERS:
            self._list(providers=True)
            return
        settings = chosen(event.value, self._address, self._commands, self._mail)
        if event.value == HAND_OFF or (settings.way is MailWay.COMMAND and self._address):
            self._take(settings)
        else:
            self._ask(event.value, settings)

    def _take(self, settings: MailSettings) -> None:
        """A way about which nothing has to be asked."""
        saved = self.wizard.ports.account.remember(settings)
        if isinstance(saved, SaveFailed):
            problem = self.wizard.ports.words.problems[saved.cause.value]
            self.query_one("#said", Plain).show(f"{problem.cause} ({saved.path})")
        else:
            self._close(self.session)

    def _ask(self, value: str, settings: MailSettings) -> None:
        """The form; one that was left is gone on with."""
        is_set_up = value == CURRENT
        opened = is_set_up or value == SERVER
        draft = self._drafts.get(value) or Draft(settings, form_of(settings, self._address), server_open=opened)
        form = MailFormScreen(self.wizard, draft, by_address=value == BY_ADDRESS, is_set_up=is_set_up)
        self.app.push_screen(form, lambda answer: self._answer(value, answer))

    def _answer(self, value: str, answer: str | Draft | None) -> None:
        """The form was taken; or left, and then the ways are shown once more."""
        if isinstance(answer, Draft):
            self._drafts[value] = answer
        elif answer:
            self._close(replace(self.session, me=replace(self.session.me, email=answer)))
        elif answer is not None:
            self._close(self.session)

    def action_close(self) -> None:
        """Not now; from the list of providers back to the ways."""
        if self._listing:
            self._list(providers=False)
        else:
            self._close(None)

    def _close(self, session: Session | None) -> None:
        # A second dismissal would take the review away as well.
        if not self._answered:
            self._answered = True
            self.dismiss(session)
