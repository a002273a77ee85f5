"""The next interview: a case of its own, that came out of this one and is to be prepared."""

from zlib import crc32

from msgspec.structs import replace

from raincheck.domain.context import Context
from raincheck.domain.interview import Interview
from raincheck.domain.moments import Moment
from raincheck.domain.moments.reading import typed
from raincheck.domain.returning import Learned, Preparation, Reply
from raincheck.domain.session import Kind, Message, Session, Situation, Step
from raincheck.domain.telling import clock_sentence
from raincheck.domain.touches import TouchState

BEFORE = (Step.SITUATION, Step.INTERVIEW)
"""The steps that are behind a case that began with a reply."""

_OF_THE_MEETING = ("join_url", "dial_in", "dial_in_code", "reschedule_url")
"""Links and codes of the meeting that did not take place: a wrong one is worse than none."""

_OF_THE_TIME = ("when", "clock_note")


def carried(interview: Interview) -> Interview:
    """The interview without its time, and without what belongs to that meeting alone."""
    gone = dict.fromkeys((*_OF_THE_MEETING, *_OF_THE_TIME), "")
    sources = dict.fromkeys(("starts", "zone", *_OF_THE_MEETING), "")
    return replace(
        interview,
        **gone,
        starts=None,
        method=None,
        updated=False,
        sources=replace(interview.sources, **sources),
    )


def at_moment(interview: Interview, moment: Moment, ctx: Context) -> Interview:
    """The interview at that time."""
    note = clock_sentence(moment.at, moment.zone, ctx)
    return replace(interview, when=typed(moment), starts=moment.at, zone=moment.zone, clock_note=note)


def next_case(session: Session, reply: Reply, ctx: Context) -> Session:
    """The case of the interview that was offered: not on disk, and without an id."""
    interview = session.told.facts or carried(session.interview)
    if reply.starts is not None:
        interview = at_moment(interview, Moment(reply.starts, reply.zone), ctx)
    return Session(
        id="",
        created=ctx.now,
        updated=ctx.now,
        step=Step.PREPARE,
        done=BEFORE,
        origin=session.id,
        me=session.me,
        situation=Situation(kind=Kind.READY),
        interview=interview,
        message=Message(channel=session.message.channel, tone=session.message.tone),
        preparation=_way_there(session, interview),
    )


def _way_there(session: Session, interview: Interview) -> Preparation:
    """How long the way takes is known where it is the same one."""
    same = interview.location == session.interview.location
    return Preparation(travel_minutes=session.preparation.travel_minutes) if same else Preparation()


def mark_of(case: Session) -> str:
    """Eight digits for what somebody may have worked on in it: others mean that somebody did."""
    return f"{crc32(repr((case.interview, case.me, case.message)).encode()):08x}"


def is_untouched(case: Session, origin: Session, reply: Reply) -> bool:
    """Whether nobody has done anything with it: then taking the reply back takes it away as well."""
    prepared, followup = case.preparation, case.followup
    return (
        (case.step, case.done) == (Step.PREPARE, BEFORE)
        and case.origin == origin.id
        and mark_of(case) == reply.made
        and not (case.attempts or case.deliveries or case.replies or case.archived or case.aside)
        and case.learned == Learned()
        and not prepared.ticks
        and prepared.buffer_minutes is None
        and prepared.travel_minutes in (None, origin.preparation.travel_minutes)
        and followup.calendar is None
        and not (followup.held or followup.tried)
        and all(touch.state is TouchState.PLANNED for touch in followup.touches)
    )
