"""The road, one module a step.

Each module is a set of pure functions of the same shape (`StepRules`): what it asks now, what
is already answered, and what an answer makes of the session. No function raises on any input.
"""

from typing import Protocol

from raincheck.domain.context import Context
from raincheck.domain.questions import Answers, Outcome, Page
from raincheck.domain.session import Session


class StepRules(Protocol):
    """What every step module offers."""

    def page(self, session: Session, ctx: Context) -> Page:
        """What to ask now."""

    def stored(self, session: Session, ctx: Context) -> dict[str, str]:
        """The answers as the session holds them: giving them again changes nothing."""

    def arrive(self, session: Session, ctx: Context) -> Session:
        """The session as the step needs it when it is shown, for example with a draft."""

    def keep(self, session: Session, answers: Answers, ctx: Context) -> Session:
        """Take what was typed so far, valid or not, so that nothing is lost."""

    def answer(self, session: Session, answers: Answers, ctx: Context) -> Outcome:
        """Go forward with these answers, or say what is wrong with which of them."""
