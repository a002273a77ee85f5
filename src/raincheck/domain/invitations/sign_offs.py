"""Who signs a text that has no header: the name under it, the company below the name, or "Kofi from Velora here"."""

import re
from collections.abc import Iterator

from msgspec import Struct

from raincheck.domain.invitations.companies import COMPANY, cut_company, is_company
from raincheck.domain.invitations.mailboxes import ADDRESS, fold
from raincheck.domain.invitations.names import is_name
from raincheck.domain.invitations.texts import READ_LIMIT
from raincheck.domain.invitations.vocabulary import CITIES, COMPANY_WORDS, RECRUITING_WORDS, TITLE_WORDS

LONGEST_LINE = 70
MOST_LINES = 9
"""Lines of a block that can be a signature."""

_NAME = r"[A-Z\u00c0-\u00de][\w'\u2019\u00c0-\u024f-]+(?: [A-Z\u00c0-\u00de][\w.'\u2019\u00c0-\u024f-]*){0,2}"
_GREETING = re.compile(r"[^\W\d][^\d@:]{2,50}[,!]$")
_INTRODUCED = (
    re.compile(
        rf"\b(?i:this is|it['\u2019]?s|it is|i['\u2019]m|i am|my name is) (?P<name>{_NAME}),? (?:here )?"
        rf"(?:from|at|with|w/|of) (?P<company>{COMPANY})"
    ),
    re.compile(
        rf"(?:^|[.!?,] |\n)(?P<name>{_NAME}) (?:from|at|of|with) (?P<company>{COMPANY})"
        r"(?: here)?\s*(?:[.!,\n]|$|\W\s*$)"
    ),
    re.compile(rf"(?:^|[.!?,] |\n)(?P<name>{_NAME}) (?:from|at|of|with) (?P<company>{COMPANY}) here\b"),
)
_BYE = re.compile(rf"\b(?:Cheers|Thanks|Best|Regards|Thank you|Kind regards|Best wishes),? (?P<name>{_NAME})\W*$")


_LABELED = re.compile(
    r"(?m:^)[ \t*>\u2022-]*(?i:who|contact|contact person|point of contact|host|your contact|interviewer|recruiter)"
    r"[ \t]*[:\u2013-]\s*"
    rf"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof)\.? )?(?P<name>{_NAME})"
)
_PROFILE = re.compile(rf"(?m:^)[^\n.:]{{3,50}}\b(?:at|@) (?P<company>{COMPANY})[ \t]*(?m:$)")
_SENT = re.compile(r"(?m:^)(?P<name>[^\n]{3,50}) sent the following messages? at\b")
_SMALL = frozenset("am an and de der des die du et für la le of the und von zum &".split())


_NO_NAMES = frozenset(
    "Greetings Hello Hi Regards Thanks Message Invitation Update News Email Mail Best Morning".split()
)
_FOR = re.compile(r"^(?:i\. ?A\.|i\. ?V\.|ppa\.|p\.p\.)\s*", re.IGNORECASE)
"""For whom somebody signs in a German or a British office."""

_ODD = re.compile(r"[^\w\s&'\u2019.+-]")
"""No company has such a character in its name."""


class SignOff(Struct, frozen=True, kw_only=True):
    """The name, the company and the address below it; each may be empty."""

    name: str = ""
    company: str = ""
    email: str = ""


def sign_off(text: str, greeted: str = "") -> SignOff:
    """Who signs the text, never the one whom it greets."""
    if (found := _profile(text)).name:
        return found
    for block in _last_blocks(text):
        found = _signed(block, greeted)
        if found.name:
            return found
    last = text.strip().rpartition("\n")[2]
    bye = _BYE.search(last)
    said = introduced(text)
    labeled = _LABELED.search(text[:READ_LIMIT])
    if labeled and is_name(labeled["name"]) and not _same(labeled["name"], greeted):
        return SignOff(name=labeled["name"], company=said.company)
    if bye and not _same(bye["name"], greeted):
        return SignOff(name=said.name if _same(said.name, bye["name"]) else bye["name"], company=said.company)
    return SignOff() if _same(said.name, greeted) else said


