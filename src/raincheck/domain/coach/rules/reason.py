"""One honest reason: specific, short, and no more than they need to know."""

from collections.abc import Iterator
from functools import lru_cache

from raincheck.domain.coach.findings import BLAMELESS, Circumstances, Family, Occasion, Severity
from raincheck.domain.coach.lexicon.ask import ASK, THANKS
from raincheck.domain.coach.lexicon.causes import CAUSES, EVENT, PRIVATE, SINCE, VAGUE, groups, without
from raincheck.domain.coach.lexicon.news import NEWS
from raincheck.domain.coach.lexicon.reason import (
    AGAIN,
    BODY,
    EVENTS,
    GOES_ON,
    INSULT,
    INTRODUCES,
    MINOR,
    NAMES_OF_PLACES,
    OFFERED,
    OFFERS,
    PAST,
    PERSONS,
    PROOF,
    SEQUENCE,
    SWEARING,
    YOUR_BUSY,
)
from raincheck.domain.coach.lexicon.regret import REGRET
from raincheck.domain.coach.lexicon.responsibility import OWN
from raincheck.domain.coach.reading import MISSING, SENTENCES, Reading, Sentence, Span
from raincheck.domain.coach.rule import Rule, Scope, rule
from raincheck.domain.session import Reason

STORY_SENTENCES = 2
STORY_WORDS = 45
"""A reason of more than so many sentences, or of more than so many words, is a story (domain rules, section 2)."""

SHORT_STORY_WORDS = 25
"""Three sentences of fewer words are short, not a story."""


BARE_NEWS_WORDS = 17
SHORT_WORDS = 4
"""A sentence of more words has room for more than the news, or for more than a name."""

MANY_CAUSES = 3
"""So many causes at once are not believed (domain rules, section 2)."""


def gives_reason(text: Reading, case: Circumstances) -> bool:
    """Whether a specific reason stands there, or a dignified word that one would rather not say."""
    said = [without(sentence.text, case.role, case.company) for sentence in text.sentences]
    if any(groups(sentence) or OWN.search(sentence) or INSULT.search(sentence) for sentence in said):
        return True
    if any(PRIVATE.search(sentence) for sentence in said):
        return case.reason in (None, Reason.PRIVATE, Reason.DEPENDANT, Reason.BEREAVEMENT)
    if case.reason is Reason.PRIVATE:
        # Whoever chose to keep it private has nothing more to say.
        return True
    return any(_ties_cause(sentence) for sentence in said)


@lru_cache(maxsize=SENTENCES)
def _ties_cause(said: str) -> bool:
    """Whether a clause stands as the cause, in words that we have no list for."""
    if VAGUE.search(said) or THANKS.search(said) or REGRET.search(said):
        return False
    return SINCE.search(said) is not None or EVENT.search(said) is not None


@rule(
    "reason-vague",
    Family.REASON,
    Severity.WARN,
    Scope(never=(Occasion.RUNNING_LATE, Occasion.FOLLOWUP, Occasion.WITHDRAW, Occasion.CANCELED, *BLAMELESS)),
)
def reason_vague(text: Reading, case: Circumstances) -> Span | None:
    """No reason, or words that stand where one should stand."""
    if gives_reason(text, case):
        return None
    found = next((s for s in text.sentences if VAGUE.search(s.text)), None)
    if found:
        return text.sentence_span(found)
    return None if any(_has_room(s) for s in text.sentences) else MISSING


def _has_room(sentence: Sentence) -> bool:
    """Whether a reason may stand in it that we do not recognize; rather a miss than a false alarm."""
    if NEWS.search(sentence.text):
        return sentence.words > BARE_NEWS_WORDS
    return sentence.words > SHORT_WORDS and not _does_more(sentence.text)


@rule("over-explaining", Family.REASON, Severity.WARN)
def over_explaining(text: Reading, case: Circumstances) -> Span | None:
    """The reason is a story."""
    story = max(_stories(text, case), key=_weight, default=[])
    if _weight(story) > STORY_WORDS or (len(story) > STORY_SENTENCES and _weight(story) > SHORT_STORY_WORDS):
        return text.span(story[0].start, story[-1].end)
    return None


