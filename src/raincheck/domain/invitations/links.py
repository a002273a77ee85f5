"""The links of an invitation: the way into the meeting, and the way to another time.

A link is the way in only by its host and its path; what the text says about it can take that away from it,
and never gives it. Where the text calls something else the way in, it becomes a question.
"""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from raincheck.domain.invitations.facts import Asked, Fact
from raincheck.domain.invitations.link_labels import Says, said_of
from raincheck.domain.invitations.lookalikes import imitates_scheduler, is_suspect, is_trap
from raincheck.domain.invitations.providers import Meeting, is_provider, is_scheduler, meeting_of, without_tracking
from raincheck.domain.invitations.urls import FoundUrl, Url, find_urls

IN_TEXT = "link in the text"
IN_PROPERTY = "conference link"

_FENCE = re.compile(r"-::~:~::[~:]{0,200}-?")
_ELSEWHERE = (
    "aka.ms",
    "google.com",
    "goo.gl",
    "app.goo.gl",
    "tel.meet",
    "microsoft.com",
    "office.com",
    "office365.com",
    "live.com",
    "lync.com",
    "apple.com",
    "linkedin.com",
    "facebook.com",
    "instagram.com",
    "twitter.com",
    "x.com",
    "youtube.com",
    "youtu.be",
    "openstreetmap.org",
    "waze.com",
)
"""Hosts that no interview is held at; those of them that do are providers, and were asked before."""

_OTHER_PAGE = re.compile(
    r"(?:^|[/._-])(?:support|help|helpdesk|unsubscribe|preferences|privacy|terms|legal|download|install|recordings?|rec|"
    r"dial-?in|phone-?numbers|numbers|faq|careers|jobs|survey|maps?|directions|blog|news|static|about)(?:$|[/._?#-])|"
    r"\.(?:ics|pdf|docx?|png|jpe?g|gif)(?:$|[?#])",
    re.IGNORECASE,
)
_CANCELS = re.compile(r"cancel|withdraw|decline", re.IGNORECASE)
_HELP = re.compile(r"^(?:support|help|faq)\.|unsubscribe", re.IGNORECASE)
_MOVES = re.compile(r"re-?schedul|change-?time|new-?time|propose-?time", re.IGNORECASE)


class Links(Struct, frozen=True):
    """What the links say, and where a careful person would ask."""

    join: Fact | None = None
    reschedule: Fact | None = None
    questions: tuple[Asked, ...] = ()


class _Way(Struct, frozen=True, kw_only=True):
    """A link into a meeting, as good as the text says it is."""

    meeting: Meeting
    url: Url
    spare: bool = False
    named: bool = False
    for_candidate: bool = False
    fenced: bool = False


class _Seen(Struct, frozen=True, kw_only=True):
    """A link with what is said of it."""

    url: Url
    says: frozenset[Says]
    fenced: bool = False
    given: bool = False


def find_links(text: str, extra: Sequence[str] = ()) -> Links:
    """The links of a text; `extra` are those that properties of a calendar give, and they go first."""
    given = [_Seen(url=one.url, says=frozenset(), given=True) for line in extra for one in _usable(find_urls(line))]
    seen = _in_text(text)
    properties, mentioned = _ways(given), _ways(seen)
    join, question = _join(properties, mentioned)
    questions = [question] if question else []
    everything = [*given, *seen]
    meant_to_join = [one for one in everything if not _moves(one)]
    if any(is_suspect(one.url, offered=one.given or Says.JOIN in one.says) for one in meant_to_join):
        questions.append(Asked(field="join_url", reason="link-look-alike"))
    if not join and not questions and (unknown := _unknown(everything)):
        questions.append(Asked(field="join_url", reason="link-unknown-host", candidates=unknown))
    moves = [one for one in everything if _moves(one)]
    if any(is_trap(one.url) or imitates_scheduler(one.url) for one in moves):
        questions.append(Asked(field="reschedule_url", reason="link-look-alike"))
    return Links(join=join, reschedule=_reschedule(moves), questions=tuple(questions))


def _usable(found: list[FoundUrl]) -> list[FoundUrl]:
    """Without those that lack a scheme and are no way into a meeting: they may as well be a file or a fraction."""
    return [one for one in found if not one.bare or meeting_of(one.url)]


def _in_text(text: str) -> list[_Seen]:
    found = _usable(find_urls(text))
    fences = [fence.span() for fence in _FENCE.finditer(text)]
    spans = [(fences[i][1], fences[i + 1][0]) for i in range(0, len(fences) - 1, 2)]
    if len(fences) % 2:
        spans.append((fences[-1][1], len(text)))
    seen = []
    for index, one in enumerate(found):
        fenced = any(start <= one.start < end for start, end in spans)
        says = said_of(text, found, index) | ({Says.SPARE} if _is_quoted(text, one.start) else set())
        seen.append(_Seen(url=one.url, says=says, fenced=fenced))
    return seen


