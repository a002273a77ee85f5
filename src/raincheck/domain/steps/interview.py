"""Which interview: only *when* is required, all else makes the message better."""

from msgspec.structs import replace

from raincheck.domain.addresses import is_email, is_phone
from raincheck.domain.context import Context
from raincheck.domain.interview import Interview, Method, Mode, Relation
from raincheck.domain.moments import Moment, Reading
from raincheck.domain.moments.reading import read_moment, typed
from raincheck.domain.questions import (
    Answers,
    Choice,
    ChoiceQuestion,
    FieldKind,
    Outcome,
    Page,
    Problem,
    Question,
    Rejected,
    TextField,
)
from raincheck.domain.session import Me, Session, Step
from raincheck.domain.steps.common import candidates, make_page, one_of, problem
from raincheck.domain.telling import clock_sentence
from raincheck.domain.text import clean_line
from raincheck.domain.when import clock, local
from raincheck.domain.zone_names import find_zone
from raincheck.domain.zones import city

STEP = Step.INTERVIEW

_LINES = {
    "when": FieldKind.MOMENT,
    "zone": FieldKind.ZONE,
    "company": FieldKind.LINE,
    "role": FieldKind.LINE,
    "contact_name": FieldKind.LINE,
    "contact_email": FieldKind.EMAIL,
    "contact_phone": FieldKind.PHONE,
}
_EXTRA = dict.fromkeys(("join_url", "dial_in", "dial_in_code", "location", "reschedule_url"), FieldKind.LINE)
"""Facts that only an invitation gives; nobody in a hurry types them."""

_MINE = {"my_name": FieldKind.LINE, "my_phone": FieldKind.PHONE, "my_email": FieldKind.EMAIL}
_ORDER = (
    "when zone mode company role contact_name relation contact_phone contact_email location join_url dial_in "
    "dial_in_code reschedule_url my_name my_phone my_email"
).split()


def page(session: Session, ctx: Context) -> Page:
    """A form: lines to type and two small choices; each fact of an invitation with where it stood."""
    interview = session.interview
    asked = [name for name in _ORDER if name not in _EXTRA or getattr(interview, name)]
    lead = ctx.words.screens.get(f"interview-{_news(interview)}")
    return make_page(STEP, ctx, *(_question(name, interview, ctx) for name in asked), lead=lead)


def _news(interview: Interview) -> str:
    """What an invitation says beyond its facts."""
    if interview.method in (Method.CANCEL, Method.REPLY):
        return interview.method.value
    return "update" if interview.updated else "read" if interview.sources.any else "typed"


def _question(name: str, interview: Interview, ctx: Context) -> Question:
    words = ctx.words.fields[name]
    if name in ("mode", "relation"):
        members = tuple(Choice(value=value, label=label) for value, label in words.values.items())
        return ChoiceQuestion(id=name, prompt=words.prompt, choices=members, optional=True)
    kind = (_LINES | _EXTRA | _MINE)[name]
    source = getattr(interview.sources, "starts" if name == "when" else name, "")
    required = name == "when"
    return TextField(
        id=name, prompt=words.prompt, kind=kind, placeholder=words.example, required=required, source=source
    )


def stored(session: Session, ctx: Context) -> dict[str, str]:
    """The facts as they were typed, or read."""
    interview, me = session.interview, session.me
    facts = {name: str(getattr(interview, name)) for name in _LINES}
    facts |= {name: value for name in _EXTRA if (value := getattr(interview, name))}
    facts |= {"mode": interview.mode or "", "relation": interview.relation.value}
    return facts | {"my_name": me.name, "my_phone": me.phone, "my_email": me.email}


def which_zone(zones: tuple[str, ...], ctx: Context) -> Problem:
    """Which of these clocks is the user's own, each with what it shows."""
    choices = (Choice(value=zone, label=city(zone), hint=clock(local(ctx.now, zone))) for zone in zones)
    return problem("my_zone", "zone-mine", ctx, tuple(choices))


def move_zone(session: Session, before: str, zone: str) -> Session:
    """The case on another local clock: where the old one only stood in for theirs, the new one does."""
    interview = session.interview
    stands_in = interview.zone == before and not interview.sources.any
    return replace(session, interview=replace(interview, zone=zone)) if stands_in else session


def arrive(session: Session, ctx: Context) -> Session:
    """The zone of this machine, until another one is named."""
    interview = session.interview
    return session if interview.zone else replace(session, interview=replace(interview, zone=ctx.zone))


def keep(session: Session, answers: Answers, ctx: Context) -> Session:
    """Take every line as it was typed; the moment is only read on the way forward."""
    before = session.interview
    lines = {name: clean_line(answers[name]) for name in _LINES | _EXTRA if name in answers}
    mode = one_of(Mode, answers["mode"]) if "mode" in answers else before.mode
    relation = one_of(Relation, answers.get("relation")) or before.relation
    mine = {name.removeprefix("my_"): clean_line(answers[name]) for name in _MINE if name in answers}
    # What the user changes is their own word from then on.
    changed = {"starts" if name == "when" else name for name, text in lines.items() if text != getattr(before, name)}
    changed |= {"mode"} if mode != before.mode else set()
    sources = replace(before.sources, **dict.fromkeys(changed, ""))
    return replace(
        session,
        interview=replace(before, mode=mode, relation=relation, sources=sources, **lines),
        me=replace(session.me, **mine),
    )


def answer(session: Session, answers: Answers, ctx: Context) -> Outcome:
    """Read the moment on their clock; ask where it could mean two things."""
    kept = keep(session, answers, ctx)
    interview = kept.interview
    zone = find_zone(interview.zone or ctx.zone, ctx.words.zones)
    problems = [*_addresses(interview, kept.me, ctx)]
    if zone is None:
        problems.insert(0, problem("zone", "zone-unknown", ctx))
        return Rejected(problems=tuple(problems))
    moment = read(interview.when, zone, ctx)
    if not isinstance(moment, Moment):
        problems.insert(0, problem("when", moment.reason, ctx, candidates(moment, ctx, zone)))
    if problems or not isinstance(moment, Moment):
        return Rejected(problems=tuple(problems))
    return replace(kept, interview=_settled(interview, moment, ctx))


def _settled(interview: Interview, moment: Moment, ctx: Context) -> Interview:
    """With the moment as it was read, and why the two clocks differ then."""
    note = clock_sentence(moment.at, moment.zone, ctx)
    return replace(interview, when=typed(moment), starts=moment.at, zone=moment.zone, clock_note=note)


def read(when: str, zone: str, ctx: Context) -> Reading:
    """What the field *when* means at this moment, in that zone; a zone in its words goes before."""
    return read_moment(when, ctx.now, zone, ctx.words.zones, ctx.zone)


def split_zone(when: str, zone: str, ctx: Context) -> tuple[str, str]:
    """A time with a zone in its words, as the two fields have it; any other as it is."""
    reading = read(when, find_zone(zone, ctx.words.zones) or ctx.zone, ctx)
    return (typed(reading), reading.zone) if isinstance(reading, Moment) else (when, zone)


def _addresses(interview: Interview, me: Me, ctx: Context) -> list[Problem]:
    """An address that is no address, and a number without enough digits to be dialed."""
    emails = {"contact_email": interview.contact_email, "my_email": me.email}
    phones = {"contact_phone": interview.contact_phone, "my_phone": me.phone}
    found = [problem(name, "email-unusable", ctx) for name, text in emails.items() if text and not is_email(text)]
    found += [problem(name, "phone-unusable", ctx) for name, text in phones.items() if text and not is_phone(text)]
    return found
