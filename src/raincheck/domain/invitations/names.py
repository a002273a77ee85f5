"""Names of people: what is one, and what of a display name belongs to it."""

import re
import unicodedata

from raincheck.domain.invitations.mailboxes import ADDRESS, Mailbox, company_label, fold, mailbox
from raincheck.domain.invitations.vocabulary import (
    COMPANY_WORDS,
    DATE_WORDS,
    FUNCTION_WORDS,
    RECRUITING_WORDS,
    STAGE_WORDS,
    SYSTEM_NAMES,
    TEAM_WORDS,
    TITLE_WORDS,
)
from raincheck.domain.text import clean_line

NAME_LIMIT = 60
PARTICLES = frozenset(
    "de da di do dos das del della der den van von zu la le el al bin ibn ben ter ten y e af av".split()
)
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽ"
_WORD = rf"(?:[{_UPPER}]\.(?!\w)|[{_UPPER}][\w'\u2019-]{{0,30}}+)"
_PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES))})"

NAME = rf"(?<![\w'\u2019@.-]){_WORD}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_WORD}){{0,3}}"
"""A name in running text: one to four capitalised words; `cut_name` drops what does not belong to it."""

_NO_NAME = TEAM_WORDS | TITLE_WORDS | FUNCTION_WORDS | DATE_WORDS | SYSTEM_NAMES | COMPANY_WORDS
_NO_NAME_IN_TEXT = _NO_NAME | STAGE_WORDS | frozenset("senior junior principal sr jr global".split())
_GROUPS = (TEAM_WORDS | COMPANY_WORDS) - RECRUITING_WORDS | {"hiring", "talent", "recruiting", "hr"}
_REAL_NAMES = frozenset(
    (
        "will may april june bill sat sun mark grant chase lead reed jan mar art guard cook baker an so do he my "
        "thu per carpenter porter butcher barber painter dean driver coach fellow chef gardener partner pilot"
    ).split()
)
"""Words of the lists that are names as well: in a display name, next to another name."""

_REAL_LAST_NAMES = frozenset("mark grant chase bill reed cook baker guard".split())
"""The few of them that may also follow a name in running text."""

_IN_NAMES = ".'\u2019-\u200c\u200d"

_TITLED = re.compile(r"^(?:mr|mrs|ms|miss|mx|herr|frau|dr|prof)\.?\s+", re.IGNORECASE)
_CREDENTIALS = re.compile(
    r",?\s+(?:ph\.?d|mba|msc|bsc|md|rn|cpa|cfa|pmp|esq|jr|sr|ii|iii|shrm-s?cp|s?phr|cir|aca|acca|assoc|cipd|mcipd)\.?$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:via|at|from|of|for|on behalf of|c/o|bei|von der)\s+\S.*$|\s*[|@•·/].*$|\s+[-\u2013—]\s+.*$|\s*\(.*$|"
    r"\s*\[.*$",
    re.IGNORECASE,
)
_COMMA = re.compile(r"^([^,]{1,60}),\s*([^,]{1,60})(?:,.*)?$")


def clean_name(display: str, email: str = "") -> str:
    """The person in a display name, first name first; empty where it is a team, a machine or a company."""
    text = clean_line(display).strip(" \"'“”\u2018\u2019")
    if ADDRESS.search(text):
        text = text.replace(email, "").strip(" <>()") if email and email in text else ""
    text = re.sub(r"^(?:\[[^\]]{0,20}\]|\([^)]{0,20}\))\s*", "", text)
    text = re.split(_TAIL, text, maxsplit=1)[0].strip(" ,;:\"'“”*")
    text = " ".join(word for word in text.split() if any(c.isalpha() for c in word))
    text = _CREDENTIALS.sub("", _CREDENTIALS.sub("", text)).strip(" ,")
    text = _uncomma(_TITLED.sub("", text), email)
    if not is_name(text) or _is_company(text, email):
        return ""
    return _decapitalised(text)


def is_name(text: str) -> bool:
    """Whether it could be a person's name and is nothing that is known to be something else."""
    words = text.split()
    if not 1 <= len(words) <= 5 or len(text) > NAME_LIMIT or not all(map(_nameable, words)):
        return False
    doubtful = [word for word in words if word.strip(".").casefold() in _NO_NAME]
    return all(word.casefold() in _REAL_NAMES and len(words) > 1 for word in doubtful)


