"""Why something did not leave."""

from enum import StrEnum


class FailCause(StrEnum):
    """The value is its key in the problems of `content/`, where the cause and the next step stand in words."""

    # Handing over
    TOO_LONG = "too-long"
    NO_PROGRAM = "no-program"
    NO_MESSAGES = "no-messages"
    FILE_NOT_WRITTEN = "file-not-written"
    CALENDAR_NOT_WRITTEN = "calendar-not-written"

    # Before anything was tried
    NOT_SET_UP = "mail-not-set-up"
    BAD_SETTINGS = "mail-bad-settings"
    DEMO = "mail-demo"
    NO_RECIPIENT = "mail-no-recipient"
    NO_SENDER = "mail-no-sender"
    BAD_ADDRESS = "mail-bad-address"
    STOPPED = "mail-stopped"

    # The way to the server
    NO_HOST = "smtp-no-host"
    NO_CONNECTION = "smtp-no-connection"
    TIMED_OUT = "smtp-timed-out"
    TURNED_AWAY = "smtp-turned-away"
    NOT_SMTP = "smtp-not-smtp"
    LOST = "smtp-lost"

    # Its protection
    UNPROTECTED = "smtp-unprotected"
    NOT_LOOPBACK = "smtp-not-loopback"
    TLS_SELF_SIGNED = "tls-self-signed"
    TLS_EXPIRED = "tls-expired"
    TLS_NOT_YET_VALID = "tls-not-yet-valid"
    TLS_WRONG_HOST = "tls-wrong-host"
    TLS_UNKNOWN_CA = "tls-unknown-ca"
    TLS_BROKEN = "tls-broken"
    TLS_CA_FILE = "tls-ca-file"

    # The login
    LOGIN_REFUSED = "login-refused"
    LOGIN_APP_PASSWORD = "login-app-password"  # noqa: S105 - the name of a cause
    LOGIN_LATER = "login-later"
    LOGIN_NOT_OFFERED = "login-not-offered"

    # The message
    SENDER_REFUSED = "smtp-sender-refused"
    RECIPIENT_REFUSED = "smtp-recipient-refused"
    RECIPIENT_LATER = "smtp-recipient-later"
    MAILBOX_FULL = "smtp-mailbox-full"
    TOO_BIG = "smtp-too-big"
    NEEDS_UTF8 = "smtp-needs-utf8"
    CONTENT_REFUSED = "smtp-content-refused"
    SERVER_LATER = "smtp-server-later"

    # A command of the user's
    COMMAND_MISSING = "command-missing"
    COMMAND_FAILED = "command-failed"
    COMMAND_TO_ALL = "command-to-all"

    # The calendar
    CALENDAR_NOT_SET_UP = "calendar-not-set-up"
    CALENDAR_BAD_SETTINGS = "calendar-bad-settings"
    CALENDAR_BAD_ADDRESS = "calendar-bad-address"
    CALENDAR_STOPPED = "calendar-stopped"
    CALENDAR_NO_HOST = "calendar-no-host"
    CALENDAR_NO_CONNECTION = "calendar-no-connection"
    CALENDAR_TIMED_OUT = "calendar-timed-out"
    CALENDAR_LOST = "calendar-lost"
    CALENDAR_ELSEWHERE = "calendar-elsewhere"
    CALENDAR_UNPROTECTED = "calendar-unprotected"
    CALENDAR_EXPIRED = "calendar-expired"
    CALENDAR_WRONG_HOST = "calendar-wrong-host"
    CALENDAR_UNTRUSTED = "calendar-untrusted"
    CALENDAR_TLS_BROKEN = "calendar-tls-broken"
    CALENDAR_CA_FILE = "calendar-ca-file"
    CALENDAR_LOGIN_REFUSED = "calendar-login-refused"
    CALENDAR_LOGIN_NOT_OFFERED = "calendar-login-not-offered"
    CALENDAR_FORBIDDEN = "calendar-forbidden"
    CALENDAR_MISSING = "calendar-missing"
    CALENDAR_NONE = "calendar-none"
    CALENDAR_NOT_CALDAV = "calendar-not-caldav"
    CALENDAR_TOO_MUCH = "calendar-too-much"
    CALENDAR_REFUSED = "calendar-refused"
    CALENDAR_CHANGED = "calendar-changed"
    CALENDAR_TAKEN = "calendar-taken"
    CALENDAR_LOCKED = "calendar-locked"
    CALENDAR_FULL = "calendar-full"
    CALENDAR_LATER = "calendar-later"
    CALENDAR_FAILED = "calendar-failed"
    CALENDAR_NOT_KEPT = "calendar-not-kept"

    # The password
    PASSWORD_NEEDED = "password-needed"  # noqa: S105 - the name of a cause
    PASSWORD_COMMAND = "password-command"  # noqa: S105 - the name of a cause
    PASSWORD_EMPTY = "password-empty"  # noqa: S105 - the name of a cause
    KEYRING_MISSING = "keyring-missing"
    KEYRING_LOCKED = "keyring-locked"
    KEYRING_FORGETS = "keyring-forgets"
    KEYRING_PLAINTEXT = "keyring-plaintext"
    KEYRING_SLOW = "keyring-slow"
    KEYRING_BROKEN = "keyring-broken"


SECRET_CAUSES = frozenset(cause for cause in FailCause if cause.value.startswith(("password-", "keyring-")))
"""The causes that are about where a password comes from, be it for the mail or for the calendar."""
