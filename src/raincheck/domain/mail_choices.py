"""How do you send mail? What this question offers, so that the fewest keys lead to a mail really sent."""

from collections.abc import Sequence
from string import Template

from raincheck.domain.mail_providers import preset, provider_of
from raincheck.domain.mail_settings import Auth, MailSettings, MailWay
from raincheck.domain.questions import Choice
from raincheck.domain.words import MailWords

OWN, BY_ADDRESS, PROVIDERS, SERVER, HAND_OFF = "own", "by-address", "providers", "server", "hand-off"
"""The choices beside the commands ("command:0") and, on a list of their own, the providers ("provider:gmail")."""

PROVIDER, COMMAND = "provider:", "command:"


def ways(address: str, programs: Sequence[tuple[str, ...]], words: MailWords) -> tuple[Choice, ...]:
    """How mail can be sent here, the quickest way first; the way round is always among them.

    An account is first, for it is the user's own for sure. Where its provider takes no password from
    programs, handing over is the quicker way, and stands before it.
    """
    own, hand_off = provider_of(address, words), _choice(HAND_OFF, words)
    token = bool(own) and words.providers[own].auth is Auth.XOAUTH2
    return (
        *((hand_off,) if token else ()),
        *((_own(own, address, words),) if own else ()),
        *(() if address.strip() else (_choice(BY_ADDRESS, words),)),
        *(_command(number, program, words) for number, program in enumerate(programs)),
        _choice(PROVIDERS, words, "others" if own else PROVIDERS),
        _choice(SERVER, words),
        *(() if token else (hand_off,)),
    )


def providers(words: MailWords) -> tuple[Choice, ...]:
    """Every provider that we know, the likeliest first."""
    return tuple(Choice(value=f"{PROVIDER}{key}", label=known.label) for key, known in words.providers.items())


def chosen(value: str, address: str, programs: Sequence[tuple[str, ...]], words: MailWords) -> MailSettings:
    """What is known of the settings once that choice is made."""
    if value == HAND_OFF:
        return MailSettings(way=MailWay.HANDOFF)
    if value.startswith(COMMAND):
        return MailSettings(way=MailWay.COMMAND, command=programs[int(value.removeprefix(COMMAND))])
    provider = provider_of(address, words) if value == OWN else value.removeprefix(PROVIDER)
    return preset(provider, address, words) if provider in words.providers else MailSettings(way=MailWay.SMTP)


def named(settings: MailSettings, words: MailWords) -> str:
    """What the settings lead to: the provider, the server or the command; empty while that is open."""
    known = words.providers.get(settings.provider)
    return known.label if known else settings.host or _program(settings.command)


def _own(provider: str, address: str, words: MailWords) -> Choice:
    known = words.providers[provider]
    label = Template(words.setup["way-own"]).substitute(provider=known.label.partition(",")[0], address=address.strip())
    hint = "token" if known.auth is Auth.XOAUTH2 else "app-password" if known.app_password else "password"
    return Choice(value=OWN, label=label, hint=words.setup[f"way-own-{hint}"])


def _command(number: int, program: tuple[str, ...], words: MailWords) -> Choice:
    label = Template(words.setup["way-command"]).substitute(program=_program(program))
    return Choice(value=f"{COMMAND}{number}", label=label, hint=words.setup["way-command-hint"])


def _program(command: tuple[str, ...]) -> str:
    return command[0].rpartition("/")[2] if command else ""


def _choice(value: str, words: MailWords, name: str = "") -> Choice:
    name = name or value
    return Choice(value=value, label=words.setup[f"way-{name}"], hint=words.setup[f"way-{name}-hint"])
