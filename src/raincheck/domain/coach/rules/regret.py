"""Say sorry: once, for oneself, without an if."""

from raincheck.domain.coach.findings import Circumstances, Family, Occasion, Severity
from raincheck.domain.coach.phrases import REGRET, REGRETS
from raincheck.domain.coach.reading import MISSING, Reading, Span, phrases
from raincheck.domain.coach.rule import Rule, rule

ENOUGH = 2
"""So often one may say sorry, the subject included (domain rules, section 2)."""

_NON_APOLOGY = phrases(
    r"(?:sorry|apolog\w+)(?: \w+)? (?:if|in case|should (?:this|it|i|my))",
    r"(?:sorry|apolog\w+) (?:\w+ )?(?:for|about) (?:any|whatever|the possible|potential|possible)(?: \w+){1,2}",
    r"(?:if|should) (?:it|this|that|i|anybody|anyone|somebody|someone|my|there)(?: [\w']+){1,8},? (?:well,? )?(?:then )?(?:i (?:do )?apologi[sz]e|i'm sorry|i am sorry|sorry|(?:my )?apologies)",
    r"any (?:\w+ )?(?:inconvenience|trouble|confusion|disruption|misunderstanding|upset|offen[cs]e|bother|annoyance)",
    r"(?:may|might|could)(?: possibly| perhaps)? (?:have )?(?:caused?|been (?:caused|inconvenien\w+|a)|inconvenienced|upset|put you|offended|created|cost you|annoyed)",
    r"sorry (?:that )?(?:you|your team|the team) (?:feel|felt|think|thought|see it|took it|are upset|were upset|are annoyed|had to feel|were inconvenienced)",
    r"sorry,? but (?:it|this|that|you|your|the|these|there|things|sometimes|stuff|shit|what|my|such|life|nobody|no one|in my defen[cs]e|to be (?:fair|honest))",
)
_GROVELLING = phrases(
    r"idiot\w*|moron\w*|i beg(?! your pardon)(?: you| of| for)?|begging|beg (?:you|for)|pleading|plead(?:ing)? with|on my knees|at your mercy",
    r"(?:don't|do not|didn't|did not|doesn't|hardly|not) (?:\w+ )?(?:deserve|worthy|expect (?:you )?to forgive)|undeserving|unworthy|unforgiv\w+|inexcusable and|(?:hate|despise|loathe) (?:me|myself)",
    r"please,? please|(?:would|will|i'd|i'll|can) (?:literally |gladly |really )?do (?:anything|whatever it takes|whatever you (?:want|ask))|anything (?:you want|at all to make)|whatever (?:punishment|it takes)",
    r"(?:such an?|total|complete|utter|absolute|biggest|a|an|worst) (?:\w+ )?(?:fool|failure|loser|disgrace|disappointment|embarrassment|screw-?up|candidate ever|clown)|pathetic|worthless|useless (?:person|human|candidate)|i am nothing|disgrace\w*|so stupid|(?:how|very|too|really|unbelievably|incredibly) stupid(?: of me| i)?|cannot forgive myself|can't forgive myself|never forgive myself",
    r"(?:forgive me[^.]*){2}|i would understand if you never|have mercy|mercy|humbl(?:y|est) beg|(?:wasted|ruined) (?:everyone's|everything)",
)
_SELF = phrases(r"mortified|embarrassed|ashamed|humiliated|embarrassing|shame")


@rule("apology-missing", Family.REGRET, Severity.WARN, never=(Occasion.WITHDRAW,))
def apology_missing(text: Reading, case: Circumstances) -> Span | None:
    """Nothing says sorry for oneself."""
    return None if text.has(REGRET) else MISSING


@rule("non-apology", Family.REGRET, Severity.WARN)
def non_apology(text: Reading, case: Circumstances) -> Span | None:
    """Says sorry for something that may not have happened, or takes it back at once."""
    return text.find(_NON_APOLOGY)


@rule("too-many-apologies", Family.REGRET, Severity.WARN)
def too_many_apologies(text: Reading, case: Circumstances) -> Span | None:
    """Says sorry so often that the reader has to console the writer."""
    found = [*REGRETS.finditer(text.whole)]
    return text.span(*found[ENOUGH].span()) if len(found) > ENOUGH else None


@rule("grovelling", Family.REGRET, Severity.WARN)
def grovelling(text: Reading, case: Circumstances) -> Span | None:
    """Makes oneself small; once to be embarrassed is human."""
    found = text.find(_GROVELLING)
    if found:
        return found
    shame = [*_SELF.finditer(text.said)]
    return text.span(*(place + text.offset for place in shame[1].span())) if len(shame) > 1 else None


RULES: tuple[Rule, ...] = (apology_missing, non_apology, too_many_apologies, grovelling)
