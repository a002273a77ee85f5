"""What one's own cases say."""

from string import Template
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from raincheck.domain.context import Context
from raincheck.domain.spans import span
from raincheck.domain.statistics import FEW, Tally
from raincheck.tui.keys import bind
from raincheck.tui.screens.sheet import SheetScreen
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard

LABEL, BAR = 16, 24
"""Columns of the labels, and of the longest bar."""


class StatisticsScreen(SheetScreen):
    """Counts, each with a bar as long as it is many."""

    BINDINGS: ClassVar[list[BindingType]] = [*bind("stats")]

    def __init__(self, wizard: Wizard, counts: Tally) -> None:
        super().__init__(wizard)
        self._counts = counts

    def heading(self) -> str:
        """Whose numbers they are."""
        return self.wizard.ports.words.statistics["title"]

    def parts(self) -> ComposeResult:
        """The counts, and where they come from."""
        ctx = self.wizard.context()
        yield Plain(counted(self._counts, ctx), classes="paragraph")
        yield Plain(ctx.words.statistics["lead"], classes="paragraph muted")

    def action_stats(self) -> None:
        """The key that opened it."""
        self.action_close()


def counted(counts: Tally, ctx: Context) -> Content:
    """The counts as lines with bars."""
    words = ctx.words.statistics
    if not counts.cases:
        return Content(words["none"])
    lines = [_row(words["cases"], str(counts.cases)), *_contact(counts, words), Content("")]
    lines += _bars(words["reasons"], [(ctx.words.reasons[reason].label, n) for reason, n in counts.reasons])
    lines.append(Content(""))
    outcomes = [(words[f"outcome-{what.value if what else 'open'}"], n) for what, n in counts.outcomes]
    lines += _bars(words["outcomes"], outcomes)
    if counts.cases < FEW:
        lines += [Content(""), Content(words["few"])]
    return Content("\n").join(lines)


def _contact(counts: Tally, words: dict[str, str]) -> list[Content]:
    told = {"early": counts.early, "late": counts.late, "never": counts.never}
    lines = [Template(words[f"contact-{name}"]).substitute(count=n) for name, n in told.items() if n]
    if counts.lead is not None and counts.timed >= FEW:
        key = "contact-before" if counts.lead >= 0 else "contact-after"
        lines.insert(0, Template(words[key]).substitute(time=span(counts.lead), count=counts.timed))
    return [_row(words["contact"] if i == 0 else "", line) for i, line in enumerate(lines)]


def _bars(head: str, rows: list[tuple[str, int]]) -> list[Content]:
    most = max((count for _, count in rows), default=1)
    width = max((len(label) for label, _ in rows), default=0) + 2
    return [
        Content.assemble(
            (f"{head if i == 0 else '':<{LABEL}}", "$secondary"),
            f"{label:<{width}}",
            ("▇" * max(round(count * BAR / most), 1), "$primary"),
            f" {count}",
        )
        for i, (label, count) in enumerate(rows)
    ]


def _row(label: str, text: str) -> Content:
    return Content.assemble((f"{label:<{LABEL}}", "$secondary"), text)
