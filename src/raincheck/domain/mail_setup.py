"""Setting up mail: what to choose from, what a form makes of it, and beside which line an error stands."""

import shlex
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from raincheck.domain.addresses import is_email
from raincheck.domain.mail_providers import preset, provider_of
from raincheck.domain.mail_settings import Auth, MailSettings, MailWay, SecretFrom, Security, wrong_setting
from raincheck.domain.questions import Choice
from raincheck.domain.words import MailWords

OTHERS, SERVER, HAND_OFF = "others", "server", "hand-off"
"""Choices beside the providers ("provider:gmail") and the commands ("command:0")."""

PROVIDER, COMMAND = "provider:", "command:"
TLS_PORT = 465
"""Submission over TLS from the first octet on (RFC 8314, 7.3)."""


class Form(Struct, frozen=True, kw_only=True):
    """What stands in the lines of the form, as it was typed; the password is in none of them."""

    provider: str = ""
    address: str = ""
    login: str = ""
    host: str = ""
    port: str = ""
    security: str = Security.TLS
    keep: str = SecretFrom.ASK
    password_command: str = ""


class Wrong(Struct, frozen=True):
    """A line that can't be taken, and the key of the text that says why."""

    line: str
    key: str


def ways(address: str, programs: Sequence[tuple[str, ...]], words: MailWords) -> tuple[Choice, ...]:
    """How mail can be sent here, the likeliest first; the way round is always among them."""
    texts, own = words.setup, provider_of(address, words)
    found = [
        Choice(value=f"{COMMAND}{number}", label=command[0], hint=texts["way-command-hint"])
        for number, command in enumerate(programs)
    ]
    if own:
        found.insert(0, Choice(value=f"{PROVIDER}{own}", label=words.providers[own].label, hint=address))
    return (
        *found,
        Choice(value=OTHERS, label=texts["way-others" if own else "way-provider"], hint=texts["way-others-hint"]),
        Choice(value=SERVER, label=texts["way-server"], hint=texts["way-server-hint"]),
        Choice(value=HAND_OFF, label=texts["way-hand-off"], hint=texts["way-hand-off-hint"]),
    )


def providers(words: MailWords) -> tuple[Choice, ...]:
    """The well-known ones."""
    return tuple(
        Choice(value=f"{PROVIDER}{name}", label=known.label, hint=known.host) for name, known in words.providers.items()
    )


def form_for(provider: str, address: str, words: MailWords) -> Form:
    """The form as it is first shown; nobody types what is known."""
    if not provider:
        return Form(address=address, login=address, port=str(TLS_PORT))
    known = preset(provider, address, words)
    return Form(
        provider=provider,
        address=address,
        login=known.user,
        host=known.host,
        port=str(known.port),
        security=known.security,
        keep=known.password,
    )


def form_of(settings: MailSettings, address: str) -> Form:
    """The form with settings that are there already."""
    return Form(
        provider=settings.provider,
        address=address,
        login=settings.user,
        host=settings.host,
        port=str(settings.port),
        security=settings.security,
        keep=settings.password,
        password_command=shlex.join(settings.password_command),
    )


def settings_from(form: Form, words: MailWords) -> MailSettings | Wrong:
    """The settings that the form makes, or its first line that can't be taken."""
    address = form.address.strip()
    if not is_email(address):
        return Wrong("address", "wrong-address")
    command = _command(form)
    if isinstance(command, Wrong):
        return command
    known = words.providers.get(form.provider)
    if known is not None:
        made = replace(preset(form.provider, address, words), password=SecretFrom(form.keep), password_command=command)
        return replace(made, user=form.login.strip() or made.user)
    port = form.port.strip()
    settings = MailSettings(
        way=MailWay.SMTP,
        host=form.host.strip(),
        port=int(port) if port.isascii() and port.isdigit() else 0,
        security=Security(form.security),
        auth=Auth.PASSWORD,
        user=form.login.strip() or address,
        password=SecretFrom(form.keep),
        password_command=command,
    )
    wrong = wrong_setting(settings)
    return Wrong(wrong, f"wrong-{wrong.replace('_', '-')}") if wrong else settings


def _command(form: Form) -> tuple[str, ...] | Wrong:
    if form.keep != SecretFrom.COMMAND:
        return ()
    try:
        command = tuple(shlex.split(form.password_command))
    except ValueError:
        return Wrong("password_command", "wrong-quotes")
    return command or Wrong("password_command", "wrong-password-command")


_LINES = {
    "password": ("login-refused", "login-app-password", "password-needed"),
    "password_command": ("password-command", "password-empty"),
    "host": ("smtp-no-host", "smtp-no-connection", "smtp-not-smtp", "tls-wrong-host", "smtp-not-loopback"),
}


def line_of(cause: str) -> str:
    """The line that a failed test is about: the password, its command, the server; empty for none."""
    return next((line for line, causes in _LINES.items() if cause in causes), "")
