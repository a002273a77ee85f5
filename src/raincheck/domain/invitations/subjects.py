"""The subject of a mail and the summary of an event: their segments, and what each of them is."""

import re

from raincheck.domain.invitations.companies import COMPANY, cut_company, is_company
from raincheck.domain.invitations.names import is_name
from raincheck.domain.invitations.roles import is_job, subject_role
from raincheck.domain.invitations.vocabulary import COMPANY_WORDS, DATE_WORDS, STAGE_WORDS, TITLE_WORDS

_LIMIT = 300
_MARKS = (
    r"(?:re|fwd?|aw|wg|tr|(?:updated )?invitation(?: with note)?|accepted|declined|tentative(?:ly accepted)?|"
    r"cancel+ed(?: event)?|reminder|notification|updated|rescheduled|action required|new event|external|ext|"
    r"automatic reply|confirmed|please confirm|proposed new time|new time proposed)"
)
_PREFIX = re.compile(rf"\s*(?:\[[^\]]{{1,30}}\]|{_MARKS}\s*(?:\(\d{{1,3}}\)|\[\d{{1,3}}\])?\s*:)\s*", re.IGNORECASE)
_GOOGLE = re.compile(
    r"\s@\s(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b|\d|(?:from|weekly|daily)\b).*$", re.IGNORECASE
)
_MAILBOX = re.compile(r"\s*[(<][^()<>\s]{1,64}@[^()<>\s]{1,64}[)>]")
_SPLIT = re.compile(
    r"\s*\|+\s*|\s+/+\s+|\s*<=?>\s*|\s*↔\s*|\s*[·•]\s*|:\s+|\s+[-\u2013—]+\s+|\s*—\s*|\s+[xX]\s+|"
    r"\s+&\s+(?=[A-Z]\w+\s*$)"
)
_SLASH = re.compile(r"(?<=\w{3})/(?=\w{3})")
_INNER = re.compile(r"([^()]{1,80})\(([^()]{2,80})\)([^()]{0,80})")
_MEETING = re.compile(
    r"\b(?:interview\w{0,3}|(?:phone|tech|technical|video|recruiter|hr) (?:screen|call)|screen(?:ing)?|call|chat|intro|"
    r"onsite|on-site|conversation|assessment|final round|hiring|recruit\w{0,4}|application|candidate)\b",
    re.IGNORECASE,
)
_SMALL = ("of", "the", "and", "&", "+", "-", "for")
_AT = re.compile(rf"(?:\b(?i:at)|(?<=\s)@) (?P<name>{COMPANY})")
_WITH = re.compile(rf"\b(?i:with) (?P<name>{COMPANY})")
_EDGES = " \t\"'“”\u2018\u2019*_.,;:!\u2013—-|/"


def unprefixed(subject: str) -> str:
    """The subject without "Re:", "Invitation:", and without the time and the mailbox that Google adds."""
    text = " ".join(subject[:_LIMIT].split())
    for _ in range(5):
        text, count = _PREFIX.subn("", text, count=1) if _PREFIX.match(text) else (text, 0)
        if not count:
            break
    return _MAILBOX.sub("", _GOOGLE.sub("", text)).strip()


def segments(subject: str) -> list[str]:
    """The parts of a subject between its bars, dashes, colons and slashes."""
    found: list[str] = []
    for piece in _SPLIT.split(unprefixed(subject)):
        words = re.findall(r"\w+", piece.casefold())
        inner = _INNER.fullmatch(piece)
        if inner and is_job(inner[2]) and not is_job(inner[1]):
            halves = [f"{inner[1]} {inner[3]}", inner[2]]
        else:
            halves = [piece] if not TITLE_WORDS.isdisjoint(words) else _SLASH.split(piece)
        found += [half.strip(_EDGES) for half in halves]
    return [segment for segment in found if segment]


def subject_roles(subject: str) -> list[str]:
    """The jobs that a subject names, in their order."""
    roles = []
    for segment in segments(subject):
        before = re.split(r"\s(?:at|@)\s", segment, maxsplit=1)[0]
        if role := subject_role(before):
            roles.append(role)
    return roles


def placed(subject: str) -> list[str]:
    """The companies that a subject says the interview or the job is at: "Backend Engineer at Larkspur"."""
    text = unprefixed(subject)
    if not _MEETING.search(text) and TITLE_WORDS.isdisjoint(re.findall(r"\w+", text.casefold())):
        return []
    return [name for found in _AT.finditer(text) if (name := cut_company(found["name"]))]


def hosted(subject: str) -> list[str]:
    """Whom a subject says the interview is with; it may be a person."""
    return [name for found in _WITH.finditer(unprefixed(subject)) if (name := cut_company(found["name"]))]


def left_over(subject: str) -> list[tuple[str, bool]]:
    """What is neither job nor stage nor date: each a company or a person, and whether it leads the subject."""
    found: list[tuple[str, bool]] = []
    parts = segments(subject)
    if not _MEETING.search(subject) or (len(parts) == 1 and not _staged(parts[0])):
        return []
    for i, segment in enumerate(parts):
        if _AT.search(segment) or _WITH.search(segment) or subject_role(segment) or is_job(segment):
            continue
        name = _unstaged(segment)
        if name and is_company(name) and all(word in _SMALL or not word[0].islower() for word in name.split()):
            found.append((name, i == 0))
    return found


def may_be_person(name: str) -> bool:
    """Whether nothing in a name tells a company from a person."""
    words = name.split()
    return (
        1 < len(words) < 4
        and is_name(name)
        and words[-1].casefold().strip(".") not in COMPANY_WORDS
        and not name.isupper()
    )


def _staged(segment: str) -> bool:
    words = [word.casefold() for word in segment.split()]
    return len(words) > 1 and (words[-1] in STAGE_WORDS or words[0] in STAGE_WORDS)


def _unstaged(segment: str) -> str:
    """A segment without the stages, dates and figures at both of its ends."""
    words = segment.split()
    while words and _is_around(words[-1]):
        words.pop()
    while words and _is_around(words[0]):
        words.pop(0)
    inside = any(word.casefold() in DATE_WORDS or any(c.isdigit() for c in word) for word in words[1:])
    return "" if inside or len(words) > 5 else " ".join(words).strip(_EDGES)


def _is_around(word: str) -> bool:
    plain = word.casefold().strip(_EDGES)
    return plain in STAGE_WORDS | DATE_WORDS or not plain or (plain[0].isdigit() and not plain.isalpha())
