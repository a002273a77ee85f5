"""One try of mail settings, seen from the screen: the login, and then the password is kept where it is meant to be."""

import time
from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from raincheck.domain.mail_settings import MailSettings, SecretFrom
from raincheck.domain.secret import Secret
from raincheck.domain.sending import Stage
from raincheck.ports import Connected, MailAccount, NotSent, SecretFailed
from raincheck.watching import Lookout


class Trial:
    """A look at the server in a worker thread. Nothing is sent."""

    @dataclass
    class Moved(Message):
        """It has come to its next stage."""

    @dataclass
    class Ended(Message):
        """What came of it; `unkept` is why the keyring did not take the password."""

        trial: "Trial"
        outcome: Connected | NotSent
        unkept: SecretFailed | None

    def __init__(self, screen: Widget, account: MailAccount, settings: MailSettings, secret: Secret | None) -> None:
        self.settings = settings
        self._screen = screen
        self._account = account
        self._secret = secret
        self._plaintext = False
        self._began = time.monotonic()
        self._lookout = Lookout(self._moved)

    def start(self, *, plaintext: bool) -> None:
        """Let the worker try it. `plaintext` says that the user accepts a keyring that is a plain file."""
        self._plaintext = plaintext
        if self._secret is not None:
            self._account.hold(self.settings, self._secret)
        self._screen.run_worker(self._look, thread=True)

    def _look(self) -> None:
        outcome, unkept = self._account.check(self.settings, self._lookout), None
        kept = self.settings.password is SecretFrom.KEYRING
        if isinstance(outcome, Connected) and kept and self._secret is not None:
            unkept = self._account.store(self.settings, self._secret, plaintext=self._plaintext)
        self._screen.post_message(self.Ended(self, outcome, unkept))

    def _moved(self, _: Stage) -> None:
        self._screen.post_message(self.Moved())

    @property
    def stage(self) -> Stage | None:
        """How far it is."""
        return self._lookout.stage

    @property
    def seconds(self) -> int:
        """How long it has taken."""
        return int(time.monotonic() - self._began)

    def stop(self) -> None:
        """Not any more."""
        self._lookout.stop()
