"""The shapes of the words in `content/calendar.toml`."""

from msgspec import Struct


class CalendarProviderWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One well-known provider of calendars: where they are found, and what to know before the password is asked for.

    `url` is what somebody would type; it is empty where everybody has a server of their own, and where the
    provider is `closed` to programs that log in with a password. `mail` are the ids of the mail providers whose
    addresses are logins here. `family` ends the names of all its servers, among which it sends an account on.
    `page` is the name of the provider's own page at `page_url`.
    """

    label: str
    hint: str
    url: str = ""
    mail: tuple[str, ...] = ()
    app_password: bool = False
    family: str = ""
    closed: bool = False
    page: str = ""
    page_url: str = ""


class CalendarWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Setting up the calendar: the well-known providers by their id, and the texts of the screens.

    A text that is missing is that of setting up mail.
    """

    providers: dict[str, CalendarProviderWords]
    setup: dict[str, str]
