"""Every rule, by family, in the order in which they are listed."""

from raincheck.domain.coach.rule import Rule
from raincheck.domain.coach.rules import ask, facts, form, reason, regret, responsibility, tone

RULES: tuple[Rule, ...] = (
    *responsibility.RULES,
    *regret.RULES,
    *reason.RULES,
    *ask.RULES,
    *facts.RULES,
    *form.RULES,
    *tone.RULES,
)
