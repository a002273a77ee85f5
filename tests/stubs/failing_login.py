"""A program that tries to send a mail and to log in with the real adapters, says what came of it, and stays.

python -m stubs.failing_login SEND|CHECK: the first line on standard input is what the user types as the password, or an
empty one; what was found goes to standard output, in one line of JSON; then it waits until standard input is closed.
"""

import json
import sys

from msgspec.structs import replace

from raincheck.adapters.mail.account import TomlAccount
from raincheck.adapters.mail.smtp import SmtpMail
from raincheck.adapters.paths import config_folder
from raincheck.domain.mail_settings import MailSettings, SecretFrom
from raincheck.domain.secret import Secret
from raincheck.watching import Lookout
from stubs.mails import MAIL


def main() -> None:
    """One try of what was asked for."""
    account = TomlAccount(config_folder())
    settings = account.settings()
    assert isinstance(settings, MailSettings), settings
    if typed := sys.stdin.readline().rstrip("\n"):
        if settings.password is SecretFrom.KEYRING:
            # By another one, for this one must ask the keyring and not its memory.
            assert TomlAccount(config_folder()).store(settings, Secret(typed), plaintext=True) is None
        else:
            account.hold(settings, Secret(typed))
    # The settings are written once more, while the password is in memory.
    account.remember(replace(settings, provider="own"))
    outcome = (
        SmtpMail(account).deliver(MAIL, Lookout()) if sys.argv[1] == "SEND" else account.check(settings, Lookout())
    )
    print(json.dumps({"outcome": repr(outcome), "account": repr(vars(account))}), flush=True)  # noqa: T201 - it is read by the test
    print(repr(outcome), file=sys.stderr, flush=True)  # noqa: T201 - as a crash report would show it
    sys.stdin.read()


if __name__ == "__main__":
    main()
