"""Every kind of case that a draft can be asked for: reason x phase x rescue x relation, and with or without each fact.

Tone, wording and the moment at which the case was begun go round with the cases, so that all of them meet all parts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle, product

from msgspec.structs import replace

from raincheck.domain.context import Context
from raincheck.domain.drafting import draft
from raincheck.domain.drafting.occasion import Occasion, occasion_of, unanswered
from raincheck.domain.interview import Interview, Method, Mode, Relation
from raincheck.domain.session import (
    Channel,
    DeliveryState,
    Kind,
    Me,
    Message,
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
SITUATIONS = (
    (Kind.CANNOT, 9000),
    (Kind.CANNOT, 900),
    (Kind.CANNOT, 38),
    (Kind.CANNOT, 2),
    (Kind.CANNOT, -30),
    (Kind.LATE, 300),
    (Kind.LATE, -10),
    (Kind.MISSED, -20),
    (Kind.MISSED, -1500),
)
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
TONES = tuple((tone, wording) for tone in Tone for wording in range(3))


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


def sessions() -> Iterator[tuple[Session, Context]]:
    """Every case, each with the tone, the wording, the zone and the age that are next."""
    turn, ages, zones = cycle(TONES), cycle(range(1, 50)), cycle((PHOENIX, "Etc/UTC", "America/New_York", "Etc/UTC"))
    for case in _cases():
        (tone, wording), age, zone = next(turn), next(ages), next(zones)
        for planned in _planned(case, context(zone=zone)):
            yield toned(planned, tone, wording, age), context(zone=zone)


def toned(case: Session, tone: Tone, wording: int, age: int) -> Session:
    """The case in a tone and a wording; its age decides with which wordings it begins."""
    text = Text(wording=wording)
    message = Message(tone=tone, email=text, sms=text, linkedin=text, ats=text)
    return replace(case, created=NOW - timedelta(minutes=age), message=message)


def drafts() -> Iterator[Drafted]:
    """Every case in every channel."""
    for session, ctx in sessions():
        for channel in Channel:
            yield Drafted(session, channel, ctx, draft(session, channel, ctx))


def _cases() -> Iterator[Session]:
    for reason, (kind, minutes), relation, (interview, me) in product(Reason, SITUATIONS, Relation, FACTS):
        yield _case(reason, kind, minutes, replace(interview, relation=relation), me)
    for reason, relation, (interview, me) in product(Reason, Relation, FACTS):
        known = replace(interview, relation=relation)
        yield _unstarted(_case(reason, Kind.CANNOT, 0, known, me))
        yield _unstarted(_case(reason, Kind.LATE, 0, known, me))
    for reason, minutes, relation, (interview, me) in product(Reason, (-20, -1500, -9000), Relation, FACTS):
        case = _case(reason, Kind.MISSED, minutes, replace(interview, relation=relation), me)
        sent = replace(DELIVERY, state=DeliveryState.SENT, at=NOW + timedelta(minutes=minutes - 38))
        yield replace(case, deliveries=(sent,))
    for (kind, minutes), relation, (interview, me) in product(SITUATIONS, Relation, FACTS):
        canceled = replace(interview, relation=relation, method=Method.CANCEL)
        yield _case(Reason.CAR, kind, minutes, canceled, me)


def _unstarted(case: Session) -> Session:
    return replace(case, interview=replace(case.interview, starts=None))


def _case(reason: Reason, kind: Kind, minutes: int, interview: Interview, me: Me) -> Session:
    return a_fresh_case(
        situation=Situation(kind=kind, reason=reason, detail=DETAIL if reason is Reason.OTHER else ""),
        interview=replace(interview, starts=NOW + timedelta(minutes=minutes)),
        me=me,
    )


def _planned(case: Session, ctx: Context) -> Iterator[Session]:
    """The case with every rescue that is on offer for it; for a canceled one, with what was left to ask."""
    offered = (Rescue.MOVE,) if case.interview.method is Method.CANCEL else rescues(case, ctx)
    for choice in offered:
        late = 20 if WORDS.rescues[choice].asks_delay else None
        yield replace(case, rescue=RescuePlan(choice=choice, late_minutes=late))
