"""A card as a row of the index, and back. Whoever wrote the row, what comes back is a card or an error."""

from datetime import datetime

from raincheck.adapters.index import SEPARATOR
from raincheck.domain.cards import Ahead, Card
from raincheck.domain.text import inert
from raincheck.domain.vocabulary import DeliveryState, Errand, Kind, Reason, Since, Step, TouchKind

_FIXED = 19
"""So many fields has a card without planned moments; each of those has three more."""


def row_of(card: Card) -> str:
    """The fields of that card; empty for a card that a row cannot hold."""
    fields = [
        *(card.id, card.company, card.role, card.contact, card.zone),
        *(_text(moment) for moment in (card.created, card.updated, card.starts, card.archived, card.contacted)),
        *(card.step, card.kind or "", card.reason or "", card.errand, card.state or "", card.outcome or ""),
        *("x" if fact else "" for fact in (card.is_agency, card.is_reached, card.is_scheduled)),
    ]
    for moment in card.ahead:
        fields += [moment.kind, _text(moment.at), moment.zone]
    row = SEPARATOR.join(fields)
    return row if row.count(SEPARATOR) == len(fields) - 1 and "\n" not in row else ""


def card_in(row: str) -> Card | None:
    """The card that the row holds; None for any other row, as it stands in no index of ours."""
    try:
        return _card(row.split(SEPARATOR)) if row else None
    except ValueError:
        return None


def _card(fields: list[str]) -> Card:
    if len(fields) < _FIXED or (len(fields) - _FIXED) % 3:
        raise ValueError("not the fields of a card")
    name, company, role, contact, zone, created, updated, starts, archived, contacted = fields[:10]
    step, kind, reason, errand, state, outcome, agency, reached, scheduled = fields[10:_FIXED]
    return Card(
        id=_line(name),
        company=_line(company),
        role=_line(role),
        contact=_line(contact),
        zone=_line(zone),
        created=_moment(created),
        updated=_moment(updated),
        starts=_moment(starts) if starts else None,
        archived=_moment(archived) if archived else None,
        contacted=_moment(contacted) if contacted else None,
        step=Step(step),
        kind=Kind(kind) if kind else None,
        reason=Reason(reason) if reason else None,
        errand=Errand(errand),
        state=DeliveryState(state) if state else None,
        outcome=Since(outcome) if outcome else None,
        is_agency=bool(agency),
        is_reached=bool(reached),
        is_scheduled=bool(scheduled),
        ahead=_ahead(fields[_FIXED:]),
    )


def _ahead(fields: list[str]) -> tuple[Ahead, ...]:
    return tuple(
        Ahead(TouchKind(kind), _moment(at), _line(zone))
        for kind, at, zone in zip(fields[::3], fields[1::3], fields[2::3], strict=True)
    )


def _text(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without an offset")
    return moment


def _line(text: str) -> str:
    """A text as it stood in the file. What is printable is inert; of the rest, only joiners and the like may stand."""
    if not text.isprintable() and inert(text) != text:
        raise ValueError("a text that a terminal would obey")
    return text
