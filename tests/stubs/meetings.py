"""Links of meetings and whole invitations of the big providers, made up, in the shape that they really have."""

from raincheck.domain.invitations.links import find_links

ZOOM = "https://us02web.zoom.us/j/81234567890?pwd=Qm9vbGVhbjEy.1"
OTHER_ZOOM = "https://larkspur.zoom.us/j/89876543210"
MEET = "https://meet.google.com/qwe-rtyu-iop"
TEAMS = (
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_TmV2ZXI%40thread.v2/0?context=%7b%22Tid%22%3a%22f0%22%7d"
)
SHORT_TEAMS = "https://teams.microsoft.com/meet/26412345678?p=rT9kQ"
LARK = "https://video.larkspur.example/room/77"

ZOOM_MAIL = f"""Dana Reyes is inviting you to a scheduled Zoom meeting.

Topic: Interview with Larkspur
Time: Mar 4, 2026 10:00 AM Arizona

Join Zoom Meeting
{ZOOM}

Meeting ID: 812 3456 7890
Passcode: 550142

One tap mobile
+12135550123,,81234567890#,,,,*550142# US (Los Angeles)

Find your local number: https://us02web.zoom.us/u/kdAbCdEf

Join by Skype for Business
https://us02web.zoom.us/skype/81234567890
"""
TEAMS_MAIL = f"""________________________________________________________________________________
Microsoft Teams Need help? <https://aka.ms/JoinTeamsMeeting?omkt=en-US>
Join the meeting now <{TEAMS}>
Meeting ID: 264 123 456 78
Passcode: aB3dE9
Dial in by phone
+1 213-555-0123,,987654321# <tel:+12135550123,,987654321#> United States, Los Angeles
Find a local number <https://dialin.teams.microsoft.com/11ba?id=987654321>
For organizers: Meeting options <https://teams.microsoft.com/meetingOptions/?x=1> | Reset dial-in PIN <https://dialin.teams.microsoft.com/usp/pstnconferencing>
"""
MEET_MAIL = f"""-::~:~::~:~:~:~:~:~:~:~:~::~:~::-
Join with Google Meet: {MEET}
Or dial: (US) +1 213-555-0123 PIN: 123456789#
More phone numbers: https://tel.meet/qwe-rtyu-iop?pin=1234567890123&hs=7

Learn more about Meet at: https://support.google.com/a/users/answer/9282720

Please do not edit this section.
-::~:~::~:~:~:~:~:~:~:~:~::~:~::-
"""


def join(text: str, *extra: str) -> str | None:
    """The way into the meeting."""
    fact = find_links(text, extra).join
    return fact.value if fact else None


def reasons(text: str, *extra: str) -> list[str]:
    """What is asked."""
    return [question.reason for question in find_links(text, extra).questions]
