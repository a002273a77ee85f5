"""How the text of a letter is read for facts: as far as facts go, with the lines of a paragraph joined."""

import re
from itertools import pairwise

from raincheck.domain.invitations.facts import Fact

READ_LIMIT = 12_000
"""Characters of one text that are read for facts; what an invitation has to say stands before."""

FACT_LIMIT = 100
"""Characters of a name, an address, a company or a role; what is longer is none of them."""

_WRAP_AT = 50
_LINK = re.compile(r" ?<(?:https?://|tel:)[^<>\s]{1,2048}>", re.IGNORECASE)
_LABEL_LINE = re.compile(
    r"\s{0,8}[*\u2022\u00b7>-]{0,3}\s{0,4}[\w /'\u2019-]{1,30}:|\s{0,8}(?:[*\u2022\u00b7-]|\d{1,2}[.)])\s"
)


def unlinked(text: str) -> str:
    """The text without the links that follow their words in angle brackets; addresses of people stay."""
    return _LINK.sub("", text)


def reflow(text: str) -> str:
    """The text with the lines of a paragraph joined again where a mail program had broken them."""
    lines = text[:READ_LIMIT].split("\n")
    joined = [lines[0]]
    for before, line in pairwise(lines):
        wrapped = len(before) >= _WRAP_AT and line.strip() and not _LABEL_LINE.match(line)
        joined.append(f" {line.strip()}" if wrapped else f"\n{line}")
    return "".join(joined)


def fact(value: str, source: str) -> Fact | None:
    """The fact, on one line; None where there is none, or where it is too long to be one."""
    value = " ".join(value.split())
    return Fact(value, source) if value and len(value) <= FACT_LIMIT else None
