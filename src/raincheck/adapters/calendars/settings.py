"""Section `[calendar]` of the configuration."""

from raincheck.adapters.config_sections import Section
from raincheck.domain.calendar_settings import CalendarSettings, wrong_setting

_TAKES = {
    "url": "the address of a calendar with https, without a password in it",
    "user": "the name of the login, without a colon",
    "name": "a name",
    "server": "the host or the address where your calendars are found, without a password in it",
    "password": '"ask", "keyring" or "command"; a password itself never stands in this file',
    "password_command": "a program with its arguments that prints the password",
    "ca_file": "the name of a file",
}
"""What each key takes."""

CALENDAR = Section(
    name="calendar",
    kind=CalendarSettings,
    takes=_TAKES,
    wrong=wrong_setting,
    commands=("password_command",),
    trimmed=("url", "server", "user", "ca_file"),
)
"""Which calendar the user has."""
