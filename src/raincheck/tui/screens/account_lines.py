"""The lines of a form for an account at a server: what is typed, and what is wrong beside it."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from string import Template
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from raincheck.domain.mail_settings import SecretFrom
from raincheck.domain.questions import Choice, ChoiceQuestion, TextField
from raincheck.domain.secret import Secret
from raincheck.ports import KeyringState
from raincheck.tui.widgets.fields import Cycle, CycleField, Field
from raincheck.tui.widgets.password import Password
from raincheck.tui.widgets.plain import Plain

PLAINTEXT = "plaintext"
"""The answer to "next time" that accepts a keyring which is a plain file."""


class AccountLines(VerticalScroll):
    """All lines are there from the start; those that are not asked for are hidden.

    `form` has a value for each line that is typed or chosen, but for the password.
    """

    NAMES: ClassVar[tuple[str, ...]]
    """All lines from top to bottom; among them are `user`, `password`, `command` and `keep`."""

    EXAMPLES: ClassVar[tuple[str, ...]]
    """The lines that show an example while they are empty."""

    SKIPPED: ClassVar[tuple[str, ...]] = ()
    """The lines in which nobody begins."""

    CHOICES: ClassVar[dict[str, tuple[str, ...]]] = {"keep": (SecretFrom.ASK, SecretFrom.COMMAND)}
    """The small choices among them."""

    @dataclass
    class KeyringFound(Message):
        """What the keyring of this machine is good for."""

        state: KeyringState

    def __init__(  # noqa: PLR0913 - what is known of an account
        self,
        texts: Mapping[str, str],
        look: Callable[[], KeyringState],
        form: Struct,
        password: Secret | None,
        *,
        has_password: bool,
        asks_keyring: bool = True,
    ) -> None:
        super().__init__(id="sheet", can_focus=False)
        self._texts = texts
        self._look = look
        self._form = form
        self._password = password
        self._asks_keyring = asks_keyring
        self._rows: dict[str, Widget] = {}
        self.has_password = has_password

    def text(self, key: str, **facts: object) -> str:
        """A text of the form, its facts filled in."""
        return Template(self._texts[key]).safe_substitute(facts)

    def compose(self) -> ComposeResult:
        """What is to be known first, then a line each, and below it room for what is wrong with it."""
        yield Plain(id="hint", classes="paragraph")
        for name in self.NAMES:
            line = self.line(name)
            line.add_class("line")
            self._rows[name] = line
            yield line
            yield Plain(id=f"note-{name}", classes="note")

    def line(self, name: str) -> Widget:
        """The line of that name."""
        if name == "password":
            return self._password_line()
        if name in self.CHOICES:
            return CycleField(
                ChoiceQuestion(id=name, prompt=self.text(name), choices=tuple(self._choices(name))),
                getattr(self._form, name),
            )
        example = self.text(f"{name}-example") if name in self.EXAMPLES else ""
        return Field(TextField(id=name, prompt=self.text(name), placeholder=example), getattr(self._form, name))

    def _password_line(self) -> Widget:
        line = Password(self.text("password-kept") if self.has_password else "")
        line.value = self._password.reveal() if self._password else ""
        return Horizontal(Plain(id="password-is", classes="label"), line)

    def _choices(self, name: str) -> Iterator[Choice]:
        kept = name == "keep" and getattr(self._form, name) is SecretFrom.KEYRING
        for value in (*self.CHOICES[name], *((SecretFrom.KEYRING,) if kept else ())):
            yield Choice(value=value, label=self.text(f"{name}-{value}"))

    def on_mount(self) -> None:
        """Hide what is not asked for; the keyring is looked for beside."""
        self.lay_out()
        if self._asks_keyring:
            self.run_worker(self._look_for_keyring, thread=True)

    def _look_for_keyring(self) -> None:
        # Posting never waits for the screen, which may be gone by now.
        self.post_message(self.KeyringFound(self._look()))

    def on_account_lines_keyring_found(self, event: KeyringFound) -> None:
        """One more answer, where there is one."""
        event.stop()
        offers: dict[KeyringState, str] = {KeyringState.READY: SecretFrom.KEYRING, KeyringState.PLAINTEXT: PLAINTEXT}
        value, cycle = offers.get(event.state), self.query_one("#keep", Cycle)
        if value and value not in [choice.value for choice in cycle.question.choices]:
            cycle.offer(Choice(value=value, label=self.text(f"keep-{value}")))

    # What is typed

    def typed(self, name: str) -> str:
        """What stands in that line."""
        return self.query_one(f"#{name}", Input).value

    @property
    def keep(self) -> SecretFrom:
        """Where the password comes from next time."""
        value = self.query_one("#keep", Cycle).value
        return SecretFrom.KEYRING if value == PLAINTEXT else SecretFrom(value)

    @property
    def secret(self) -> Secret | None:
        """The password, when it is asked for and was typed."""
        return self.query_one(Password).secret if "password" in self.shown else None

    @property
    def plaintext(self) -> bool:
        """Whether the user accepts a keyring that is a plain file."""
        return self.query_one("#keep", Cycle).value == PLAINTEXT

    # What is shown

    @property
    @abstractmethod
    def shown(self) -> tuple[str, ...]:
        """The lines that are asked for now."""

    @property
    @abstractmethod
    def optional(self) -> tuple[str, ...]:
        """The lines that may stay empty."""

    @abstractmethod
    def tell_known(self) -> None:
        """What is to be known before the password is typed."""

    def tell_password(self, *, app: bool) -> None:
        """Which password is meant."""
        self.query_one(Password).app_password = app
        self.query_one("#password-is", Plain).show(self.text("app-password" if app else "password"))

    def lay_out(self) -> None:
        """The lines that are asked for now, and what is known as it is known now."""
        shown = self.shown
        for name in self.NAMES:
            self._rows[name].display = name in shown
            if name not in shown:
                self.query_one(f"#note-{name}", Plain).show("")
        self.tell_known()
        if isinstance(self.screen.focused, Input):
            self.call_after_refresh(self.scroll_to_widget, self.screen.focused, animate=False)

    def note(self, line: str, text: str) -> None:
        """What is wrong, beside its line, which takes the focus; a password that is typed anew replaces the old one."""
        note = self.query_one(f"#note-{line}", Plain)
        note.add_class("-wrong")
        note.show(text)
        for field in self.query(f"#{line}"):
            field.focus(scroll_visible=False)
            if isinstance(field, Password):
                field.select_all()
        self.call_after_refresh(self.scroll_to_widget, self._rows[line], animate=False, top=True)

    def clear(self) -> None:
        """What was wrong was about what stood there before; what a plain file means is about what stands there now."""
        for name in self.NAMES:
            note = self.query_one(f"#note-{name}", Plain)
            note.remove_class("-wrong")
            note.show(self.text("plaintext") if name == "keep" and self.plaintext else "")

    def first_empty(self) -> Input:
        """The first line that needs something and has nothing, else the first of all."""
        lines = [line for line in self.query(Input) if line.id in self.shown]
        return next((line for line in lines if not line.value.strip() and line.id not in self.SKIPPED), lines[0])

    def next_empty(self, after: Input) -> Input | None:
        """The next line below that needs something and has nothing; None when all is there."""
        lines = [line for line in self.query(Input) if f"{line.id}" in self.shown]
        optional = {*self.optional, *(("password",) if self.has_password else ())}
        below = lines[lines.index(after) + 1 :] if after in lines else lines
        return next((line for line in below if not line.value.strip() and line.id not in optional), None)
