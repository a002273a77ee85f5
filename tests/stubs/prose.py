"""Drafts as prose: what a careful reader would stumble over."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from stubs.matrix import Drafted

REGRET = re.compile(r"\b(?:sorry|apolog\w+|regret\w*)\b", re.IGNORECASE)
THANKS = re.compile(r"\b(?:thank\w*|grateful|appreciate\w*)\b", re.IGNORECASE)
CLOCK = re.compile(r"\b\d{1,2}:\d\d(?: [ap]m)?")
NEVER = re.compile(
    r"!|unfortunately|inconvenience|finds you|checking in|as soon as possible|asap|was missed|please forgive|beg\b"
    r"|desperate|not my fault|nobody told|you (?:didn't|did not|never)|your (?:link|system|invitation)"
    r"|tow truck|my (?:son|daughter|mother|father|child|husband|wife)",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(r"[$\[\]{}<>]|\bNone\b|XX|TODO")
"""What no finished draft holds: signs of a template, a fact that was missing, and a note of whoever wrote the words."""

BROKEN = re.compile(r"  | [.,:;?]|[.,:;?]{2}|^[ ,.]| $|\n\n\n|\bDear,", re.MULTILINE)
SMALL = re.compile(r"(?:^|[.?] )[a-z]")
DOUBLED = re.compile(r"\b([a-z']+) \1\b", re.IGNORECASE)


def none(found: Iterator[Drafted]) -> None:
    """No draft may be found; the first few are shown with their case, and how many there are."""
    bad = list(found)
    shown = "\n\n".join(f"{draft.told}\n{draft.text.subject}\n{draft.text.body}" for draft in bad[:: len(bad) // 5 + 1])
    assert not bad, f"{len(bad)} drafts, for example:\n{shown}"


@cache
def prose(draft: Drafted) -> str:
    """The words without names, which may hold anything."""
    interview, me, someone = draft.session.interview, draft.session.me, draft.session.recruiter
    names = (interview.contact_name, interview.company, interview.role, me.name, me.phone, someone.name)
    text = draft.text.body
    for fact in sorted(filter(None, names), key=len, reverse=True):
        text = text.replace(fact, "Fact")
    return text


def begin_alike(text: str) -> bool:
    """Whether two sentences begin with the same two words."""
    sentences = re.split(r"(?<=[.?])\s+(?=[A-Z])|\n+", text)
    starts = [" ".join(said.split()[:2]).rstrip(",") for said in sentences if " " in said]
    return len(starts) != len(set(starts))


def says_twice(text: str) -> bool:
    """Whether four words in a row stand there twice, but for those of a time."""
    told = re.sub(r"your time \(.*?\)|your time\b|[A-Z]\w+ time\b", "", text)
    words = re.findall(r"[\w':]+", told.lower())
    runs = Counter(zip(words, words[1:], words[2:], words[3:], strict=False))
    return any(count > 1 for run, count in runs.items() if not any(":" in word for word in run))
