"""To the phone in tests: the keys that lead to a code, and the camera that reads it."""

from textual.pilot import Pilot

from raincheck.domain.delivery import Outgoing
from raincheck.domain.phone_offers import Offer
from raincheck.domain.session import Channel
from raincheck.tui.app import RaincheckApp
from raincheck.tui.screens.phone import PhoneScreen
from stubs.pilot import TO_CONTACT, shown, until, walk
from stubs.rasters import ON_BLACK, Terminal, picture, read_codes

NUMBER = "+16025550142"


async def to_phone(pilot: Pilot[None], *keys: str) -> None:
    """Walk to the ladder, mark a rung, and open the code for it."""
    await walk(pilot, TO_CONTACT)
    await pilot.press(*keys, "p")
    await filled(pilot)


async def reads(pilot: Pilot[None], text: str, terminal: Terminal = ON_BLACK) -> None:
    """Wait until a camera reads exactly that."""
    await until(pilot, lambda: read_codes(picture(pilot.app, terminal)) == [text], f"{text} is read")


async def push(pilot: Pilot[None], *offers: Offer, can_open: bool = True) -> list[bool | None]:
    """Show these offers; what the screen will have answered."""
    answers: list[bool | None] = []
    app = pilot.app
    assert isinstance(app, RaincheckApp)
    await app.push_screen(PhoneScreen(app.wizard, offers, can_open=can_open), answers.append)
    await filled(pilot)
    return answers


async def filled(pilot: Pilot[None]) -> None:
    """Wait until the screen of the code says what it shows, or why it shows none."""
    await until(pilot, lambda: isinstance(pilot.app.screen, PhoneScreen), "the screen is there")
    await until(pilot, lambda: "Esc close" in shown(pilot), "it is filled")


def message(body: str, channel: Channel = Channel.SMS, to: str = "+1 602 555 0142") -> Outgoing:
    return Outgoing(channel=channel, to=to, to_name="Dana", subject="", body=body)
