"""A case in a line: what it is about, and what is due in it. For every list, and for the head of a screen."""

from datetime import datetime, timedelta
from string import Template
from typing import NamedTuple

from raincheck.domain.agenda import Due, DueKind, next_due
from raincheck.domain.cards import Card, card_of
from raincheck.domain.context import Context
from raincheck.domain.session import Session
from raincheck.domain.spans import away, starting
from raincheck.domain.vocabulary import Kind
from raincheck.domain.when import clock, day_and_date, local, minutes_between
from raincheck.domain.zones import city, zone_or, zones_differ

NEAR = timedelta(hours=3)
"""From then on it is the time that is left that counts, and not the clock."""


GAP = "\x00"
"""Where the time that is left stands in a line; no text holds it."""


class Saying(NamedTuple):
    """What is said of something due: `text`, with a gap for the time that is left, and how that is said, if it is."""

    text: str
    how: str = ""

    def at(self, minutes: int) -> str:
        """The whole line, with so many minutes left."""
        return self.text.replace(GAP, HOW[self.how](minutes)) if self.how else self.text


HOW = {"away": away, "starting": starting}
"""The ways to say how long it is."""


def about(case: Card | Session, ctx: Context) -> str:
    """What the case is about: company and role, else the contact, else what is happening."""
    card = card_of(case)
    if card.company and card.role:
        return f"{card.company} · {card.role}"
    known = card.company or card.role or card.contact
    if known:
        return known
    return ctx.words.kinds[card.kind] if card.kind else ctx.words.agenda["new-case"]


def named(case: Card | Session, ctx: Context) -> str:
    """What it is about and the day of the interview, which tells two of one company apart."""
    card = card_of(case)
    day = f", {day_and_date(local(card.starts, card.zone))}" if card.starts else ""
    return about(card, ctx) + day


def due_line(case: Card | Session, ctx: Context) -> str:
    """What the case needs next, and when: "in 2 h: second follow-up"."""
    card = card_of(case)
    due = next_due(card, ctx.now)
    return saying(due, card, ctx).at(minutes_between(ctx.now, counted_to(due, card) or ctx.now))


def counted_to(due: Due, card: Card) -> datetime | None:
    """The moment that the line counts to."""
    return due.at or card.starts


def saying(due: Due, card: Card, ctx: Context) -> Saying:
    """What is said of it at this moment."""
    words = ctx.words.agenda
    if due.kind is DueKind.NOTHING:
        return Saying(words["archived" if card.archived else "unsent" if _is_unsent(card) else "nothing"])
    if due.kind is DueKind.BEGUN:
        return Saying(Template(words["begun"]).substitute(distance=GAP), "away")
    if due.kind is DueKind.FINISH:
        return Saying(words[f"finish-{card.errand.value}"])
    if due.at is not None:
        what = ctx.words.touches[due.touch.kind].label if due.touch else words[due.kind.value]
        return _timed(due, card, ctx, f": {what}")
    if due.kind is DueKind.CONTACT and card.starts is not None:
        return Saying(Template(words["contact-start"]).substitute(countdown=GAP), "starting")
    return Saying(words[due.kind.value])


def _is_unsent(card: Card) -> bool:
    """Whether nobody there was ever told."""
    return card.kind not in (None, Kind.READY) and card.contacted is None


def _timed(due: Due, card: Card, ctx: Context, what: str) -> Saying:
    """How far away, or for what comes tomorrow, at which time there."""
    at, words = due.at or ctx.now, ctx.words.agenda
    if at < ctx.now:
        return Saying(Template(words["overdue"]).substitute(distance=GAP) + what, "away")
    zone = zone_or(due.touch.zone if due.touch else card.zone, ctx.zone)
    there = local(at, zone)
    if (there.date() - local(ctx.now, zone).date()).days != 1 or at - ctx.now <= NEAR:
        return Saying(GAP + what, "away")
    key = "tomorrow-there" if zones_differ(zone, ctx.zone, at) else "tomorrow"
    return Saying(Template(words[key]).substitute(time=clock(there), city=city(zone)) + what)
