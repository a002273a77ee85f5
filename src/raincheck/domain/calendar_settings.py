"""Which calendar the touches go into, and how its server is reached."""

from msgspec import Struct

from raincheck.domain.mail_settings import SecretFrom


class CalendarSettings(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The table `[calendar]` of the configuration. `url` is that of the one calendar, once it was chosen.

    `name` is how the server calls it. The password is never here: `password` says where it comes from.
    """

    url: str
    user: str = ""
    name: str = ""
    password: SecretFrom = SecretFrom.ASK
    password_command: tuple[str, ...] = ()
