"""What to do if it goes wrong, on one card: whom to call, what to say, and what else there is."""

from string import Template

from msgspec import Struct

from raincheck.domain.context import Context
from raincheck.domain.interview import Interview, Mode, Relation
from raincheck.domain.naming import about
from raincheck.domain.session import Session
from raincheck.domain.telling import both_clocks
from raincheck.domain.when import clock, local


class PlanB(Struct, frozen=True, kw_only=True):
    """The card. Each part is some lines; `call` is never empty, and neither is what to `say`."""

    about: str
    when: str
    call: tuple[str, ...]
    say: tuple[str, ...]
    instead: tuple[str, ...]
    way: tuple[str, ...]
    also: tuple[str, ...]


def plan_b(session: Session, ctx: Context) -> PlanB:
    """The card of a case."""
    interview = session.interview
    when = both_clocks(interview.starts, interview.zone or ctx.zone, ctx) if interview.starts else ""
    return PlanB(
        about=about(session, ctx),
        when=when.partition(";")[0],
        call=_call(interview, ctx),
        say=_words_to_say(session, ctx),
        instead=_instead(interview, ctx),
        way=_way(interview, ctx),
        also=_also(interview, ctx),
    )


def parts(plan: PlanB, ctx: Context) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The parts of the card that have something to say, each with its label, in the order in which they are tried."""
    words = ctx.words.prepare.plan
    found = {"call": plan.call, "say": plan.say, "instead": plan.instead, "way": plan.way, "also": plan.also}
    return tuple((words[name], lines) for name, lines in found.items() if lines)


def _call(interview: Interview, ctx: Context) -> tuple[str, ...]:
    """An agency goes first, for it is the contact of its cases."""
    who = interview.contact_name or interview.company or interview.contact_email
    if interview.contact_phone:
        key = "call-agency" if interview.relation is Relation.AGENCY else "call-to"
        return (_joined(key, ctx, who=who, number=interview.contact_phone),)
    return (_say("call-nobody", ctx),)


def _words_to_say(session: Session, ctx: Context) -> tuple[str, ...]:
    """Two lines, which can be read out as they stand."""
    interview, me = session.interview, session.me.name
    starts = interview.starts
    time = clock(local(starts, interview.zone or ctx.zone)) if starts else ""
    who = interview.contact_name.partition(" ")[0]
    key = "say-hello-unsigned" if not me else "say-hello-who" if who else "say-hello"
    mode = (interview.mode or Mode.IN_PERSON).value
    hello = _say(key, ctx, who=who, me=me, time=time).replace(" at .", ".")
    return hello, _say(f"say-ask-{mode}", ctx)


def _instead(interview: Interview, ctx: Context) -> tuple[str, ...]:
    """How it can still take place."""
    if interview.mode is Mode.PHONE:
        return (_say("instead-call", ctx),)
    lines = []
    if interview.dial_in:
        key = "instead-dial-in-code" if interview.dial_in_code else "instead-dial-in"
        lines.append(_say(key, ctx, number=interview.dial_in, code=interview.dial_in_code))
    lines.append(_say("instead-hotspot" if interview.mode is Mode.VIDEO else "instead-phone", ctx))
    return tuple(lines)


def _way(interview: Interview, ctx: Context) -> tuple[str, ...]:
    if interview.mode is not Mode.IN_PERSON:
        return ()
    place = (_say("way-to", ctx, place=interview.location),) if interview.location else ()
    return (*place, _say("way-spare", ctx))


def _also(interview: Interview, ctx: Context) -> tuple[str, ...]:
    """Where else somebody can be told."""
    facts = {
        "also-write": {"email": interview.contact_email},
        "also-link": {"link": interview.join_url},
        "also-move": {"link": interview.reschedule_url},
    }
    return tuple(_say(key, ctx, **known) for key, known in facts.items() if all(known.values()))


def _joined(key: str, ctx: Context, *, who: str, number: str) -> str:
    """Who and the number, or the number alone."""
    return _say(key, ctx, who=who, number=number) if who else number


def _say(key: str, ctx: Context, **facts: str) -> str:
    return Template(ctx.words.prepare.plan[key]).substitute(facts)
