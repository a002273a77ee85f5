"""People whom a text names: the recruiter to write to, the interviewer, and the writer who says who they are."""

import re
from collections.abc import Iterator
from enum import IntEnum
from itertools import islice

from msgspec import Struct

from raincheck.domain.invitations.mailboxes import ADDRESS
from raincheck.domain.invitations.names import NAME, cut_name

_NEAR = 160
_MOST = 60
"""Mentions of people that are read."""


class Role(IntEnum):
    """What somebody is in an invitation; the first is who should hear of a delay."""

    RECRUITER = 0
    INTERVIEWER = 1
    WRITER = 2
    LISTED = 3


class Named(Struct, frozen=True, kw_only=True):
    """Somebody whom the text names. `near` are the addresses close by, and `beside` one right after the name.

    It is not `sure` where the same words could be about a company: "contact Larkspur at ...".
    """

    name: str
    role: Role
    sure: bool = True
    near: tuple[str, ...] = ()
    beside: str = ""


_OFFICE = (
    r"(?i:(?:(?:talent|recruiting|recruitment|hiring|interview|hr|people|main|primary|dedicated|new|senior|lead|"
    r"technical|acquisition|candidate|experience|operations|staffing) ){0,3}(?:recruiter|recruiting coordinator|"
    r"coordinator|recruitment consultant|consultant|talent partner|scheduler|point of contact|contact person|"
    r"contact|hiring manager|sourcer))"
)
_OFFICE_LABEL = r"(?i:(?:your |lead |senior |recruiting |interview )?(?:recruiter|coordinator|hiring manager))"
_HOST_LABEL = (
    r"(?i:(?:your |hr |main |primary |recruiting |recruitment |hiring )?(?:contact(?: person| name)?|point of contact|"
    r"organi[sz]er|scheduled by|booked by|invited by|host))"
)
_INTERVIEWER_LABEL = r"(?i:(?:your )?interviewers?(?: name|\(s\))?)"
_HOLDS = (
    r"(?i:(?:your )?interviewers?(?: name|\(s\))?|interview(?:ing)? with|interviewed by|meeting with|speaking with|"
    r"you['\u2019]ll meet|conversation with)"
)
_BEFORE = r"(?m:^)[ \t*\u2022\u00b7-]{0,8}"
_COLON = r"[ \t*]{0,4}:[ \t*]{0,4}"
_CELL = r"(?:[ \t]{1,8}|[ \t*]{0,4}:?[ \t*]{0,4}\n{1,2}[ \t*\u2022\u00b7-]{0,8})"
_ALONE = r"[ \t]{0,4}(?m:$)"
_OUR = r"(?i:our|the|a|an|your|senior|lead|staff|principal|head|vp|director|engineering|hiring|product|talent)"
_WILL = r"(?i:call|ring|phone|interview|meet|speak|talk|conduct|lead|join|host|dial)(?i:ing)?"
_TALK = r"(?i:interview|call|conversation|chat|meeting|screen)"
_GOES_ON = r"(?i:and|from|at|with|a|an|the|here|your|our|over)"
_REACH = (
    r"(?i:contact|reach out to|reach|e-?mail|get in touch with|be in touch with|write to|reply to|coordinate with|"
    r"speak to|ask for|let|call)"
)
_SPEAKING = (
    r"(?i:you(?:['\u2019]ll| will|['\u2019]re| are) (?:be )?(?:going to be )?"
    r"(?:speak|meet|talk|chat|interview|connect|sitting down)(?:ing|ed)? (?:with |to |by )?)"
)

