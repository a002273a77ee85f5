"""Every two sentences that can stand in one message, in every wording: what the drafts of the matrix only sample."""

import re
from collections.abc import Iterator
from itertools import combinations, product
from string import Template

import pytest

from raincheck.domain.drafting.occasion import Occasion
from raincheck.domain.drafting_words import AskWords, ReasonWords, RescueWords, Wordings
from raincheck.domain.phase import Phase
from raincheck.domain.session import Reason, Rescue, Tone
from stubs.fakes import WORDS

EXCUSES = (*(Occasion(phase.value) for phase in Phase), Occasion.OTHER_WAY)
HOSTS = {
    "": {"host": "you", "them": "you", "their": "your"},
    "_agency": {"host": "Fact", "them": "them", "their": "their"},
}
FACTS = {
    "appointment": "Fact",
    "eta": "12:00",
    "at_time": "Then",
    "wrote": "Day",
    "wrote_day": "Day",
    "my_phone": "555",
}
FACTS |= {"first": "Fact", "me": "Fact", "name": "Fact"}
REGRET = re.compile(r"\b(?:sorry|apolog\w+|regret\w*)\b", re.IGNORECASE)
THANKS = re.compile(r"\b(?:thank\w*|grateful|appreciate\w*)\b", re.IGNORECASE)
OTHER_WAYS = (Rescue.DIAL_IN, Rescue.HOTSPOT, Rescue.BY_PHONE, Rescue.BY_VIDEO)


def plans(reason: Reason, occasion: Occasion) -> Iterator[AskWords | RescueWords]:
    """What may be asked on that occasion, for that reason."""
    for choice, words in WORDS.rescues.items():
        if (
            choice is not Rescue.WITHDRAW
            and (not words.reasons or reason in words.reasons)
            and (occasion is not Occasion.OTHER_WAY or choice in OTHER_WAYS)
        ):
            yield words
    if occasion is Occasion.RUNNING_LATE:
        yield WORDS.drafts.undecided


def parts(tone: Tone, occasion: Occasion, reason: Reason, side: str) -> Iterator[dict[str, Wordings]]:
    """The lists of one message, by the names of their parts: in a mail, and in fewer words."""
    voice, words = WORDS.voice(tone), WORDS.reasons[reason]
    around, missed = getattr(voice, occasion.value), occasion is Occasion.MISSED
    own = words.own_advance if occasion is Occasion.ADVANCE and words.own_advance else words.own
    promise = words.promise if missed else ()
    # Where a first message is owned, nothing else is.
    owned = [(own, own), (voice.wrote, voice.wrote_short)] if missed else [(own, own)]
    for plan, (long, short) in product(plans(reason, occasion), owned):
        mail = {"opening": around.opening, "reason": clauses(words, occasion), "own": long, "regret": around.regret}
        mail |= {"promise": promise, "ask": getattr(plan, f"ask{side}"), "flexible": voice.flexible}
        yield mail | {"thanks": voice.thanks}
        said = {"intro": voice.intro, "news": around.news, "own": short, "say": getattr(plan, f"say{side}")}
        said |= {"sorry": voice.sorry_owned if short else around.sorry, "thanks": voice.thanks_short}
        yield said | {"call_back": voice.call_back}


def clauses(words: ReasonWords, occasion: Occasion) -> Wordings:
    phase = "same_day" if occasion is Occasion.OTHER_WAY else occasion.value
    said: Wordings = getattr(words, phase)
    return tuple(clause[:1].upper() + clause[1:] for clause in said)


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[\w':]+", re.sub(r"[A-Z]\w+ time\b", "", text).lower())
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))


def starts(text: str) -> set[str]:
    told = [part for part in re.split(r"(?<=[.?;])\s+", text) if " " in part]
    return {" ".join(part.split()[:2]).rstrip(",") for part in told if not part.startswith("$")}


def clashes(one: str, other: str) -> Iterator[str]:
    """Why two sentences can't stand in one message."""
    if runs(one) & runs(other):
        yield "the same four words"
    if starts(one) & starts(other):
        yield "the same beginning"
    if REGRET.search(one) and REGRET.search(other):
        yield "two apologies"
    if THANKS.search(one) and THANKS.search(other):
        yield "thanks twice"


@pytest.mark.parametrize("side", HOSTS, ids=["employer", "agency"])
@pytest.mark.parametrize("tone", Tone)
def test_no_two_sentences_of_a_message_clash(tone: Tone, side: str) -> None:
    messages = [lists for o, reason in product(EXCUSES, Reason) for lists in parts(tone, o, reason, side)]
    together = {
        pair for lists in messages for ours, theirs in combinations(lists.values(), 2) for pair in product(ours, theirs)
    }
    found = [
        f"{why}: {one} / {two}"
        for one, two in sorted(together)
        for why in clashes(*(Template(text).safe_substitute(FACTS | HOSTS[side]) for text in (one, two)))
    ]
    assert not found, f"{len(found)} of {len(together)} pairs, for example:\n" + "\n".join(found[:20])