def cut_name(text: str) -> str:
    """A name found in running text, up to the first word that is none.

    It is empty where nothing is left, and where the words go on as a company's or a team's: "Larkspur Careers".
    """
    kept: list[str] = []
    for word in _TITLED.sub("", text).replace("\u2019s", "").replace("'s", "").split():
        known = word.strip(".").casefold()
        if known in _NO_NAME_IN_TEXT and not (known in _REAL_LAST_NAMES and kept):
            if known in _GROUPS:
                return ""
            break
        kept.append(word)
    while kept and kept[-1].casefold() in PARTICLES:
        kept.pop()
    name = " ".join(kept)
    return _decapitalised(name) if is_name(name) else ""


def names_mailbox(name: str, email: str) -> bool:
    """Whether the local part of an address is made of that name: dana, dlee, lee.d, dana.lee2."""
    local = email.casefold().rpartition("@")[0].split("+", 1)[0]
    words = [fold(word) for word in re.split(r"[\s-]+", name) if len(fold(word)) > 1]
    plain = re.sub(r"[^a-z]", "", fold(local))
    if not words or not plain:
        return False
    if any(len(word) > 2 and word in plain for word in words):
        return True
    first, last = words[0], words[-1]
    return plain in {first[0] + last, first + last[0], last + first[0], last[0] + first, first, last}


def same_person(one: str, other: str) -> bool:
    """Whether two names are of one person, as far as names can tell: "Dana" is "Dana Lee"."""
    first, second = [fold(word) for word in one.split()], [fold(word) for word in other.split()]
    if not first or not second:
        return False
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0] or (first[-1] == second[-1] and len(first) != len(second))
    return first[0] == second[0] and first[-1] == second[-1]


def alike(one: str, other: str) -> bool:
    """Whether two full names could be one person's: "Sam Doe" is "Samuel Doe"."""
    first, second = fold(one.split(maxsplit=1)[0]), fold(other.split(maxsplit=1)[0])
    return same_person(one, other) or (
        fold(one.rsplit(maxsplit=1)[-1]) == fold(other.rsplit(maxsplit=1)[-1])
        and min(len(first), len(second)) > 0
        and (first.startswith(second) or second.startswith(first))
    )


def _nameable(word: str) -> bool:
    letters = word.strip(".'\u2019-")
    dotted = "." in letters and any(len(piece) > 2 for piece in letters.split("."))
    return bool(letters) and not dotted and all(c in _IN_NAMES or unicodedata.category(c)[0] in "LM" for c in word)


def _uncomma(text: str, email: str) -> str:
    """What is "Lee, Dana" as "Dana Lee"; what follows a whole name is no first name, but a company or a place."""
    found = _COMMA.match(text)
    if not found:
        return text
    last, first = found[1].strip(), found[2].strip()
    own = [word for word in last.split() if word.casefold() not in PARTICLES]
    if len(own) == 1 and is_name(f"{first} {last}") and len(first.split()) <= 3:
        return f"{first} {last}"
    local = fold(email.rpartition("@")[0])
    given = fold(first.split()[0])
    if is_name(first) and len(given) > 2 and given in local:
        return f"{first} {last}"
    return last


def _is_company(name: str, email: str) -> bool:
    """Whether a display name is that of the company whose address it is."""
    label = company_label(email)
    local = email.rpartition("@")[0]
    first = fold(name.split(maxsplit=1)[0])
    if not label or (mailbox(email) is Mailbox.PERSON and names_mailbox(name, f"{local}@x")):
        return False
    return len(first) > 3 and (label.startswith(first) or fold(name) == fold(label))


def _decapitalised(name: str) -> str:
    """What is "DANA LEE" as "Dana Lee"; a name in mixed case stays as its owner writes it."""
    words = name.split()
    if len(words) < 2 or not name.isupper() or any(len(word.strip(".")) == 2 for word in words):
        return name
    return " ".join(re.sub(r"\w+", lambda part: part[0].capitalize(), word) for word in words)
