"""Which calendar do you use? Asked when it is first needed, and always with a file instead."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.calendar_setup import form_for, form_of, provider_at, providers
from raincheck.tui.keys import bind
from raincheck.tui.screens.calendar_form import CalendarFormScreen, Draft
from raincheck.tui.widgets.choices import ChoiceList
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard

CURRENT = "current"
"""The choice that nobody has to make: what is set up already is shown at once, to be changed."""


class CalendarSetupScreen(ModalScreen[bool]):
    """The providers, one number each. It answers True when a calendar is set up, False for a file instead."""

    AUTO_FOCUS: ClassVar[str] = "ChoiceList"
    BINDINGS: ClassVar[list[BindingType]] = [*bind("calendar_file", "close")]

    def __init__(self, wizard: Wizard) -> None:
        super().__init__()
        self.wizard = wizard
        self._words = wizard.ports.words.calendar
        self._address = wizard.ports.profile.me().email
        self._drafts: dict[str, Draft] = {}
        self._told = ""
        self._answered = False

    def compose(self) -> ComposeResult:
        """The question, the providers, the keys."""
        with Vertical(id="dialog"):
            yield Plain(self._words.setup["title"], id="title")
            yield Plain(self._words.setup["lead"], id="lead", classes="paragraph muted")
            yield ChoiceList(providers(self._address, self._words, self.wizard.ports.words.mail))
            yield Plain(id="said")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the keys; and at once the form, where there is something to change."""
        count = self.query_one(ChoiceList).option_count
        self.query_one(KeyBar).show(("choose", "move", "enter", "calendar_file", "close"), count)
        settings = self.wizard.ports.calendar_account.settings()
        if isinstance(settings, CalendarSettings):
            self._ask(CURRENT, Draft(form_of(settings), provider_at(settings.typed, self._words), settings))

    def on_choice_list_marked(self, event: ChoiceList.Marked) -> None:
        """What was said was about another one; a number tells its mark only after it has chosen."""
        event.stop()
        if event.value != self._told:
            self.query_one("#said", Plain).show("")

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """That provider; of one that takes no password, what to do instead."""
        event.stop()
        provider = self._words.providers.get(event.value)
        if provider is not None and provider.closed:
            self._told = event.value
            self.query_one("#said", Plain).show(provider.hint)
            return
        form = form_for(event.value, self._address, self._words, self.wizard.ports.words.mail)
        self._ask(event.value, Draft(form, provider))

    def _ask(self, value: str, draft: Draft) -> None:
        """The form; one that was left is gone on with."""
        form = CalendarFormScreen(self.wizard, self._drafts.get(value, draft))
        self.app.push_screen(form, lambda answer: self._answer(value, answer))

    def _answer(self, value: str, answer: bool | Draft | None) -> None:
        """The form was taken; or left, and then the providers are shown once more."""
        if isinstance(answer, Draft):
            self._drafts[value] = answer
        elif answer is not None:
            self._close(answer)

    def action_calendar_file(self) -> None:
        """A file instead."""
        self._close(False)

    def action_close(self) -> None:
        """Not now."""
        self._close(None)

    def _close(self, answer: bool | None) -> None:
        # A second dismissal would take the step away as well.
        if not self._answered:
            self._answered = True
            self.dismiss(answer)
