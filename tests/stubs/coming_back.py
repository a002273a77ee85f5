"""Cases that one comes back to: every errand after every history, in every tone and wording; the facts go round."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import cycle, product

from msgspec.structs import replace

from raincheck.domain.context import Context
from raincheck.domain.drafting import draft
from raincheck.domain.interview import Interview, Method, Mode, Relation
from raincheck.domain.returning import Errand, Recruiter, Reply, Since
from raincheck.domain.session import (
    Attempt,
    Channel,
    Delivery,
    DeliveryState,
    Kind,
    Me,
    Message,
    Reached,
    Rung,
    Session,
    Situation,
    Text,
    Tone,
)
from stubs.cases import DELIVERY, INTERVIEW, ME, NOW, a_case
from stubs.fakes import context
from stubs.matrix import FACTS, TONES, ZONES, Drafted

ERRANDS = tuple(errand for errand in Errand if errand is not Errand.NEWS)
BACK_AT = NOW + timedelta(days=2)
"""When one comes back to it."""

NEW_TIME = NOW + timedelta(days=6, hours=1)
SOON = NOW + timedelta(days=3)
OFFER = Reply(at=BACK_AT, what=Since.NEW_TIME, when="Tuesday 10:22", starts=NEW_TIME, zone=INTERVIEW.zone)
NED = Recruiter(name="Ned Underhill", agency="Perch Staffing", email="ned@perch.example", phone="+1 602 555 0177")
CALLED = Attempt(at=NOW, rung=Rung.CALL, outcome=Reached.VOICEMAIL)
MAILED, TEXTED = DELIVERY, replace(DELIVERY, channel=Channel.SMS, subject="")
UNSURE = replace(DELIVERY, state=DeliveryState.UNKNOWN)
HISTORIES: tuple[tuple[tuple[Delivery, ...], tuple[Attempt, ...], Method | None], ...] = (
    ((MAILED,), (CALLED,), None),
    ((TEXTED,), (), None),
    ((UNSURE,), (CALLED,), None),
    ((), (), None),
    ((MAILED,), (), Method.CANCEL),
)
"""What was sent, who was called, and whether they canceled it themselves."""

PLACE = "400 North Fifth Street, Suite 9"
PLACES = (
    *FACTS,
    *((replace(INTERVIEW, mode=mode), FACTS[0][1]) for mode in Mode),
    (replace(INTERVIEW, mode=Mode.IN_PERSON, location=PLACE), FACTS[0][1]),
    (replace(INTERVIEW, mode=Mode.VIDEO, join_url="https://meet.example/x"), FACTS[0][1]),
)


def drafts_back() -> Iterator[Drafted]:
    """Every case in every channel."""
    for session, ctx in sessions_back():
        for channel in Channel:
            yield Drafted(session, channel, ctx, draft(session, channel, ctx))


def sessions_back() -> Iterator[tuple[Session, Context]]:
    """Every case, with the facts and on the clock that are next."""
    facts, zones = cycle(PLACES), cycle(ZONES)
    for age, (errand, history, relation) in enumerate(product(ERRANDS, HISTORIES, Relation)):
        for tone, wording in TONES:
            interview, me = next(facts)
            zone = next(zones)
            case = came_back(errand, replace(interview, relation=relation), me, history, tone, wording)
            yield replace(case, created=NOW - timedelta(minutes=age)), context(BACK_AT, zone)


def came_back(  # noqa: PLR0913, PLR0917 - each decides a part of the words
    errand: Errand,
    interview: Interview,
    me: Me,
    history: tuple[tuple[Delivery, ...], tuple[Attempt, ...], Method | None] = HISTORIES[0],
    tone: Tone = Tone.PLAIN,
    wording: int = 0,
) -> Session:
    """The case of the tests two days later, with a blank message for that errand."""
    deliveries, attempts, method = history
    text = Text(wording=wording)
    ready = errand is Errand.CONFIRM
    return a_case(
        situation=Situation(kind=Kind.READY) if ready else a_case().situation,
        interview=replace(interview, starts=SOON if ready else INTERVIEW.starts, method=None if ready else method),
        me=me,
        deliveries=() if ready else deliveries,
        attempts=() if ready else attempts,
        replies=(OFFER,) if errand is Errand.ACCEPT else (),
        recruiter=_recruiter(errand, interview),
        message=Message(tone=tone, errand=errand, round=1, email=text, sms=text, linkedin=text, ats=text),
    )


def case_of(errand: Errand, interview: Interview = INTERVIEW, **changes: object) -> Session:
    """The case that came back for that, signed by its user, with other values where a test needs them."""
    return replace(came_back(errand, interview, ME), **changes)


def _recruiter(errand: Errand, interview: Interview) -> Recruiter:
    """Somebody new; for an agency, the one through whom the interview came."""
    if errand is Errand.OUTREACH and interview.relation is Relation.AGENCY:
        return Recruiter(name=interview.contact_name, email=interview.contact_email)
    return NED if interview.contact_name else Recruiter(agency="Perch Staffing", email=NED.email)
