"""The way into a meeting: what may be opened, what must be asked, what is left alone."""

import pytest

from raincheck.domain.invitations.facts import Asked
from raincheck.domain.invitations.links import Links, find_links
from stubs.meetings import (
    LARK,
    MEET,
    MEET_MAIL,
    OTHER_ZOOM,
    SHORT_TEAMS,
    TEAMS,
    TEAMS_MAIL,
    ZOOM,
    ZOOM_MAIL,
    join,
    reasons,
)


def candidates(text: str, *extra: str) -> tuple[str, ...]:
    (question,) = find_links(text, extra).questions
    assert question.field == "join_url"
    return question.candidates


WAYS_IN = [
    ZOOM,
    "https://zoom.us/j/81234567890",
    "https://zoom.us/my/dana.reyes",
    "https://zoom.us/w/81234567890?tk=abc",
    "https://zoom.us/wc/join/81234567890",
    "https://agency.zoomgov.com/j/1612345678",
    "https://app.zoom.com/j/81234567890",
    MEET,
    "https://meet.google.com/lookup/larkspur-panel",
    TEAMS,
    SHORT_TEAMS,
    "https://teams.live.com/meet/9312345678901?p=x",
    "https://gov.teams.microsoft.us/l/meetup-join/19%3agcch%3ameeting_x%40thread.v2/0",
    "https://teams.microsoft.com/_#/l/meetup-join/19:meeting_x@thread.v2/0",
    "https://larkspur.webex.com/meet/dana.reyes",
    "https://larkspur.webex.com/larkspur/j.php?MTID=m0123456789abcdef",
    "https://larkspur.webex.com/wbxmjs/joinservice/sites/larkspur/meeting/download/ab12",
    "https://meet.goto.com/123456789",
    "https://global.gotomeeting.com/join/123456789",
    "https://www.gotomeet.me/DanaReyes",
    "https://whereby.com/larkspur-hiring",
    "https://larkspur.whereby.com/dana",
    "https://bluejeans.com/123456789/4321",
    "https://meet.jit.si/LarkspurInterview",
    "https://8x8.vc/larkspur/dana",
    "https://chime.aws/1234567890",
    "https://app.chime.aws/meetings/1234567890",
    "https://v.ringcentral.com/join/123456789",
    "https://meetings.dialpad.com/room/danareyes",
    "https://join.skype.com/AbCdEfGhIjKl",
    "https://app.slack.com/huddle/T0123/C0456",
    "https://larkspur.hirevue.com/interviews/abc123-xyz",
    "https://facetime.apple.com/join#v=1&p=abc",
]

NO_WAYS_IN = [
    "https://aka.ms/JoinTeamsMeeting",
    "https://aka.ms/JoinTeamsMeeting?omkt=en-US",
    "https://teams.microsoft.com/meetingOptions/?organizerId=x&tenantId=y",
    "https://teams.microsoft.com/l/chat/0/0?users=dana@larkspur.example",
    "https://dialin.teams.microsoft.com/11ba3dc2?id=77090221",
    "https://mysettings.lync.com/pstnconferencing",
    "https://us02web.zoom.us/u/kdAbCdEf",
    "https://zoom.us/s/81234567890?zak=eyJ0",
    "https://zoom.us/j/81234567890?zak=eyJ0",
    "https://zoom.us/download",
    "https://zoom.us/test",
    "https://zoom.us/rec/share/abc",
    "https://zoom.us/skype/81234567890",
    "https://us02web.zoom.us/meetings/81234567890/invitations?signature=x",
    "https://support.zoom.us/hc/en-us/articles/201362613",
    "https://tel.meet/qwe-rtyu-iop?pin=1234567890123",
    "https://support.google.com/a/users/answer/9282720",
    "https://calendar.google.com/calendar/event?action=VIEW&eid=x",
    "https://meet.google.com/new",
    "https://www.webex.com/msteams?confid=1",
    "https://larkspur.webex.com/larkspur/globalcallin.php?MTID=m1",
    "https://help.webex.com",
    "https://meet.goto.com/install",
    "https://bluejeans.com/numbers",
    "https://chime.aws/dialinnumbers/",
    "https://v.ringcentral.com/teleconference/",
    "https://whereby.com/information/tos",
    "https://maps.google.com/?q=12+Main+St",
    "https://www.linkedin.com/in/dana",
    "https://larkspur.example/unsubscribe?u=1",
]


@pytest.mark.parametrize("url", WAYS_IN)
def test_a_link_of_a_provider_is_the_way_in(url: str) -> None:
    found = find_links(f"We look forward to it.\n\n{url}\n\nDana")
    assert found.join is not None
    assert found.join.value == url
    assert found.join.source == "link in the text"
    assert found.questions == ()


@pytest.mark.parametrize("url", NO_WAYS_IN)
def test_another_page_of_a_provider_is_none_even_where_the_text_says_join(url: str) -> None:
    assert find_links(f"Join the meeting here: {url}") == Links()


@pytest.mark.parametrize(("text", "url"), [(ZOOM_MAIL, ZOOM), (TEAMS_MAIL, TEAMS), (MEET_MAIL, MEET)])
def test_a_whole_block_gives_one_way_in_and_no_question(text: str, url: str) -> None:
    assert (join(text), reasons(text)) == (url, [])


def test_the_long_reference_beside_a_short_teams_link_is_the_same_meeting() -> None:
    text = (
        f"Join: {SHORT_TEAMS}\nMeeting ID: 264\nNeed help?<https://aka.ms/JoinTeamsMeeting> | Systemreferenz<{TEAMS}>"
    )
    assert (join(text), reasons(text)) == (SHORT_TEAMS, [])


