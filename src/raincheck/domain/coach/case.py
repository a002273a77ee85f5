"""What the coach needs to know, out of a case."""

from raincheck.domain.coach.findings import Circumstances, Occasion
from raincheck.domain.context import Context
from raincheck.domain.drafting import occasion as drafting
from raincheck.domain.interview import Interview
from raincheck.domain.phase import Phase, minutes_left
from raincheck.domain.session import Channel, Session
from raincheck.domain.when import local
from raincheck.domain.zones import zones_differ

_OCCASIONS = {
    drafting.Occasion.ADVANCE: Occasion.ADVANCE,
    drafting.Occasion.SAME_DAY: Occasion.SAME_DAY,
    drafting.Occasion.RUNNING_LATE: Occasion.RUNNING_LATE,
    drafting.Occasion.MISSED: Occasion.MISSED,
    drafting.Occasion.CANCELED: Occasion.CANCELED,
    drafting.Occasion.WITHDRAW: Occasion.WITHDRAW,
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
    """The occasion; where it happens at its time in another way, how far ahead it is counts."""
    occasion = drafting.occasion_of(session, ctx.now)
    if occasion is not drafting.Occasion.OTHER_WAY:
        return _OCCASIONS[occasion]
    return Occasion.ADVANCE if drafting.reason_phase(session, ctx.now) is Phase.ADVANCE else Occasion.SAME_DAY


def _clocks_differ(interview: Interview, ctx: Context) -> bool | None:
    return None if interview.starts is None else zones_differ(interview.zone, ctx.zone, interview.starts)
