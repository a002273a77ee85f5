"""The follow-ups in the words of a calendar."""

from string import Template

from msgspec import Struct

from raincheck.domain.session import Session, Touch
from raincheck.domain.words import Words


class CalendarEntry(Struct, frozen=True, kw_only=True):
    """One entry in the terms of RFC 5545, its words ready."""

    touch: Touch
    summary: str
    description: str


def calendar_entries(session: Session, words: Words) -> tuple[CalendarEntry, ...]:
    """The touches of a case as calendar entries, dropped ones included: they cancel theirs."""
    interview = session.interview
    facts = {
        "who": interview.company or interview.contact_name or "the interviewer",
        "role_of": f", {interview.role}" if interview.role else "",
    }
    return tuple(
        CalendarEntry(
            touch=touch,
            summary=Template(words.touches[touch.kind].summary).substitute(facts),
            description=words.touches[touch.kind].todo,
        )
        for touch in session.followup.touches
    )