_SURE = (
    (Role.RECRUITER, rf"\b(?i:your|our|my|the) {_OFFICE}(?:,|(?i: is| will be)|:| -| \u2013)? (?P<name>{NAME})"),
    (Role.RECRUITER, rf"(?P<name>{NAME}),? (?:\(?(?i:your|our) {_OFFICE}\b|(?i:will be|is) (?i:your|the) {_OFFICE}\b)"),
    (Role.RECRUITER, rf"{_BEFORE}{_OFFICE_LABEL}{_COLON}(?P<name>{NAME})"),
    (Role.RECRUITER, rf"{_BEFORE}(?P<name>{NAME}) ?(?:- (?i:organi[sz]er)\b|\((?i:organi[sz]er)\))"),
    (Role.INTERVIEWER, rf"{_BEFORE}{_HOLDS}{_COLON}(?P<name>{NAME})"),
    (Role.WRITER, rf"\b(?i:my name is|my name['\u2019]s) (?P<name>{NAME})"),
    (Role.WRITER, rf"\b(?i:this is|i['\u2019]m|i am|it['\u2019]s) (?P<name>{NAME})(?=,? {_GOES_ON}\b)"),
    (Role.WRITER, rf"(?m:^)(?P<name>{NAME}) here\b"),
)
_DOUBTFUL = (
    (Role.RECRUITER, rf"{_BEFORE}{_HOST_LABEL}{_COLON}(?P<name>{NAME})"),
    (Role.RECRUITER, rf"{_BEFORE}(?:{_OFFICE_LABEL}|{_HOST_LABEL}){_CELL}(?P<name>{NAME}){_ALONE}"),
    (Role.INTERVIEWER, rf"{_BEFORE}{_INTERVIEWER_LABEL}{_CELL}(?P<name>{NAME}){_ALONE}"),
    (Role.RECRUITER, rf"\b{_REACH} (?P<name>{NAME})(?=,? (?i:at|on|via|directly|know|by|or)\b|\s?[(<\[])"),
    (Role.LISTED, rf"(?P<name>{NAME}) ?[<(\[](?:mailto:)?(?=[\w.+-]{{1,64}}@)"),
    (Role.RECRUITER, rf"(?P<name>{NAME}) (?i:is inviting you to a scheduled|has invited you to (?:the|a)) "),
    (Role.INTERVIEWER, rf"\b{_SPEAKING}(?P<name>{NAME})"),
    (Role.INTERVIEWER, rf"\b{_TALK} (?i:with|by) (?P<name>{NAME})(?=, {_OUR}\b|,? (?i:from (?:the|our))\b| \((?!\d))"),
    (Role.INTERVIEWER, rf"(?P<name>{NAME}),? (?:[^\n.,!?]{{3,60}}, )?(?i:will (?:be )?){_WILL}\b"),
)
_PATTERNS = [(role, True, re.compile(text)) for role, text in _SURE]
_PATTERNS += [(role, False, re.compile(text)) for role, text in _DOUBTFUL]

_AND = re.compile(
    rf"(?: \([^()\n]{{1,60}}\))?(?:(?:, [^,.\n]{{2,60}}){{0,6}},? (?i:and|&) (?P<name>{NAME})"
    rf"|[^\n]{{0,60}}\n[ \t*\u2022\u00b7-]{{0,8}}(?P<below>{NAME})(?=[ \t]{{0,4}}(?m:$)|,))"
)
_BESIDE = re.compile(
    r"[ \t]{0,3}(?:,? ?(?:at|on|via|by|directly at|by email at|e-?mail:?)[ \t]+"
    r"|[(<\[,:\u2013-][ \t]{0,3}(?:mailto:)?)?",
    re.IGNORECASE,
)


def named_people(text: str) -> list[Named]:
    """Those whom a reflowed text names in one of these ways, each once in each way."""
    found: dict[tuple[str, Role], Named] = {}
    for who in islice(_named(text), _MOST):
        known = found.get((who.name, who.role))
        if known is None or (who.beside and not known.beside):
            found[who.name, who.role] = who
    return sorted(found.values(), key=lambda who: who.role)


def _named(text: str) -> Iterator[Named]:
    for role, sure, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            name = cut_name(found["name"])
            if not name:
                continue
            end = found.start("name") + len(name)
            yield Named(name=name, role=role, sure=sure, near=_near(text, end), beside=_beside(text, end))
            if role is Role.INTERVIEWER and (other := _other(text, end)):
                yield Named(name=other, role=role)


def _other(text: str, end: int) -> str:
    """A second interviewer after the first: with two of them nobody knows who should hear of a delay."""
    found = _AND.match(text, end)
    other = (found["name"] or found["below"]) if found else ""
    return other if other and cut_name(other) == other else ""


def _beside(text: str, end: int) -> str:
    gap = _BESIDE.match(text, end)
    found = ADDRESS.match(text, gap.end() if gap else end)
    return found[0] if found else ""


def _near(text: str, end: int) -> tuple[str, ...]:
    window = text[max(0, end - _NEAR) : end + _NEAR]
    return tuple(dict.fromkeys(found[0] for found in ADDRESS.finditer(window)))
