"""Addresses that only look like those of a provider, and those that hide in another address."""

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from raincheck.domain.invitations.facts import Asked
from raincheck.domain.invitations.links import Links, find_links
from stubs.deadline import deadline
from stubs.meetings import MEET, TEAMS, ZOOM, join, reasons

LOOK_ALIKES = [
    "https://zoom.us.larkspur.example/j/81234567890",
    "https://zo0m.us/j/81234567890",
    "https://us02web-zoom.us/j/81234567890",
    "https://zoom-us.example/j/81234567890",
    "https://zooom.us/j/81234567890",
    "https://meet.google.com@larkspur.example/qwe-rtyu-iop",
    "https://meet.google.com%2f@larkspur.example/qwe-rtyu-iop",
    "https://x@zoom.us/j/81234567890",
    "https://meet-google.com/qwe-rtyu-iop",
    "https://meet.google.com.larkspur.example/qwe-rtyu-iop",
    "https://meet.gooogle.com/qwe-rtyu-iop",
    "https://teams.rnicrosoft.com/l/meetup-join/19%3ameeting_x",
    "https://teams.micros0ft.com/l/meetup-join/19%3ameeting_x",
    "https://teams.mircosoft.com/l/meetup-join/19%3ameeting_x",
    "https://teams-meeting.example/l/meetup-join/19%3ameeting_x",
    "https://microsoft-teams.larkspur.example/l/meetup-join/x",
    "https://z\u043e\u043em.us/j/81234567890",
    "https://xn--zm-fmca.us/j/81234567890",
    "https://\uff5aoom.us/j/81234567890",
    "https://larkspur-webex.example/larkspur/j.php?MTID=m1",
    "https://zoom%2eus/j/81234567890",
    "https://nam02.safelinks.protection.outlook.com.larkspur.example/?url=https%3A%2F%2Fzoom.us%2Fj%2F81234567890",
]


@pytest.mark.parametrize("url", LOOK_ALIKES)
@pytest.mark.parametrize("text", ["{}", "Join Zoom Meeting\n{}", "Meeting link: <{}>"])
def test_a_look_alike_is_never_the_way_in_and_never_offered(text: str, url: str) -> None:
    found = find_links(text.format(url))
    assert found.join is None
    assert found.questions == (Asked(field="join_url", reason="link-look-alike"),)


def test_a_look_alike_in_the_calendar_is_none_either() -> None:
    assert find_links("", ["https://zoom.us.larkspur.example/j/1"]).questions[0].reason == "link-look-alike"


def test_a_look_alike_beside_the_true_link_is_pointed_out() -> None:
    assert reasons(f"Join: {ZOOM}\nor https://zoom.us.larkspur.example/j/81234567890") == ["link-look-alike"]


def test_a_look_alike_behind_a_safe_link_is_found() -> None:
    wrapped = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzo0m.us%2Fj%2F1234567890&data=05"
    assert (join(wrapped), reasons(wrapped)) == (None, ["link-look-alike"])


ORDINARY = [
    "https://larkspur.example/teams/design",
    "https://jobs.larkspur.example/j/12345",
    "https://www.teamsnap.com/login",
    "https://blog.larkspur.example/how-we-use-zoom",
    "https://boards.greenhouse.io/zoom/jobs/123",
    "https://www.google.de/maps",
    "https://docs.google.com/document/d/1",
    "https://www.microsoft.com/privacy",
    "https://zoomcare.com/careers",
    "https://www.zoominfo.com/c/larkspur",
    "https://www.zoom.com.au/products",
    "https://github.com/larkspur/meet",
]


@pytest.mark.parametrize("url", ORDINARY)
def test_a_link_that_only_shares_a_word_with_a_provider_raises_no_alarm(url: str) -> None:
    assert find_links(f"About us: {url}\nand more") == Links()


WRITTEN = [
    ("<{}>", ZOOM),
    ("({})", ZOOM),
    ("({}).", ZOOM),
    ("[Join]({})", ZOOM),
    ("{}.", ZOOM),
    ("{}, see you", ZOOM),
    ('"{}"', ZOOM),
    ("**{}**", ZOOM),
    ("{}&gt;", ZOOM),
    ("{}\\n\\nNeed help", ZOOM),
    ("{};{}", ZOOM),
    ("<{}|Join here>", ZOOM),
    ("Join<{}>now", ZOOM),
    ("https://nam02.safelinks.protection.outlook.com/?url={quoted}&data=05%7C01&reserved=0", ZOOM),
    ("https://nam02.safelinks.protection.outlook.com/ap/t-59584e83/?url={quoted}&amp;data=05", ZOOM),
    ("https://www.google.com/url?q={quoted}&sa=D&source=calendar", ZOOM),
    ("https://urldefense.com/v3/__{}__;!!ABC123!xyz$", ZOOM),
    ("https://linkprotect.cudasvc.com/url?a={quoted}&c=E,1,x", ZOOM),
    ("https://urldefense.proofpoint.com/v2/url?u=https-3A__zoom.us_j_81234567890-3Fpwd-3Dabc&d=DwM", None),
    ("https://urldefense.com/v3/__https://zoom.us/j/81234567890?pwd=ab*c__;Kg!!ABC!x$", None),
]


@pytest.mark.parametrize(("text", "url"), WRITTEN)
def test_a_link_is_read_however_it_is_wrapped(text: str, url: str | None) -> None:
    quoted = "".join(f"%{ord(c):02X}" if c in ":/?=&" else c for c in ZOOM)
    found = join(text.replace("{}", ZOOM).replace("{quoted}", quoted))
    assert found == (url or found)
    assert found is not None
    assert urlsplit(found).hostname in ("us02web.zoom.us", "zoom.us")


