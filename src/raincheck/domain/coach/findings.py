"""What the coach is given, and what it answers."""

from enum import StrEnum

from msgspec import Struct

from raincheck.domain.interview import Mode
from raincheck.domain.session import Channel, Reason


class Occasion(StrEnum):
    """When and what for the message is written, as far as the rules tell occasions apart.

    In `CANCELED` they canceled it themselves; in `FOLLOWUP` one asks again. What comes after it comes back to a case.
    """

    ADVANCE = "advance"
    SAME_DAY = "same-day"
    RUNNING_LATE = "running-late"
    MISSED = "missed"
    FOLLOWUP = "followup"
    WITHDRAW = "withdraw"
    CANCELED = "canceled"
    ACCEPT = "accept"
    ANSWER = "answer"
    CONFIRM = "confirm"
    CLOSE = "close"
    THANKS = "thanks"
    OUTREACH = "outreach"


ASKLESS = (Occasion.ACCEPT, Occasion.ANSWER, Occasion.CONFIRM, Occasion.CLOSE, Occasion.THANKS)
"""Occasions in which nothing has to be asked."""

BLAMELESS = (*ASKLESS, Occasion.OUTREACH)
"""Occasions in which nothing has to be excused or explained."""


class Circumstances(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known of the case besides the text. What is None or empty is unknown, and decides nothing.

    `minutes_to_start` is negative after the start. `controllable`: whether the writer could have
    prevented it. `when` is the start, as a date-time with its zone or in words.
    """

    channel: Channel = Channel.EMAIL
    phase: Occasion | None = None
    minutes_to_start: int | None = None
    reason: Reason | None = None
    controllable: bool | None = None
    tz_differs: bool | None = None
    mode: Mode | None = None
    contact: str = ""
    company: str = ""
    role: str = ""
    when: str = ""
    me: str = ""


class Severity(StrEnum):
    """How much it weighs: what is worth a second question before sending, a mistake, or a hint."""

    BLOCK = "block"
    WARN = "warn"
    HINT = "hint"


class Family(StrEnum):
    """The groups of rules, by what they look after."""

    RESPONSIBILITY = "responsibility"
    REGRET = "regret"
    REASON = "reason"
    ASK = "ask"
    FACTS = "facts"
    FORM = "form"
    TONE = "tone"


class Part(StrEnum):
    """Where a finding stands."""

    SUBJECT = "subject"
    BODY = "body"


class Finding(Struct, frozen=True, kw_only=True):
    """One thing to mend. `start` and `end` count characters in its part; equal, where something is missing."""

    rule: str
    family: Family
    severity: Severity
    part: Part = Part.BODY
    start: int = 0
    end: int = 0
    message: str
    suggestion: str


class Ingredients(Struct, frozen=True, kw_only=True):
    """The five things that a good message has."""

    own: bool
    reason: bool
    ask: bool
    regret: bool
    thanks: bool


class Review(Struct, frozen=True, kw_only=True):
    """What the coach says: all findings, the worst first, and the words of the body without greeting and signature.

    `wanted` are the names of the ingredients that a message of this occasion should have.
    """

    ingredients: Ingredients
    wanted: tuple[str, ...]
    words: int
    findings: tuple[Finding, ...]

    @property
    def ticks(self) -> dict[str, bool]:
        """The ingredients that are wanted, each with whether it is there, in the order in which they weigh."""
        return {name: getattr(self.ingredients, name) for name in self.wanted}


def wanted(occasion: Occasion | None) -> tuple[str, ...]:
    """The ingredients that a message of that occasion should have: nobody has to own anything in a thank-you."""
    if occasion in (*ASKLESS, Occasion.WITHDRAW):
        return ("thanks",)
    if occasion in (Occasion.OUTREACH, Occasion.CANCELED):
        return ("ask", "thanks")
    return ("ask", "regret", "thanks") if occasion is Occasion.FOLLOWUP else Ingredients.__struct_fields__
