"""The screens of sending by one's own mail account: for the snapshots and for the pictures."""

from pathlib import Path

from msgspec.structs import replace
from textual.pilot import Pilot

from raincheck.domain.session import Me, Message, Refused, Rescue, RescuePlan, Step, Text, Way
from raincheck.ports import Accepted, DeliveryOutcome, FailCause, NobodyKnows, NotSent
from raincheck.tui.app import RaincheckApp
from stubs.fakes import FakeAccount, FakeTransport
from stubs.gallery import Drive, Scene, Start
from stubs.pilot import armed, at_screen, shown, story_app, story_session, until, walk
from stubs.reviewing import SMTP

BODY = """Hi Dana,

My car has broken down on the way, and I can't make our interview today at 12:00 pm your time (New York). I'm sorry; \
I know you kept the hour for me.

Could we move it to another day? Whatever day and time suit you best, I'll make it work.

Thank you for your patience.

Marisol Vega
+1 602 555 0100"""

COPIED = ("sam.ortiz@larkspur.example",)
REFUSED = (Refused(COPIED[0], "550 5.1.1 no such user here"),)
LATER = NotSent(FailCause.RECIPIENT_LATER, "450 4.2.0 greylisted, come back in five minutes")


def at_review(
    outcome: DeliveryOutcome | None = None, *, cc: tuple[str, ...] = (), asks: bool = False, waits: bool = False
) -> Start:
    """The review, with an account whose server answers that; without an outcome no account is set up yet."""

    def start(folder: Path) -> RaincheckApp:
        account = FakeAccount(SMTP if outcome else None, asks=asks)
        mail = FakeTransport(Way.SMTP, outcome or Accepted())
        if waits:
            mail.go.clear()
        text = Text(subject="Dispatch Coordinator, 12:00 today: my car broke down", body=BODY, edited=True)
        session = replace(
            story_session(),
            step=Step.SEND,
            done=tuple(Step)[:5],
            me=Me(name="Marisol Vega", email="marisol.vega@gmail.com", phone="+1 602 555 0100"),
            rescue=RescuePlan(choice=Rescue.MOVE),
            message=Message(email=text, cc=cc),
        )
        return story_app(folder, session, account=account, mail=mail)

    return start


def then(*legs: tuple[tuple[str, ...], str], until_shown: str = "") -> Drive:
    """From the review, when it listens: keys and the screens they lead to, and a text to wait for."""

    async def drive(pilot: Pilot[None]) -> None:
        await at_screen(pilot, "SendScreen")
        await armed(pilot)
        await walk(pilot, legs)
        if until_shown:
            await until(pilot, lambda: until_shown in shown(pilot), until_shown)

    return drive


async def tried(pilot: Pilot[None]) -> None:
    """A password that the server does not take."""
    await then((("s",), "MailSetupScreen"), (("1",), "MailFormScreen"))(pilot)
    pilot.app.wizard.ports.account.outcome = NotSent(FailCause.LOGIN_APP_PASSWORD, "534 5.7.9 app password required")  # type: ignore[attr-defined] # a FakeAccount
    await pilot.press(*"hunter2", "f2")
    await until(pilot, lambda: "Your provider" in shown(pilot), "it says why")
    # On a small screen the lines scroll, after that, to the one that it is about.
    small = pilot.app.size.height < 20
    await until(pilot, lambda: not small or "Login name" not in shown(pilot), "it is in sight")


async def second_copy(pilot: Pilot[None]) -> None:
    """Sent, and the key pressed once more."""
    await then((("s",), "SendScreen"), until_shown="✓ Sent")(pilot)
    await armed(pilot)
    await pilot.press("s")
    await until(pilot, lambda: "Send a second copy?" in shown(pilot), "it asks")


MAIL_SCENES = (
    Scene("mail-ways", at_review(), then((("s",), "MailSetupScreen"))),
    Scene("mail-providers", at_review(), then((("s",), "MailSetupScreen"), (("3",), "MailSetupScreen"))),
    Scene("mail-form", at_review(), then((("s",), "MailSetupScreen"), (("1",), "MailFormScreen"))),
    Scene("mail-form-server", at_review(), then((("s",), "MailSetupScreen"), (("4",), "MailFormScreen"))),
    Scene("mail-form-failed", at_review(), tried),
    Scene("mail-password", at_review(Accepted(), asks=True), then((("s",), "PasswordScreen"))),
    Scene("send-ready", at_review(Accepted(), cc=COPIED), then(until_shown="s send now")),
    Scene("send-under-way", at_review(Accepted(), waits=True), then((("s",), "SendScreen"), until_shown="It has left")),
    Scene("send-accepted", at_review(Accepted("250 ok")), then((("s",), "SendScreen"), until_shown="✓ Sent")),
    Scene(
        "send-partly", at_review(Accepted(refused=REFUSED), cc=COPIED), then((("s",), "SendScreen"), until_shown="✓")
    ),
    Scene("send-failed", at_review(LATER), then((("s",), "SendScreen"), until_shown="Not sent.")),
    Scene("send-unknown", at_review(NobodyKnows()), then((("s",), "SendScreen"), until_shown="nobody knows")),
    Scene("send-again", at_review(Accepted("250 ok")), second_copy),
    Scene("addresses", at_review(Accepted(), cc=COPIED), then((("a",), "AddressesScreen"))),
)
"""All of them, in the order in which somebody meets them."""
