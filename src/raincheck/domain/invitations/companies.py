"""The company that holds the interview, as a text, a subject or a display name says it."""

import re
from collections.abc import Iterator

from raincheck.domain.invitations.mailboxes import fold
from raincheck.domain.invitations.names import NAME
from raincheck.domain.invitations.texts import unlinked
from raincheck.domain.invitations.vocabulary import (
    CITIES,
    COMPANY_SUFFIXES,
    COMPANY_WORDS,
    DATE_WORDS,
    FUNCTION_WORDS,
    NOT_COMPANIES,
    RECRUITING_WORDS,
    STAGE_WORDS,
    SYSTEM_NAMES,
    TITLE_WORDS,
)

_UP = "A-Z0-9À-ÖØ-ÞĀĆČĎĐĒĘĚĞĪİĶŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽ"
_WORD = rf"[{_UP}][\w&'\u2019+-]{{0,30}}+(?:\.[\w&'\u2019+-]{{1,30}}+){{0,2}}"
_FORMS = r"(?:,? (?:Inc|Ltd|LLC|GmbH|Corp|Co|PLC|LLP)\b\.?)?"
COMPANY = rf"(?<![\w@.])(?:The )?{_WORD}!?(?:[ ](?:&[ ]|of[ ](?:the[ ])?)?{_WORD}){{0,4}}{_FORMS}"
"""One to five capitalised words; `cut_company` drops what does not belong to them."""

_LINE = r"(?m:^)[ \t*\u2022\u00b7>-]{0,8}"
_PUBLIC = "University|College|School|Bank|Institute|Ministry|Department|City|County|Museum|Library"
_HIRING = (
    r"(?:talent|hiring|recruiting|recruitment|people|hr|careers)(?: acquisition| operations)? team|talent acquisition"
)
_JOIN = r"(?:joining|working (?:at|for|with)|a career (?:at|with))"

_OURS = r"(?i:our client|my client|end client|client company|hiring client)(?:,| is|:)?,? (?:[(\u2013-] ?)?"
_COLON = r"[ \t*]{0,4}:[ \t*]{0,4}"
_CLIENT = re.compile(rf"\b{_OURS}(?P<name>{COMPANY})")
_BEHALF = re.compile(rf"\b(?i:on behalf of(?: our client| my client| the)?(?: team at)?),? (?P<name>{COMPANY})")
_LABEL = re.compile(
    rf"{_LINE}(?i:company(?: name)?|employer|organi[sz]ation|hiring company|client(?: name)?){_COLON}"
    rf"(?P<name>{COMPANY})[ \t.*]*(?m:$)"
)
_AT = re.compile(
    r"(?P<past>\b(?i:your|my|his|her|their|previous|current|last|former) (?:(?!for\b)\w{1,20} ){0,3})?"
    r"\b(?P<what>(?i:role|position|job|opportunity|opportunities|opening|vacancy|internship|career|careers|process|"
    rf"application|team|everyone|all of us|candidacy)) (?:(?i:here) )?at (?:the (?={_PUBLIC}))?(?P<name>{COMPANY})"
)
_HELD = frozenset("role position job career team internship".split())
"""What a candidate has already, elsewhere: "your role at Acme"."""

_FOR_AT = re.compile(
    r"\b(?i:interview\w{0,3}|application|applying|applied|screen|call|conversation|consider\w{0,3}) "
    rf"(?:you )?(?i:for|as) [^\n.;:!?]{{2,80}}? at (?P<name>{COMPANY})"
)
_VENUE = re.compile(rf"\b(?i:interview(?:ing|s)?|interview day|onsite) (?:(?i:here) )?at (?:the )?(?P<name>{COMPANY})")
_ADDRESSED = re.compile(r",? (?:on |in |at )?\d|,? \(?\d|, [A-Z]\w+ (?:Street|Road|Avenue|Lane|Square|Plaza)\b")
_TO = re.compile(
    r"\b(?i:appl(?:y|ied|ying) (?:to|at|with)|application (?:to|with)|"
    rf"interest in {_JOIN}) (?:the )?(?P<name>{COMPANY})"
)
_TEAM = re.compile(rf"\b(?:(?i:the|our|your) )?(?P<name>{COMPANY}) (?i:{_HIRING})\b")
_WITH = re.compile(
    r"\b(?i:interview(?:ing|s)?|screen|application|opportunity|position|role|job|career|candidacy|process|next steps?) "
    rf"(?i:with) (?:(?i:the) )?(?P<name>{COMPANY})"
    r"(?P<next>,? (?:our|the|a|an|your|from|who|and [A-Z])\b| \((?:[A-Z]|she|he|they)|['\u2019]s\b)?"
)
_INTEREST = re.compile(rf"\b(?i:interest in|welcome to|joining|join) (?P<name>{COMPANY})(?! (?i:role|position|team))")
_ABOUT = re.compile(rf"(?m:^)[ \t*#]{{0,6}}(?i:about|why) (?P<name>{COMPANY})[ \t*:]*(?m:$)")

