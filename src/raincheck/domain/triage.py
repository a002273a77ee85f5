"""Triage: minutes left x what is possible x who can be reached.

The order of the ladder and the windows are those of the domain rules, section 3; the words
stand in `content/`.
"""

from msgspec import Struct

from raincheck.domain.context import Context
from raincheck.domain.drafting_words import RescueWords
from raincheck.domain.interview import Interview, Method, Mode
from raincheck.domain.phase import ADVANCE_MINUTES, GRACE_MINUTES, URGENT_MINUTES, minutes_left
from raincheck.domain.session import Kind, Rescue, Rung, Session
from raincheck.domain.when import local
from raincheck.domain.words import RungWords

SOON_MINUTES = 120
"""With less than this left a mail may be seen too late, so the call comes first."""

STILL_TODAY_MINUTES = 60
"""So long after the start it can sometimes still happen the same day."""

OFFICE_CLOSES = 17
"""The hour, on their clock, after which "later today" is no longer an offer."""


class Advised(Struct, frozen=True):
    """One rung for this case: what to do, and why."""

    rung: Rung
    label: str
    why: str


def ladder(session: Session, ctx: Context) -> tuple[Advised, ...]:
    """Whom to reach and how, first things first; never empty."""
    # Without a number nothing comes before the mail.
    urgent = is_pressing(session, ctx) and bool(session.interview.contact_phone)
    facts = _facts(session.interview)
    return tuple(_advise(rung, ctx.words.rungs[rung], urgent, facts) for rung in _order(session, ctx))


def is_pressing(session: Session, ctx: Context) -> bool:
    """Whether a mail alone may be seen too late: under two hours, or it has begun."""
    minutes = minutes_left(session.interview, ctx.now)
    return minutes is not None and -STILL_TODAY_MINUTES <= minutes < SOON_MINUTES


def _order(session: Session, ctx: Context) -> tuple[Rung, ...]:
    interview = session.interview
    spoken = [Rung.CALL, Rung.VOICEMAIL] if interview.contact_phone else []
    sms = [Rung.SMS] if interview.contact_phone else []
    mail = [Rung.EMAIL] if interview.contact_email else []
    minutes = minutes_left(interview, ctx.now)
    near = minutes is not None and -GRACE_MINUTES <= minutes < URGENT_MINUTES
    chat = [Rung.CHAT] if near and interview.mode is Mode.VIDEO else []
    if minutes is not None and (minutes > ADVANCE_MINUTES or minutes < -STILL_TODAY_MINUTES):
        order = [*mail, *spoken, *sms]
    elif near:
        order = [*spoken[:1], *chat, *spoken[1:], *sms, *mail]
    else:
        order = [*spoken, *sms, *mail]
    return tuple(order + _last_resorts(interview))


def _last_resorts(interview: Interview) -> list[Rung]:
    """What is left when a number or an address is missing; a link to move it is always worth a look."""
    link = [Rung.ATS] if interview.reschedule_url else []
    if interview.contact_phone and interview.contact_email:
        return link
    if interview.contact_email:
        return [*link, Rung.SWITCHBOARD]
    if interview.contact_phone:
        return [Rung.ATS]
    return [Rung.ATS, Rung.SWITCHBOARD, Rung.LINKEDIN]


def _facts(interview: Interview) -> dict[str, str]:
    return {
        "contact": interview.contact_name or "the interviewer",
        "company": interview.company or "the company",
        "phone": interview.contact_phone,
        "email": interview.contact_email,
    }


_TARGETS = {
    Rung.CALL: "contact_phone",
    Rung.VOICEMAIL: "contact_phone",
    Rung.SMS: "contact_phone",
    Rung.EMAIL: "contact_email",
    Rung.CHAT: "join_url",
    Rung.ATS: "reschedule_url",
}


def target(interview: Interview, rung: Rung) -> str:
    """The number, address or link of a rung; empty where raincheck has none."""
    name = _TARGETS.get(rung)
    return getattr(interview, name) if name else ""


def _advise(rung: Rung, words: RungWords, urgent: bool, facts: dict[str, str]) -> Advised:
    # Local, for string.Template costs 3 ms that the first paint has no need of.
    from string import Template

    why = words.why_urgent if urgent and words.why_urgent else words.why
    return Advised(rung, Template(words.label).substitute(facts), Template(why).substitute(facts))


def advice(session: Session, ctx: Context) -> str:
    """One line above the ladder: what matters most with this much time left, by the ways that are known."""
    key = _advice(session, ctx)
    return ctx.words.advice["no-number" if key in _CALLS and not session.interview.contact_phone else key]


_CALLS = frozenset({"unknown", "same-day", "under-120", "under-30", "started", "missed-hour"})
"""The advice to call before anything else."""


def _advice(session: Session, ctx: Context) -> str:
    if session.interview.method is Method.CANCEL:
        return "canceled"
    minutes = minutes_left(session.interview, ctx.now)
    if minutes is None:
        return "unknown"
    if session.situation.kind is Kind.MISSED or minutes < -GRACE_MINUTES:
        return "missed-hour" if minutes > -STILL_TODAY_MINUTES else "missed"
    if minutes < 0:
        return "started"
    windows = ((URGENT_MINUTES, "under-30"), (SOON_MINUTES, "under-120"), (ADVANCE_MINUTES + 1, "same-day"))
    return next((key for limit, key in windows if minutes < limit), "advance")


def rescues(session: Session, ctx: Context) -> tuple[Rescue, ...]:
    """What could still save it, best first; there is always one, to ask for another time."""
    return tuple(name for name, words in ctx.words.rescues.items() if _possible(words, session, ctx))


def _possible(words: RescueWords, session: Session, ctx: Context) -> bool:
    interview, situation = session.interview, session.situation
    if words.reasons and situation.reason not in words.reasons:
        return False
    if words.modes and not _fits(words, interview):
        return False
    minutes = minutes_left(interview, ctx.now)
    if minutes is None:
        return True
    if words.first_minute is not None and minutes > words.first_minute:
        return False
    if words.last_minute is not None and minutes < words.last_minute:
        return False
    return not words.office_hours or _office_hours_left(interview, ctx)


def _fits(words: RescueWords, interview: Interview) -> bool:
    """Whether it fits the mode; while that was not said, only what fits more than one."""
    return interview.mode in words.modes if interview.mode else len(words.modes) > 1


def _office_hours_left(interview: Interview, ctx: Context) -> bool:
    """Whether "later today" still means something on their clock, on the day of the interview."""
    there = local(ctx.now, interview.zone)
    same_day = interview.starts is not None and local(interview.starts, interview.zone).date() == there.date()
    return same_day and there.hour < OFFICE_CLOSES - 1
