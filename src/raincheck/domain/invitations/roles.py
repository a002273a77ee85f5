"""The job that an interview is for, as a text or a subject says it."""

import re

from raincheck.domain.invitations.vocabulary import DATE_WORDS, NOT_COMPANIES, RANKS, STAGE_WORDS, TITLE_WORDS

ROLE_LIMIT = 80
_WORDS_LIMIT = 9

_THE = r"(?:the|our|a|an|this|your|that|open)"
_SLOT = r"(?:role|position|job|opening|vacancy|opportunity|post)"
_ENDS = (
    r"(?=[ ]?(?:[\n.;:!?|,()<>\[\]]|$)|[ ][-\u2013—@/][ ]|[ ](?:at|with|on|in|for|via|through|this|next|tomorrow|"
    r"today|which|"
    rf"that|and|here|based|has|is|will|you|we|{_SLOT}s?)\b)"
)

_LABELS = (
    r"(?:job title|position title|job role|role|position|job|vacancy|opening|applied for|applying for|interviewing for|"
    r"position applied for|role applied for|re role)"
)
_LABEL = re.compile(
    rf"(?m:^)[ \t*\u2022\u00b7>-]{{0,8}}{_LABELS}[ \t*]{{0,4}}:[ \t*]{{0,4}}(?P<role>[^\n]{{3,100}})", re.IGNORECASE
)
_CELL = re.compile(
    rf"(?m:^)[ \t*\u2022\u00b7>-]{{0,8}}(?i:{_LABELS})"
    r"(?:[ \t]{1,8}|[ \t*]{0,4}:?[ \t*]{0,4}\n{1,2}[ \t]{0,8})"
    r"(?P<role>[A-Z][^\n]{2,80})(?m:$)"
)
_OF_SOMEBODY = re.compile(
    r"\b(?:interviewer|recruiter|host|name|contact|organi[sz]er|panel(?:ist)?|coordinator)\b", re.IGNORECASE
)
_PHRASE = r"(?P<role>[^\n.;:!?|]{2,80}?)"
_NAMED_SLOT = re.compile(
    rf"\b(?:for|about|regarding|re|discuss|to|in|of|as|considering|fill|filling|is) {_THE} {_PHRASE} {_SLOT}\b",
    re.IGNORECASE,
)
_SLOT_OF = re.compile(rf"\b{_SLOT} (?:of|as|for|titled|is|-|\u2013) (?:{_THE} )?{_PHRASE}{_ENDS}", re.IGNORECASE)
_TALK = (
    r"(?:interview(?:ing|s)?|screen(?:ing)?|call|chat|conversation|meeting|application|appl(?:ied|ying|y)|candidacy|"
    r"consider(?:ed|ing|ation)(?: you)?|invitation|hiring|process|round|assessment)"
)
_FOR = re.compile(
    rf"\b{_TALK}(?: (?:with|at) [^\n.;:!?|,]{{2,60}}?)? (?:for|as) (?:{_THE} )?{_PHRASE}{_ENDS}", re.IGNORECASE
)
_YOUR = re.compile(
    r"\b(?:your|the|a|an|our) (?P<role>[^\n.;:!?|,]{3,60}?) "
    r"(?:phone |video |onsite |technical |first |final |virtual ){0,2}(?:interview|application)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(rf"^.*\b(?:{_THE}|for|as|{_SLOT} of)\s+(?=\S)", re.IGNORECASE)
_LEADING_CODE = re.compile(r"^[(\[]?(?:[A-Z]{1,4}[-_]?)?\d{3,12}[)\]]?[\s:\u2013-]+")
_CODE = re.compile(
    r"[\s,\u2013-]{0,4}[(\[]?(?:\b(?:job |req(?:uisition)? |position |posting |vacancy )?(?:id|no|number|"
    r"ref(?:erence)?|req(?:uisition)?|jr)\b"
    r"[ .:#-]{0,3}[A-Z]{0,4}[-_]?\d{2,12}|#\s?\w{0,4}-?\d{2,12}|\b(?:JR|REQ|R|RQ|J|P)[-_]?\d{3,12})[)\]]?\s*$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(
    r"\s*[(\[](?:[^()\[\]]*\d[^()\[\]]*|[mfwdx](?:/[mfwdx*]){1,3}|all genders|remote|hybrid|on-?site|full[- ]time|"
    r"part[- ]time|"
    r"permanent|contract|[^()\[\]]*@[^()\[\]]*)[)\]]\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s+(?:at|with|@|on|via)\s+.*$", re.IGNORECASE)
_LEVEL = re.compile(r"(?:\s+(?:[ivx]{1,4}|[1-9]|l[1-9]|sr\.?|jr\.?|senior|junior)|\s*\([^()]*\))$")
_EDGES = " \t\"'“”\u2018\u2019*_,.;:!\u2013—-|/"
_NO_ROLE = NOT_COMPANIES | STAGE_WORDS | DATE_WORDS
_PRONOUNS = frozenset(
    (
        "you we i us our your my is are was will can be have has who to it he she they their this that these not "
        "please if"
    ).split()
)


def text_roles(text: str) -> list[str]:
    """The roles in a reflowed text, those first that are said most plainly."""
    found = [clean_role(match["role"]) for match in _LABEL.finditer(text) if not _somebodys(text, match.start())]
    found = [role for role in found if is_job(role) or _is_capital(role)]
    cells = [clean_role(match["role"]) for match in _CELL.finditer(text) if not _somebodys(text, match.start())]
    found += [role for role in cells if ends_as_job(role)]
    for pattern in (_NAMED_SLOT, _SLOT_OF, _FOR):
        for match in pattern.finditer(text):
            role = clean_role(match["role"])
            slotted = pattern is _NAMED_SLOT
            if ends_as_job(role) or (slotted and (is_job(role) or _is_capital(role))):
                found.append(role)
    return found or [
        role for match in _YOUR.finditer(text) if ends_as_job(role := clean_role(match["role"])) and not _is_rank(role)
    ]


def subject_role(segment: str) -> str:
    """The role in one segment of a subject; empty where its job is that of an interviewer."""
    if re.search(r"\b(?:with|by)\b", segment, re.IGNORECASE) and not re.search(
        r"\b(?:for|as)\b", segment, re.IGNORECASE
    ):
        segment = re.split(r"\b(?:with|by)\b", segment, maxsplit=1, flags=re.IGNORECASE)[0]
    role = clean_role(segment)
    staged = any(word.casefold().strip("()") in STAGE_WORDS for word in segment.split() if word not in role.split())
    return role if ends_as_job(role) and not (staged and _is_rank(role)) else ""


def clean_role(text: str) -> str:
    """A job without what stands around it: articles, stages of the interview, numbers, dates and places of work."""
    text = _AFTER.sub("", " ".join(text.split())).strip(_EDGES)
    text = _LEADING_CODE.sub("", _LEADING.sub("", text))
    for _ in range(3):
        text = _CODE.sub("", _BRACKETS.sub("", text)).strip(_EDGES)
    words = text.split()
    while words and _is_around(words[-1]) and not _keeps(words):
        words.pop()
    while words and _is_around(words[0]):
        words.pop(0)
    role = " ".join(words).strip(_EDGES)
    return f"{role})" if role.count("(") > role.count(")") else role


def is_job(role: str) -> bool:
    """Whether a cleaned phrase is a job and not a sentence about one."""
    return _is_plain(role) and not TITLE_WORDS.isdisjoint(re.findall(r"\w+", role.casefold()))


def ends_as_job(role: str) -> bool:
    """Whether a job is the last of a phrase, but for its level or its field: "Engineer II", "Director of Sales"."""
    if not is_job(role):
        return False
    head = re.split(r"\s+of\s+|\s*,\s+|\s+[-\u2013—]\s+|\s*\(|\s+in\s+|\s+/\s+", role, maxsplit=1)[0]
    return any(words[-1] in TITLE_WORDS for part in (head, role) if (words := _LEVEL.sub("", part.casefold()).split()))


def _is_plain(role: str) -> bool:
    words = role.split()
    if not 1 <= len(words) <= _WORDS_LIMIT or not 2 < len(role) <= ROLE_LIMIT or any(mark in role for mark in "@<>{}"):
        return False
    return (
        "http" not in role
        and _PRONOUNS.isdisjoint(word.casefold() for word in words)
        and any(c.isalpha() for c in role)
    )


def _is_capital(role: str) -> bool:
    """Whether it is a phrase in capitals, such as "Customer Success", that is no more than a stage or a place."""
    words = role.split()
    if all(word.casefold().strip("()") in _NO_ROLE for word in words):
        return False
    if len(words) == 1:
        return role[:1].isupper() and role.casefold().endswith(("er", "or", "ist", "ian", "eer"))
    return _is_plain(role) and all(word[0].isupper() or word in ("of", "and", "&") for word in words)


def _is_rank(role: str) -> bool:
    """Whether it is the job of somebody who holds interviews."""
    return role.rsplit(maxsplit=1)[-1].casefold() in RANKS


def _is_around(word: str) -> bool:
    plain = word.casefold().strip("()[],.:;#-\u2013—")
    return (
        plain in STAGE_WORDS | DATE_WORDS | {"role", "position", "job", "opening", "vacancy", "opportunity", ""}
        or any(mark in plain for mark in ":@")
        or (plain[:1].isdigit() and not plain.isalpha())
    )


def _keeps(words: list[str]) -> bool:
    """Whether the last word is the job itself though it is a stage as well: "Hiring Manager", "Technical Recruiter"."""
    last = words[-1].casefold().strip("(),.")
    return last in TITLE_WORDS and len(words) > 1


def _somebodys(text: str, start: int) -> bool:
    """Whether the line before a label is about a person, whose job it then is."""
    before = text[max(0, start - 120) : start].rstrip("\n").rpartition("\n")[2]
    return _OF_SOMEBODY.search(before) is not None