_IM = r"(?i:i['\u2019]m|i am)"
_OFFICE = r"(?:a|an|the|your|our) [\w -]{3,40}?"
_RECRUITER = r"(?:a|an|the) [\w -]{0,40}?(?i:recruiter|sourcer|coordinator|partner|specialist|manager|consultant)"
_FROM = (
    re.compile(
        rf"\b(?i:this is|my name is|it['\u2019]s|i['\u2019]m|i am) {NAME}(?:,? (?:and (?:{_IM} )?)?{_OFFICE})?,? "
        rf"(?:here )?(?:from|at|with|for) (?P<name>{COMPANY})"
    ),
    re.compile(rf"(?m:^){NAME} here,? from (?P<name>{COMPANY})"),
    re.compile(rf"\b{_IM} {_RECRUITER},? (?:at|for|with|from) (?P<name>{COMPANY})"),
    re.compile(rf"\bI (?:work|recruit|hire) (?:for|at|with) (?P<name>{COMPANY})"),
    re.compile(rf"(?P<name>{COMPANY}) is (?:proud to be )?an (?i:equal|affirmative)\b"),
)

DISPLAYS = (
    re.compile(rf"^[^|@]{{1,60}}?\s(?:at|from|@)\s(?P<name>{COMPANY})"),
    re.compile(rf"^[^(|]{{1,60}}\((?P<name>{COMPANY})\)"),
    re.compile(rf"^[^|]{{1,60}}\s[|•·\u2013-]\s(?P<name>{COMPANY})$"),
    re.compile(rf"^[^\s,]{{1,30}} [^,]{{1,40}},\s(?P<name>{COMPANY})$"),
    re.compile(rf"^Team (?P<name>{COMPANY})$"),
)
_OFFICES = (
    r"(?:global |university |campus |uk |us |emea )?"
    r"(?:talent|hiring|recruiting|recruitment|people|hr|careers|jobs|interviews?|scheduling|human resources)"
    r"(?: (?:acquisition|team|operations|ops|coordination|scheduling|department|notifications|partners))*"
)
_TEAM_DISPLAY = re.compile(rf"^(?:(?i:the) )?(?P<name>{COMPANY}?) (?i:{_OFFICES}|team)(?i: (?:via|\(|-) ?.*)?$")
_PIECES = re.compile(r"\s*[|•·@]\s*|,\s+(?!(?:Inc|Ltd|LLC|GmbH|Corp)\b)|\s+[-\u2013—/]\s+|\s+at\s+")
_OWNS = re.compile(r"['\u2019]s$")
_FOLLOWS = re.compile(r" ([a-z]{2,20})\b")
_JOINED = re.compile(r" and [A-Z]")
_EDGES = " \t\"'“”\u2018\u2019*_,;:\u2013—-|/()[]"
_STOPS = (
    FUNCTION_WORDS
    | DATE_WORDS
    | {"role", "position", "interview", "phone", "video", "job", "confirmation", "screen", "onsite"}
)
_GENERIC = _STOPS | NOT_COMPANIES | CITIES | STAGE_WORDS | RECRUITING_WORDS
_PLACES = frozenset(
    "office offices building room suite floor street avenue road campus park plaza tower station st ave hq".split()
)


def cut_company(text: str, after: str = "") -> str:
    """A company found in running text, up to the first word that is no part of it; empty where nothing is left.

    `after` is the text that follows: "Larkspur's team" is Larkspur's, and "McDonald's on Tuesday" is McDonald's.
    """
    kept: list[str] = []
    words = text.strip(_EDGES).split()
    for i, word in enumerate(words):
        plain = word.strip(".,!?()").casefold()
        if plain in _STOPS and not (plain == "of" and kept) and not (plain == "the" and (not kept or kept[-1] == "of")):
            break
        if plain in TITLE_WORDS and i:
            return ""
        kept.append(word)
        if _OWNS.search(word) and words[i + 1 :] and words[i + 1].casefold().strip(".,") not in COMPANY_WORDS:
            after = " team"
            break
    while kept and kept[-1].casefold() in ("of", "the", "&", "-", "\u2013"):
        kept.pop()
    name = " ".join(kept).strip(_EDGES)
    name = name if re.search(r"(?:Inc|Ltd|Co|Corp)\.$", name) else name.rstrip(".!")
    if (follows := _FOLLOWS.match(after)) and follows[1] not in _STOPS:
        name = _OWNS.sub("", name)
    name = name.removeprefix("The ") if len(kept) > 1 else name
    return name if is_company(name) else ""


