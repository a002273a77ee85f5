"""The facts: who writes about what, to whom, and when, on whose clock."""

import re
import unicodedata

from raincheck.domain.coach.clock import spoken_times, start_times
from raincheck.domain.coach.findings import BLAMELESS, Circumstances, Family, Occasion, Part, Severity
from raincheck.domain.coach.lexicon.facts import (
    ARRIVES,
    AT_HOUR,
    CITY_TIME,
    CLOSINGS,
    FILLERS,
    FULL_NAME,
    GENERIC,
    GREETED,
    NO_COMPANY,
    NOW,
    NUMBER,
    ONLY_NAME,
    OWN_NAME,
    PAST_TIME,
    ROLE,
    SELF,
    SIGNED,
    SWITCHES,
    TOLD_COMPANY,
    WITH_COMPANY,
    ZONE,
)
from raincheck.domain.coach.lexicon.form import REPLY
from raincheck.domain.coach.lexicon.names import NICKNAMES
from raincheck.domain.coach.lexicon.times import DAY, MINUTES, SPOKEN_HOUR, TIME
from raincheck.domain.coach.reading import MISSING, Reading, Span
from raincheck.domain.coach.rule import Rule, Scope, rule
from raincheck.domain.gaps import first_gap
from raincheck.domain.session import Channel


@rule(
    "id-missing",
    Family.FACTS,
    Severity.BLOCK,
    Scope(
        channels=(Channel.EMAIL, Channel.SMS, Channel.VOICEMAIL),
        never=(Occasion.CLOSE, Occasion.THANKS),
    ),
)
def id_missing(text: Reading, case: Circumstances) -> Span | None:
    """They cannot tell who this is, or which interview."""
    role, timed = _has_role(text, case), _has_time(text)
    if case.phase is Occasion.OUTREACH or (_is_in_thread(text) and case.phase in (Occasion.FOLLOWUP, *BLAMELESS)):
        # There is no interview to tell, or the mails before this one tell it.
        role = timed = True
    if case.channel is Channel.EMAIL:
        return None if role and timed else MISSING
    named = _has_name(text, case)
    if case.channel is Channel.SMS:
        return None if named and (role or timed) else MISSING
    return None if named and (role or timed) and NUMBER.search(text.said) else MISSING


def _is_in_thread(text: Reading) -> bool:
    return REPLY.match(text.subject) is not None


def _has_time(text: Reading) -> bool:
    return any(text.has(pattern) for pattern in (DAY, TIME, SPOKEN_HOUR))


def _has_role(text: Reading, case: Circumstances) -> bool:
    """Whether a telling word of the role stands there; without a role to compare, any word for one."""
    words = role_words(case.role)
    if not words:
        return text.has(ROLE) or not case.role
    said = unaccented(text.whole)
    return any(re.search(rf"(?<!\w){re.escape(word)}", said) for word in words) or text.has(ROLE)


def role_words(role: str) -> list[str]:
    """The words of a role by which it is recognized, without their endings."""
    words = re.findall(r"[^\W_]+", unaccented(role))
    telling = [word for word in words if word not in FILLERS]
    return [word[:-1] if len(word) > 5 else word for word in telling]


def _has_name(text: Reading, case: Circumstances) -> bool:
    """Whether the writer says who they are, at the start or at the end."""
    body = text.cased[text.offset :]
    if case.me:
        return any(word in unaccented(body) for word in unaccented(case.me).split())
    if SELF.search(body):
        return True
    strangers = _strangers(case)
    found = [*FULL_NAME.findall(body), *ONLY_NAME.findall(body), *SIGNED.findall(body.rstrip())]
    return any(not set(re.findall(r"[^\W\d_]+", unaccented(name))) & strangers for name in found)


def _strangers(case: Circumstances) -> set[str]:
    """Words at the end that are no name of the writer."""
    return set(unaccented(f"{case.contact} {case.company} {case.role}").split()) | CLOSINGS | GENERIC | NO_COMPANY


