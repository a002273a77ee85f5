"""The lines of `list` and `due` made ready for the next time, when `quick` prints them.

A row has the lines that `list` prints, and those that `due` prints; of an archived case it has neither. Each line
has when it begins and ends, how it stands, the moment that it counts to, how that is said, and its text.
"""

import contextlib
from pathlib import Path

from raincheck.adapters import board, index
from raincheck.adapters.card_rows import card_in
from raincheck.adapters.files import write_whole
from raincheck.adapters.local_zone import plain_zone
from raincheck.commands.due import due_line
from raincheck.commands.listing import list_line
from raincheck.commands.quick import FIELD, LINE, PART
from raincheck.commands.words import say_from
from raincheck.domain.agenda import Due, DueKind
from raincheck.domain.cards import Card
from raincheck.domain.context import Context
from raincheck.domain.lines import Line, Stand, lines
from raincheck.domain.naming import Saying, saying


def keep(data: Path, config: Path, ctx: Context) -> None:
    """Make the rows for which the index has a case. Where they cannot be kept, the next answer is as slow as this."""
    setting = board.made_by(str(config))
    if not setting or ctx.zone != plain_zone() or ctx.words.faults:
        return
    known = index.read(f"{data}/{index.NAME}")
    before = index.read(f"{data}/{board.NAME}", setting)
    if not known or before.keys() == known.keys() | {board.SILENT}:
        return
    cards = [(card, binding) for binding, row in known.items() if (card := card_in(row))]
    rows = {board.SILENT: say_from("due", "due-nothing", {})}
    for card, binding in sorted(cards, key=lambda one: (one[0].updated, one[0].id), reverse=True):
        row = before.get(binding) or _row(card, ctx)
        if row:
            rows[binding] = row
    with contextlib.suppress(OSError):
        write_whole(data / board.NAME, index.written(rows, setting))


def _row(card: Card, ctx: Context) -> str:
    """The lines of a case; empty when they cannot be told ahead."""
    if card.archived is not None:
        return PART
    try:
        listed, due = lines(card, ctx, _listed), lines(card, ctx, _due)
    except (ValueError, OverflowError):
        # Somebody typed the year 9999.
        return ""
    texts = [_text(line) for line in listed], [_text(line) for line in due if line.stand is not Stand.NEVER]
    return PART.join(LINE.join(part) for part in texts)


def _listed(due: Due, card: Card, ctx: Context) -> Saying:
    said = saying(due, card, ctx)
    return said._replace(text=list_line(said.text, card, ctx))


def _due(due: Due, card: Card, ctx: Context) -> Saying:
    return Saying("" if due.kind is DueKind.NOTHING else due_line(due, card, ctx))


def _text(line: Line) -> str:
    numbers = (line.begins, line.ends, line.order)
    return FIELD.join((*map(str, numbers), line.stand.value, line.saying.how, line.saying.text))
