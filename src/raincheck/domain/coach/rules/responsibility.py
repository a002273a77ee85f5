"""Own it: the first person, no one else to blame, and what changes from now on."""

from raincheck.domain.coach.findings import Circumstances, Family, Occasion, Severity
from raincheck.domain.coach.lexicon.responsibility import BLAME, DENIED, I_AGENT, IMPACT, OWN, PASSIVE, PREVENTED
from raincheck.domain.coach.reading import MISSING, Reading, Sentence, Span
from raincheck.domain.coach.rule import Rule, Scope, rule
from raincheck.domain.session import Channel


def owns(text: Reading, case: Circumstances) -> bool:
    """Whether they take it on; for what nobody could prevent, seeing what it costs is enough."""
    prose = text.said
    for found in OWN.finditer(prose):
        before = prose[max(0, found.start() - 30) : found.end()]
        if not DENIED.search(before):
            return True
    return case.controllable is not True and IMPACT.search(prose) is not None


@rule(
    "responsibility-missing",
    Family.RESPONSIBILITY,
    Severity.BLOCK,
    Scope(occasions=(Occasion.SAME_DAY, Occasion.MISSED)),
)
def responsibility_missing(text: Reading, case: Circumstances) -> Span | None:
    """Neither takes it on nor, where nobody could prevent it, sees what it costs them."""
    return None if owns(text, case) else MISSING


@rule("blame-shifting", Family.RESPONSIBILITY, Severity.WARN)
def blame_shifting(text: Reading, case: Circumstances) -> Span | None:
    """Says what they or their things did wrong, and does not take it back by owning it."""
    for number, sentence in enumerate(text.sentences):
        found = BLAME.search(sentence.text)
        after = text.sentences[number + 1].text if number + 1 < len(text.sentences) else ""
        if found and not _taken_back(f"{sentence.text} {after}"):
            return text.sentence_span(sentence)
    return None


def _taken_back(said: str) -> bool:
    """Whether the fault ends as one's own: "... but I should have asked"."""
    return OWN.search(said) is not None and not DENIED.search(said)


@rule("passive-distance", Family.RESPONSIBILITY, Severity.WARN)
def passive_distance(text: Reading, case: Circumstances) -> Span | None:
    """It happened by itself: nobody in the sentence did it."""
    found = next((s for s in text.sentences if PASSIVE.search(s.text) and not _names_agent(s)), None)
    return text.sentence_span(found) if found else None


def _names_agent(sentence: Sentence) -> bool:
    return I_AGENT.search(sentence.text) is not None


@rule(
    "prevention-missing",
    Family.RESPONSIBILITY,
    Severity.HINT,
    Scope(channels=(Channel.EMAIL,), occasions=(Occasion.MISSED,)),
)
def prevention_missing(text: Reading, case: Circumstances) -> Span | None:
    """It could have been prevented, and nothing says what will be different."""
    return MISSING if case.controllable and not text.has(PREVENTED) else None


RULES: tuple[Rule, ...] = (responsibility_missing, blame_shifting, passive_distance, prevention_missing)
