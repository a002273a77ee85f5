"""What would have prevented it? Three questions, one key each."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from raincheck.domain.questions import Problem
from raincheck.tui.keys import bind
from raincheck.tui.screens.choosing import ChoosingScreen


class LearnScreen(ChoosingScreen):
    """Three numbers, or one's own words; or nothing, for now."""

    HINTS_BELOW: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [*bind("skip")]

    def shown_keys(self) -> Sequence[str]:
        """It can be left out as well."""
        *first, back, help_, leave = super().shown_keys()
        return (*first, "skip", back, help_, leave)

    def action_skip(self) -> None:
        """Go on with nothing learned."""
        self.forward({})

    def refused(self, problems: Sequence[Problem]) -> None:
        """Ask again what is missing, and say so."""
        ids = [question.id for question in self.questions()]
        if problems[0].field in ids:
            self.ask(ids.index(problems[0].field))
        super().refused(problems)
