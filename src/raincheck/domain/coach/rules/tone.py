"""The tone: calm, in one's own words, on one exclamation mark at most."""

import re

from raincheck.domain.coach.findings import Circumstances, Family, Severity
from raincheck.domain.coach.lexicon.causes import without
from raincheck.domain.coach.lexicon.tone import CAPS, COMMON, EMOJI, EMOTION, REGRETTABLY, STALE, THEIRS
from raincheck.domain.coach.reading import Reading, Span
from raincheck.domain.coach.rule import Rule, rule


@rule("negative-emotion", Family.TONE, Severity.WARN)
def negative_emotion(text: Reading, case: Circumstances) -> Span | None:
    """Storms: the reader has to deal with that as well."""
    for sentence in text.sentences:
        said = THEIRS.sub(" ", without(sentence.text, case.role, case.company))
        if EMOTION.search(said):
            return text.sentence_span(sentence)
    return None


@rule("stale-phrase", Family.TONE, Severity.HINT)
def stale_phrase(text: Reading, case: Circumstances) -> Span | None:
    """A phrase that everybody has read too often."""
    found = text.find(STALE)
    if found:
        return found
    sad = [*REGRETTABLY.finditer(text.whole)]
    return text.span(*sad[1].span()) if len(sad) > 1 else None


@rule("shouting", Family.TONE, Severity.WARN)
def shouting(text: Reading, case: Circumstances) -> Span | None:
    """More than one exclamation mark, or words in capitals that are no names."""
    marks = [found.start() for found in re.finditer("!", text.cased)]
    if len(marks) > 1:
        return text.span(marks[1], marks[1] + 1)
    for found in CAPS.finditer(text.cased):
        words = re.findall(r"[A-Z']+", found[0])
        if sum(word in COMMON for word in words) * 2 >= len(words):
            return text.span(*found.span())
    return None


@rule("emoji", Family.TONE, Severity.WARN)
def emoji(text: Reading, case: Circumstances) -> Span | None:
    """A smiley: in a first mail it takes from one's competence and adds no warmth."""
    found = EMOJI.search(text.cased)
    return text.span(*found.span()) if found else None


RULES: tuple[Rule, ...] = (negative_emotion, stale_phrase, shouting, emoji)
