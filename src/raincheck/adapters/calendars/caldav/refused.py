"""Why a request to a calendar server came to nothing, as the causes that the words know."""

import ssl

from raincheck.adapters.mail.submission.tls import tls_cause
from raincheck.domain.text import clean_line
from raincheck.ports import FailCause, NoCalendar, NotPlaced

NOTE_LIMIT = 200
"""Characters that are kept of what the other side said."""

_TLS = {
    FailCause.TLS_EXPIRED: FailCause.CALENDAR_EXPIRED,
    FailCause.TLS_NOT_YET_VALID: FailCause.CALENDAR_EXPIRED,
    FailCause.TLS_WRONG_HOST: FailCause.CALENDAR_WRONG_HOST,
    FailCause.TLS_SELF_SIGNED: FailCause.CALENDAR_UNTRUSTED,
    FailCause.TLS_UNKNOWN_CA: FailCause.CALENDAR_UNTRUSTED,
}

_OF_ONE_ENTRY = {
    FailCause.CALENDAR_CHANGED,
    FailCause.CALENDAR_FAILED,
    FailCause.CALENDAR_FORBIDDEN,
    FailCause.CALENDAR_FULL,
    FailCause.CALENDAR_LOCKED,
    FailCause.CALENDAR_LOST,
    FailCause.CALENDAR_MISSING,
    FailCause.CALENDAR_NOT_KEPT,
    FailCause.CALENDAR_REFUSED,
    FailCause.CALENDAR_TAKEN,
}

_MAYBE_DONE = {FailCause.CALENDAR_FAILED, FailCause.CALENDAR_LOST, FailCause.CALENDAR_TIMED_OUT}


class Refused(Exception):
    """It was not done, or nobody said that it was. `note` is what the server said, cleaned and short.

    `wait_seconds` is how long it asks to be left alone.
    """

    def __init__(self, cause: FailCause, note: str = "", *, wait_seconds: int | None = None) -> None:
        super().__init__(cause.value)
        self.cause = cause
        self.note = clean_line(note)[:NOTE_LIMIT].rstrip()
        self.wait_seconds = wait_seconds

    @property
    def maybe_done(self) -> bool:
        """Whether the server may have done it all the same: only looking tells."""
        return self.cause in _MAYBE_DONE

    @property
    def ends_all(self) -> bool:
        """Whether the next request would fare no better."""
        return self.cause not in _OF_ONE_ENTRY

    def not_placed(self, uid: str) -> NotPlaced:
        """As what came of an entry."""
        return NotPlaced(uid, self.cause, self.note, self.wait_seconds)

    def no_calendar(self) -> NoCalendar:
        """As what came of looking for calendars."""
        return NoCalendar(self.cause, self.note, self.wait_seconds)


def unreachable(error: OSError) -> Refused:
    """What an error means before anything was said. Its text is left out: it may be an address of ours."""
    if isinstance(error, TimeoutError):
        return Refused(FailCause.CALENDAR_TIMED_OUT)
    if isinstance(error, ssl.SSLError):
        return Refused(_TLS.get(tls_cause(error), FailCause.CALENDAR_TLS_BROKEN))
    return Refused(FailCause.CALENDAR_NO_CONNECTION)


def broken_off(error: OSError) -> Refused:
    """What an error means once something was said."""
    return Refused(FailCause.CALENDAR_TIMED_OUT if isinstance(error, TimeoutError) else FailCause.CALENDAR_LOST)