def is_company(name: str) -> bool:
    """Whether a phrase could be a company, and is no pronoun, place, date, job, stage, tool or part of one."""
    words = [word.strip(".,!?()").casefold() for word in name.split()]
    if not 1 < len(name) <= 60 or not words or not any(c.isalpha() for c in name) or "@" in name or "://" in name:
        return False
    if fold(name) in SYSTEM_NAMES or is_generic(name) or words[-1] in _PLACES:
        return False
    if (
        not TITLE_WORDS.isdisjoint(words)
        or words[0] in DATE_WORDS
        or words[0] in _PLACES
        or any(map(str.isdigit, words))
    ):
        return False
    return not name[0].isdigit() or _is_numbered(name)


def is_generic(name: str) -> bool:
    """Whether all words of a phrase are pronouns, places, dates, departments or stages of an interview."""
    return all(word.strip(".,!?()").casefold() in _GENERIC for word in name.split())


def _is_numbered(name: str) -> bool:
    """Whether a name begins with a digit as 3M and 37signals do, and is no time or date."""
    return re.fullmatch(r"\d{1,3}[A-Za-z]{1,20}", name) is not None and not re.fullmatch(
        r"\d+(?:am|pm|st|nd|rd|th|h|min|mins)", name, re.IGNORECASE
    )


def clients(text: str) -> Iterator[str]:
    """The client for whom an agency writes, and the employer on a label."""
    for pattern in (_CLIENT, _LABEL):
        for found in pattern.finditer(text):
            if name := _cut(found, text):
                yield name


def principals(text: str) -> Iterator[str]:
    """For whom somebody writes: a company, unless it is a person."""
    for found in _BEHALF.finditer(text):
        if name := _cut(found, text):
            yield name


def employers(text: str) -> Iterator[str]:
    """The companies that a text says the interview or the job is at."""
    for pattern in (_AT, _FOR_AT, _TO, _TEAM):
        for found in pattern.finditer(text):
            held = pattern is _AT and found["past"] and found["what"].casefold() in _HELD
            if not held and (name := _cut(found, text)) and not _JOINED.match(text, found.end("name")):
                yield name


def hosts(text: str) -> Iterator[str]:
    """Whom the interview is with, and what the text is about: a company, unless it is a person or a thing."""
    for pattern in (_WITH, _INTEREST, _ABOUT):
        for found in pattern.finditer(text):
            if not found.groupdict().get("next") and (name := _cut(found, text)):
                yield name


def venues(text: str) -> Iterator[str]:
    """Where a text says the interview is: at a company, or in a house."""
    for found in _VENUE.finditer(text):
        if not _ADDRESSED.match(text, found.end("name")) and (name := _cut(found, text)):
            yield name


def writers(text: str) -> Iterator[str]:
    """The company that somebody says to be from."""
    for pattern in _FROM:
        for found in pattern.finditer(text):
            if name := _cut(found, text):
                yield name


def _cut(found: re.Match[str], text: str) -> str:
    return cut_company(found["name"], text[found.end("name") : found.end("name") + 30])


def shown(display: str) -> str:
    """The company in a display name: "Dana at Larkspur", "Dana Lee (Larkspur)", "Larkspur Hiring Team"."""
    team = _TEAM_DISPLAY.fullmatch(display)
    matches = [team] if team else [pattern.match(display) for pattern in DISPLAYS]
    names = (cut_company(_unteamed(found["name"])) for found in matches if found)
    return next((name for name in names if name), "")


def _unteamed(name: str) -> str:
    """The company of a team: "Larkspur" of "Larkspur Talent Acquisition", which goes on with "Team"."""
    words = name.split()
    while words and words[-1].casefold() in RECRUITING_WORDS | {"careers", "jobs"}:
        words.pop()
    return " ".join(words)


def signed(signature: str) -> Iterator[str]:
    """The companies in a signature: beside a job, with a legal form, or as "The Larkspur Team"."""
    for line in [line.strip(_EDGES) for line in unlinked(signature).split("\n") if line.strip()][:8]:
        if len(line) > 100 or "@" in line.replace(" @ ", " ") or re.search(r"\d{3}|://|www\.", line):
            continue
        if team := _TEAM_DISPLAY.fullmatch(line):
            yield from filter(None, [cut_company(_unteamed(team["name"]))])
            continue
        pieces = [piece.strip(_EDGES) for piece in _PIECES.split(line)]
        working = any(
            not (TITLE_WORDS | RECRUITING_WORDS).isdisjoint(re.findall(r"\w+", piece.casefold())) for piece in pieces
        )
        for piece in pieces:
            formal = piece.split()[-1].casefold().strip(".") in COMPANY_SUFFIXES if " " in piece else False
            if (formal or (working and len(pieces) > 1)) and piece[:1].isupper() and (name := _whole(piece)):
                yield name


def _whole(piece: str) -> str:
    """The company that a piece of a line is as a whole."""
    name = cut_company(piece)
    return name if name and fold(name) == fold(piece.removeprefix("The ")) else ""
