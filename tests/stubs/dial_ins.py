"""Dial-in details as the big providers write them, with made-up numbers; each with its number and its code."""

from raincheck.adapters.phones import find_phones
from raincheck.domain.invitations.dialing import Numbers, find_numbers

ZOOM = """Join Zoom Meeting
https://us02web.zoom.us/j/81234567890?pwd=abc

Meeting ID: 812 3456 7890
Passcode: 550142

---

One tap mobile
+12135550123,,81234567890#,,,,*550142# US (Los Angeles)
+13125550123,,81234567890#,,,,*550142# US (Chicago)

---

Dial by your location
• +1 213 555 0123 US (Los Angeles)
• +1 312 555 0123 US (Chicago)
• +1 647 555 0123 Canada
• +44 203 481 5000 United Kingdom
• +49 69 7104 9000 Germany
• 833 555 0123 US Toll-free

Meeting ID: 812 3456 7890

Find your local number: https://us02web.zoom.us/u/kdAbCdEf

---

Join by SIP
• 81234567890@zoomcrc.com

Join by H.323
• 144.195.19.161 (US West)
• 206.247.11.121 (US East)

Meeting ID: 812 3456 7890
Passcode: 550142
"""
TEAMS = """________________________________________________________________________________
Microsoft Teams Need help? <https://aka.ms/JoinTeamsMeeting>
Join the meeting now <https://teams.microsoft.com/l/meetup-join/19%3ax>
Meeting ID: 264 123 456 78
Passcode: aB3dE9
________________________________
Dial in by phone
+1 213-555-0123,,987654321# <tel:+12135550123,,987654321#> United States, Los Angeles
Find a local number <https://dialin.teams.microsoft.com/11ba?id=987654321>
Phone conference ID: 987 654 321#
Join on a video conferencing device
Tenant key: larkspur@t.plcm.vc
Video ID: 114 528 109 8
For organizers: Meeting options | Reset dial-in PIN
________________________________________________________________________________
"""
OLD_TEAMS = """Microsoft Teams meeting
Join with a video conferencing device
larkspur@m.webex.com
Video Conference ID: 117 282 745 8
Or call in (audio only)
+1 213-555-0123   United States, Los Angeles
Phone Conference ID: 987 654 321#
Find a local number | Reset PIN
"""
MEET = """-::~:~::~:~:~:~:~:~:~:~:~::~:~::-
Join with Google Meet: https://meet.google.com/qwe-rtyu-iop
Or dial: (US) +1 213-555-0123 PIN: 123 456 789#
More phone numbers: https://tel.meet/qwe-rtyu-iop?pin=1234567890123&hs=7

Learn more about Meet at: https://support.google.com/a/users/answer/9282720
-::~:~::~:~:~:~:~:~:~:~:~::~:~::-
"""
WEBEX = """Join by phone
+1-213-555-0123 United States Toll
Global call-in numbers

Access code: 2632 123 4567
Host PIN: 998877
"""
GOTO = """You can also dial in using your phone.
Access Code: 691-818-141

United States (Toll Free): 1 833 555 0123
- One-touch: tel:+18335550123,,691818141#
United States: +1 (213) 555-0123

More phone numbers:
Germany: +49 69 7104 9000
France: +33 1 70 95 05 90
"""
CHIME = """Call in using your phone:
United States Toll-Free (1): +1 833-555-0123
Meeting ID: 1234 56 7890
One-click Mobile Dial-in (United States (1)): +1 213-555-0123,,,1234567890#
"""
RING = """Or dial: +12135550123 United States (Los Angeles, CA)
Access Code / Meeting ID: 155 215 167
International numbers available: https://v.ringcentral.com/teleconference/
"""
SHORT = "Dial-in: +1 213 555 0123, access code 44 55 66#"
BLOCKS = {
    "zoom": (ZOOM, "+12135550123", "81234567890"),
    "teams": (TEAMS, "+12135550123", "987654321"),
    "older teams": (OLD_TEAMS, "+12135550123", "987654321"),
    "meet": (MEET, "+12135550123", "123456789"),
    "webex": (WEBEX, "+12135550123", "26321234567"),
    "goto": (GOTO, "+18335550123", "691818141"),
    "chime": (CHIME, "+18335550123", "1234567890"),
    "ringcentral": (RING, "+12135550123", "155215167"),
    "a line": (SHORT, "+12135550123", "445566"),
    "quoted": ("".join(f"> {line}\n" for line in MEET.splitlines()), "+12135550123", "123456789"),
}


def numbers(text: str, country: str = "US", mine: str = "") -> Numbers:
    """What the numbers of a text say."""
    return find_numbers(text, find_phones(text, country), country, mine)


def contact(text: str, country: str = "US") -> str | None:
    """The number of a person."""
    fact = numbers(text, country).contact
    return fact.value if fact else None


def dialed(text: str, country: str = "US") -> tuple[str | None, str | None]:
    """The way into the conference, and its code."""
    found = numbers(text, country)
    number, code = found.dial_in, found.dial_in_code
    return number.value if number else None, code.value if code else None
