"""Repair and ask: one real request, their schedule first, and thanks."""

import re

from raincheck.domain.coach.findings import ASKLESS, Circumstances, Family, Occasion, Severity
from raincheck.domain.coach.lexicon.ask import (
    ASK,
    DEMANDS,
    FLEXIBLE,
    GENTLE,
    ONLY,
    OWN_SLOT,
    PROMISE,
    RHETORICAL,
    THANKS,
)
from raincheck.domain.coach.lexicon.times import DAY, MINUTES, SPOKEN_HOUR, TIME
from raincheck.domain.coach.reading import MISSING, Reading, Span
from raincheck.domain.coach.rule import Rule, Scope, rule
from raincheck.domain.session import Channel


def asks(text: Reading) -> bool:
    """Whether something is asked, in the subject or the body."""
    if ASK.search(text.heading) or ASK.search(text.said):
        return True
    return any(s.text.endswith("?") and not RHETORICAL.search(s.text) for s in text.sentences)


@rule("ask-missing", Family.ASK, Severity.BLOCK, Scope(never=(Occasion.WITHDRAW, *ASKLESS)))
def ask_missing(text: Reading, case: Circumstances) -> Span | None:
    """Ends without a request; the form of a recruiting system asks by itself."""
    return None if case.channel is Channel.ATS or asks(text) else MISSING


@rule("demanding-tone", Family.ASK, Severity.WARN)
def demanding_tone(text: Reading, case: Circumstances) -> Span | None:
    """Orders, or sets them a deadline; a question may name one."""
    for sentence in text.sentences:
        if DEMANDS.search(sentence.text) and not sentence.text.endswith("?") and not GENTLE.search(sentence.text):
            return text.sentence_span(sentence)
    return None


@rule("only-own-slots", Family.ASK, Severity.WARN, Scope(never=(Occasion.WITHDRAW, *ASKLESS)))
def only_own_slots(text: Reading, case: Circumstances) -> Span | None:
    """Names times of one's own, and nothing leaves the choice to them."""
    if FLEXIBLE.search(text.said):
        return None
    coming = case.phase is Occasion.RUNNING_LATE
    for sentence in text.sentences:
        slot = ONLY.search(sentence.text) if coming else _slot(sentence.text)
        if slot:
            return text.sentence_span(sentence)
    return None


def _slot(said: str) -> re.Match[str] | None:
    return ONLY.search(said) or OWN_SLOT.search(said)


@rule("promise-without-date", Family.ASK, Severity.WARN)
def promise_without_date(text: Reading, case: Circumstances) -> Span | None:
    """Promises to come back to it, and does not say when."""
    for sentence in text.sentences:
        found = PROMISE.search(sentence.text)
        if found and not any(p.search(sentence.text, found.start()) for p in (TIME, DAY, MINUTES, SPOKEN_HOUR)):
            return text.sentence_span(sentence)
    return None


@rule("thanks-missing", Family.ASK, Severity.WARN, Scope(channels=(Channel.EMAIL, Channel.LINKEDIN, Channel.ATS)))
def thanks_missing(text: Reading, case: Circumstances) -> Span | None:
    """Nothing thanks them."""
    return None if text.has(THANKS) else MISSING


RULES: tuple[Rule, ...] = (ask_missing, demanding_tone, only_own_slots, promise_without_date, thanks_missing)
