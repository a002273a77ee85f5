"""The follow-ups in the words of a calendar."""

from string import Template

from msgspec import Struct

from raincheck.domain.interview import Interview, Relation
from raincheck.domain.session import Session
from raincheck.domain.touches import Touch, TouchKind, TouchState
from raincheck.domain.words import Words


class CalendarEntry(Struct, frozen=True, kw_only=True):
    """One entry in the terms of RFC 5545, its words ready. `minutes` is how long it lasts.

    `alarms` are minutes before its start. With `stands` it belongs into the calendar, else it has to leave it.
    """

    touch: Touch
    summary: str
    description: str
    minutes: int = 15
    alarms: tuple[int, ...] = (0, 15)
    location: str = ""
    url: str = ""

    @property
    def stands(self) -> bool:
        """Whether it belongs into the calendar: what was done stays, as a calendar is also a diary."""
        return self.touch.state in (TouchState.PLANNED, TouchState.DONE)


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
            description=todo_of(touch, interview, words),
            location=interview.location if touch.kind is TouchKind.LEAVE else "",
            url=interview.join_url if touch.kind is TouchKind.JOIN else "",
        )
        for touch in session.followup.touches
    )


def todo_of(touch: Touch, interview: Interview, words: Words) -> str:
    """What to do when it comes: an agency is called."""
    told = words.touches[touch.kind]
    return (interview.relation is Relation.AGENCY and told.todo_agency) or told.todo
