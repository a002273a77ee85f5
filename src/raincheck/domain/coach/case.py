"""What the coach needs to know, out of a case."""

from raincheck.domain.coach.findings import Circumstances, Occasion
from raincheck.domain.context import Context
from raincheck.domain.interview import Interview
from raincheck.domain.phase import Phase, minutes_left, phase_of
from raincheck.domain.session import Channel, Rescue, Session
from raincheck.domain.when import local
from raincheck.domain.zones import zones_differ

_OCCASIONS = {
    Phase.ADVANCE: Occasion.ADVANCE,
    Phase.SAME_DAY: Occasion.SAME_DAY,
    Phase.RUNNING_LATE: Occasion.RUNNING_LATE,
    Phase.MISSED: Occasion.MISSED,
}


def circumstances(session: Session, channel: Channel, ctx: Context) -> Circumstances:
    """What is known of the case as it stands now."""
    interview, reason = session.interview, session.situation.reason
    return Circumstances(
        channel=channel,
        phase=_occasion(session, ctx),
        minutes_to_start=minutes_left(interview, ctx.now),
        reason=reason,
        controllable=ctx.words.reasons[reason].controllable if reason else None,
        tz_differs=_clocks_differ(interview, ctx),
        mode=interview.mode,
        contact=interview.contact_name,
        company=interview.company,
        role=interview.role,
        when=f"{local(interview.starts, interview.zone):%Y-%m-%dT%H:%M%z}" if interview.starts else interview.when,
        me=session.me.name,
    )


def _occasion(session: Session, ctx: Context) -> Occasion:
    if session.rescue.choice is Rescue.WITHDRAW:
        return Occasion.WITHDRAW
    return _OCCASIONS[phase_of(session, ctx.now)]


def _clocks_differ(interview: Interview, ctx: Context) -> bool | None:
    return None if interview.starts is None else zones_differ(interview.zone, ctx.zone, interview.starts)
