"""The lines of the form for a calendar: where it is, and the login there."""

from textual.content import Content

from raincheck.domain.calendar_setup import LINES, Form, lines_of, provider_at
from raincheck.domain.calendar_words import CalendarProviderWords
from raincheck.domain.secret import Secret
from raincheck.tui.screens.account_lines import AccountLines
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class CalendarLines(AccountLines):
    """The lines of `calendar_setup.LINES`. `provider` is whose calendar was chosen, where it is anybody's we know."""

    NAMES = LINES
    EXAMPLES = ("url", "user", "command")

    def __init__(
        self,
        wizard: Wizard,
        form: Form,
        provider: CalendarProviderWords | None,
        password: Secret | None,
        *,
        has_password: bool,
    ) -> None:
        words = wizard.ports.words
        texts = {**words.mail.setup, **words.calendar.setup}
        super().__init__(texts, wizard.ports.calendar_account.keyring, form, password, has_password=has_password)
        self._calendars = words.calendar
        self._chosen = provider

    @property
    def provider(self) -> CalendarProviderWords | None:
        """Whose server stands there now."""
        return provider_at(self.typed("url"), self._calendars) or self._chosen

    @property
    def form(self) -> Form:
        """The lines as they stand."""
        return Form(url=self.typed("url"), user=self.typed("user"), command=self.typed("command"), keep=self.keep)

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines that are asked for now."""
        return lines_of(self.keep)

    @property
    def optional(self) -> tuple[str, ...]:
        """A server of one's own may need no login, and then no password: whoever leaves the first empty means it."""
        return () if self.provider or self.typed("user").strip() else ("password",)

    def tell_known(self) -> None:
        """What the provider wants, and where it says so, before the password is typed."""
        provider = self.provider
        self.tell_password(app=provider is not None and provider.app_password)
        hint: Content | str = provider.hint if provider else ""
        if provider and provider.page:
            hint = Content.assemble(hint, "\n", (self.text("form-page", page=provider.page), "$secondary"))
        self.query_one("#hint", Plain).show(hint)
