"""The lines of the form for a mail account: what is asked for, what is typed, and what is wrong beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from string import Template

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from raincheck.domain.mail_settings import MailSettings, MailWay, SecretFrom, Security
from raincheck.domain.mail_setup import LINES, Form, lines_of
from raincheck.domain.questions import Choice, ChoiceQuestion, TextField
from raincheck.domain.secret import Secret
from raincheck.domain.words import MailWords
from raincheck.ports import KeyringState, MailAccount
from raincheck.tui.widgets.fields import Cycle, CycleField, Field
from raincheck.tui.widgets.password import Password
from raincheck.tui.widgets.plain import Plain

PLAINTEXT = "plaintext"
"""The answer to "next time" that accepts a keyring which is a plain file."""

_EXAMPLES = ("address", "host", "port", "command")
_CHOICES = {"security": tuple(Security), "keep": (SecretFrom.ASK, SecretFrom.COMMAND)}


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that was left, to be gone on with: its lines, and how far it was opened."""

    known: MailSettings
    form: Form
    server_open: bool
    password: Secret | None = None


class MailLines(VerticalScroll):
    """All lines are there from the start; those that are not asked for are hidden."""

    @dataclass
    class KeyringFound(Message):
        """What the keyring of this machine is good for."""

        state: KeyringState

    def __init__(self, words: MailWords, account: MailAccount, draft: Draft, *, has_password: bool) -> None:
        super().__init__(id="sheet", can_focus=False)
        self.known = draft.known
        self.server_open = draft.server_open
        self._asks_address = not draft.form.address
        self._words = words
        self._account = account
        self._form = draft.form
        self._password = draft.password
        self._has_password = has_password
        self._rows: dict[str, Widget] = {}

    def _text(self, key: str, **facts: object) -> str:
        return Template(self._words.setup[key]).safe_substitute(facts)

    def compose(self) -> ComposeResult:
        """What is to be known first, then a line each, and below it room for what is wrong with it."""
        yield Plain(id="hint", classes="paragraph")
        for name in LINES:
            line = self._line(name)
            line.add_class("line")
            self._rows[name] = line
            yield line
            yield Plain(id=f"note-{name}", classes="note")

    def _line(self, name: str) -> Widget:
        if name == "server":
            return Horizontal(Plain(self._text(name), classes="label"), Plain(id="server-is"))
        if name == "password":
            return self._password_line()
        if name in _CHOICES:
            return CycleField(
                ChoiceQuestion(id=name, prompt=self._text(name), choices=tuple(self._choices(name))),
                getattr(self._form, name),
            )
        example = self._text(f"{name}-example") if name in _EXAMPLES else ""
        return Field(TextField(id=name, prompt=self._text(name), placeholder=example), getattr(self._form, name))

    def _password_line(self) -> Widget:
        line = Password(self._text("password-kept") if self._has_password else "")
        line.value = self._password.reveal() if self._password else ""
        return Horizontal(Plain(id="password-is", classes="label"), line)

    def _choices(self, name: str) -> Iterator[Choice]:
        kept = (SecretFrom.KEYRING,) if name == "keep" and self._form.keep is SecretFrom.KEYRING else ()
        for value in (*_CHOICES[name], *kept):
            yield Choice(value=value, label=self._text(f"{name}-{value}"))

    def on_mount(self) -> None:
        """Hide what is not asked for; the keyring is looked for beside."""
        self.lay_out()
        if self.known.way is MailWay.SMTP:
            self.run_worker(self._look_for_keyring, thread=True)

    def _look_for_keyring(self) -> None:
        # Posting never waits for the screen, which may be gone by now.
        self.post_message(self.KeyringFound(self._account.keyring()))

    def on_mail_lines_keyring_found(self, event: KeyringFound) -> None:
        """One more answer, where there is one."""
        event.stop()
        offers: dict[KeyringState, str] = {KeyringState.READY: SecretFrom.KEYRING, KeyringState.PLAINTEXT: PLAINTEXT}
        value, cycle = offers.get(event.state), self.query_one("#keep", Cycle)
        if value and value not in [choice.value for choice in cycle.question.choices]:
            cycle.offer(Choice(value=value, label=self._text(f"keep-{value}")))

    # What is typed

    @property
    def form(self) -> Form:
        """The lines as they stand."""
        keep = self.query_one("#keep", Cycle).value
        return Form(
            address=self._typed("address"),
            host=self._typed("host"),
            port=self._typed("port"),
            security=Security(self.query_one("#security", Cycle).value),
            user=self._typed("user"),
            command=self._typed("command"),
            keep=SecretFrom.KEYRING if keep == PLAINTEXT else SecretFrom(keep),
        )

    def _typed(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value

    @property
    def secret(self) -> Secret | None:
        """The password, when it is asked for and was typed."""
        return self.query_one(Password).secret if "password" in self.shown else None

    @property
    def plaintext(self) -> bool:
        """Whether the user accepts a keyring that is a plain file."""
        return self.query_one("#keep", Cycle).value == PLAINTEXT

    @property
    def draft(self) -> Draft:
        """The form, to be gone on with later."""
        return Draft(self.known, self.form, self.server_open, self.query_one(Password).secret)

    def put(self, form: Form, known: MailSettings) -> None:
        """These lines instead, for another provider; the one in which the user types stays as it is."""
        self.known = known
        for name in ("host", "port", "user", "command"):
            line = self.query_one(f"#{name}", Input)
            if line.value != getattr(form, name):
                line.value = getattr(form, name)
        for name in _CHOICES:
            cycle = self.query_one(f"#{name}", Cycle)
            values = [choice.value for choice in cycle.question.choices]
            cycle.index = values.index(getattr(form, name)) if getattr(form, name) in values else 0
        self.lay_out()

    # What is shown

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines that are asked for now."""
        keep = self.query_one("#keep", Cycle).value
        kept = SecretFrom.KEYRING if keep == PLAINTEXT else SecretFrom(keep)
        return lines_of(self.known, kept, asks_address=self._asks_address, server_open=self.server_open)

    def lay_out(self) -> None:
        """The lines that are asked for now; the hint and the server as they are known now."""
        shown = self.shown
        for name in LINES:
            self._rows[name].display = name in shown
            if name not in shown:
                self.query_one(f"#note-{name}", Plain).show("")
        self._tell_known()
        if isinstance(self.screen.focused, Input):
            self.call_after_refresh(self.scroll_to_widget, self.screen.focused, animate=False)

    def _tell_known(self) -> None:
        """What the provider wants, and where it says so, before the password is typed; and the server."""
        known, provider = self.known, self._words.providers.get(self.known.provider)
        app = provider is not None and provider.app_password
        self.query_one(Password).app_password = app
        self.query_one("#password-is", Plain).show(self._text("app-password" if app else "password"))
        hint: Content | str = ""
        if provider and provider.hint:
            page = self._text("form-page", page=provider.page)
            hint = Content.assemble(provider.hint, "\n", (page, "$secondary"))
        self.query_one("#hint", Plain).show(hint)
        security = self._text(f"security-{known.security}")
        server = self._text("server-is", host=known.host, port=known.port, security=security)
        self.query_one("#server-is", Plain).show(server)

    def open_server(self) -> None:
        """Ask for all that is known as well."""
        self.server_open = True
        self.lay_out()

    def note(self, line: str, text: str) -> None:
        """What is wrong, beside its line, which takes the focus."""
        note = self.query_one(f"#note-{line}", Plain)
        note.add_class("-wrong")
        note.show(text)
        for field in self.query(f"#{line}"):
            field.focus(scroll_visible=False)
        self.call_after_refresh(self.scroll_to_widget, self._rows[line], animate=False, top=True)

    def clear(self) -> None:
        """What was wrong was about what stood there before; what a plain file means is about what stands there now."""
        for name in LINES:
            note = self.query_one(f"#note-{name}", Plain)
            note.remove_class("-wrong")
            note.show(self._text("plaintext") if name == "keep" and self.plaintext else "")

    def next_empty(self, after: Input) -> Input | None:
        """The next line below that needs something and has nothing; None when all is there."""
        lines = [line for line in self.query(Input) if f"{line.id}" in self.shown]
        optional = {"port", *(("password",) if self._has_password else ()), *(() if self.known.provider else ("user",))}
        below = lines[lines.index(after) + 1 :] if after in lines else lines
        return next((line for line in below if not line.value.strip() and line.id not in optional), None)
