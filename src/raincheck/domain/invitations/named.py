"""People whom a text names: the recruiter to write to, the interviewer, and the writer who says who they are."""

import re
from collections.abc import Iterator
from enum import IntEnum

from msgspec import Struct

from raincheck.domain.invitations.mailboxes import ADDRESS
from raincheck.domain.invitations.names import NAME, cut_name

READ_LIMIT = 20_000
"""Characters of one text that are read for facts; what an invitation has to say stands before."""

_WRAP_AT = 50
_NEAR = 160

_LABEL_LINE = re.compile(r"\s{0,8}[*•·>-]{0,3}\s{0,4}[\w /'’-]{1,30}:|\s{0,8}(?:[*•·-]|\d{1,2}[.)])\s")

_OFFICE = (
    r"(?:(?:talent|recruiting|recruitment|hiring|interview|hr|people|main|primary|dedicated|new|senior|lead|technical|"
    r"acquisition|candidate|experience|operations|staffing) ){0,3}(?:recruiter|recruiting coordinator|coordinator|"
    r"recruitment consultant|consultant|talent partner|partner|scheduler|point of contact|contact person|contact|"
    r"hiring manager|sourcer)"
)
_RECRUITER = (
    re.compile(rf"\b(?i:your|our|my|the) (?i:{_OFFICE})(?i:,| is| will be|:| -| –)? (?P<name>{NAME})"),
    re.compile(
        rf"(?P<name>{NAME}),? (?:\(?(?i:your|our) (?i:{_OFFICE})\b|(?i:will be|is) (?i:your|the) (?i:{_OFFICE})\b)"
    ),
    re.compile(
        r"(?m:^)[ \t*•·-]{0,8}(?i:(?:your |hr |main |primary )?(?:recruiter|recruiting coordinator|coordinator|interview "
        r"coordinator|contact(?: person| name)?|point of contact|recruiting contact|hiring contact|recruitment contact|"
        rf"organi[sz]er|scheduled by|booked by|invited by|host))[ \t*]{{0,4}}:[ \t*]{{0,4}}(?P<name>{NAME})"
    ),
    re.compile(
        r"\b(?i:contact|reach out to|reach|e-?mail|get in touch with|be in touch with|write to|reply to|coordinate with|"
        rf"speak to|ask for|let|call) (?P<name>{NAME})(?=,? (?i:at|on|via|directly|know|by|or)\b|\s?[(<\[])"
    ),
    re.compile(rf"(?m:^)[ \t*•·-]{{0,8}}(?P<name>{NAME}) ?(?:- (?i:organi[sz]er)\b|\((?i:organi[sz]er)\))"),
)
_INTERVIEWER = (
    re.compile(
        r"\b(?i:you(?:['’]ll| will|['’]re| are) (?:be )?(?:going to be )?(?:speak|meet|talk|chat|interview|connect|sitting down)"
        rf"(?:ing|ed)? (?:with |to |by )?)(?P<name>{NAME})"
    ),
    re.compile(
        r"(?m:^)[ \t*•·-]{0,8}(?i:(?:your )?interviewers?|interview(?:ing)? with|interviewed by|interviewer name|meeting with|"
        rf"speaking with|you['’]ll meet|conversation with)[ \t*]{{0,4}}:[ \t*]{{0,4}}(?P<name>{NAME})"
    ),
    re.compile(
        rf"\b(?i:interview|call|conversation|chat|meeting|screen) (?i:with|by) (?P<name>{NAME})(?=, (?i:our|the|a|an|your|senior|"
        r"lead|staff|principal|head|vp|director|engineering|hiring|product|talent)\b|,? (?i:from (?:the|our))\b| \((?!\d))"
    ),
    re.compile(
        rf"(?P<name>{NAME}),? (?:[^\n.,!?]{{3,60}}, )?(?i:will (?:be )?(?:call|ring|phone|interview|meet|speak|talk|conduct|lead|"
        r"join|host|dial))(?i:ing)?\b"
    ),
)
_WRITER = (
    re.compile(rf"\b(?i:my name is|my name['’]s) (?P<name>{NAME})"),
    re.compile(
        rf"\b(?i:this is|i['’]m|i am|it['’]s) (?P<name>{NAME})(?=,? (?i:and|from|at|with|a|an|the|here|your|our|over)\b)"
    ),
    re.compile(rf"(?m:^)(?P<name>{NAME}) here\b"),
)


class Role(IntEnum):
    """What somebody is in an invitation; the first is who should hear of a delay."""

    RECRUITER = 0
    INTERVIEWER = 1
    WRITER = 2


class Named(Struct, frozen=True, kw_only=True):
    """Somebody whom the text names. `near` are the addresses close by, and `beside` one right after the name."""

    name: str
    role: Role
    near: tuple[str, ...] = ()
    beside: str = ""


_PATTERNS = ((Role.RECRUITER, _RECRUITER), (Role.INTERVIEWER, _INTERVIEWER), (Role.WRITER, _WRITER))
_BESIDE = re.compile(
    r"[ \t]{0,3}(?:,? ?(?:at|on|via|by|directly at|by email at|e-?mail:?)[ \t]+|[(<\[,:–-][ \t]{0,3}(?:mailto:)?)?",
    re.IGNORECASE,
)


def reflow(text: str) -> str:
    """The text with the lines of a paragraph joined again where a mail program had broken them."""
    lines = text[:READ_LIMIT].split("\n")
    joined = [lines[0]]
    for before, line in zip(lines, lines[1:], strict=False):
        wrapped = len(before) >= _WRAP_AT and line.strip() and not _LABEL_LINE.match(line)
        joined.append(f" {line.strip()}" if wrapped else f"\n{line}")
    return "".join(joined)


def named_people(text: str) -> Iterator[Named]:
    """Everybody whom a reflowed text names in one of the three ways, recruiters first."""
    for role, patterns in _PATTERNS:
        for pattern in patterns:
            for found in pattern.finditer(text):
                name = cut_name(found["name"])
                if name and found["name"].startswith(name.split()[0]):
                    end = found.start("name") + len(name)
                    yield Named(name=name, role=role, near=_near(text, end), beside=_beside(text, end))


def _beside(text: str, end: int) -> str:
    gap = _BESIDE.match(text, end)
    found = ADDRESS.match(text, gap.end() if gap else end)
    return found[0] if found else ""


def _near(text: str, end: int) -> tuple[str, ...]:
    window = text[max(0, end - _NEAR) : end + _NEAR]
    return tuple(dict.fromkeys(found[0] for found in ADDRESS.finditer(window)))
