"""Gaps of a template that were never filled: "Dear [Name]", "at {company}", "Dear ,"."""

import re

_FIELD = (
    r"(?i:\b(?:your|name|company|role|date|time|reason|number|position|insert|here|contact|recruiter|interviewer"
    r"|manager|day|title|phone|email|job|link|place|xx+|tbd|fill)\b)"
)
"""A word that stands for a fact, wherever it is between square brackets."""

_KINDS = (
    # Fields of mail merges, of templates and of shells: {{name}}, $name, ${name}, {first name}, %NAME%.
    r"\{\{[^{}\n]{0,60}\}\}",
    r"\$\{?[A-Za-z_]\w{0,40}\}?",
    r"\{[A-Za-z_ ]{2,30}\}",
    r"%[A-Z_]{2,}%",
    # In square brackets: [COMPANY], [your name], [ROLE 2], [...], [__]. Numbers of jobs, such as [JR-20311], are none.
    r"\[[A-Z][A-Z _/'-]{1,30}\]",
    rf"\[[^\]\d\n]{{0,20}}{_FIELD}[^\]\d\n]{{0,20}}\]",
    r"\[[A-Z]{4,}(?: [A-Z]+)* \d\]",
    r"\[(?:\.{2,}|_+)\]",
    # In angle brackets: <role>; an address on the web or of a mailbox is none.
    r"<(?!https?:|mailto:)[A-Za-z][A-Za-z _-]{1,28}>",
    # A time or a number to be put in: XX:XX, XXpm; a size of clothes (XX-large) is none.
    r"\b[Xx]{2}[:.][Xx]{2}\b",
    r"\b[Xx]{2,}(?: ?[ap]m)?\b(?!-large)",
    # Words that fill a page, and notes that writers leave for themselves.
    r"(?i:\blorem(?: ipsum)?\b)",
    r"\b(?:TODO|FIXME|TBD)\b",
    # Something to be filled in by hand: ____, ????, (name of company), insert time, "……".
    r"_{3,}",
    r"\?{3,}",
    r"\((?i:name|date|time|role|company|reason|position|title) of [^)\n]{2,40}\)",
    r"(?i:\binsert (?:name|time|date|reason|role|company)\b)",
    r"\u2026{2,}",
    # A greeting that greets nobody.
    r"(?im:^[ \t]*dear(?:[ \t]+,|[ \t]*[,:][ \t]*$))",
)
_GAP = re.compile("|".join(_KINDS))

_NO_GAP = re.compile(r"\[(?:SIC|EXTERNAL|EXT|URGENT|UPDATE|UPDATED|RE|FWD|ZOOM|CONFIDENTIAL|EXTERN)\]")
"""Marks that mail programs and people put into a subject."""


def first_gap(text: str) -> re.Match[str] | None:
    """The first gap in a text; marks such as [EXTERNAL] are none."""
    return next((found for found in _GAP.finditer(text) if not _NO_GAP.fullmatch(found[0].upper())), None)
