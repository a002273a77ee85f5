"""What a rule is."""

from collections.abc import Callable

from msgspec import Struct

from raincheck.domain.coach.findings import Circumstances, Family, Occasion, Severity
from raincheck.domain.coach.reading import Reading, Span
from raincheck.domain.session import Channel

Check = Callable[[Reading, Circumstances], Span | None]
"""Where the rule is broken, `MISSING` for what is not there, None when all is well."""


class Scope(Struct, frozen=True, kw_only=True):
    """Where a rule has a say: on these channels and occasions, all when empty, and never on those."""

    channels: tuple[Channel, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    never: tuple[Occasion, ...] = ()

    def holds(self, case: Circumstances) -> bool:
        """Whether the case is in it; an unknown occasion is outside of what needs a certain one."""
        if self.channels and case.channel not in self.channels:
            return False
        if self.occasions and case.phase not in self.occasions:
            return False
        return case.phase not in self.never


class Rule(Struct, frozen=True, kw_only=True):
    """One rule: its id, what it looks after, what it weighs, and where it applies.

    Its words (why, source, what to do, examples) stand under its id in `content/coach.toml`.
    """

    id: str
    family: Family
    severity: Severity
    scope: Scope
    check: Check


def rule(name: str, family: Family, severity: Severity, scope: Scope = Scope()) -> Callable[[Check], Rule]:  # noqa: B008 - it is frozen
    """Make a rule of a check."""

    def made(check: Check) -> Rule:
        return Rule(id=name, family=family, severity=severity, scope=scope, check=check)

    return made
