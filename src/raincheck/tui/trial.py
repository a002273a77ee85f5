"""One try of mail settings, seen from the screen: the login, and then the password is kept where it is meant to be."""

import threading
from dataclasses import dataclass
from functools import partial

from textual.message import Message
from textual.widget import Widget

from raincheck.domain.mail_settings import MailSettings, SecretFrom
from raincheck.domain.secret import Secret
from raincheck.ports import Connected, MailAccount, NotSent, SecretFailed
from raincheck.tui.under_way import Attempt


class Trial(Attempt):
    """A look at the server in a worker thread. Nothing is sent.

    A password that was typed is held for it, and one that a command is to print is not held any more.
    """

    @dataclass
    class Ended(Message):
        """What came of it; `unkept` is why the keyring did not take the password."""

        trial: "Trial"
        outcome: Connected | NotSent
        unkept: SecretFailed | None

    def __init__(self, screen: Widget, account: MailAccount, settings: MailSettings, secret: Secret | None) -> None:
        super().__init__(screen)
        self.settings = settings
        self.secret = secret
        self._account = account
        self._stopped = False

    @property
    def host(self) -> str:
        """The mail server."""
        return self.settings.host

    def start(self, *, plaintext: bool, test: bool = True) -> None:
        """Let the worker try it, or without `test` only keep the password.

        `plaintext` says that the user accepts a keyring that is a plain file.
        """
        if self.secret is not None:
            self._account.hold(self.settings, self.secret)
        elif self.settings.password is SecretFrom.COMMAND:
            self._account.forget(self.settings)
        # Not a worker of the screen's: the program would wait for it when it ends.
        look = partial(self._look, plaintext=plaintext, test=test)
        threading.Thread(target=look, daemon=True).start()

    def _look(self, *, plaintext: bool, test: bool) -> None:
        outcome = self._account.check(self.settings, self._lookout) if test else Connected()
        works = isinstance(outcome, Connected) and not self._stopped
        unkept = None
        if works and self.secret is not None and self.settings.password is SecretFrom.KEYRING:
            self.storing = True
            self._screen.post_message(self.Moved())
            unkept = self._account.store(self.settings, self.secret, plaintext=plaintext)
        self._screen.post_message(self.Ended(self, outcome, unkept))

    def stop(self) -> None:
        """Not any more: nobody waits for what may still hang."""
        self._stopped = True
        super().stop()

    def forget(self) -> None:
        """A password that was typed for it may be the wrong one: it must not go before what is kept elsewhere."""
        if self.secret is not None:
            self._account.forget(self.settings)
