"""Which well-known provider an address belongs to, and how mail leaves through it."""

from raincheck.domain.mail_settings import Auth, MailSettings, MailWay, SecretFrom
from raincheck.domain.words import MailWords, ProviderWords


def provider_of(address: str, words: MailWords) -> str:
    """The id of the provider whose domain the address has; empty when none is known for it.

    A company's own domain says nothing about who keeps its mail: to find out would take a look-up in
    the DNS, and nothing leaves the machine before the user sends.
    """
    _, at, domain = address.strip().rpartition("@")
    name = domain.casefold().rstrip(".")
    return next((key for key, known in words.providers.items() if at and name in known.domains), "")


def preset(provider: str, address: str, words: MailWords) -> MailSettings:
    """The settings for an account of that provider; what is asked for is only the password.

    A provider that takes access tokens alone needs a command that prints one: nobody types a token.
    """
    known, login = words.providers[provider], address.strip()
    return MailSettings(
        way=MailWay.SMTP,
        provider=provider,
        host=known.host,
        port=known.port,
        security=known.security,
        auth=known.auth,
        user=login.rpartition("@")[0] or login if known.short_login else login,
        password=_password(known),
    )


def _password(known: ProviderWords) -> SecretFrom:
    return SecretFrom.COMMAND if known.auth is Auth.XOAUTH2 else SecretFrom.ASK
