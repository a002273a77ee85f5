"""The account at a mail server: a few lines, tried once before they are kept."""

from collections.abc import Iterator
from string import Template
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input

from raincheck.domain.mail_settings import Auth, MailSettings, MailWay, SecretFrom, Security
from raincheck.domain.mail_setup import Form, Wrong, line_of, settings_from
from raincheck.domain.questions import Choice, ChoiceQuestion, TextField
from raincheck.ports import Connected, FailCause, KeyringState, NotSent, SaveFailed
from raincheck.tui.keys import bind
from raincheck.tui.trial import Trial
from raincheck.tui.widgets.fields import Cycle, CycleField, Field
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.password import Password
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard

PLAINTEXT = "plaintext"
"""The answer to "next time" that accepts a keyring which is a plain file."""


class MailFormScreen(ModalScreen[str | None]):
    """It asks for what is not known. It answers the user's address, "" for the way round, None for neither.

    With `command` only the address is asked for: the command has all the rest.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bind("try_mail", "go_round", "save_untested", "close")]

    def __init__(self, wizard: Wizard, form: Form, command: MailSettings | None = None) -> None:
        super().__init__()
        self.wizard = wizard
        self._form = form
        self._command = command
        self._known = wizard.ports.words.mail.providers.get(form.provider)
        self._trial: Trial | None = None
        self._untested: MailSettings | None = None
        self._answered = False

    def _words(self, key: str, **facts: object) -> str:
        return Template(self.wizard.ports.words.mail.setup[key]).safe_substitute(facts)

    # The lines

    def compose(self) -> ComposeResult:
        """What is to be known first, the lines, what came of the try."""
        label = self._known.label if self._known else next(iter(self._command.command if self._command else ()), "")
        with Vertical(id="dialog"):
            yield Plain(self._words("form-title" if label else "form-title-server", label=label), id="title")
            yield Plain(self._hint(), id="hint", classes="paragraph")
            with VerticalScroll(id="sheet", can_focus=False):
                yield from self._lines()
            yield Plain(id="said")
            yield KeyBar()

    def _hint(self) -> str:
        """What the provider wants before it takes a password, and where it says so."""
        if self._known is None:
            return ""
        hint = self._words("token") if self._known.auth is Auth.XOAUTH2 else self._known.hint
        return f"{hint}\n{self._words('form-page', page=self._known.page)}".strip()

    def _lines(self) -> Iterator[Widget]:
        form = self._form
        yield self._line("address", form.address)
        if self._command is not None:
            return
        if self._known is None:
            yield self._line("login", form.login)
            yield self._line("host", form.host)
            yield self._line("port", form.port)
            yield self._choice("security", form.security, (Security.TLS, Security.STARTTLS))
        token = self._known is not None and self._known.auth is Auth.XOAUTH2
        if not token:
            named = "app-password" if self._known and self._known.app_password else "password"
            yield Horizontal(Plain(self._words(named), classes="label"), Password(), classes="row")
            keeps = (SecretFrom.ASK, SecretFrom.COMMAND)
            yield self._choice("keep", form.keep if form.keep in keeps else keeps[0], keeps)
        command = self._line("password_command", form.password_command)
        command.display = token or form.keep == SecretFrom.COMMAND
        yield command

    def _line(self, name: str, value: str) -> Field:
        example = self._words("command-example") if name == "password_command" else ""
        return Field(TextField(id=name, prompt=self._words(name), placeholder=example), value)

    def _choice(self, name: str, value: str, values: tuple[str, ...]) -> CycleField:
        choices = tuple(Choice(value=one, label=self._words(f"{name}-{one}")) for one in values)
        return CycleField(ChoiceQuestion(id=name, prompt=self._words(name), choices=choices), value)

    def on_mount(self) -> None:
        """The first empty line has the focus; the keyring is looked for beside."""
        self._show_keys()
        empty = (line for line in self.query(Input) if not line.value and line.display)
        next(empty, self.query(Input).first()).focus()
        self.set_interval(1.0, self._count)
        if self.query(Password):
            self.run_worker(self._look_for_keyring, thread=True)

    def _look_for_keyring(self) -> None:
        state = self.wizard.ports.account.keyring()
        offers = {KeyringState.READY: SecretFrom.KEYRING, KeyringState.PLAINTEXT: PLAINTEXT}
        if state in offers:
            self.app.call_from_thread(self._offer, offers[state])

    def _offer(self, value: str) -> None:
        """The keyring is one more answer, where there is one."""
        if self.is_mounted:
            cycle = self.query_one("#keep", Cycle)
            label = self._words("keep-keyring" if value == SecretFrom.KEYRING else "keep-plaintext")
            cycle.offer(Choice(value=value, label=label))

    def on_cycle_changed(self, event: Cycle.Changed) -> None:
        """A command needs a line to stand in."""
        event.stop()
        self._form_changed()

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was said is about what stood there before."""
        event.stop()
        self._form_changed()

    def _form_changed(self) -> None:
        self._untested = None
        self.query_one("#said", Plain).show("")
        keep = self._value("keep")
        if keep:
            self.query_one("#field-password_command").display = keep == SecretFrom.COMMAND
            password = self.query_one(Password)
            password.parent.display = keep != SecretFrom.COMMAND  # type: ignore[union-attr] # it stands in a row
        self._show_keys()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next line; from the last one it tries."""
        event.stop()
        lines = [line for line in self.query(Input) if line.is_on_screen or line.display]
        shown = [line for line in lines if all(node.display for node in line.ancestors_with_self if node is not self)]
        if shown and event.input is shown[-1]:
            self.action_try_mail()
        else:
            self.focus_next()

    def _show_keys(self) -> None:
        if self._trial is not None:
            self.query_one(KeyBar).show(("stop_trial", "leave"))
            return
        untested = ("save_untested",) if self._untested else ()
        self.query_one(KeyBar).show(("try_mail", *untested, "go_round", "enter_field", "close"))

    # The form

    def _value(self, name: str) -> str:
        for field in self.query(Field):
            if field.question.id == name:
                return field.value
        cycles = (cycle for cycle in self.query(CycleField) if cycle.question.id == name)
        return next((cycle.value for cycle in cycles), "")

    def _typed(self) -> Form:
        keep = self._value("keep")
        return Form(
            provider=self._form.provider,
            address=self._value("address"),
            login=self._value("login") or ("" if self._known else self._form.login),
            host=self._value("host"),
            port=self._value("port"),
            security=self._value("security") or Security.TLS,
            keep=SecretFrom.KEYRING if keep == PLAINTEXT else keep or SecretFrom.COMMAND,
            password_command=self._value("password_command"),
        )

    def action_try_mail(self) -> None:
        """Check the lines, then look at the server; what is good is kept, and the review goes on."""
        if self._trial is not None:
            return
        form = self._typed()
        settings = self._settings(form)
        if isinstance(settings, Wrong):
            self._refuse(settings.line, self._words(settings.key))
            return
        if settings.way is MailWay.COMMAND:
            self._keep(settings, form.address)
            return
        secret = None if settings.password is SecretFrom.COMMAND else self.query_one(Password).secret
        if secret is None and settings.password is not SecretFrom.COMMAND:
            self._refuse("password", self._words("wrong-password"))
            return
        self._trial = Trial(self, self.wizard.ports.account, settings, secret)
        self._trial.start(plaintext=self._value("keep") == PLAINTEXT)
        self._count()
        self._show_keys()

    def _settings(self, form: Form) -> MailSettings | Wrong:
        made = settings_from(form, self.wizard.ports.words.mail)
        if self._command is None or (isinstance(made, Wrong) and made.line == "address"):
            return made
        return self._command

    def _refuse(self, line: str, why: str) -> None:
        self.query_one("#said", Plain).show(why)
        self.set_class(bool(why), "-told")
        # A form for a known provider has no line for its server.
        for field in self.query(f"#{line}") if line else ():
            field.focus()

    # The try

    def _count(self) -> None:
        if self._trial is None:
            return
        words, stage = self.wizard.ports.words.screens, self._trial.stage
        where = Template(words[f"stage-{stage.value}"]).substitute(host=self._trial.settings.host) if stage else ""
        took = self._words("took", seconds=self._trial.seconds)
        self.query_one("#said", Plain).show(f"{where or self._words('trying')} {took}")

    def on_trial_moved(self, event: Trial.Moved) -> None:
        """Its next stage."""
        event.stop()
        self._count()

    def on_trial_ended(self, event: Trial.Ended) -> None:
        """Kept when it works; else why not, beside the line that it is about."""
        event.stop()
        if event.trial is not self._trial:
            return
        self._trial = None
        if isinstance(event.outcome, Connected) and event.unkept is None:
            self._keep(event.trial.settings, self._value("address").strip())
            return
        self._untested = event.trial.settings
        if isinstance(event.outcome, NotSent):
            self._tell(event.outcome)
        elif event.unkept is not None:
            problem = self.wizard.ports.words.problems[event.unkept.cause.value]
            self._refuse("keep", self._words("keyring-failed", cause=problem.cause))
        self._show_keys()

    def _tell(self, outcome: NotSent) -> None:
        """Why it does not work. A password that was refused is not kept in memory either."""
        cause = outcome.cause
        if cause is FailCause.STOPPED:
            self._refuse("", self._words("stopped"))
            return
        if self._untested is not None and line_of(cause.value) == "password":
            self.wizard.ports.account.forget(self._untested)
        problem = self.wizard.ports.words.problems[cause.value]
        said = f" ({outcome.note})" if outcome.note else ""
        self._refuse(line_of(cause.value), f"{Template(problem.cause).safe_substitute(note=outcome.note)}{said}")

    def action_save_untested(self) -> None:
        """It may work later, or elsewhere: the user decides."""
        if self._untested is not None:
            self._keep(self._untested, self._value("address").strip())

    def _keep(self, settings: MailSettings, address: str) -> None:
        saved = self.wizard.ports.account.remember(settings)
        if isinstance(saved, SaveFailed):
            self._refuse("", f"{self._words('not-saved')} ({saved.path})")
            return
        self._close(address)

    def action_go_round(self) -> None:
        """By the mail program after all."""
        if self._trial is None:
            self.wizard.ports.account.remember(MailSettings(way=MailWay.HANDOFF))
            self._close("")

    def action_close(self) -> None:
        """Esc stops the try, or goes back to the ways."""
        if self._trial is None:
            self._close(None)
        else:
            self._trial.stop()

    def _close(self, address: str | None) -> None:
        # A second dismissal would take the screen below away as well.
        if not self._answered:
            self._answered = True
            self.dismiss(address)
