"""Where and how an interview is held: in person, by video or by phone."""

import re
from collections.abc import Sequence

from raincheck.domain.interview import Mode
from raincheck.domain.invitations.documents import CalendarEvent
from raincheck.domain.invitations.facts import Fact

LOCATION_LIMIT = 160
"""Characters of a place that is shown; a longer one is a whole description."""

_URL = re.compile(r"\S*://\S*|www\.\S+", re.IGNORECASE)
_VIRTUAL = re.compile(
    r"\b(?:microsoft teams|teams|zoom|google meet|meet|webex|skype|hangouts?|video|online|virtual|remote|web ?conference"
    r"|whereby|tbd|tba|see (?:below|description|details|invite)|phone|telephone|call|dial)\b",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b\d{1,5}[a-z]?\s+(?:[A-Z][\w'.-]*\s+){1,4}(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|way|court|ct"
    r"|place|pl|square|sq|parkway|pkwy|terrace|quay|row|crescent|highway|hwy|plaza|walk|gate|close|mews|yard|wharf)\b\.?"
    r"|\b[A-Z][\w\u00c0-\u024f]*(?:stra\u00dfe|strasse|str\.|weg|platz|allee|gasse|laan|straat)\s*\d{1,4}[a-z]?\b",
    re.IGNORECASE,
)
_PLACE_LABEL = re.compile(
    r"^[\s>*#\u2022-]*(?:where|location|address|venue|place|office|our office(?: is)?)\s*[*]*\s*[:\u2013-]\s*[*]*\s*(?P<place>\S[^\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
_AT_OFFICE = re.compile(
    r"\b(?:in[- ]person|on[- ]?site|face[- ]to[- ]face|at our (?:office|offices|headquarters|hq|building|site|store|campus|clinic)"
    r"|come (?:in|to) (?:to )?(?:our|the) (?:office|offices|building)|ask (?:for \w+(?: \w+)? )?at (?:the )?(?:reception|front desk)"
    r"|(?:report|check in|sign in) (?:to|at|with) (?:the )?(?:reception|front desk|security)|visit us)\b",
    re.IGNORECASE,
)
_BY_PHONE = re.compile(
    r"\b(?:(?:tele)?phone (?:interview|screen(?:ing)?|call|conversation|chat)|call you|give you a (?:call|ring)|ring you|phone you"
    r"|by (?:tele)?phone|over the phone|via (?:tele)?phone|on the phone|recruiter call|you (?:will|'ll) (?:get|receive) a call)\b",
    re.IGNORECASE,
)
_BY_VIDEO = re.compile(
    r"\b(?:video (?:interview|call|chat|conference|meeting)|zoom|microsoft teams|teams (?:meeting|call|link|invite)|google meet"
    r"|webex|skype|by video|via video|over video|on teams|via teams|virtual (?:interview|meeting|onsite)|whereby)\b",
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
    for line in text.splitlines():
        found = _STREET.search(line[:400])
        if found:
            return Fact(_address(line[:400], found), "mail text")
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
    rest = re.split(
        r"[.;!?](?:\s|$)|\s[-\u2013(]\s?|\b(?:at|on|please|ask|for|and|where)\b", line[street.end() :], maxsplit=1
    )[0]
    return " ".join((street[0] + rest).split()).strip(" ,;:-()*")[:LOCATION_LIMIT]


def find_mode(join: Fact | None, location: Fact | None, texts: Sequence[str]) -> tuple[Mode, str] | None:
    """How it is held, and where that stood. A place and the words for it outweigh a link that stands beside them."""
    joined = "\n".join(texts)
    onsite = _AT_OFFICE.search(joined) is not None
    if (
        location is not None
        and (onsite or join is None)
        and not (join is None and _BY_PHONE.search(joined) and not onsite)
    ):
        return Mode.IN_PERSON, location.source
    if join is not None:
        return Mode.VIDEO, join.source
    if onsite:
        return Mode.IN_PERSON, "mail text"
    phone, video = _BY_PHONE.search(joined), _BY_VIDEO.search(joined)
    if video and (not phone or video.start() < phone.start()):
        return Mode.VIDEO, "mail text"
    if phone:
        return Mode.PHONE, "mail text"
    return None
