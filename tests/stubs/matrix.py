"""The kinds of cases that a draft can be asked for: reasons, situations, rescues, relations, with or without each fact.

The full product would say the same sentences ten times over. Here every pair of reason, situation and relation meets
every rescue that is on offer for it; every list of wordings is gone through in every tone; and the facts go round.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from itertools import cycle, product
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from raincheck.domain.context import Context
from raincheck.domain.drafting import draft
from raincheck.domain.drafting.occasion import Occasion, occasion_of, unanswered
from raincheck.domain.drafting.parts import Parts
from raincheck.domain.drafting_words import Wordings
from raincheck.domain.interview import Interview, Method, Mode, Relation
from raincheck.domain.session import (
    Channel,
    DeliveryState,
    Kind,
    Me,
    Reason,
    Rescue,
    RescuePlan,
    Session,
    Situation,
    Text,
    Tone,
)
from raincheck.domain.triage import rescues
from stubs.cases import DELIVERY, INTERVIEW, ME, NOW, a_fresh_case
from stubs.fakes import WORDS, context

PHOENIX = "America/Phoenix"
DETAIL = "my basement flooded"
BARE = Interview(when="x", zone=INTERVIEW.zone)
LONDON = replace(INTERVIEW, zone="Europe/London", role="Night Shift Nurse", company="St. Brannoc Hospital")
FACTS = (
    (INTERVIEW, ME),
    (INTERVIEW, Me()),
    (BARE, ME),
    (BARE, Me()),
    (BARE, Me(phone=ME.phone)),
    (replace(INTERVIEW, role=""), ME),
    (replace(INTERVIEW, contact_name=""), ME),
    (replace(INTERVIEW, company=""), ME),
    (replace(INTERVIEW, mode=Mode.VIDEO, duration_minutes=45), ME),
    (replace(INTERVIEW, mode=Mode.PHONE, contact_name="Dr. Ana Ortiz"), ME),
    (replace(LONDON, mode=Mode.VIDEO, contact_name="Whitfield, Dana"), ME),
)
ZONES = (PHOENIX, "Etc/UTC", "America/New_York", "Etc/UTC")
WORDINGS = tuple(range(3))
TONES = tuple(product(Tone, WORDINGS))


class Twist(Enum):
    """What is special about a situation."""

    NONE = auto()
    UNSTARTED = auto()
    """Nobody knows when it starts."""
    AGAIN = auto()
    """A first message went before the start."""
    CANCELED = auto()
    """They canceled it themselves."""


class Plan(Enum):
    """Which rescue a case has, where none is named."""

    EACH = auto()
    """One case for each that is on offer."""
    OPEN = auto()
    """Nothing is chosen yet."""


class Row(NamedTuple):
    """A situation: what happened, and how many minutes are left."""

    kind: Kind
    minutes: int
    twist: Twist = Twist.NONE


SITUATIONS = (
    Row(Kind.CANNOT, 9000),
    Row(Kind.CANNOT, 900),
    Row(Kind.CANNOT, 38),
    Row(Kind.CANNOT, 2),
    Row(Kind.CANNOT, -30),
    Row(Kind.LATE, 300),
    Row(Kind.LATE, -10),
    Row(Kind.MISSED, -20),
    Row(Kind.MISSED, -1500),
    Row(Kind.CANNOT, 0, Twist.UNSTARTED),
    Row(Kind.LATE, 0, Twist.UNSTARTED),
    *(Row(Kind.MISSED, minutes, Twist.AGAIN) for minutes in (-20, -1500, -9000)),
)
CANCELED = tuple(Row(kind, minutes, Twist.CANCELED) for kind, minutes, twist in SITUATIONS if twist is Twist.NONE)


@dataclass(frozen=True, eq=False)
class Drafted:
    """A draft with what it was made of. Each is only itself, so that tests can keep what they found of it."""

    session: Session
    channel: Channel
    ctx: Context
    text: Text

    @property
    def occasion(self) -> Occasion:
        """What the draft is about."""
        return occasion_of(self.session, self.ctx.now)

    @property
    def told(self) -> str:
        """The case in one line."""
        session, interview = self.session, self.session.interview
        message = session.message
        again = "again" if unanswered(session, self.ctx.now) else ""
        rescue = str(session.rescue.choice or "undecided")
        facts = [str(session.situation.reason), str(self.occasion), again, rescue, str(interview.relation)]
        facts += [str(interview.mode or ""), "" if interview.role else "no role", "" if session.me.name else "unsigned"]
        kind = f"{self.channel}, {message.tone}"
        return f"{kind}: {', '.join(fact for fact in facts if fact)}"


def drafts() -> Iterator[Drafted]:
    """Every case in every channel."""
    for session, ctx in sessions():
        for channel in Channel:
            yield Drafted(session, channel, ctx, draft(session, channel, ctx))


Made = tuple[tuple[Drafted, frozenset[str]], ...]
"""Drafts, each with the texts of `content/` that were picked for it."""


def with_texts(make: Callable[[], Iterator[Drafted]]) -> Made:
    """The drafts with their texts."""
    said: set[str] = set()
    pick = Parts.pick

    def noted(parts: Parts, part: str, wordings: Wordings) -> str:
        said.add(text := pick(parts, part, wordings))
        return text

    made = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Parts, "pick", noted)
        for one in make():
            made.append((one, frozenset(said)))
            said.clear()
    return tuple(made)


def distinct(made: Made) -> Iterator[Drafted]:
    """The drafts that say a text for the first time on their occasion and channel, or put facts together anew."""
    seen: set[object] = set()
    for one, texts in made:
        session, interview = one.session, one.session.interview
        place, tone, relation = (one.channel, one.occasion), session.message.tone, interview.relation
        known = tuple(
            bool(fact) for fact in (interview.role, interview.contact_name, interview.company, session.me.name)
        )
        new: set[object] = {(place, text) for text in texts} | {(place, tone, relation, known)}
        new.add((place, session.situation.reason, session.rescue.choice, relation))
        if not new <= seen:
            seen |= new
            yield one


def sessions() -> Iterator[tuple[Session, Context]]:
    """Every case, on the clocks that are next."""
    facts, zones = cycle(FACTS), cycle(ZONES)
    for make in (_met, _reasoned, _voiced, _rescued):
        for case, relation in make():
            interview, me = next(facts)
            ctx = context(zone=next(zones))
            yield from ((one, ctx) for one in case.sessions(replace(interview, relation=relation), me, ctx))


class Wanted(NamedTuple):
    """A case without its facts. `age` decides with which wordings it begins.

    `choice` is a rescue, if that is on offer; a number is the one at that place of those that are.
    """

    row: Row
    reason: Reason
    tone: Tone
    wording: int
    age: int
    choice: Rescue | Plan | int = Plan.EACH
    mode: Mode | None = None
    detail: str = DETAIL

    def sessions(self, interview: Interview, me: Me, ctx: Context) -> Iterator[Session]:
        """The case with its rescue."""
        case = _case(self, replace(interview, mode=self.mode or interview.mode), me)
        if self.choice is Plan.OPEN:
            yield case
            return
        offered = (Rescue.MOVE,) if self.row.twist is Twist.CANCELED else rescues(case, ctx)
        if isinstance(self.choice, int):
            offered = (offered[self.choice % len(offered)],)
        for choice in offered:
            if self.choice in (Plan.EACH, choice) or isinstance(self.choice, int):
                late = 20 if WORDS.rescues[choice].asks_delay else None
                yield replace(case, rescue=RescuePlan(choice=choice, late_minutes=late))


def _met() -> Iterator[tuple[Wanted, Relation]]:
    """Every reason in every situation and relation, with every rescue."""
    turn, ages = cycle(TONES), cycle(range(1, 50))
    for reason, row, relation in product(Reason, SITUATIONS, Relation):
        yield Wanted(row, reason, *next(turn), next(ages)), relation


def _reasoned() -> Iterator[tuple[Wanted, Relation]]:
    """Every wording of every reason in every situation."""
    relations = cycle((Relation.EMPLOYER, Relation.AGENCY, Relation.EMPLOYER))
    for place, (reason, row, wording) in enumerate(product(Reason, SITUATIONS, WORDINGS)):
        tone, age = tuple(Tone)[(place // 3 + wording) % 3], place // 3 + 1
        yield Wanted(row, reason, tone, wording, age, choice=place, detail=""), next(relations)
        if row.kind is Kind.LATE:
            yield Wanted(row, reason, tone, wording, age, Plan.OPEN, detail=""), next(relations)


def _voiced() -> Iterator[tuple[Wanted, Relation]]:
    """Every wording of every tone in every situation."""
    for place, (row, relation, (tone, wording)) in enumerate(product((*SITUATIONS, *CANCELED), Relation, TONES)):
        yield Wanted(row, tuple(Reason)[place % len(Reason)], tone, wording, place // 9 + 1, choice=place), relation


def _rescued() -> Iterator[tuple[Wanted, Relation]]:
    """Every wording of every rescue in every tone, where it is on offer; and of what is asked before one is chosen."""
    for age, (choice, relation, row) in enumerate(product(Rescue, Relation, (SITUATIONS[2], SITUATIONS[6]))):
        words = WORDS.rescues[choice]
        reason, mode = next(iter(words.reasons), Reason.CAR), next(iter(words.modes), None)
        for tone, wording in TONES:
            yield Wanted(row, reason, tone, wording, age + 1, choice, mode), relation
            if choice is Rescue.MOVE:
                yield Wanted(row, reason, tone, wording, age + 1, Plan.OPEN), relation


def _case(wanted: Wanted, interview: Interview, me: Me) -> Session:
    row, reason = wanted.row, wanted.reason
    starts = None if row.twist is Twist.UNSTARTED else NOW + timedelta(minutes=row.minutes)
    method = Method.CANCEL if row.twist is Twist.CANCELED else None
    case = a_fresh_case(
        situation=Situation(kind=row.kind, reason=reason, detail=wanted.detail if reason is Reason.OTHER else ""),
        interview=replace(interview, starts=starts, method=method),
        me=me,
    )
    if row.twist is Twist.AGAIN:
        sent = replace(DELIVERY, state=DeliveryState.SENT, at=NOW + timedelta(minutes=row.minutes - 38))
        case = replace(case, deliveries=(sent,))
    return toned(case, wanted.tone, wanted.wording, wanted.age)


def toned(case: Session, tone: Tone, wording: int, age: int) -> Session:
    """The case in a tone and a wording; its age decides with which wordings it begins."""
    text = Text(wording=wording)
    message = replace(case.message, tone=tone, email=text, sms=text, linkedin=text, ats=text)
    return replace(case, created=NOW - timedelta(minutes=age), message=message)
