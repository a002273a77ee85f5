"""What a rule is."""

from collections.abc import Callable

from msgspec import Struct

from raincheck.domain.coach.findings import Circumstances, Family, Occasion, Severity
from raincheck.domain.coach.reading import Reading, Span
from raincheck.domain.session import Channel

Check = Callable[[Reading, Circumstances], Span | None]
"""Where the rule is broken, `MISSING` for what is not there, None when all is well."""


class Rule(Struct, frozen=True, kw_only=True):
    """One rule: its id, what it weighs, and where it applies; empty means everywhere.

    Its words (why, source, what to do, examples) stand under its id in `content/coach.toml`.
    """

    id: str
    family: Family
    severity: Severity
    check: Check
    channels: frozenset[Channel]
    occasions: frozenset[Occasion]
    never: frozenset[Occasion]

    def applies(self, case: Circumstances) -> bool:
        """Whether it has a say here; what is unknown keeps a rule out that needs to know it."""
        if self.channels and case.channel not in self.channels:
            return False
        if self.occasions and case.phase not in self.occasions:
            return False
        return case.phase not in self.never


def rule(
    name: str,
    family: Family,
    severity: Severity,
    *,
    channels: tuple[Channel, ...] = (),
    occasions: tuple[Occasion, ...] = (),
    never: tuple[Occasion, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a rule of a check."""

    def made(check: Check) -> Rule:
        return Rule(
            id=name,
            family=family,
            severity=severity,
            check=check,
            channels=frozenset(channels),
            occasions=frozenset(occasions),
            never=frozenset(never),
        )

    return made
