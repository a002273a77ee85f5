"""The JSON of the command line: stable keys, moments as ISO 8601 with an offset, null for what is absent.

A row of `list` and `due` has the keys `id`, `company`, `role`, `contact`, `kind`, `starts`, `zone`,
`step`, `updated`, `archived`, `path`, `resume` (the command to continue) and `next`, which has `kind`, `at`,
`due` (whether it stands now), `touch`, `errand` and `todo`. A trouble has `cause` and `path`.
"""

from datetime import datetime
from enum import Enum
from typing import Any

import msgspec

from raincheck.commands.phrases import todo
from raincheck.domain.agenda import DueKind, next_due
from raincheck.domain.cards import Card, card_of
from raincheck.domain.context import Context
from raincheck.domain.session import Session
from raincheck.ports import LoadFailed


def case_row(card: Card, path: str, ctx: Context) -> dict[str, Any]:
    """One case as `list` and `due` print it."""
    return {
        "id": card.id,
        "company": card.company or None,
        "role": card.role or None,
        "contact": card.contact or None,
        "kind": plain(card.kind),
        "starts": plain(card.starts),
        "zone": card.zone or None,
        "step": plain(card.step),
        "updated": plain(card.updated),
        "archived": plain(card.archived),
        "path": path,
        "resume": f"raincheck resume {card.id}",
        "next": next_row(card, ctx),
    }


def next_row(case: Card | Session, ctx: Context) -> dict[str, Any]:
    """What the case needs next."""
    card = card_of(case)
    due = next_due(card, ctx.now)
    return {
        "kind": plain(due.kind),
        "at": plain(due.at),
        "due": due.is_due(ctx.now),
        "touch": plain(due.touch.kind) if due.touch else None,
        "errand": plain(card.errand) if due.kind is DueKind.FINISH else None,
        "todo": todo(due, card, ctx),
    }


def trouble_row(trouble: LoadFailed) -> dict[str, Any]:
    """One file that is no case, or none for this version."""
    return {"cause": plain(trouble.cause), "path": trouble.path}


def plain(value: Any) -> Any:
    """A record as JSON has it: every field is there, and an empty text is null."""
    if isinstance(value, msgspec.Struct):
        return {field.encode_name: plain(getattr(value, field.name)) for field in msgspec.structs.fields(value)}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return None if value == "" else value
