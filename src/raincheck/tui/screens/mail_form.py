"""The account at a mail server: a few lines, tried once before they are kept."""

from string import Template
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input

from raincheck.domain.mail_choices import named
from raincheck.domain.mail_settings import MailSettings, MailWay
from raincheck.domain.mail_setup import Wrong, is_about_login, line_of, readdressed, recognized, settings_from
from raincheck.ports import Connected, FailCause, NotSent, SaveFailed, SettingsFault
from raincheck.tui.keys import bind
from raincheck.tui.life import TidyApp
from raincheck.tui.screens.mail_lines import Draft, MailLines
from raincheck.tui.trial import Trial
from raincheck.tui.under_way import UnderWay
from raincheck.tui.widgets.fields import Cycle, Line
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard

_ACTS = ("try_mail", "save_untested", "go_round", "open_page", "mail_server")


class MailFormScreen(ModalScreen[str | Draft]):
    """It asks for what is not known. It answers the user's address, or the form as it was left.

    An empty address is the way round. With `by_address` the provider is the one of the address that is typed.
    """

    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [*bind(*_ACTS, "close"), Binding("enter", "try_mail", show=False)]

    def __init__(self, wizard: Wizard, draft: Draft, *, by_address: bool = False, is_set_up: bool = False) -> None:
        super().__init__()
        self.wizard = wizard
        self._mail = wizard.ports.words.mail
        self._account = wizard.ports.account
        self._draft = draft
        self._by_address = by_address
        self._has_password = is_set_up and not self._account.needs_password(draft.known)
        self._trial: Trial | None = None
        self._untested: Trial | None = None
        self._address = draft.form.address
        self._focused: Widget | None = None
        self._answered = False

    def _words(self, key: str, **facts: object) -> str:
        return Template(self._mail.setup[key]).safe_substitute(facts)

    @property
    def _lines(self) -> MailLines:
        return self.query_one(MailLines)

    @property
    def _page(self) -> str:
        """The address of the provider's page about this; empty when there is none."""
        provider = self._mail.providers.get(self._lines.known.provider)
        return provider.url if provider and provider.hint else ""

    @property
    def _is_over(self) -> bool:
        """Whether the program ends: the review, to which an answer would go, may be gone already."""
        return isinstance(self.app, TidyApp) and self.app.ending

    # The frame

    def compose(self) -> ComposeResult:
        """What is to be known first, the lines, how the try goes, the keys."""
        with Vertical(id="dialog"):
            yield Plain(id="title")
            yield MailLines(self._mail, self._account, self._draft, has_password=self._has_password)
            yield Plain(id="aside")
            yield Plain(id="said")
            yield KeyBar()

    def on_mount(self) -> None:
        """The first line that is empty has the focus."""
        self._begin_again()
        lines = [line for line in self.query(Input) if line.id in self._lines.shown]
        first = next((line for line in lines if not line.value.strip() and line.id != "port"), lines[0])
        first.focus()
        # On a small screen the line counts, and what is to be known before it is above.
        self.call_after_refresh(first.scroll_visible, animate=False)
        self.query_one("#aside", Plain).show(self._words("form-lead"))
        self.set_interval(1.0, self._tell_stage)

    def on_unmount(self) -> None:
        """Leaving the program must not wait for a server."""
        trial, self._trial = self._trial, None
        if trial is not None:
            trial.stop()

    def _begin_again(self) -> None:
        """The title and the keys as they are now; what came of an earlier try is over."""
        label = named(self._lines.known, self._mail)
        self.query_one("#title", Plain).show(self._words("form-title" if label else "form-title-account", label=label))
        self._lines.clear()
        self._untested = None
        self._show_keys()

    def _show_keys(self) -> None:
        self.query_one("#aside").set_class(bool(self._trial or self._untested), "-over")
        if self._trial is not None:
            self.query_one(KeyBar).show(("stop_trial", "leave"))
            return
        untested = ("save_untested",) if self._untested else ()
        page = ("open_page",) if self._page else ()
        server = ("mail_server",) if "server" in self._lines.shown else ()
        self.query_one(KeyBar).show(("try_mail", *untested, "go_round", *page, *server, "enter_field", "close"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While it is tried there is only Esc."""
        if action in _ACTS and self._trial is not None:
            return None
        return super().check_action(action, parameters)

    # Typing

    def on_cycle_changed(self, event: Cycle.Changed) -> None:
        """Another answer asks for other lines."""
        event.stop()
        self._lines.lay_out()
        self._begin_again()

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was said is about what stood there before. With an address its provider is known."""
        event.stop()
        if event.input.id == "address":
            self._readdress(event.value)
        self._begin_again()

    def _readdress(self, address: str) -> None:
        lines, before = self._lines, self._lines.known
        typed, self._address = replace(lines.form, address=self._address), address
        if before.way is MailWay.SMTP:
            after = recognized(address, self._mail) if self._by_address else before
            lines.put(readdressed(typed, address, before, after, self._mail), after)

    def on_line_pasted(self, event: Line.Pasted) -> None:
        """Whatever was pasted stands here as one line."""
        event.stop()
        event.line.take(event.text)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next line that is empty; when all is there, it tries."""
        event.stop()
        lines = self._lines
        if event.input.id == "address" and self._by_address and not lines.known.provider and "@" in event.value:
            self.action_mail_server()
        empty = lines.next_empty(event.input)
        if empty is None:
            self.action_try_mail()
        else:
            empty.focus()

    def action_mail_server(self) -> None:
        """Ask for the server as well."""
        self._lines.open_server()
        self._show_keys()

    def action_open_page(self) -> None:
        """The provider's own page, in the browser."""
        if url := self._page:
            self.run_worker(lambda: self._open(url), thread=True)

    def _open(self, url: str) -> None:
        opened = self.wizard.ports.launcher.open(url)
        self.app.call_later(self._say, self._words("page-opened" if opened else "page-not-opened", url=url))

    def _say(self, text: str) -> None:
        if self.is_mounted:
            self.query_one("#said", Plain).show(text)

    # The try

    def action_try_mail(self) -> None:
        """Check the lines, then look at the server; what is good is kept, and the review goes on."""
        if self._trial is not None:
            return
        lines, settings = self._lines, settings_from(self._lines.form, self._lines.known)
        self._begin_again()
        if isinstance(settings, Wrong):
            if settings.line not in lines.shown:
                lines.open_server()
            lines.note(settings.line, self._words(settings.key))
        elif lines.secret is None and self._account.needs_password(settings):
            lines.note("password", self._words("wrong-password"))
        elif settings.way is MailWay.COMMAND:
            self._keep(settings)
        else:
            self._try(Trial(self, self._account, settings, lines.secret))

    def _try(self, trial: Trial, *, test: bool = True) -> None:
        self._trial = trial
        trial.start(plaintext=self._lines.plaintext, test=test)
        # What is tried is what stands there: it can't be changed meanwhile.
        self._focused, self._lines.disabled = self.focused, True
        self._tell_stage()
        self._show_keys()

    def _tell_stage(self) -> None:
        trial = self._trial
        if trial is None:
            return
        if trial.storing:
            where = self._words("storing")
        elif trial.stage:
            stage = self.wizard.ports.words.screens[f"stage-{trial.stage.value}"]
            where = Template(stage).safe_substitute(host=trial.settings.host)
        else:
            where = self._words("trying")
        self._say(f"{where} {self._words('took', seconds=trial.seconds)}")

    def on_under_way_moved(self, event: UnderWay.Moved) -> None:
        """Its next stage."""
        event.stop()
        self._tell_stage()

    def on_trial_ended(self, event: Trial.Ended) -> None:
        """Kept when it works; else why not, beside the line that it is about."""
        event.stop()
        if event.trial is not self._trial or self._is_over:
            return
        trial = event.trial
        self._end_trial()
        if isinstance(event.outcome, NotSent):
            self._untested = trial
            self._tell(event.outcome.cause, event.outcome.note)
            if is_about_login(event.outcome.cause):
                trial.forget()
        elif event.unkept is not None:
            why = self.wizard.ports.words.problems[event.unkept.cause.value].cause
            self._lines.note("keep", f"{self._words('not-kept', cause=why)} {self._words('mend-keep')}")
        elif isinstance(event.outcome, Connected):
            self._keep(trial.settings)
        self._show_keys()

    def _end_trial(self) -> None:
        """The lines can be changed again, and the hand is where it was."""
        self._trial = None
        self._lines.disabled = False
        self.set_focus(self._focused)
        self._say("")

    def _tell(self, cause: FailCause, note: str) -> None:
        """Why it does not work, what the server said, and what to do about it here."""
        problem = Template(self.wizard.ports.words.problems[cause.value].cause).safe_substitute(note=note)
        line = line_of(cause.value, self._lines.shown)
        said = f"\n{self._words('answer', note=note)}" if note else ""
        text = f"{problem} {self._words(f'mend-{line}' if line else 'mend')}{said}"
        if line:
            self._lines.note(line, text)
        else:
            self._say(text)

    def action_save_untested(self) -> None:
        """It may work later, or elsewhere: the user decides."""
        if self._untested is not None and self._trial is None:
            self._try(self._untested, test=False)

    def _keep(self, settings: MailSettings) -> None:
        saved = self._account.remember(settings)
        if isinstance(saved, SaveFailed):
            key = "not-saved-unread" if isinstance(self._account.settings(), SettingsFault) else "not-saved"
            self._say(self._words(key, path=saved.path, detail=saved.detail))
        else:
            self._close(self._lines.form.address.strip())

    # Leaving

    def action_go_round(self) -> None:
        """By the mail program after all; what is set up already stays."""
        if self._account.settings() is None:
            self._account.remember(MailSettings(way=MailWay.HANDOFF))
        self._close("")

    def action_close(self) -> None:
        """Esc stops the try; else it goes back to the ways, and the form waits there."""
        if self._trial is None:
            self._close(self._lines.draft)
            return
        trial = self._trial
        self._end_trial()
        trial.stop()
        trial.forget()
        self._say(self._words("stopped"))
        self._show_keys()

    def _close(self, answer: str | Draft) -> None:
        # A second dismissal would take the screen below away as well.
        if not self._answered:
            self._answered = True
            self.dismiss(answer)
