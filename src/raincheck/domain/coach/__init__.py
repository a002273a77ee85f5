"""The coach: it knows an explanation from an excuse, and says at most what helps.

It reads a message and what is known of the case, and answers with the five ingredients and with
findings. It never rewrites, and it would rather miss something than accuse somebody wrongly.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from raincheck.domain.coach.findings import Circumstances, Finding, Ingredients, Review, Severity, wanted
from raincheck.domain.coach.lexicon.ask import THANKS
from raincheck.domain.coach.lexicon.regret import REGRET
from raincheck.domain.coach.reading import Reading, Span, plain
from raincheck.domain.coach.rule import Rule
from raincheck.domain.coach.rules import RULES
from raincheck.domain.coach.rules.ask import asks
from raincheck.domain.coach.rules.reason import gives_reason
from raincheck.domain.coach.rules.responsibility import owns
from raincheck.domain.words import RuleWords

_NAMES = ("contact", "company", "role", "me")
_ORDER = [Severity.BLOCK, Severity.WARN, Severity.HINT]


def check(subject: str, body: str, case: Circumstances, words: Mapping[str, RuleWords]) -> Review:
    """What the coach says to this message: all findings, the worst first, and in the order of the text."""
    text = Reading(subject, body)
    case = replace(case, **{name: plain(getattr(case, name)) for name in _NAMES})
    broken = [(rule, span) for rule in RULES if rule.scope.holds(case) and (span := rule.check(text, case))]
    findings = [_finding(rule, span, words) for rule, span in broken]
    findings.sort(key=lambda finding: (_ORDER.index(finding.severity), finding.part != "subject", finding.start))
    return Review(
        ingredients=ingredients(text, case),
        wanted=wanted(case.phase),
        words=text.words,
        findings=tuple(findings),
    )


def ingredients(text: Reading, case: Circumstances) -> Ingredients:
    """Which of the five things stand in the text."""
    return Ingredients(
        own=owns(text, case),
        reason=gives_reason(text, case),
        ask=asks(text),
        regret=text.has(REGRET),
        thanks=text.has(THANKS),
    )


def _finding(rule: Rule, span: Span, words: Mapping[str, RuleWords]) -> Finding:
    said = words[rule.id]
    return Finding(
        rule=rule.id,
        family=rule.family,
        severity=rule.severity,
        part=span.part,
        start=span.start,
        end=span.end,
        message=said.message,
        suggestion=said.suggestion,
    )
