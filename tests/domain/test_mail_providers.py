"""The well-known providers: each leads to settings that can work, and none claims an address of another."""

from collections import Counter
from urllib.parse import urlsplit

import pytest
from msgspec.structs import replace

from raincheck.domain.addresses import is_email
from raincheck.domain.mail_providers import preset, provider_of
from raincheck.domain.mail_settings import Auth, MailWay, SecretFrom, Security, is_loopback, wrong_setting
from stubs.fakes import WORDS

MAIL = WORDS.mail
PROVIDERS = sorted(MAIL.providers)
BY_TOKEN = [key for key in PROVIDERS if MAIL.providers[key].auth is Auth.XOAUTH2]


@pytest.mark.parametrize(
    ("address", "provider"),
    [
        ("ana@gmail.com", "gmail"),
        ("Ana.Ortiz+jobs@GoogleMail.com", "gmail"),
        (" ana@icloud.com ", "icloud"),
        ("ana@hotmail.co.uk", "outlook"),
        ("ana@yahoo.com.br", "yahoo"),
        ("ana@gmx.com", "gmx-com"),
        ("ana@gmx.de", "gmx"),
        ("ana@zohomail.eu", "zoho-eu"),
        ("ana@proton.me", "proton"),
        ("ana@gmail.com.", "gmail"),
    ],
)
def test_an_address_leads_to_its_provider(address: str, provider: str) -> None:
    assert provider_of(address, MAIL) == provider


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ana",
        "gmail.com",
        "ana@",
        "ana@example.com",
        "ana@gmail.com.evil.com",
        "ana@notgmail.com",
        "ana@mail.gmail.com",
    ],
)
def test_an_address_of_nobody_known_leads_nowhere(address: str) -> None:
    assert provider_of(address, MAIL) == ""


def test_no_two_providers_have_the_same_domain() -> None:
    counted = Counter(domain for known in MAIL.providers.values() for domain in known.domains)
    assert [domain for domain, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_domain_can_stand_in_an_address(provider: str) -> None:
    for domain in MAIL.providers[provider].domains:
        assert is_email(f"ana@{domain}")
        assert domain == domain.casefold()


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_preset_lacks_nothing_but_the_password(provider: str) -> None:
    settings = preset(provider, "ana@example.com", MAIL)
    assert settings.way is MailWay.SMTP
    assert settings.provider == provider
    assert wrong_setting(replace(settings, password_command=("print-token",))) == ""


@pytest.mark.parametrize("provider", PROVIDERS)
def test_nothing_goes_unprotected_to_another_machine(provider: str) -> None:
    known = MAIL.providers[provider]
    assert known.security is not Security.NONE or is_loopback(known.host)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_port_is_the_one_of_the_protection(provider: str) -> None:
    known = MAIL.providers[provider]
    usual = {Security.TLS: 465, Security.STARTTLS: 587}
    assert known.port == usual.get(known.security, known.port)


@pytest.mark.parametrize("provider", BY_TOKEN)
def test_a_token_is_never_typed(provider: str) -> None:
    assert preset(provider, "ana@example.com", MAIL).password is SecretFrom.COMMAND


def test_a_short_login_is_what_stands_before_the_at() -> None:
    assert preset("webde", "ana.ortiz@web.de", MAIL).user == "ana.ortiz"


def test_a_login_is_the_address_elsewhere() -> None:
    assert preset("gmail", " ana@gmail.com ", MAIL).user == "ana@gmail.com"


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_page_is_named_and_is_on_a_site(provider: str) -> None:
    known = MAIL.providers[provider]
    link = urlsplit(known.url)
    assert (link.scheme, bool(link.hostname), bool(known.page)) == ("https", True, True)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_hint_fits_two_lines_and_is_there_where_the_usual_password_fails(provider: str) -> None:
    known = MAIL.providers[provider]
    assert len(known.hint) <= 2 * 70
    assert known.hint.endswith(".") or not (known.hint or known.app_password or known.auth is Auth.XOAUTH2)
