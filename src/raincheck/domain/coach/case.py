"""What the coach needs to know, out of a case."""

from raincheck.domain.addressee import addressee
from raincheck.domain.coach.findings import Circumstances, Occasion
from raincheck.domain.context import Context
from raincheck.domain.drafting import occasion as drafting
from raincheck.domain.drafting.returning import meeting
from raincheck.domain.interview import Interview, Method
from raincheck.domain.phase import Phase, minutes_left
from raincheck.domain.returning import Errand
from raincheck.domain.session import Channel, Session
from raincheck.domain.when import local
from raincheck.domain.zones import zones_differ


def circumstances(session: Session, channel: Channel, ctx: Context) -> Circumstances:
    """What is known of the case as it stands now."""
    interview, reason = meeting(session), session.situation.reason
    # A recruiter who can help has no part in the company of the interview.
    is_outreach = session.message.errand is Errand.OUTREACH
    return Circumstances(
        channel=channel,
        phase=_occasion(session, ctx),
        minutes_to_start=minutes_left(interview, ctx.now),
        reason=reason,
        controllable=ctx.words.reasons[reason].controllable if reason else None,
        tz_differs=_clocks_differ(interview, ctx),
        mode=interview.mode,
        contact=addressee(session).name,
        company="" if is_outreach else interview.company,
        role=interview.role,
        when=f"{local(interview.starts, interview.zone):%Y-%m-%dT%H:%M%z}" if interview.starts else interview.when,
        me=session.me.name,
    )


def _occasion(session: Session, ctx: Context) -> Occasion:
    """The occasion; where it happens at its time in another way, how far ahead it is counts."""
    occasion = drafting.occasion_of(session, ctx.now)
    if occasion in drafting.FOLLOWING:
        # What they canceled themselves needs no regret, however often one asks.
        return Occasion.CANCELED if session.interview.method is Method.CANCEL else Occasion.FOLLOWUP
    if occasion is not drafting.Occasion.OTHER_WAY:
        return Occasion(occasion.value.replace("_", "-"))
    return Occasion.ADVANCE if drafting.reason_phase(session, ctx.now) is Phase.ADVANCE else Occasion.SAME_DAY


def _clocks_differ(interview: Interview, ctx: Context) -> bool | None:
    return None if interview.starts is None else zones_differ(interview.zone, ctx.zone, interview.starts)
