"""The form for a mail account, and accounts that take their time."""

import threading
from pathlib import Path

from msgspec.structs import replace
from textual.pilot import Pilot

from raincheck.domain.mail_settings import MailSettings
from raincheck.domain.sending import Stage
from raincheck.domain.session import Session
from raincheck.ports import Accepted, Connected, KeyringState, NotSent, Watch
from raincheck.tui.app import RaincheckApp
from stubs.fakes import FakeAccount
from stubs.pilot import walk
from stubs.reviewing import AT_REVIEW, at_review, own_mail, review

GMAIL = replace(AT_REVIEW, me=replace(AT_REVIEW.me, email="marisol.vega@gmail.com"))


class SlowAccount(FakeAccount):
    """An account whose server does not answer until it is let go; a deaf one cannot be stopped either."""

    def __init__(self, *, deaf: bool = False) -> None:
        super().__init__()
        self.go = threading.Event()
        self._deaf = deaf

    def check(self, settings: MailSettings, watch: Watch) -> Connected | NotSent:
        self.checked.append(settings)
        watch.at(Stage.LOGIN)
        if not self._deaf:
            watch.on_stop(self.go.set)
        assert self.go.wait(20)
        return self.outcome


class SlowKeyring(FakeAccount):
    """An account whose keyring does not answer until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()

    def keyring(self) -> KeyringState:
        assert self.go.wait(20)
        return KeyringState.READY


def app_with(folder: Path, account: FakeAccount, session: Session = GMAIL, **ports: object) -> RaincheckApp:
    return review(folder, own_mail(Accepted()), session, account=account, **ports)


async def at_form(pilot: Pilot[None], *keys: str) -> None:
    await at_review(pilot)
    await walk(pilot, ((("s",), "MailSetupScreen"), (keys or ("1",), "MailFormScreen")))


def focused(pilot: Pilot[None]) -> str:
    assert pilot.app.focused
    return pilot.app.focused.id or ""