def _stories(text: Reading, case: Circumstances) -> Iterator[list[Sentence]]:
    """Every run of sentences in a paragraph that does nothing but tell, with two pieces of a cause in it."""
    story: list[Sentence] = []
    pieces = 0
    for sentence in text.sentences:
        said = without(sentence.text, case.role, case.company)
        goes_on = bool(story) and not text.breaks(story[-1], sentence)
        # What stands between two pieces of a story belongs to it, unless it does something else.
        belongs = _tells(said) or (goes_on and not _does_more(said))
        if story and not (goes_on and belongs):
            if pieces > 1:
                yield story
            story, pieces = [], 0
        if belongs:
            story.append(sentence)
            pieces += _is_piece(said)
    if pieces > 1:
        yield story


@lru_cache(maxsize=SENTENCES)
def _is_piece(said: str) -> bool:
    """Whether the sentence has a cause in it, or goes on with one."""
    return SEQUENCE.search(said) is not None or bool(groups(said))


def _weight(story: list[Sentence]) -> int:
    return sum(sentence.words for sentence in story)


@lru_cache(maxsize=SENTENCES)
def _tells(said: str) -> bool:
    """Whether the sentence does nothing but tell what happened."""
    return not _does_more(said) and any(p.search(said) for p in (PAST, SEQUENCE, *CAUSES.values()))


@lru_cache(maxsize=SENTENCES)
def _does_more(said: str) -> bool:
    """Whether it asks, thanks, regrets, owns or offers, or tells the news and does not go on telling."""
    news = NEWS.search(said) is not None and GOES_ON.search(said) is None
    return news or any(p.search(said) for p in (ASK, THANKS, REGRET, OWN, OFFERS, INTRODUCES))


@rule("lie-prone-detail", Family.REASON, Severity.WARN)
def lie_prone_detail(text: Reading, case: Circumstances) -> Span | None:
    """Swears, proves unasked, or piles up causes: it sounds invented even when it is true."""
    causes: set[str] = set()
    for sentence in text.sentences:
        said = without(sentence.text, case.role, case.company)
        if SWEARING.search(said) or (PROOF.search(said) and not OFFERED.search(said)):
            return text.sentence_span(sentence)
        if not ASK.search(said):
            causes.update(name for name, pattern in EVENTS.items() if pattern.search(said))
    return MISSING if len(causes) >= MANY_CAUSES else None


@rule("private-overshare", Family.REASON, Severity.WARN)
def private_overshare(text: Reading, case: Circumstances) -> Span | None:
    """Symptoms, diagnoses, courts and hearts: they need not know, and may not want to."""
    for sentence in text.sentences:
        said = without(sentence.text, case.role, case.company)
        if not PERSONS.search(said):
            continue
        said = NAMES_OF_PLACES.sub(" ", said)
        if BODY.search(said) or len({found[0] for found in MINOR.finditer(said)}) > 1:
            return text.sentence_span(sentence)
    return None


@rule(
    "priority-insult",
    Family.REASON,
    Severity.BLOCK,
    Scope(never=(Occasion.WITHDRAW, Occasion.THANKS, Occasion.OUTREACH)),
)
def priority_insult(text: Reading, case: Circumstances) -> Span | None:
    """Says that something else came first."""
    for sentence in text.sentences:
        said = without(sentence.text, case.role, case.company)
        if INSULT.search(YOUR_BUSY.sub(" ", said)) and not (said.endswith("?") or _asks_again(said)):
            return text.sentence_span(sentence)
    return None


def _asks_again(said: str) -> bool:
    """Another interview is also what one asks for."""
    return AGAIN.search(said) is not None


RULES: tuple[Rule, ...] = (
    reason_vague,
    over_explaining,
    lie_prone_detail,
    private_overshare,
    priority_insult,
)