def _is_quoted(text: str, at: int) -> bool:
    """Whether it stands in a line of an earlier message, which a newer link has replaced."""
    line = text[max(0, at - 500) : at].rpartition("\n")[2]
    return line.startswith(">")


def _ways(seen: Sequence[_Seen]) -> list[_Way]:
    """The ways into meetings, each meeting once, the best of its links kept."""
    ways: dict[Meeting, _Way] = {}
    for one in seen:
        meeting = meeting_of(one.url)
        if meeting is None or Says.HOST in one.says:
            continue
        way = _Way(
            meeting=meeting,
            url=one.url,
            spare=Says.SPARE in one.says,
            named=Says.JOIN in one.says,
            for_candidate=Says.CANDIDATE in one.says,
            fenced=one.fenced,
        )
        ways[meeting] = _merged(ways[meeting], way) if meeting in ways else way
    return _without_twins(list(ways.values()))


def _merged(one: _Way, other: _Way) -> _Way:
    """Two links of one meeting as one; the one that brings its passcode is worth more."""
    fuller = "pwd=" in other.url.query and "pwd=" not in one.url.query
    return replace(
        one,
        url=other.url if fuller else one.url,
        spare=one.spare and other.spare,
        named=one.named or other.named,
        for_candidate=one.for_candidate or other.for_candidate,
        fenced=one.fenced and other.fenced,
    )


def _without_twins(ways: list[_Way]) -> list[_Way]:
    """Teams names a meeting twice, by a short link and by a long one that it calls a reference."""
    short = [way for way in ways if way.meeting.provider == "Teams" and way.meeting.name.startswith("meet/")]
    long = [way for way in ways if way.meeting.provider == "Teams" and way not in short]
    return [way for way in ways if way not in long] if len(short) == len(long) else ways


def _join(properties: list[_Way], mentioned: list[_Way]) -> tuple[Fact | None, Asked | None]:
    candidates, source = _chosen(mentioned), IN_TEXT
    if properties:
        candidates, source = _with_properties(properties, mentioned), IN_PROPERTY
    if len(candidates) > 1:
        urls = tuple(_secure(way.url) for way in candidates)
        return None, Asked(field="join_url", reason="link-several", candidates=urls)
    return (Fact(_secure(candidates[0].url), source), None) if candidates else (None, None)


def _with_properties(properties: list[_Way], mentioned: list[_Way]) -> list[_Way]:
    """The link of the calendar, unless the text sends people to somebody else.

    Google adds a Meet link of its own to an event that is held in Zoom: then nobody but the reader knows.
    """
    outside = [way for way in _chosen(mentioned) if not way.fenced]
    meetings = {way.meeting for way in outside}
    confirmed = [way for way in properties if way.meeting in meetings]
    if len(confirmed) == 1:
        return confirmed
    providers = {way.meeting.provider for way in properties}
    return [*properties, *(way for way in outside if way.meeting.provider not in providers and not way.spare)]


def _chosen(ways: list[_Way]) -> list[_Way]:
    """Those that are left when the text itself tells them apart, the likeliest first."""
    main = [way for way in ways if not way.spare] or ways
    meant = [way for way in main if way.for_candidate]
    if len(meant) == 1:
        return meant
    return sorted(main, key=lambda way: (way.fenced, not way.named))


def _secure(url: Url) -> str:
    """The address; all known providers answer on https, and no other network should hear a passcode."""
    return "https://" + url.text.removeprefix("http://").removeprefix("https://")


def _unknown(seen: Sequence[_Seen]) -> tuple[str, ...]:
    """The links on hosts that nobody here knows, and that the text or the calendar calls the way in."""
    kept: dict[str, str] = {}
    for one in seen:
        url = one.url
        called = one.given or Says.JOIN in one.says
        if not called or one.says & {Says.HOST, Says.SPARE, Says.RESCHEDULE, Says.CANCEL}:
            continue
        if url.userinfo or is_provider(url) or url.under(*_ELSEWHERE) or _OTHER_PAGE.search(f"{url.host}{url.rest}"):
            continue
        kept.setdefault(without_tracking(url), url.text)
    return tuple(kept.values())[:4]


def _moves(one: _Seen) -> bool:
    """Whether a link is said to lead to another time, by the text or by its own path, and not out of the interview."""
    if _CANCELS.search(one.url.path) or meeting_of(one.url):
        return False
    return Says.RESCHEDULE in one.says or _MOVES.search(one.url.rest) is not None


def _reschedule(moves: Sequence[_Seen]) -> Fact | None:
    """The first link to another time: one of a known scheduler goes before one of any other host."""
    safe = [one for one in moves if one.url.scheme == "https" and one.url.plain and not imitates_scheduler(one.url)]
    known = [one for one in safe if is_scheduler(one.url) and _MOVES.search(one.url.rest)]
    called = [one for one in safe if Says.RESCHEDULE in one.says and not _HELP.search(one.url.host + one.url.rest)]
    best = next(iter((*known, *called)), None)
    return Fact(best.url.text, IN_TEXT) if best else None