def _profile(text: str) -> SignOff:
    """Whom a chat of LinkedIn is with: their profile stands above it."""
    first = text.strip().partition("\n")[0].strip()
    if not is_name(first) or first not in {match["name"].strip() for match in _SENT.finditer(text[:READ_LIMIT])}:
        return SignOff()
    worn = next((m["company"] for m in _PROFILE.finditer(text[:1000]) if _is_job(m[0].split(" at ")[0].split())), "")
    return SignOff(name=first, company=cut_company(worn))


def introduced(text: str) -> SignOff:
    """Who says to be from where."""
    for pattern in _INTRODUCED:
        for match in pattern.finditer(text[:READ_LIMIT]):
            company = cut_company(match["company"])
            if company and is_name(match["name"]) and match["name"].partition(" ")[0] not in _NO_NAMES:
                return SignOff(name=match["name"], company=company)
    return SignOff()


def _last_blocks(text: str) -> Iterator[list[str]]:
    """The blocks of lines at the end, the last first; a block may begin after a closing such as "Best,"."""
    blocks = [block.strip().splitlines() for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
    # A name alone is a title or a heading; what signs stands below something that was said.
    for block in blocks[:0:-1][:3]:
        lines = [line.strip(" *_\t>|\u2013\u2014-") for line in block if line.strip()]
        for start, line in enumerate(lines[:-1]):
            if _GREETING.fullmatch(line) and start < len(lines) - 1:
                yield lines[start + 1 :]
        yield lines


def _signed(lines: list[str], greeted: str) -> SignOff:
    if not lines or len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE * 2 for line in lines):
        return SignOff()
    name, told = _FOR.sub("", lines[0].partition(" (")[0]).strip(" ,"), lines[1:]
    words = name.split()
    written = all(word[0].isupper() or len(word) < 4 for word in words) and not name.isupper()
    plain = written and 2 <= len(words) <= 4 and is_name(name) and not _is_work(words)
    if not plain or any(mark in name for mark in "@:/&") or _same(name, greeted) or name.endswith("."):
        return SignOff()
    emails = (found[0] for line in told for found in ADDRESS.finditer(line))
    return SignOff(name=name, company=next(filter(None, map(_company, told)), ""), email=next(emails, ""))


def _company(line: str) -> str:
    """The company in a line below a name: alone, after a job, or before its town."""
    if len(line) > LONGEST_LINE or any(figure.isdigit() for figure in line) or "@" in line or "://" in line:
        return ""
    pieces = [piece.strip() for piece in re.split(r",\s+|\s+[|\u2013\u2014\u00b7-]\s+|\s+at\s+", line)]
    jobs = [piece for piece in pieces if _is_job(piece.split())]
    rest = [piece for piece in pieces if piece not in jobs and fold(piece) not in map(fold, CITIES)]
    if not rest or (len(pieces) == 1 and line.endswith((".", "!", "?", ":"))):
        return ""
    first = rest[0]
    if _ODD.search(first):
        return ""
    name = cut_company(first)
    if fold(name) == fold(first.removeprefix("The ")):
        return name
    words = first.split()
    capital = all(word[0].isupper() or word.casefold() in _SMALL for word in words)
    return first if 2 <= len(words) <= 5 and words[0][0].isupper() and capital and is_company(first) else ""


def _is_job(words: list[str]) -> bool:
    small = {word.casefold().strip(".,") for word in words}
    return not small.isdisjoint(TITLE_WORDS) or (small <= RECRUITING_WORDS)


def _is_work(words: list[str]) -> bool:
    """Whether the words are a job or a company rather than a person."""
    return _is_job(words) or words[-1].casefold().strip(".") in COMPANY_WORDS


def _same(one: str, other: str) -> bool:
    return bool(one and other) and one.partition(" ")[0].casefold() == other.partition(" ")[0].casefold()
