"""Setting up the calendar: the providers, the form, and where an error stands."""

from urllib.parse import urlsplit

import pytest
from msgspec.structs import replace

from raincheck.domain.calendar_settings import CalendarSettings, wrong_setting
from raincheck.domain.calendar_setup import (
    LINES,
    OTHER,
    Form,
    chosen,
    form_for,
    form_of,
    line_of,
    lines_of,
    provider_at,
    providers,
    sent_on,
    settings_from,
)
from raincheck.domain.mail_settings import SecretFrom
from raincheck.domain.mail_setup import Wrong
from raincheck.ports import FailCause
from stubs.fakes import WORDS

CALENDAR, MAIL = WORDS.calendar, WORDS.mail
PROVIDERS = sorted(CALENDAR.providers)
FORM = Form(url="cal.example.com", user="ana")
CAUSES = [cause for cause in FailCause if cause.startswith(("calendar-", "password-", "keyring-"))]


def made(form: Form, known: CalendarSettings | None = None) -> CalendarSettings:
    settings = settings_from(form, known, needs_user=False)
    assert isinstance(settings, CalendarSettings)
    return settings


# The providers


def test_the_provider_of_ones_own_address_is_the_first() -> None:
    assert providers("ana@posteo.de", CALENDAR, MAIL)[0].value == "posteo"


def test_any_other_server_is_the_last() -> None:
    assert providers("ana@posteo.de", CALENDAR, MAIL)[-1].value == OTHER


def test_without_an_address_the_likeliest_is_the_first() -> None:
    assert [choice.value for choice in providers("", CALENDAR, MAIL)] == [*CALENDAR.providers, OTHER]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_provider_leads_to_settings_that_can_work_or_says_what_to_do(provider: str) -> None:
    known = CALENDAR.providers[provider]
    assert known.hint
    assert bool(known.url) or known.closed or provider == "nextcloud"
    if known.url:
        assert wrong_setting(CalendarSettings(url=known.url, user="ana@example.com")) == ""
        assert provider_at(known.url, CALENDAR) is known


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_page_of_a_provider_can_be_opened(provider: str) -> None:
    known = CALENDAR.providers[provider]
    assert bool(known.page) == bool(known.page_url)
    assert not known.page_url or urlsplit(known.page_url).scheme == "https"


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_addresses_of_a_provider_are_those_of_its_mail(provider: str) -> None:
    assert set(CALENDAR.providers[provider].mail) <= set(MAIL.providers)


@pytest.mark.parametrize(
    ("provider", "address", "user"),
    [
        ("icloud", " ana@icloud.com ", "ana@icloud.com"),
        ("icloud", "ana@example.com", ""),
        ("fastmail", "ana@icloud.com", ""),
        ("nextcloud", "ana@example.com", ""),
        (OTHER, "ana@example.com", ""),
    ],
)
def test_the_login_is_known_where_the_address_is_one_of_the_provider(provider: str, address: str, user: str) -> None:
    assert form_for(provider, address, CALENDAR, MAIL).user == user


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://p45-caldav.icloud.com/1/home/", "iCloud"),
        ("caldav.icloud.com", "iCloud"),
        ("CALDAV.fastmail.com/dav/", "Fastmail"),
        ("caldav.icloud.com.example.com", None),
        ("evilicloud.com", None),
        ("cal.example.com", None),
        ("", None),
    ],
)
def test_a_server_is_known_by_its_name(url: str, label: str | None) -> None:
    known = provider_at(url, CALENDAR)
    assert (known and known.label) == label


@pytest.mark.parametrize(
    ("url", "to", "allowed"),
    [
        ("caldav.icloud.com", "p45-caldav.icloud.com", True),
        ("https://caldav.icloud.com/", "p45-caldav.icloud.com:8443", True),
        ("caldav.icloud.com", "http://p45-caldav.icloud.com", False),
        ("caldav.icloud.com", "p45-caldav.icloud.com.example.com", False),
        ("caldav.icloud.com", "", False),
        ("caldav.fastmail.com", "other.fastmail.com", False),
        ("cal.example.com", "other.example.com", False),
    ],
)
def test_only_among_one_providers_own_servers_a_login_is_sent_on(url: str, to: str, allowed: bool) -> None:
    assert sent_on(url, to, CALENDAR) is allowed


# The form


@pytest.mark.parametrize("keep", SecretFrom)
def test_either_the_password_or_its_command_is_asked_for(keep: SecretFrom) -> None:
    hidden = "password" if keep is SecretFrom.COMMAND else "command"
    assert lines_of(keep) == tuple(line for line in LINES if line != hidden)


def test_a_form_is_the_settings_that_it_makes() -> None:
    form = replace(FORM, keep=SecretFrom.COMMAND, command="pass show 'my calendar'")
    settings = made(form)
    assert settings.password_command == ("pass", "show", "my calendar")
    assert form_of(settings) == form


def test_a_mail_address_for_the_server_is_the_login_as_well() -> None:
    assert made(Form(url="ana@example.com")).user == "ana@example.com"


def test_what_no_line_asks_for_stays() -> None:
    assert made(FORM, CalendarSettings(url="x", ca_file="/etc/own.pem")).ca_file == "/etc/own.pem"


def test_what_was_typed_stays_beside_what_was_chosen() -> None:
    settings = chosen(made(FORM), "https://cal.example.com/ana/home/", "Home")
    assert (settings.server, settings.url, settings.name) == (FORM.url, "https://cal.example.com/ana/home/", "Home")
    assert form_of(settings) == FORM


def test_the_address_of_the_calendar_itself_is_not_kept_twice() -> None:
    typed = "https://cal.example.com/ana/home/"
    assert chosen(made(replace(FORM, url=typed)), typed, "Home").server == ""


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        (replace(FORM, url=""), Wrong("url", "wrong-url")),
        (replace(FORM, url="https://ana:secret@cal.example.com"), Wrong("url", "wrong-url")),
        (replace(FORM, url="http://cal.example.com"), Wrong("url", "wrong-unprotected")),
        (replace(FORM, user="ana:x"), Wrong("user", "wrong-user")),
        (replace(FORM, user=""), Wrong("user", "wrong-no-user")),
        (replace(FORM, keep=SecretFrom.COMMAND), Wrong("command", "wrong-command")),
        (replace(FORM, keep=SecretFrom.COMMAND, command="pass 'x"), Wrong("command", "wrong-quote")),
        (replace(FORM, keep=SecretFrom.COMMAND, command="pass | head"), Wrong("command", "wrong-shell")),
    ],
    ids="none password unprotected colon no-user no-command quote shell".split(),
)
def test_what_cannot_be_taken_stands_beside_its_line(form: Form, wrong: Wrong) -> None:
    assert settings_from(form, None, needs_user=True) == wrong
    assert wrong.key in {**MAIL.setup, **CALENDAR.setup}


@pytest.mark.parametrize("cause", CAUSES)
def test_every_cause_has_a_line_and_words_for_it(cause: FailCause) -> None:
    line = line_of(cause, LINES)
    assert f"mend-{line}" in CALENDAR.setup


@pytest.mark.parametrize(
    ("cause", "line"),
    [
        (FailCause.CALENDAR_LOGIN_REFUSED, "password"),
        (FailCause.CALENDAR_NO_HOST, "url"),
        (FailCause.PASSWORD_COMMAND, "command"),
        (FailCause.KEYRING_LOCKED, "keep"),
    ],
)
def test_a_cause_is_told_beside_what_it_is_about(cause: FailCause, line: str) -> None:
    assert line_of(cause, LINES) == line
