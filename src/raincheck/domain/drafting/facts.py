"""The facts that a draft may name: each a word or a few, and empty where it is not known."""

from string import Template

from msgspec.structs import replace

from raincheck.domain.addressee import addressee
from raincheck.domain.context import Context
from raincheck.domain.drafting.occasion import BACK, occasion_of
from raincheck.domain.drafting.returning import meeting, returning_facts
from raincheck.domain.drafting.times import times_of
from raincheck.domain.interview import Interview, Relation
from raincheck.domain.session import Session

_TITLES = {"dr", "mr", "mrs", "ms", "mx", "prof", "professor", "sir", "herr", "frau", "mme", "m"}


class Facts(dict[str, str]):
    """Facts by their names. A name that is none says nothing: a draft never shows a placeholder."""

    def __missing__(self, name: str) -> str:
        return ""


def filled(template: str, facts: dict[str, str]) -> str:
    """The template with the facts in it; in a user's own words a name may be none of ours here."""
    return Template(template).substitute(Facts(facts)).strip()


def facts_of(session: Session, ctx: Context) -> dict[str, str]:
    """Everything that a template may ask for, apart from the parts of the message itself."""
    interview, me, words = meeting(session), session.me, ctx.words.drafts
    times, person = times_of(replace(session, interview=interview), ctx), addressee(session)
    host = words.host[_host(interview)]
    facts = {
        "first": first_name(person.name),
        "name": whole_name(person.name),
        "me": me.name,
        "my_phone": me.phone,
        "role": interview.role,
        "company": interview.company,
        "host": filled(host.host, {"company": interview.company}),
        "them": host.them,
        "their": host.their,
    }
    kind = _kind(interview)
    head = filled(words.headline[kind], facts)
    what = filled(words.appointment[kind], facts)
    # In few words the role is enough: the company is named where it has to be asked.
    enough = kind.removesuffix("_company") if interview.role else kind
    short = filled(words.appointment[enough], facts)
    named = {
        "headline": ", ".join(part for part in (head, times["short"]) if part),
        "appointment": f"{what} {times['when']}".strip(),
        "short_appointment": f"{short} {times['short_when']}".strip(),
        "heard_appointment": f"{short} {times['heard_when']}".strip(),
        "bare_appointment": f"{words.appointment[_bare(interview)]} {times['heard_when']}".strip(),
    }
    if occasion_of(session, ctx.now) not in BACK:
        return times | facts | named
    fewest = min(short, named["bare_appointment"], key=lambda text: len(text.split()))
    lengths = {"interview": what, "short_interview": short, "heard_interview": short, "bare_interview": fewest}
    return times | facts | named | lengths | returning_facts(session, ctx, head)


def _host(interview: Interview) -> str:
    if interview.relation is Relation.EMPLOYER:
        return "employer"
    return "agency_company" if interview.company else "agency"


def _bare(interview: Interview) -> str:
    return "plain" if interview.relation is Relation.EMPLOYER else "agency_plain"


def _kind(interview: Interview) -> str:
    """Which of the phrases fits the facts: an agency needs to hear the company, for it has several."""
    if interview.relation is Relation.EMPLOYER:
        return "role" if interview.role else "plain"
    known = [name for name in ("role", "company") if getattr(interview, name)]
    return "_".join(("agency", *known)) if known else "agency_plain"


def first_name(name: str) -> str:
    """The first name, also of "Whitfield, Dana"; after a title the last name: "Dr. Ortiz" of "Dr. Ana Ortiz"."""
    first, _, rest = name.partition(" ")
    if first.rstrip(".").casefold() in _TITLES:
        given, _, last = rest.partition(" ")
        # With more words than two, nobody but the bearer knows where the last name begins.
        return f"{first} {last}" if given and last and " " not in last else name
    if first.endswith(",") and rest:
        first = rest.partition(" ")[0]
    return first.rstrip(",")


def whole_name(name: str) -> str:
    """The name as one is addressed with it: "Dana Whitfield" also of "Whitfield, Dana" and "Dana Whitfield, PhD"."""
    before, comma, after = name.partition(",")
    if comma and after.strip() and " " not in before.strip():
        return f"{after.strip()} {before.strip()}"
    return before.strip() or name
