"""Section `[mail]` of the configuration."""

from raincheck.adapters.config_sections import Section
from raincheck.domain.mail_settings import MailSettings, wrong_setting

_TAKES = {
    "way": '"smtp", "command" or "hand-off"',
    "provider": "a name",
    "host": "the name of the mail server",
    "port": "a number from 1 to 65535",
    "security": '"tls" or "starttls"; "none" only for a server on this machine',
    "auth": '"password", "xoauth2" or "none"',
    "user": "the name of the login",
    "password": '"ask", "keyring" or "command"; a password itself never stands in this file',
    "password_command": "a program with its arguments that prints the password",
    "ca_file": "the name of a file",
    "command": "a program with its arguments that reads a mail",
}
"""What each key takes."""

MAIL = Section(
    name="mail",
    kind=MailSettings,
    takes=_TAKES,
    wrong=wrong_setting,
    commands=("command", "password_command"),
    trimmed=("host", "user", "ca_file"),
    # A default that is left out would leave an empty section.
    always=("way",),
)
"""How the user sends mail."""