def test_the_hidden_characters_of_urldefense_come_back() -> None:
    assert join("https://urldefense.com/v3/__https://zoom.us/j/81234567890?pwd=ab*c__;JQ!!A!x$") == (
        "https://zoom.us/j/81234567890?pwd=ab%c"
    )


def test_a_link_broken_over_lines_in_angle_brackets_is_whole_again() -> None:
    assert join(f"Join <{TEAMS[:60]}\n{TEAMS[60:]}>") == TEAMS


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("see you at meet.google.com/qwe-rtyu-iop, Alex", MEET),
        ("zoom.us/j/81234567890", "https://zoom.us/j/81234567890"),
        ("larkspur.example/zoom.us/j/81234567890", None),
        ("dana@zoom.us/j/81234567890", None),
        ("https://larkspur.example/a,zoom.us/j/81234567890", None),
        ("https://larkspur.example\\@zoom.us/j/81234567890", None),
        ("https://larkspur.example/?next=https://zoom.us/j/81234567890", None),
    ],
)
def test_an_address_inside_another_is_not_taken_out_of_it(text: str, url: str | None) -> None:
    assert join(text) == url


@pytest.mark.parametrize(
    "text",
    [
        "Join: javascript:alert(1)",
        "Join: file:///etc/passwd",
        "Join: data:text/html;base64,PGI+",
        "Join: https://www.google.com/url?q=javascript:alert(1)",
        "Join: https://nam02.safelinks.protection.outlook.com/?url=file%3A%2F%2F%2Fetc%2Fpasswd",
        "Join: https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzoom.us%2Fj%2F1%0d%0aX",
        "Join: ftp://zoom.us/j/81234567890",
    ],
)
def test_only_the_web_is_linked_to(text: str) -> None:
    assert find_links(text).join is None


KNOWN = (
    "zoom.us zoom.com zoomgov.com meet.google.com teams.microsoft.com teams.live.com teams.microsoft.us webex.com "
    "whereby.com meet.jit.si meet.goto.com gotomeet.me gotomeeting.com chime.aws"
).split()
names = st.sampled_from(
    [
        *KNOWN,
        "us02web.zoom.us",
        "ZOOM.US",
        "zoom",
        "us",
        "google",
        "com",
        "evil.example",
        "larkspur",
        "xn--zm-a",
        "z0om",
    ]
)
glue = st.sampled_from(
    [".", "-", "@", "", ":", "/", "//", "%2e", "\\", "?", "#", "\u3002", "\u0430", ",", "]", "&amp;"]
)
hosts = st.lists(st.tuples(names, glue), min_size=1, max_size=4).map(lambda parts: "".join(a + b for a, b in parts))
paths = st.sampled_from(
    [
        "/j/81234567890",
        "/j/81234567890?pwd=a",
        "/qwe-rtyu-iop",
        "/l/meetup-join/19%3ax",
        "/meet/123",
        "/x/j.php?MTID=m1",
        "/Room",
        "@evil.example/j/1234",
        ".evil.example/j/1234",
        "/?url=https://zoom.us/j/1234",
        "",
    ]
)
leads = st.sampled_from(["", "Join: ", "<", "(", "Join here\n", "Reschedule: ", "https://www.google.com/url?q="])
schemes = st.sampled_from(["https://", "http://", "HTTPS://", "", "javascript:", "https:/", "https://https://"])
links = st.builds(lambda lead, scheme, host, path: lead + scheme + host + path, leads, schemes, hosts, paths)


@given(st.lists(links, min_size=1, max_size=3).map(" ".join), st.lists(links, max_size=2))
@example("https://evil.example/a,zoom.us/j/1234", [])
def test_the_way_in_is_always_at_a_known_provider(text: str, extra: list[str]) -> None:
    found = find_links(text, extra)
    offered = [question.candidates for question in found.questions if question.reason == "link-several"]
    for url in [*([found.join.value] if found.join else []), *(url for urls in offered for url in urls)]:
        parts = urlsplit(url)
        assert parts.scheme == "https"
        assert parts.username is None
        assert parts.hostname is not None
        assert any(f".{parts.hostname}".endswith(f".{known}") for known in KNOWN)
    if found.reschedule:
        assert urlsplit(found.reschedule.value).scheme == "https"


@given(st.text(max_size=300), st.lists(st.text(max_size=60), max_size=2))
def test_no_text_breaks_it(text: str, extra: list[str]) -> None:
    find_links(f"{text} https://{text} <https://zoom.us/{text}>", extra)


@pytest.mark.parametrize(
    "text",
    [
        "https://" * 25000,
        "https://a.example/x " * 10000,
        "https://a.bc/" + ")" * 200000,
        ("https://a.bc/" + ")" * 4000 + " ") * 50,
        "<https://a\na\na\n" * 13000,
        "join https://zoom.example/j/1\n" * 6600,
        "https://a.bc/?" + "%41" * 66000,
        "a." * 100000,
        "a/" * 100000,
        "-::~:~::" * 25000,
        ("https://" + "a." * 1900 + "zoom.us ") * 50,
        "\n" * 200000,
    ],
    ids=lambda text: text[:12].replace("\n", "_"),
)
def test_two_hundred_kilobytes_end_before_the_deadline(text: str) -> None:
    with deadline(0.5):
        find_links(text)
