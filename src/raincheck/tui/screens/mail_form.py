"""The account at a mail server: a few lines, tried once before they are kept."""

from collections.abc import Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.widgets import Input

from raincheck.domain.mail_choices import named
from raincheck.domain.mail_settings import MailSettings, MailWay
from raincheck.domain.mail_setup import Wrong, is_about_login, line_of, readdressed, recognized, settings_from
from raincheck.ports import Connected, NotSent, SaveFailed, SettingsFault
from raincheck.tui.keys import bind
from raincheck.tui.screens.account_form import AccountForm
from raincheck.tui.screens.mail_lines import Draft, MailLines
from raincheck.tui.trial import Trial
from raincheck.wizard import Wizard

_ACTS = ("try_mail", "save_untested", "go_round", "open_page", "mail_server")


class MailFormScreen(AccountForm[str | Draft, MailLines, Trial]):
    """It asks for what is not known. It answers the user's address, or the form as it was left.

    An empty address is the way round. With `by_address` the provider is the one of the address that is typed.
    """

    ACTS = _ACTS
    BINDINGS: ClassVar[list[BindingType]] = [*bind(*_ACTS, "close"), Binding("enter", "try_mail", show=False)]

    def __init__(self, wizard: Wizard, draft: Draft, *, by_address: bool = False, is_set_up: bool = False) -> None:
        self._mail = wizard.ports.words.mail
        self._account = wizard.ports.account
        has_password = is_set_up and not self._account.needs_password(draft.known)
        super().__init__(wizard, MailLines(self._mail, self._account, draft, has_password=has_password))
        self._by_address = by_address
        self._untested: Trial | None = None
        self._address = draft.form.address

    @property
    def page_url(self) -> str:
        """The address of the provider's page about this; empty when there is none."""
        provider = self._mail.providers.get(self.lines.known.provider)
        return provider.url if provider and provider.hint else ""

    def titled(self) -> str:
        """By whom it is sent."""
        label = named(self.lines.known, self._mail)
        return self.lines.text("form-title" if label else "form-title-account", label=label)

    def line_of(self, cause: str) -> str:
        """The line beside which that cause is told."""
        return line_of(cause, self.lines.shown)

    def keys(self) -> Sequence[str]:
        """The keys while nothing is tried."""
        untested = ("save_untested",) if self._untested else ()
        page = ("open_page",) if self.page_url else ()
        server = ("mail_server",) if "server" in self.lines.shown else ()
        return ("try_mail", *untested, "go_round", *page, *server, "enter_field", "close")

    def show_keys(self) -> None:
        """The keys as they are now. What failed is told where it was said what F2 does."""
        super().show_keys()
        self.query_one("#aside").set_class(bool(self.trial or self._untested), "-over")

    # Typing

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was said is about what stood there before. With an address its provider is known."""
        event.stop()
        if event.input.id == "address":
            self._readdress(event.value)
        self.begin_again()

    def begin_again(self) -> None:
        """What came of an earlier try is over."""
        self._untested = None
        super().begin_again()

    def _readdress(self, address: str) -> None:
        lines, before = self.lines, self.lines.known
        typed, self._address = replace(lines.form, address=self._address), address
        if before.way is MailWay.SMTP:
            after = recognized(address, self._mail) if self._by_address else before
            lines.put(readdressed(typed, address, before, after, self._mail), after)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next line that is empty; when all is there, it tries."""
        event.stop()
        lines = self.lines
        if event.input.id == "address" and self._by_address and not lines.known.provider and "@" in event.value:
            self.action_mail_server()
        empty = lines.next_empty(event.input)
        if empty is None:
            self.action_try_mail()
        else:
            empty.focus()

    def action_mail_server(self) -> None:
        """Ask for the server as well."""
        self.lines.open_server()
        self.show_keys()

    # The try

    def action_try_mail(self) -> None:
        """Check the lines, then look at the server; what is good is kept, and the review goes on."""
        if self.trial is not None:
            return
        lines, settings = self.lines, settings_from(self.lines.form, self.lines.known)
        self.begin_again()
        if isinstance(settings, Wrong):
            if settings.line not in lines.shown:
                lines.open_server()
            lines.note(settings.line, lines.text(settings.key))
        elif lines.secret is None and self._account.needs_password(settings):
            lines.note("password", lines.text("wrong-password"))
        elif settings.way is MailWay.COMMAND:
            self._keep(settings)
        else:
            self._try(Trial(self, self._account, settings, lines.secret))

    def _try(self, trial: Trial, *, test: bool = True) -> None:
        trial.start(plaintext=self.lines.plaintext, test=test)
        self.look_on(trial)

    def on_trial_ended(self, event: Trial.Ended) -> None:
        """Kept when it works; else why not, beside the line that it is about."""
        event.stop()
        if event.trial is not self.trial or self.is_over:
            return
        trial = event.trial
        self.end_trial()
        if isinstance(event.outcome, NotSent):
            self._untested = trial
            self.tell(event.outcome.cause, event.outcome.note)
            if is_about_login(event.outcome.cause):
                trial.forget()
        elif event.unkept is not None:
            self.tell_unkept(event.unkept.cause)
        elif isinstance(event.outcome, Connected):
            self._keep(trial.settings)
        self.show_keys()

    def action_save_untested(self) -> None:
        """It may work later, or elsewhere: the user decides."""
        if self._untested is not None and self.trial is None:
            self._try(self._untested, test=False)

    def _keep(self, settings: MailSettings) -> None:
        saved = self._account.remember(settings)
        if isinstance(saved, SaveFailed):
            key = "not-saved-unread" if isinstance(self._account.settings(), SettingsFault) else "not-saved"
            self.say(self.lines.text(key, path=saved.path, detail=saved.detail))
        else:
            self.close(self.lines.form.address.strip())

    # Leaving

    def action_go_round(self) -> None:
        """By the mail program after all; what is set up already stays."""
        if self._account.settings() is None:
            self._account.remember(MailSettings(way=MailWay.HANDOFF))
        self.close("")

    def action_close(self) -> None:
        """Esc stops the try; else it goes back to the ways, and the form waits there."""
        if self.trial is None:
            self.close(self.lines.draft)
            return
        trial = self.trial
        self.end_trial()
        trial.stop()
        trial.forget()
        self.say(self.lines.text("stopped"))
        self.show_keys()