def unaccented(text: str) -> str:
    """Small letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


@rule("placeholder-left", Family.FACTS, Severity.BLOCK)
def placeholder_left(text: Reading, case: Circumstances) -> Span | None:
    """A gap of a template was never filled."""
    found = first_gap(text.cased)
    return text.span(*found.span()) if found else None


@rule("wrong-name", Family.FACTS, Severity.BLOCK)
def wrong_name(text: Reading, case: Circumstances) -> Span | None:
    """Greets somebody else, or speaks of another company."""
    return _wrong_person(text, case) or _wrong_company(text, case)


def _wrong_person(text: Reading, case: Circumstances) -> Span | None:
    greeted = GREETED.match(text.cased, text.offset)
    if greeted is None or not case.contact or _introduces(greeted):
        return None
    names = [word for word in re.findall(r"[^\W\d_]+", unaccented(greeted["name"])) if word not in GENERIC]
    known = re.findall(r"[^\W\d_]+", unaccented(f"{case.contact} {case.company}"))
    if not names or any(_alike(name, other) for name in names for other in known):
        return None
    return text.span(*greeted.span("name"))


def _introduces(greeted: re.Match[str]) -> bool:
    """Whether the name after the greeting is the writer's: "Hi, Greg Pulaski for Ms. Winters"."""
    after = greeted.string[greeted.end() : greeted.end() + 12]
    return "," in greeted[0][: greeted.start("name") - greeted.start()] or OWN_NAME.match(after) is not None


def _alike(one: str, other: str) -> bool:
    """The same name, or a short form of it."""
    short, long = sorted((one, other), key=len)
    return (
        one == other
        or NICKNAMES.get(one, one) == NICKNAMES.get(other, other)
        or (3 <= len(short) <= 5 and long.startswith(short[:3]) and (len(short) < len(long) - 1 or len(short) < 5))
    )


def _wrong_company(text: Reading, case: Circumstances) -> Span | None:
    known = re.findall(r"[^\W_]+", unaccented(f"{case.company} {case.contact} {case.role} {case.me}"))
    if not case.company:
        return None
    for found in (*TOLD_COMPANY.finditer(text.cased), *WITH_COMPANY.finditer(text.cased)):
        words = re.findall(r"[^\W_]+", unaccented(found["company"]))
        telling = [word for word in words if word not in NO_COMPANY and len(word) > 1]
        if (
            telling
            and words[0] not in NO_COMPANY
            and not any(_alike(word, other) for word in telling for other in known)
        ):
            return text.span(*found.span("company"))
    return None


@rule("eta-missing", Family.FACTS, Severity.BLOCK, Scope(occasions=(Occasion.RUNNING_LATE,)))
def eta_missing(text: Reading, case: Circumstances) -> Span | None:
    """Late, and not said how late: neither minutes nor a time nor now."""
    if text.has(MINUTES) or text.has(NOW) or text.has(SWITCHES):
        return None
    starts = start_times(case.when)
    said = [text.heading, *(s.text for s in text.sentences)]
    return None if any(_tells_arrival(sentence, starts) for sentence in said) else MISSING


def _tells_arrival(said: str, starts: frozenset[str]) -> bool:
    """Whether a sentence names a time to come that is not the start, or the start in another way: by phone."""
    times = spoken_times(said)
    if not times or (PAST_TIME.search(said) and not ARRIVES.search(said)):
        return False
    if not starts:
        return ARRIVES.search(said) is not None
    return any(time not in starts for time in times) or SWITCHES.search(said) is not None


@rule("timezone-missing", Family.FACTS, Severity.WARN)
def timezone_missing(text: Reading, case: Circumstances) -> Span | None:
    """The clocks differ, and a time does not say whose it is."""
    if not case.tz_differs:
        return None
    time = text.find(TIME) or text.find(AT_HOUR)
    if time is not None and time.part is Part.SUBJECT and _is_in_thread(text):
        # The subject of a thread was written before, and stays as it is.
        return None
    if time is None or ZONE.search(text.whole) or CITY_TIME.search(text.cased):
        return None
    return time


RULES: tuple[Rule, ...] = (id_missing, placeholder_left, wrong_name, eta_missing, timezone_missing)
