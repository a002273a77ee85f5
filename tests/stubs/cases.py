"""A whole, realistic case for tests: a call, a message that the user says went out, and three follow-ups.

Everything in it is invented. The user sits in UTC; the interviewer's clock is seven hours behind.
"""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from msgspec.structs import replace

from raincheck.domain.interview import Interview, Mode
from raincheck.domain.session import (
    Attempt,
    Channel,
    Delivery,
    DeliveryState,
    Evidence,
    Kind,
    Me,
    Message,
    Reached,
    Reason,
    Rescue,
    RescuePlan,
    Rung,
    Session,
    Situation,
    Step,
    Text,
    Way,
)
from raincheck.domain.touches import FollowUp, Touch, TouchKind

CASE_ID = "2026-11-18-cannot-make-it-k7wq"
PHOENIX = timezone(timedelta(hours=-7))
NOW = datetime(2026, 11, 18, 16, 22, tzinfo=UTC)
"""Thirty-eight minutes before the interview of the case."""

STARTS = datetime(2026, 11, 18, 10, 0, tzinfo=PHOENIX)
FIRST_TOUCH = datetime(2026, 11, 20, 9, 30, tzinfo=PHOENIX)
SECOND_TOUCH = datetime(2026, 11, 27, 9, 30, tzinfo=PHOENIX)
CLOSE_TOUCH = datetime(2026, 12, 2, 9, 30, tzinfo=PHOENIX)

SUBJECT = "Dispatch Coordinator, 10:00 today: I can't make it"
BODY = "Hi Dana,\n\nmy car has broken down. I can't make our interview today at 10:00.\n\nThank you,\nMarisol Vega"

ME = Me(name="Marisol Vega", email="marisol.vega@mail.example", phone="+1 602 555 0100")
INTERVIEW = Interview(
    when="2026-11-18 10:00",
    starts=STARTS,
    zone="America/Phoenix",
    mode=Mode.IN_PERSON,
    company="Larkspur Freight",
    role="Dispatch Coordinator",
    contact_name="Dana Whitfield",
    contact_email="dana.whitfield@larkspur.example",
    contact_phone="+1 602 555 0142",
)
DELIVERY = Delivery(
    message_id="<0123456789abcdef0123456789abcdef@mail.invalid>",
    state=DeliveryState.SENT,
    way=Way.MAILTO,
    channel=Channel.EMAIL,
    at=NOW + timedelta(minutes=4),
    to=INTERVIEW.contact_email,
    subject=SUBJECT,
    body=BODY,
    evidence=Evidence.YOU_TOLD_US,
)


def a_touch(kind: TouchKind, at: datetime, **changes: Any) -> Touch:
    """A planned follow-up of the case on the interviewer's clock."""
    touch = Touch(uid=f"{CASE_ID}-{kind.value}@raincheck.invalid", kind=kind, at=at, zone="America/Phoenix")
    return replace(touch, **changes)


TOUCHES = (
    a_touch(TouchKind.FIRST, FIRST_TOUCH),
    a_touch(TouchKind.SECOND, SECOND_TOUCH),
    a_touch(TouchKind.CLOSE, CLOSE_TOUCH),
)

_CASE = Session(
    id=CASE_ID,
    created=NOW - timedelta(minutes=2),
    updated=NOW + timedelta(minutes=6),
    step=Step.SUMMARY,
    done=tuple(Step)[:-1],
    me=ME,
    situation=Situation(kind=Kind.CANNOT, reason=Reason.CAR),
    interview=INTERVIEW,
    rescue=RescuePlan(choice=Rescue.MOVE),
    attempts=(Attempt(at=NOW + timedelta(minutes=1), rung=Rung.CALL, outcome=Reached.NO_ANSWER),),
    message=Message(channel=Channel.EMAIL, email=Text(subject=SUBJECT, body=BODY), sms=Text(body="Hi Dana, call me.")),
    deliveries=(DELIVERY,),
    followup=FollowUp(touches=TOUCHES),
)


def a_case(**changes: Any) -> Session:
    """The case with some of its fields changed; its sections are the constants above, to be replaced in part."""
    return replace(_CASE, **changes)


def a_fresh_case(**changes: Any) -> Session:
    """The same case a moment after it was begun: nothing tried, nothing written, nothing planned."""
    fresh = replace(
        _CASE,
        step=Step.SITUATION,
        done=(),
        rescue=RescuePlan(),
        attempts=(),
        message=Message(),
        deliveries=(),
        followup=FollowUp(),
    )
    return replace(fresh, **changes)
