"""The lines of the form for a mail account: what is asked for, and what is known already."""

from dataclasses import dataclass
from typing import ClassVar

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from raincheck.domain.mail_settings import MailSettings, MailWay, Security
from raincheck.domain.mail_setup import LINES, Form, lines_of
from raincheck.domain.secret import Secret
from raincheck.domain.words import MailWords
from raincheck.ports import MailAccount
from raincheck.tui.screens.account_lines import AccountLines
from raincheck.tui.widgets.fields import Cycle
from raincheck.tui.widgets.password import Password
from raincheck.tui.widgets.plain import Plain


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that was left, to be gone on with: its lines, and how far it was opened."""

    known: MailSettings
    form: Form
    server_open: bool
    password: Secret | None = None


class MailLines(AccountLines):
    """The lines of `mail_setup.LINES`; `server` is only told."""

    NAMES = LINES
    EXAMPLES = ("address", "host", "port", "command")
    SKIPPED = ("port",)
    CHOICES: ClassVar[dict[str, tuple[str, ...]]] = {"security": tuple(Security), **AccountLines.CHOICES}

    def __init__(self, words: MailWords, account: MailAccount, draft: Draft, *, has_password: bool) -> None:
        super().__init__(
            words.setup,
            account.keyring,
            draft.form,
            draft.password,
            has_password=has_password,
            asks_keyring=draft.known.way is MailWay.SMTP,
        )
        self.known = draft.known
        self.server_open = draft.server_open
        self._asks_address = not draft.form.address
        self._words = words

    def line(self, name: str) -> Widget:
        """The line of that name."""
        if name == "server":
            return Horizontal(Plain(self.text(name), classes="label"), Plain(id="server-is"))
        return super().line(name)

    @property
    def form(self) -> Form:
        """The lines as they stand."""
        return Form(
            address=self.typed("address"),
            host=self.typed("host"),
            port=self.typed("port"),
            security=Security(self.query_one("#security", Cycle).value),
            user=self.typed("user"),
            command=self.typed("command"),
            keep=self.keep,
        )

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
        for name in self.CHOICES:
            cycle = self.query_one(f"#{name}", Cycle)
            values = [choice.value for choice in cycle.question.choices]
            cycle.index = values.index(getattr(form, name)) if getattr(form, name) in values else 0
        self.lay_out()

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines that are asked for now."""
        return lines_of(self.known, self.keep, asks_address=self._asks_address, server_open=self.server_open)

    @property
    def optional(self) -> tuple[str, ...]:
        """The usual port needs no typing, and a server of one's own may take mail without a login."""
        return ("port",) if self.known.provider else ("port", "user")

    def tell_known(self) -> None:
        """What the provider wants, and where it says so, before the password is typed; and the server."""
        known, provider = self.known, self._words.providers.get(self.known.provider)
        self.tell_password(app=provider is not None and provider.app_password)
        hint: Content | str = ""
        if provider and provider.hint:
            page = self.text("form-page", page=provider.page)
            hint = Content.assemble(provider.hint, "\n", (page, "$secondary"))
        self.query_one("#hint", Plain).show(hint)
        security = self.text(f"security-{known.security}")
        server = self.text("server-is", host=known.host, port=known.port, security=security)
        self.query_one("#server-is", Plain).show(server)

    def open_server(self) -> None:
        """Ask for all that is known as well."""
        self.server_open = True
        self.lay_out()
