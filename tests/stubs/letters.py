"""Invitations as they are pasted into the app, on the morning of the story."""

from textual import events
from textual.pilot import Pilot

LETTER = """\
Hi Sam,

thanks for your time on the phone. I have you down for a video interview for the Dispatch Coordinator role
on Tuesday, November 24 at 2:30 PM ET, 45 minutes:
https://us02web.zoom.us/j/81234567890?pwd=Qm9vbA

If anything comes up, call me on +1 212 555 0187.

Best regards,
Dana Whitcomb
Talent Partner, Larkspur Freight
dana@larkspurfreight.example
"""
SLOTS = """\
Hi Sam, could you come to our office in Phoenix on Tuesday, November 24 at 10:00 or on Wednesday, November 25 at 14:00?
Dana Whitcomb, Larkspur Freight
"""
CANCELED = """\
Hi Sam,
I'm sorry, but we have to cancel your interview on Tuesday, November 24 at 2:30 PM ET.
Dana Whitcomb
"""


async def paste(pilot: Pilot[None], text: str) -> None:
    """As a terminal with bracketed paste does it."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()
