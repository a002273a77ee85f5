"""A company and its domain: how a text spells the name that a domain is made of, and whether two names are one's."""

import re
from collections.abc import Iterator

from raincheck.domain.invitations.companies import is_generic
from raincheck.domain.invitations.mailboxes import fold
from raincheck.domain.invitations.vocabulary import AGENCIES, AGENCY_WORDS, SYSTEM_NAMES

_FOR_OTHERS = re.compile(
    r"\b(?:our|my) clients?\b|recruitment consultant|recruitment agency|staffing|executive search|headhunt",
    re.IGNORECASE,
)


def spelling(label: str, text: str) -> str:
    """How a text spells the company of a domain: capitalised, else in capitals only; empty where it does not."""
    shouted = ""
    for stem in _stems(label):
        pattern = r"(?<![\w@./-])" + _spelled(stem) + r"(?![\w@-]|\.\w{2,12}[/\w@])"
        for found in re.finditer(pattern, text, re.IGNORECASE):
            name = " ".join(found[0].split())
            if not any(c.isupper() for c in name) or (name[0].islower() and " " in name) or not _is_spelled(name):
                continue
            if not name.isupper() or len(name) < 5:
                return name
            shouted = shouted or name
    return shouted


def is_agency(label: str, text: str) -> bool:
    """Whether somebody recruits for others."""
    return label in AGENCIES or any(word in label for word in AGENCY_WORDS) or _FOR_OTHERS.search(text) is not None


def related(one: str, other: str) -> bool:
    """Whether two names may be one company's: one begins as the other does, or is its initials."""
    first, second = fold(one), fold(other)
    if not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    if len(short) < 3:
        return short == long
    initials = {"".join(word[0] for word in name.split() if word).casefold() for name in (one, other) if " " in name}
    return long.startswith(short) or first in initials or second in initials or (len(short) > 4 and short in long)


_LETTERS = {
    "a": "[aàáâãäå]",
    "c": "[cçč]",
    "e": "[eèéêë]",
    "i": "[iìíîï]",
    "n": "[nñ]",
    "o": "[oòóôõöø]",
    "u": "[uùúûü]",
    "-": r"[ .&'\u2019-]?",
}
_EMPLOYERS_TOO = ("google", "microsoft")
"""Providers of calendars and calls that people apply to as well."""

_PREFIXES = ("get", "join", "try", "the")
_SUFFIXES = ("hq", "inc", "labs", "corp", "careers", "jobs", "recruiting", "group", "gmbh")


def _stems(label: str) -> Iterator[str]:
    """The label, and what is left of it without what domains add: "larkspur" of "getlarkspur" and "larkspurhq"."""
    yield label
    for prefix in _PREFIXES:
        if label.startswith(prefix) and len(label) - len(prefix) > 4:
            yield label.removeprefix(prefix).strip("-")
    for suffix in _SUFFIXES:
        if label.endswith(suffix) and len(label) - len(suffix) > 4:
            yield label.removesuffix(suffix).strip("-")


def _spelled(stem: str) -> str:
    """The letters of a stem as a pattern, with what may stand between them; "and" may be "&"."""
    between = _between(stem)
    parts = (between.join(_LETTERS.get(c, re.escape(c)) for c in part) for part in re.split(r"(?<=.)and(?=.)", stem))
    return f"{between}(?:and|&){between}".join(parts)


def _between(stem: str) -> str:
    """What may stand between the letters of a spelling that is not an abbreviation: "Lark-Spur"."""
    return r"[ .&'\u2019-]{0,3}" if len(stem) > 3 else "[.&]?"


def _is_spelled(name: str) -> bool:
    return name.casefold() in _EMPLOYERS_TOO or not (is_generic(name) or fold(name) in SYSTEM_NAMES)
