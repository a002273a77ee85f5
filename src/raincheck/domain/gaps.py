"""Gaps of a template that were never filled: "Dear [Name]", "at {company}", "Dear ,"."""

import re

_GAP = re.compile(
    r"\{\{[^{}\n]{0,60}\}\}|\$\{?[A-Za-z_]\w{0,40}\}?|\{[A-Za-z_ ]{2,30}\}"
    r"|\[(?:[A-Z][A-Z _/'-]{1,30}|[^\]\d\n]{0,20}(?i:\b(?:your|name|company|role|date|time|reason|number"
    r"|position|insert|here|contact|recruiter|interviewer|manager|day|title|phone|email|job|link|place|xx+|tbd"
    r"|fill)\b)[^\]\d\n]{0,20}|[A-Z]{4,}(?: [A-Z]+)* \d|\.{2,}|_+)\]"
    r"|<(?!https?:|mailto:)[A-Za-z][A-Za-z _-]{1,28}>|\b[Xx]{2}[:.][Xx]{2}\b"
    r"|\b[Xx]{2,}(?: ?[ap]m)?\b(?!-large)|(?i:\blorem(?: ipsum)?\b)|\bTODO\b|\bFIXME\b|\bTBD\b|_{3,}"
    r"|%[A-Z_]{2,}%|\?{3,}|\((?i:name|date|time|role|company|reason|position|title) of [^)\n]{2,40}\)"
    r"|(?i:\binsert (?:name|time|date|reason|role|company)\b)|\u2026{2,}"
    r"|(?im:^[ \t]*dear(?:[ \t]+,|[ \t]*[,:][ \t]*$))"
)

_NO_GAP = re.compile(r"\[(?:SIC|EXTERNAL|EXT|URGENT|UPDATE|UPDATED|RE|FWD|ZOOM|CONFIDENTIAL|EXTERN)\]")


def first_gap(text: str) -> re.Match[str] | None:
    """The first gap in a text; marks such as [EXTERNAL] are none."""
    return next((found for found in _GAP.finditer(text) if not _NO_GAP.fullmatch(found[0].upper())), None)
