"""The review of a case that is ready to be sent, by the user's own mail account."""

from pathlib import Path

from msgspec.structs import replace
from textual.pilot import Pilot

from raincheck.domain.mail_settings import MailSettings, MailWay
from raincheck.domain.session import Delivery, Session, Way
from raincheck.ports import DeliveryOutcome
from raincheck.tui.app import RaincheckApp
from stubs.cases import ME
from stubs.driving import READY
from stubs.fakes import FakeAccount, FakeTransport
from stubs.pilot import armed, at_screen, flat, on_disk, story_app, until

SIZE = (80, 24)
SMTP = MailSettings(way=MailWay.SMTP, host="smtp.mail.example", port=465, user="marisol")
AT_REVIEW = replace(READY, id="2026-11-23-cannot-make-it-t000", me=ME)


def own_mail(outcome: DeliveryOutcome, way: Way = Way.SMTP) -> FakeTransport:
    return FakeTransport(way, outcome)


def review(folder: Path, mail: FakeTransport, session: Session = AT_REVIEW, **ports: object) -> RaincheckApp:
    return story_app(folder, session, mail=mail, account=ports.pop("account", FakeAccount(SMTP)), **ports)


def latest(app: RaincheckApp) -> Delivery:
    delivery = on_disk(app).delivery
    assert delivery
    return delivery


async def at_review(pilot: Pilot[None]) -> None:
    """The review, when it listens."""
    await at_screen(pilot, "SendScreen")
    await armed(pilot)


async def send(pilot: Pilot[None], shows: str = "✓ Sent") -> None:
    """At the review, press the key that sends, and wait for what it says."""
    await at_review(pilot)
    await pilot.press("s")
    await until(pilot, lambda: shows in flat(pilot), shows)
