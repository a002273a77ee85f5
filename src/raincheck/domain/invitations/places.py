"""Where and how an interview is held: in person, by video or by phone."""

import re
from collections.abc import Sequence

from raincheck.domain.interview import Mode
from raincheck.domain.invitations.documents import CalendarEvent
from raincheck.domain.invitations.facts import Fact

LOCATION_LIMIT = 160
"""Characters of a place that is shown; a longer one is a whole description."""

LINE_LIMIT = 400

_URL = re.compile(r"\S*://\S*|www\.\S+", re.IGNORECASE)
_VIRTUAL = re.compile(
    r"\b(?:microsoft teams|teams|zoom|google meet|meet|webex|skype|hangouts?|video|online|virtual|remote"
    r"|web ?conference|whereby|tbd|tba|see (?:below|description|details|invite)"
    r"|phone|telephone|call|dial|conference call)\b",
    re.IGNORECASE,
)

_ENDINGS = (
    "street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|way|court|ct|place|pl|square|sq|parkway|pkwy|terrace"
    "|quay|row|crescent|highway|hwy|plaza|walk|gate|close|mews|yard|wharf"
)
_BEGINNINGS = "calle|rue|avenida|av\\.?|via|piazza|plaza|rua|paseo|ulica|ul\\.?|boulevard|quai|place|strada|viale|corso"
_IN_HOUSE = r"(?:(?:unit|suite|flat|apt\.?|building|block|plot no\.?)\s+)?"
_STREET = re.compile(
    rf"\b{_IN_HOUSE}\d{{1,5}}[a-z]?,?\s+(?:[A-Z\u00c0-\u00de][\w'.-]*\s+){{1,4}}(?:{_ENDINGS})\b\.?"
    rf"|\b(?:\d{{1,4}},?\s+)?(?:{_BEGINNINGS})\s+(?:[\w'.-]+\s+){{0,5}}[\w'.-]+(?:,?\s+\d{{1,4}})?"
    r"|\b[A-Z\u00c0-\u00de][\w\u00c0-\u024f]*"
    r"(?:stra\u00dfe|strasse|str\.|weg|platz|allee|gasse|graben|damm|ufer|laan|straat)\s*\d{1,4}[a-z]?\b",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"\b[A-Z\u00c0-\u00de][\w.'\u00c0-\u024f-]*(?:\s+[\w.'\u00c0-\u024f-]+){0,4}\s+\d{1,4}[a-z]?,\s*\d{4,5}\s+[A-Z\u00c0-\u00de][\w\u00c0-\u024f-]+"
)
"""A street with its number, a code and a town, as on the continent."""

_LABELS = "where|location|address|venue|place|office|our office(?: is)?|lieu|ort|adresse|direcci\u00f3n"
_PLACE_LABEL = re.compile(
    rf"^[\s>*#\u2022-]*(?:(?:{_LABELS})\s*/\s*)?(?:{_LABELS})\s*[*]*\s*[:\u2013-]\s*[*]*\s*(?P<place>\S[^\n]*)",
    re.IGNORECASE | re.MULTILINE,
)

_SITES = (
    "office|offices|headquarters|hq|building|site|store|shop|campus|clinic|practice|lab|plant|school|studio|restaurant"
)
_ON_SITE = re.compile(
    rf"\b(?:in[- ]person|on[- ]?site|face[- ]to[- ]face|personal interview"
    rf"|(?:(?:at|to|visit|tour) (?:our|the|their)|in (?:our|their))\s+(?:[\w'-]+\s+){{0,3}}(?:{_SITES})\b|visit us"
    r"|come (?:in\b|to (?:our|the)\b|see us|by\b|over\b)|we are at\b"
    r"|ask (?:for [\w. ]{1,30} )?at (?:the )?(?:reception|front desk|gate)"
    r"|(?:report|check in|sign in) (?:to|at|with) (?:the )?(?:reception|front desk|security|gate\w*))",
    re.IGNORECASE,
)
_BY_PHONE = re.compile(
    r"\b(?:(?:tele)?phone (?:interview|screen(?:ing)?|call|conversation|chat)|call you|give you a (?:call|ring)"
    r"|ring you|phone you|by (?:tele)?phone|over the phone|via (?:tele)?phone|on the phone|recruiter call"
    r"|audio conference"
    r"|you (?:will|'ll) (?:get|receive) a call)\b",
    re.IGNORECASE,
)
_BY_VIDEO = re.compile(
    r"\b(?:video (?:interview|call|chat|conference|meeting)|zoom|microsoft teams|teams (?:meeting|call|link|invite)"
    r"|google meet|webex|skype|by video|via video|over video|on teams|via teams|virtual (?:interview|meeting|onsite)"
    r"|whereby)\b",
    re.IGNORECASE,
)


def find_location(events: Sequence[CalendarEvent], text: str) -> Fact | None:
    """The place to go to; a link or the name of a program is none."""
    for event in events:
        place = _cleaned(event.location)
        if place:
            return Fact(place, "LOCATION")
    for match in _PLACE_LABEL.finditer(text):
        place = _cleaned(match["place"])
        if place:
            return Fact(place, "mail text")
    return find_address(text, "mail text")


def find_address(text: str, source: str) -> Fact | None:
    """The first line with a street in it."""
    for line in text.splitlines():
        short = line[:LINE_LIMIT]
        found = _POSTCODE.search(short) or _STREET.search(short)
        if found and any(figure.isdigit() for figure in found[0]):
            return Fact(_address(short, found), source)
    return None


def _cleaned(text: str) -> str:
    """A place without links, empty if nothing of a place is left."""
    place = " ".join(_URL.sub(" ", text).split()).strip(" ,;:-()<>|*")
    if not place or len(place) > LOCATION_LIMIT or not any(letter.isalpha() for letter in place):
        return ""
    virtual = _VIRTUAL.search(place) is not None and _STREET.search(place) is None
    return "" if virtual or "@" in place else place


def _address(line: str, street: re.Match[str]) -> str:
    """The street and what follows it in the line, up to the end of the sentence."""
    stop = r"[.;!?](?:\s|$)|\s[-\u2013(]\s?|[)]|\b(?:at|on|please|ask|for|and|where|bring|parking)\b"
    rest = re.split(stop, line[street.end() :], maxsplit=1)[0]
    return " ".join((street[0] + rest).split()).strip(" ,;:-()*")[:LOCATION_LIMIT]


def find_mode(join: Fact | None, location: Fact | None, text: str, *, dial_in: bool) -> tuple[Mode, str] | None:
    """How it is held, and where that stood. A place and the words for it outweigh a link that stands beside them."""
    on_site, phone, video = _ON_SITE.search(text), _BY_PHONE.search(text), _BY_VIDEO.search(text)
    if location is not None and (on_site or (join is None and not phone and not video)):
        return Mode.IN_PERSON, location.source
    if join is not None:
        return Mode.VIDEO, join.source
    if on_site:
        return Mode.IN_PERSON, "mail text"
    if dial_in:
        return Mode.PHONE, "dial-in details"
    if video and (not phone or video.start() < phone.start()):
        return Mode.VIDEO, "mail text"
    return (Mode.PHONE, "mail text") if phone else None
