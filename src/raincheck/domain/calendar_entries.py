"""The follow-ups in the words of a calendar."""

from string import Template

from msgspec import Struct

from raincheck.domain.session import Session
from raincheck.domain.touches import Touch, TouchState
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
            description=words.touches[touch.kind].todo,
        )
        for touch in session.followup.touches
    )
