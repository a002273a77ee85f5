"""The story of a case, drawn: a line of time with its signs."""

from collections.abc import Sequence

from textual.content import Content

from raincheck.domain.history import Line, Mark

DAY, CLOCK = 11, 6
"""Columns of the days and of the times."""

_STYLES = {
    Mark.YOURS: "$primary",
    Mark.THEIRS: "bold $accent",
    Mark.INTERVIEW: "bold $accent",
    Mark.PLANNED: "$primary",
    Mark.LATE: "bold $error",
    Mark.NEVER: "$secondary",
    Mark.PASSING: "$secondary",
    Mark.NOW: "bold $primary",
}
_QUIET = (Mark.NEVER, Mark.PASSING)


def drawn(lines: Sequence[Line]) -> Content:
    """The picture. Signs and words say the same as the colors."""
    return Content("\n").join(_row(line) for line in lines)


def _row(line: Line) -> Content:
    style = "bold" if line.mark is Mark.NOW else "$secondary" if line.mark in _QUIET else ""
    return Content.assemble(
        (f"{line.day:<{DAY}}{line.time:<{CLOCK}}", "$secondary"),
        (f"{line.mark.value} ", _STYLES[line.mark]),
        (line.text, style),
        (f"  {line.aside}" if line.aside else "", "$secondary"),
    )
