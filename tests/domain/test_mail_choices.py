"""What the question "How do you send mail?" offers, and what is known once it is answered."""

import pytest

from raincheck.domain.mail_choices import chosen, named, providers, ways
from raincheck.domain.mail_providers import preset
from raincheck.domain.mail_settings import MailSettings, MailWay
from raincheck.tui.widgets.choices import HOTKEYS
from stubs.fakes import WORDS

MAIL = WORDS.mail
MSMTP, SENDMAIL = ("msmtp", "-t"), ("/usr/sbin/sendmail", "-t", "-i")
SMTP = MailSettings(way=MailWay.SMTP)

OFFERED = [
    # address                programs           the values, in their order
    ("ana@gmail.com", (), ["own", "providers", "server", "hand-off"]),
    ("ana@gmail.com", (MSMTP,), ["own", "command:0", "providers", "server", "hand-off"]),
    ("ana@vega.example", (), ["providers", "server", "hand-off"]),
    ("", (MSMTP, SENDMAIL), ["by-address", "command:0", "command:1", "providers", "server", "hand-off"]),
    ("ana@outlook.com", (), ["hand-off", "own", "providers", "server"]),
]


@pytest.mark.parametrize(("address", "programs", "values"), OFFERED)
def test_the_quickest_way_stands_first(address: str, programs: tuple[tuple[str, ...], ...], values: list[str]) -> None:
    assert [choice.value for choice in ways(address, programs, MAIL)] == values


def test_the_own_account_and_the_command_are_named() -> None:
    labels = [choice.label for choice in ways("ana@gmail.com", (SENDMAIL,), MAIL)]
    assert labels[:2] == ["Gmail, as ana@gmail.com", "sendmail, already on this machine"]


@pytest.mark.parametrize(("address", "hint"), [("ana@gmail.com", "app password"), ("ana@zoho.com", "its password")])
def test_which_password_is_asked_for_is_said_beforehand(address: str, hint: str) -> None:
    assert hint in ways(address, (), MAIL)[0].hint


CHOSEN = [
    ("own", "ana@gmail.com", preset("gmail", "ana@gmail.com", MAIL)),
    ("provider:fastmail", "ana@vega.example", preset("fastmail", "ana@vega.example", MAIL)),
    ("by-address", "", SMTP),
    ("server", "ana@gmail.com", SMTP),
    ("command:1", "", MailSettings(way=MailWay.COMMAND, command=SENDMAIL)),
    ("hand-off", "ana@gmail.com", MailSettings(way=MailWay.HANDOFF)),
]


@pytest.mark.parametrize(("value", "address", "settings"), CHOSEN)
def test_what_is_known_by_the_choice(value: str, address: str, settings: MailSettings) -> None:
    assert chosen(value, address, (MSMTP, SENDMAIL), MAIL) == settings


def test_every_provider_has_a_key() -> None:
    assert [choice.value for choice in providers(MAIL)] == [f"provider:{name}" for name in MAIL.providers]
    assert len(MAIL.providers) <= len(HOTKEYS)


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        (preset("gmail", "", MAIL), "Gmail"),
        (MailSettings(way=MailWay.SMTP, host="smtp.vega.example"), "smtp.vega.example"),
        (MailSettings(way=MailWay.COMMAND, command=SENDMAIL), "sendmail"),
        (SMTP, ""),
    ],
)
def test_settings_are_named_by_what_they_lead_to(settings: MailSettings, name: str) -> None:
    assert named(settings, MAIL) == name
