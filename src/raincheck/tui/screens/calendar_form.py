"""The account at a calendar server: a few lines, tried once; then one of its calendars is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.calendar_setup import Form, chosen, line_of, settings_from
from raincheck.domain.calendar_words import CalendarProviderWords
from raincheck.domain.mail_setup import Wrong
from raincheck.domain.secret import Secret
from raincheck.ports import CalendarFound, FailCause, NoCalendar, SaveFailed, SettingsFault
from raincheck.tui.calendar_trial import CalendarTrial
from raincheck.tui.keys import bind
from raincheck.tui.screens.account_form import AccountForm
from raincheck.tui.screens.calendar_lines import CalendarLines
from raincheck.tui.screens.calendar_pick import CalendarPickScreen
from raincheck.tui.widgets.password import Password
from raincheck.wizard import Wizard

_ACTS = ("try_calendar", "calendar_file", "open_page", "that_server")


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that is to be gone on with: its lines, and what is known of whose calendar it is."""

    form: Form
    provider: CalendarProviderWords | None = None
    known: CalendarSettings | None = None
    password: Secret | None = None


class CalendarFormScreen(AccountForm[bool | Draft, CalendarLines, CalendarTrial]):
    """It answers True when a calendar is kept, False for a file instead, or the form as it was left."""

    ACTS = _ACTS
    BINDINGS: ClassVar[list[BindingType]] = [*bind(*_ACTS, "close"), Binding("enter", "try_calendar", show=False)]

    def __init__(self, wizard: Wizard, draft: Draft) -> None:
        self._account = wizard.ports.calendar_account
        has_password = draft.known is not None and not self._account.needs_password(draft.known)
        lines = CalendarLines(wizard, draft.form, draft.provider, draft.password, has_password=has_password)
        super().__init__(wizard, lines)
        self._draft = draft
        self._elsewhere = ""

    @property
    def page_url(self) -> str:
        """The address of the provider's page about this; empty when there is none."""
        provider = self.lines.provider
        return provider.page_url if provider else ""

    def titled(self) -> str:
        """Whose calendar it is."""
        provider = self.lines.provider
        return self.lines.text("form-title" if provider else "form-title-account", label=provider and provider.label)

    def line_of(self, cause: str) -> str:
        """The line beside which that cause is told."""
        return line_of(cause, self.lines.shown)

    def keys(self) -> Sequence[str]:
        """The keys while nothing is tried."""
        page = ("open_page",) if self.page_url else ()
        there = ("that_server",) if self._elsewhere else ()
        return ("try_calendar", *there, "calendar_file", *page, "enter_field", "close")

    # Typing

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was said is about what stood there before."""
        event.stop()
        if event.input.id == "url":
            self.lines.tell_known()
        self.begin_again()

    def begin_again(self) -> None:
        """What came of an earlier try is over."""
        self._elsewhere = ""
        super().begin_again()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next line that is empty; when all is there, it tries."""
        event.stop()
        empty = self.lines.next_empty(event.input)
        if empty is None:
            self.action_try_calendar()
        else:
            empty.focus()

    # The try

    def action_try_calendar(self) -> None:
        """Check the lines, then look for the calendars."""
        if self.trial is not None:
            return
        lines = self.lines
        settings = settings_from(lines.form, self._draft.known, needs_user=lines.provider is not None)
        self.begin_again()
        if isinstance(settings, Wrong):
            lines.note(settings.line, lines.text(settings.key))
        elif lines.secret is None and self._account.needs_password(settings):
            lines.note("password", lines.text("wrong-password"))
        else:
            trial = CalendarTrial(self, self._account, settings, lines.secret)
            trial.start(self.wizard.ports.calendar_server, self.wizard.ports.words.calendar)
            self.look_on(trial)

    def on_calendar_trial_ended(self, event: CalendarTrial.Ended) -> None:
        """Choose one of the calendars, or see why there is none, beside the line that it is about."""
        event.stop()
        if event.trial is not self.trial or self.is_over:
            return
        trial, outcome = event.trial, event.outcome
        self.end_trial()
        if isinstance(outcome, NoCalendar):
            self._tell(outcome)
            self.show_keys()
        elif len(outcome) == 1:
            self._keep(trial, outcome[0])
        else:
            pick = CalendarPickScreen(self.wizard, outcome, trial.host)
            self.app.push_screen(pick, lambda found: self._keep(trial, found) if found else self.show_keys())

    def _tell(self, outcome: NoCalendar) -> None:
        """Where the server names another one, that is offered, for it must not get the password unasked."""
        if outcome.cause is FailCause.CALENDAR_ELSEWHERE and outcome.note and "://" not in outcome.note:
            self._elsewhere = outcome.note
            cause = self.wizard.ports.words.problems[outcome.cause.value].cause
            self.lines.note("url", f"{cause} {self.lines.text('elsewhere', host=outcome.note)}")
        else:
            self.tell(outcome.cause, outcome.note)

    def action_that_server(self) -> None:
        """The user trusts that one as well."""
        if host := self._elsewhere:
            self.lines.query_one("#url", Input).value = host
            self.call_after_refresh(self.action_try_calendar)

    def _keep(self, trial: CalendarTrial, found: CalendarFound) -> None:
        """This one: first its password is put where it belongs."""
        trial.keep(chosen(trial.settings, found.url, found.name), plaintext=self.lines.plaintext)
        self.look_on(trial)

    def on_calendar_trial_kept(self, event: CalendarTrial.Kept) -> None:
        """Remember it; then the step below goes on."""
        event.stop()
        if event.trial is not self.trial or self.is_over:
            return
        self.end_trial()
        if event.unkept is not None:
            self.tell_unkept(event.unkept.cause)
            self.show_keys()
            return
        saved = self._account.remember(event.settings)
        if isinstance(saved, SaveFailed):
            key = "not-saved-unread" if isinstance(self._account.settings(), SettingsFault) else "not-saved"
            self.say(self.lines.text(key, path=saved.path, detail=saved.detail))
            self.show_keys()
        else:
            self.close(True)

    # Leaving

    def action_calendar_file(self) -> None:
        """A file instead; what is set up already stays."""
        self.close(False)

    def action_close(self) -> None:
        """Esc stops the try; else it goes back to the providers, and the form waits there."""
        if self.trial is None:
            self.close(self._left)
            return
        trial = self.trial
        self.end_trial()
        trial.stop()
        self.say(self.lines.text("stopped"))
        self.show_keys()

    @property
    def _left(self) -> Draft:
        """The form, to be gone on with."""
        password = self.lines.query_one(Password).secret
        return Draft(self.lines.form, self._draft.provider, self._draft.known, password)
