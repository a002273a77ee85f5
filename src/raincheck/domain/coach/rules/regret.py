"""Say sorry: once, for oneself, without an if."""

from raincheck.domain.coach.findings import BLAMELESS, Circumstances, Family, Occasion, Severity
from raincheck.domain.coach.lexicon.regret import GROVELLING, NON_APOLOGY, REGRET, REGRETS, SELF
from raincheck.domain.coach.reading import MISSING, Reading, Span
from raincheck.domain.coach.rule import Rule, Scope, rule

ENOUGH = 2
"""So often one may say sorry, the subject included (domain rules, section 2)."""


@rule("apology-missing", Family.REGRET, Severity.WARN, Scope(never=(Occasion.WITHDRAW, Occasion.CANCELED, *BLAMELESS)))
def apology_missing(text: Reading, case: Circumstances) -> Span | None:
    """Nothing says sorry for oneself."""
    return None if text.has(REGRET) else MISSING


@rule("non-apology", Family.REGRET, Severity.WARN)
def non_apology(text: Reading, case: Circumstances) -> Span | None:
    """Says sorry for something that may not have happened, or takes it back at once."""
    return text.find(NON_APOLOGY)


@rule("too-many-apologies", Family.REGRET, Severity.WARN)
def too_many_apologies(text: Reading, case: Circumstances) -> Span | None:
    """Says sorry so often that the reader has to console the writer."""
    found = [*REGRETS.finditer(text.whole)]
    return text.span(*found[ENOUGH].span()) if len(found) > ENOUGH else None


@rule("grovelling", Family.REGRET, Severity.WARN)
def grovelling(text: Reading, case: Circumstances) -> Span | None:
    """Makes oneself small; once to be embarrassed is human."""
    found = text.find(GROVELLING)
    if found:
        return found
    shame = [*SELF.finditer(text.said)]
    return text.span(*(place + text.offset for place in shame[1].span())) if len(shame) > 1 else None


RULES: tuple[Rule, ...] = (apology_missing, non_apology, too_many_apologies, grovelling)