UNKNOWN = [
    ("Join here: {}", True),
    ("Video link: {}", True),
    ("Meeting link: {}", True),
    ("Click to join: {}", True),
    ("[Click here to join]({})", True),
    ("Join the interview\n{}", True),
    ("Please use {} to join the call.", True),
    ("Where: {}", True),
    ("The interview will be held at {}", True),
    ("Our website: {}", False),
    ("Join our talent community: {}", False),
    ("Before you join, read this: {}", False),
    ("We will join you there. Directions: {}", False),
    ("Job description: {}", False),
    ("{}", False),
]


@pytest.mark.parametrize(("text", "asked"), UNKNOWN)
def test_an_unknown_host_is_asked_about_only_where_the_text_calls_it_the_way_in(text: str, asked: bool) -> None:
    found = find_links(text.format(LARK))
    assert found.join is None
    expected = (Asked(field="join_url", reason="link-unknown-host", candidates=(LARK,)),) if asked else ()
    assert found.questions == expected


def test_an_unknown_host_in_the_calendar_is_asked_about() -> None:
    assert candidates("", LARK) == (LARK,)


def test_an_unknown_host_is_no_question_where_the_way_in_is_known() -> None:
    assert (join(f"Join here: {LARK} or {ZOOM}"), reasons(f"Join here: {LARK} or {ZOOM}")) == (ZOOM, [])


def test_an_odd_port_of_a_known_host_is_not_known() -> None:
    assert join("https://zoom.us:8443/j/81234567890") is None
    assert join("https://zoom.us:443/j/81234567890") is not None


SAME = [
    (ZOOM, ZOOM.replace("us02web", "US02WEB")),
    (ZOOM, f"{ZOOM}&amp;utm_source=mail"),
    (ZOOM, ZOOM.replace("us02web.", "")),
    (MEET, f"{MEET}?authuser=0&hs=122"),
    (MEET, "meet.google.com/qwe-rtyu-iop"),
    (TEAMS, TEAMS.replace("%3a", ":").replace("%40", "@")),
    (
        TEAMS,
        f"https://teams.microsoft.com/dl/launcher/launcher.html?url=%2F_%23%2Fl%2Fmeetup-join%2F{TEAMS.partition('meetup-join/')[2]}",
    ),
    (ZOOM, ZOOM.replace("https", "http")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_meeting_twice_is_one(one: str, other: str) -> None:
    assert (join(f"{one}\n\nAgain: {other}"), reasons(f"{one}\n\nAgain: {other}")) == (one, [])


def test_the_link_with_the_passcode_is_kept() -> None:
    assert join(f"https://zoom.us/j/81234567890\n{ZOOM}") == ZOOM


def test_several_meetings_are_a_question_with_all_of_them() -> None:
    assert candidates(f"10:00 Dana: {ZOOM}\n11:00 Lee: {OTHER_ZOOM}") == (ZOOM, OTHER_ZOOM)


def test_the_link_that_the_text_calls_the_way_in_is_offered_first() -> None:
    assert candidates(f"Our room {OTHER_ZOOM}\n\nJoin Zoom Meeting: {ZOOM}") == (ZOOM, OTHER_ZOOM)


TOLD_APART = [
    "Host link: {other}\nCandidate link: {one}",
    "Join: {one}\nIf you are a host, click here <{other}> to view host information.",
    "Join as host: {other}\n\nJoin: {one}",
    "Join: {one}\nInterviewers join here: {other}",
    "{one}\nBackup: {other}",
    "{one}\nIf that does not work, use {other}",
    "Please use {one} instead of {other}",
    "The old link: {other}\nNew link: {one}",
    "{other} is no longer valid, join with {one}",
    "For you: {one}\nFor the panel: {other}",
    "Join: {one}\n\nOn Monday Dana wrote:\n> Join: {other}",
    "Test your setup in a practice room: {other}\nJoin: {one}",
]


@pytest.mark.parametrize("text", TOLD_APART)
def test_the_text_tells_the_right_link_from_the_other(text: str) -> None:
    text = text.format(one=ZOOM, other=OTHER_ZOOM)
    assert (join(text), reasons(text)) == (ZOOM, [])


@pytest.mark.parametrize("label", ["Host link", "Host only", "For the host", "Join as host", "Moderator link"])
def test_the_link_of_the_host_is_never_the_way_in(label: str) -> None:
    assert find_links(f"{label}: {ZOOM}") == Links()


def test_the_link_of_the_calendar_goes_first() -> None:
    found = find_links(ZOOM_MAIL, [OTHER_ZOOM])
    assert found.join is not None
    assert (found.join.value, found.join.source) == (OTHER_ZOOM, "conference link")
    assert found.questions == ()


def test_a_short_link_in_the_text_is_no_rival_of_the_long_one_in_the_calendar() -> None:
    assert (join(f"Join: {SHORT_TEAMS}", TEAMS), reasons(f"Join: {SHORT_TEAMS}", TEAMS)) == (TEAMS, [])


def test_a_meet_link_that_the_calendar_added_is_asked_about_beside_the_zoom_link_of_the_text() -> None:
    assert candidates(f"Join Zoom Meeting\n{ZOOM}\n{MEET_MAIL}", MEET) == (MEET, ZOOM)


def test_the_calendar_link_that_the_text_repeats_is_sure() -> None:
    assert join(f"Interview: {ZOOM}\nPrep with your agency: {MEET}", ZOOM) == ZOOM


def test_two_links_in_the_calendar_are_a_question() -> None:
    assert candidates("", ZOOM, MEET) == (ZOOM, MEET)


def test_a_location_with_words_around_its_link_is_read() -> None:
    assert join("", f"Microsoft Teams Meeting; {TEAMS}") == TEAMS
