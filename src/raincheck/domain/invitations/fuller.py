"""A company and a role in their full form: "Pinewick" where the text says "Pinewick Insurance"."""

import re
from collections.abc import Sequence

from raincheck.domain.invitations.names import same_person
from raincheck.domain.invitations.texts import READ_LIMIT
from raincheck.domain.invitations.vocabulary import (
    CITIES,
    DATE_WORDS,
    FUNCTION_WORDS,
    NOT_COMPANIES,
    RECRUITING_WORDS,
    STAGE_WORDS,
    SYSTEM_NAMES,
    TITLE_WORDS,
)

_CAPITAL = r"[A-Z\u00c0-\u00de\u0100-\u017d][\w'\u2019\u00c0-\u024f-]*"
_NO_PART = (
    FUNCTION_WORDS | DATE_WORDS | NOT_COMPANIES | RECRUITING_WORDS | STAGE_WORDS | TITLE_WORDS | CITIES | SYSTEM_NAMES
)
_NO_PART |= frozenset(
    "hi hello dear hey team from to subject sent company employer office hr careers via by and level floor".split()
)
_NO_PART -= {"recruitment", "staffing"}
_TALKS = frozenset(
    "phone video zoom teams telephone interview screen onsite final first second round call invitation".split()
)
_ROLE = rf"(?P<role>{_CAPITAL}(?: (?:of|de|du|and|&|/|in|{_CAPITAL})){{0,5}})"
_SLOT = r"(?:role|position|opening|post|job|vacancy|opportunity)"
_TALK = r"(?:interview|applying|applied|application|apply|considered|opportunity|screen|chat|call|talk|speak)"
_LABEL = r"(?:position|role|job title|job|poste|stelle)"
_ROLES = (
    re.compile(rf"(?im:^)[ \t*>\u2022-]*(?i:[\w ]{{0,12}}/ ?)?(?i:{_LABEL}) ?: *(?P<role>[^\n]{{3,60}})"),
    re.compile(rf"\b(?i:the|our|an?|this|open) {_ROLE} (?i:{_SLOT})\b"),
    re.compile(
        rf"\b(?i:{_TALK})\w*(?: [a-z]+){{0,3}} (?:for|as|about)(?: the| our| an?)? {_ROLE}"
        rf"(?= (?:{_SLOT}|at|with|in|on|is|will)\b|[.,;:()\n]|$)"
    ),
    re.compile(rf"(?i:interview)\w* \({_ROLE}\)"),
)
_ROUND = r"(?: \([^)]*\))?(?: (?i:day|round \d|confirmation|invitation|scheduled|invite))?"
_SUBJECT = (
    re.compile(rf"(?i:interview){_ROUND}\s*(?:[:,\u2013\u2014-]|for|as)\s*{_ROLE}"),
    re.compile(rf"(?:^|[:/] ){_ROLE}(?: [\u2013\u2014-])? (?i:interview|(?:phone|video) (?:screen|call|interview))\b"),
    re.compile(rf"^(?i:(?:phone |video |zoom |teams |telephone )?interview) {_ROLE}$"),
)


def fuller_company(name: str, texts: Sequence[str], people: Sequence[str]) -> str:
    """The name with the capitalised words that stand beside it, in the form in which it stands most often."""
    forms: dict[str, int] = {}
    pattern = re.compile(
        rf"(?P<before>(?:{_CAPITAL} ){{0,2}}){re.escape(name)}(?P<after>(?: (?:am|de|of|&|{_CAPITAL})){{0,3}})"
    )
    for text in texts:
        for match in pattern.finditer(text[:READ_LIMIT]):
            form = _form(match["before"].split(), name, match["after"].split())
            if not any(same_person(form, person) for person in people):
                forms[form] = forms.get(form, 0) + 1
    longer = [form for form in forms if form != name]
    return max(longer, key=lambda form: (forms[form], len(form))) if longer else name


def _form(before: list[str], name: str, after: list[str]) -> str:
    """The name with the words on both sides of it that can be a part of it."""
    kept_after: list[str] = []
    for word in after:
        if word.casefold().strip(".,") in _NO_PART:
            break
        kept_after.append(word)
    while kept_after and kept_after[-1] in ("am", "de", "of", "&"):
        kept_after.pop()
    kept_before: list[str] = []
    for word in reversed(before):
        if word.casefold().strip(".,") in _NO_PART:
            break
        kept_before.insert(0, word)
    return " ".join([*kept_before, name, *kept_after])


def plain_role(role: str, company: str) -> str:
    """The role without the company, and without what is added in brackets."""
    role = re.sub(r"\s*\([^()]*\)?\s*$", "", re.sub(r"^[A-Z]{1,3}-?\d{3,}\s+", "", role)).strip()
    if company:
        for tail in {company, _first(company)}:
            role = re.sub(rf"\s*(?:,|\s[\u2013\u2014-]|\bat\b|\s/)\s*{re.escape(tail)}.*$", "", role).strip()
    return role.removeprefix("of ").strip(" ,-\u2013/")


def fuller_role(role: str, texts: Sequence[str]) -> str:
    """The role with the capitalised words right before it, inside a sentence or after a label."""
    pattern = re.compile(rf"(?<=[a-z:\u2013\u2014-] )(?P<before>(?:{_CAPITAL} ){{1,2}}){re.escape(role)}\b")
    for text in texts:
        match = pattern.search(text[:READ_LIMIT])
        if match:
            words = match["before"].split()
            while words and (words[0].casefold() in _TALKS | DATE_WORDS | FUNCTION_WORDS or not words[0].isalpha()):
                words.pop(0)
            return " ".join([*words, role])
    return role


def said_role(subjects: Sequence[str], texts: Sequence[str], company: str) -> tuple[str, str]:
    """A job that is no known kind of job, where the words around it say that it is one; and where it stood."""
    for patterns, places, source in ((_ROLES, texts, "mail text"), (_SUBJECT, subjects, "subject")):
        for pattern in patterns:
            for place in places:
                for match in pattern.finditer(place[:READ_LIMIT]):
                    role = plain_role(match["role"], company)
                    if _is_role(role, company):
                        return role, source
    return "", ""


def _is_role(role: str, company: str) -> bool:
    words = [word.casefold().strip(".,") for word in role.split()]
    if not words or len(words) > 6 or any(c.isdigit() for c in role) or not set(words).isdisjoint(SYSTEM_NAMES):
        return False
    if all(word in _NO_PART - TITLE_WORDS for word in words):
        return False
    return not company or _first(company).casefold() not in words


def _first(text: str) -> str:
    return text.partition(" ")[0]
